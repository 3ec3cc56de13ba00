"""Whether an event is told as denied: by its reality, by its voice's stance, or by a denial that governs or points to it."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence

from firsthand.linking.naming import words_of
from firsthand.linking.parties import alike, named
from firsthand.linking.words import stem, tokens
from firsthand.reading.voices.speakers import cue_of
from firsthand.records import DONE, Event, Party, Reading

_CLAUSE = 80  # characters from a denial in which its clause's event stands
_BREAK = re.compile(r"[.;:“”\"\n]|\b(?:and|but|after|because|since|while|when|although)\b")
_GOES_ON = re.compile(rf",\s|{_BREAK.pattern}")  # what stands behind it is no more denied
_POINTING = re.compile(
    r"\s+(?:(?:(?:any|all|the|that|this|those|these|such|its|his|her|their)|(?:[\w-]+\s){0,2}\w+['’]s?)\s+(?:\w+\s+)?"
    r"(?:(?P<told>accusations?|allegations?|claims?|reports?|accounts?|versions?)|charges?|"
    r"involvement|responsibility|wrongdoing|role|part)|it|that|this)\b(?!\s+(?:it|he|she|they|the|any|there)\b)",
    re.IGNORECASE,
)  # ``told`` is what somebody else says, whoever did it
_GIVEN_NOUN = re.compile(
    r"(?<!responsibility )(?<!blame )\b(?:for|after|before|during|following|since|over)\s+"
    r"(?:(?:the|a|an|this|that|these|those|its|their|his|her|any)\s+)?(?:[\w.’'-]+\s+){0,2}$",
    re.IGNORECASE,
)  # what stands here in a denial is only spoken of: "for the release", "after last week's attack"
_GIVEN_CLAUSE = re.compile(r"\b(?:after|because|since|while|when|although)\s+[^,.;:]*$", re.IGNORECASE)
_BACK = 700  # characters before a denial in which what "it" points to stands
_SAME = 0.8  # likeness from which the denier is the one that the event was said to be done by


def denied(event: Event, reading: Reading) -> bool:
    """Whether the mention tells that the event did not happen."""
    if presupposed(event, reading.report.text):
        return False
    return untrue(event, reading.report.text) or denial(event, reading) is not None


def untrue(event: Event, text: str) -> bool:
    """Whether the mention itself is told as untrue; what a denier goes on to tell as done is not ("denied it and said that they fired")."""
    if event.reality == "denied":
        return True
    voice = event.voices[-1] if event.voices else None
    if voice is None or voice.stance != "denies":
        return False
    after = text[voice.cue.end : event.trigger.start] if voice.cue and event.reality in DONE else ""
    return not _GOES_ON.search(after)


def presupposed(event: Event, text: str) -> bool:
    """Whether a denial only speaks of the event: the release in "denied that it paid a ransom for the release"."""
    before = text[event.sentence.start : event.trigger.start]
    given = _GIVEN_NOUN.search(before) or _GIVEN_CLAUSE.search(before)
    return given is not None and any(_denies(w.lower()) for w in tokens(before[: given.start()]))


def is_denial(event: Event, reading: Reading) -> bool:
    """Whether an event is the act of denying something."""
    return (
        event.type == "REJECT"
        and event.reality == "happened"
        and any(_denies(word) for word in event.trigger.of(reading.report.text).lower().split())
    )


def _denies(word: str) -> bool:
    """Whether a word is of a verb that denies what a clause tells ("denied that …"), and does not only refuse."""
    if stem(word) in words_of("disputing"):
        return True
    known = cue_of(word)
    return known is not None and known.stance == "denies" and "c" in known.frames


def denial(event: Event, reading: Reading) -> Event | None:
    """The denial in whose clause the event is told: "denied" in "the ministry denied that it had sent arms"."""
    text, start = reading.report.text, event.trigger.start
    for other in reading.events if event.type != "REJECT" else ():
        near = 0 < start - other.trigger.end < _CLAUSE and event.sentence.covers(other.trigger)
        if near and is_denial(other, reading) and not _BREAK.search(text[other.trigger.end : start]):
            return None if presupposed(event, text) else other
    return None


def denials(events: Sequence[Event], reading: Reading) -> list[Event]:
    """The denials of ``events`` that a report tells: those that govern one and those that point back to one.

    "The ministry denied it" points to the last event before that the ministry was said to have done.
    """
    known = {e.id for e in events}
    found = [d for e in events if (d := denial(e, reading))]
    for other in reading.events:
        pointing = _POINTING.match(reading.report.text, other.trigger.end) if is_denial(other, reading) else None
        if pointing:
            meant = _meant(other, reading, told=pointing["told"] is not None)
            if meant is not None and meant.id in known:
                found.append(other)
    return list({d.id: d for d in found}.values())


def _meant(denying: Event, reading: Reading, *, told: bool) -> Event | None:
    """What a denial points back to: the last event before it that the denier is an actor of, failing that what another ``told`` last."""
    deniers = [named(p) for p in denying.actors]
    before = [
        e
        for e in sorted(reading.events, key=lambda e: e.trigger.start, reverse=True)
        if 0 < denying.trigger.start - e.trigger.end < _BACK and e.type not in {"REJECT", "ACCUSE", "REQUEST"}
    ]

    def among(parties: Iterable[Party]) -> bool:
        return any(alike(d, named(p)) >= _SAME for d in deniers for p in parties)

    own = next((e for e in before if among(e.actors)), None)
    if own is not None or not told:
        return own
    speaking = ((e, [Party(v.span, v.text, v.identity) for v in e.voices if v.kind != "phrase"]) for e in before)
    return next((e for e, who in speaking if who and not among(who)), None)
