"""What one report tells of one event, all its mentions of it taken together.

The reader says which mentions are one event; that is one sign among others here, so that a mention with its own date or
its own parties can be an event of its own (``gathering.py``).
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, replace

from firsthand.linking.dates import Stretch, absolute, stretch
from firsthand.linking.parties import Named, distinct
from firsthand.linking.words import rarity, stem, tokens
from firsthand.records import Event, Reading, When

NEAR = 160  # characters before and after a trigger whose words say what the event is about
ANSWERS = frozenset({"ACCUSE", "REJECT", "SUPPORT", "REQUEST"})  # statements about something done
_NEAR_WORDS = 60  # characters after a statement in which what it speaks of stands
_MANY = re.compile(
    r"\b(?:series|string|spate|wave|dozens|hundreds|several|many|multiple|numerous|repeated|frequent|regular|previous|"
    r"earlier|past|recent|other|some|two|three|four|five|six|seven|eight|nine|ten|\d+)(?: of)?(?: [\w-]+){0,3} $",
    re.IGNORECASE,
)
_SO_FAR = re.compile(r"\b(?:since|over the (?:past|last)|in recent|this year|so far)\b", re.IGNORECASE)
_BESIDE = 90  # characters from a trigger in which a part of the day is the event's
_HALVES = {
    "morning": re.compile(r"\bmorning\b", re.IGNORECASE),
    "evening": re.compile(r"\b(?:evening|night)\b", re.IGNORECASE),
}


@dataclass(frozen=True, slots=True)
class Subject:
    """What a statement speaks of, by the words of its trigger."""

    words: str
    event: Event


@dataclass(frozen=True, slots=True)
class Told:
    """One event as one report tells it; ``events`` in the order of the text, ``stretch`` the days it can lie in.

    ``words`` are the stems around its triggers with their weights; ``day`` is the report's day of publication, None where it
    is not known or not to be trusted. ``subject`` is what a statement speaks of, and ``answered`` are its days. ``lead`` is the event
    that tells most.
    """

    report: str
    outlet: str | None
    events: tuple[Event, ...]
    lead: Event
    types: tuple[tuple[str, float], ...]
    triggers: frozenset[str]
    actors: tuple[Named, ...]
    recipients: tuple[Named, ...]
    stretch: Stretch | None
    when: When | None
    day: int | None
    words: tuple[tuple[str, float], ...]
    numbers: frozenset[str]
    general: bool
    confidence: float
    answered: Stretch | None = None
    subject: Subject | None = None


@dataclass(frozen=True, slots=True)
class Issue:
    """Who published a report and on what day; ``sure`` is False where the day is only supposed, so that "Friday" says nothing."""

    outlet: str | None
    day: int | None
    sure: bool = True


def mentions(reading: Reading, issue: Issue) -> tuple[Told, ...]:
    """Every mention of an event in one report; one that names no party has those of the event's first mention."""
    known = {event.id: event for event in reading.events}
    found = []
    for event in reading.events:
        told, first = together([event], reading, issue), known.get(event.same_as or "", event)
        actors, recipients = told.actors or distinct(first.actors), told.recipients or distinct(first.recipients)
        found.append(replace(told, actors=actors, recipients=recipients))
    return tuple(found)


def own_time(event: Event) -> When | None:
    """The event's time where its own sentence gives it; what the reader carried over from elsewhere is left out."""
    return event.when if event.when and event.sentence.covers(event.when.span) else None


def together(events: Sequence[Event], reading: Reading, issue: Issue) -> Told:
    """What the report tells of one event with these mentions, in the order of the text."""
    lead = max(events, key=_fullness)
    types: dict[str, float] = {}
    for event in events:
        types[event.type] = types.get(event.type, 0.0) + event.confidence
    when = _when(events, dated=issue.sure)
    text = reading.report.text
    subjects = [one for e in events for one in _spoken_of(e, reading)]
    answered = next((w for one in subjects if (w := own_time(one))), None)
    around = " ".join(
        text[max(e.sentence.start, e.trigger.start - NEAR) : min(e.sentence.end, e.trigger.end + NEAR)] for e in events
    )
    return Told(
        report=reading.report.id,
        outlet=issue.outlet,
        events=tuple(events),
        lead=lead,
        types=tuple(sorted(types.items())),
        triggers=frozenset(stem(w) for e in events for w in tokens(e.trigger.of(text))),
        actors=distinct(p for e in events for p in e.actors),
        recipients=distinct(p for e in events for p in e.recipients),
        stretch=stretch(when.first, when.last, loose=not absolute(when)) if when else None,
        when=when,
        day=issue.day,
        words=weighed(around),
        numbers=frozenset(w for w in tokens(around) if w[0].isdigit()),
        general=all(general(e, text) for e in events),
        confidence=max(e.confidence for e in events),
        answered=stretch(answered.first, answered.last) if answered else None,
        subject=Subject(subjects[0].trigger.of(text), subjects[0]) if subjects else None,
    )


def half(event: Event) -> str | None:
    """Whether the words beside the trigger name the morning of a day or its evening: "on Tuesday night"."""
    when = own_time(event)
    if when is None or when.span.gap(event.trigger) > _BESIDE:
        return None
    return next((name for name, words in _HALVES.items() if words.search(when.text)), None)


def _spoken_of(event: Event, reading: Reading) -> list[Event]:
    """What a statement speaks of in its own sentence: the launch in "Seoul condemned the launch"."""
    if event.type not in ANSWERS:
        return []
    near = (e for e in reading.events if 0 < e.trigger.start - event.trigger.end < _NEAR_WORDS)
    return [e for e in near if e.type not in ANSWERS and event.sentence.covers(e.trigger)]


def _fullness(event: Event) -> tuple[float, int]:
    told_fields = len(event.actors) + len(event.recipients) + (own_time(event) is not None)
    return (event.confidence + 0.1 * min(told_fields, 3), -event.trigger.start)


def _when(events: Sequence[Event], *, dated: bool) -> When | None:
    """The time that most mentions' own sentences give, the most exact of equals, else the one that was carried over."""
    usable = [e for e in events if e.when and (dated or absolute(e.when)) and not _SO_FAR.search(e.when.text)]
    own = [w for e in usable if (w := own_time(e))]
    known = own or [e.when for e in usable if e.when]
    votes = Counter((w.first, w.last) for w in known)
    return min(known, key=lambda w: (-votes[w.first, w.last], *_exactness(w)), default=None)


def _exactness(when: When) -> tuple[int, int]:
    days = stretch(when.first, when.last)
    return (days.days if days else 10**7, when.span.start)


def weighed(text: str) -> tuple[tuple[str, float], ...]:
    """The stems of ``text`` with their rarity, common ones left out, in order."""
    stems = {stem(w) for w in tokens(text)}
    return tuple(sorted((s, rarity(s) - 1) for s in stems if rarity(s) > 1 and len(s) > 1))


def general(event: Event, text: str) -> bool:
    """Whether the event is told of as a class ("some thirty transfers since October") and not as one instance."""
    trigger = event.trigger.of(text)
    if not trigger.endswith("s") or trigger.endswith("ss"):
        return False
    before = text[event.sentence.start : event.trigger.start]
    counted = bool(_MANY.search(before)) or bool(_SO_FAR.search(event.sentence.of(text)))
    return counted and not _one_day(event)


def _one_day(event: Event) -> bool:
    when = own_time(event)
    days = stretch(when.first, when.last) if when else None
    return days is not None and days.days == 1
