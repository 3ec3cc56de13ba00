"""Who was there, by a report's attributions: who is said to have seen or heard something, or is from near by, and pictures.

Their words need name no event: "It sounded like thunder", said who lives next door, tells of the blast that the report told just before.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache

from firsthand.linking.naming import words_of
from firsthand.linking.witnessing import of_part
from firsthand.linking.words import listed, stem, tokens
from firsthand.records import DONE, Attribution, Event, Reading, Span, Voice

ACTS = frozenset({"ASSAULT", "COERCE", "PROTEST", "MOBILIZE", "CONSULT", "SANCTION", "RETREAT", "AID"})  # seen or heard
_REACH = 300  # characters from an act to the words of who saw it
_ENDED = re.compile(r"\w[.!?]+[”\"'’]?\s+|\n")


@dataclass(frozen=True, slots=True)
class Eyewitness:
    """One who was there; ``event`` is the act that his words are about where they name none of their own."""

    voice: Voice
    event: Event | None


def eyewitnesses(reading: Reading) -> tuple[Eyewitness, ...]:
    """Those whom a report says to have seen or heard something, or to be from near by, and pictures, in the order of the text."""
    found = (
        Eyewitness(voice, _act_beside(a, reading))
        for a in reading.attributions
        if a.source and a.content and _was_there(a, reading.report.text) and (voice := _voice(a.source[0], reading))
    )
    return tuple(sorted(found, key=lambda one: one.voice.span))


def _was_there(a: Attribution, text: str) -> bool:
    source, cues = a.source[0].of(text), [s.of(text) for s in a.cue]
    if _pictures(source):
        return any(set(map(stem, tokens(cue))) & words_of("showing") for cue in cues)
    said = [s.of(text) for s in a.content]
    perceived = any(_cue().fullmatch(cue) for cue in cues) and not any(_told().match(words) for words in said)
    unnamed = set(map(stem, tokens(source))) & (words_of("officials") | {stem("source")})
    return perceived or any(map(_saw().search, said)) or (not unnamed and _nearby().search(source) is not None)


def _pictures(source: str) -> bool:
    return bool(set(map(stem, tokens(source))) & words_of("pictures"))


def _voice(source: Span, reading: Reading) -> Voice | None:
    """A source as a voice: whoever stands first in it; nobody for a pronoun that stands for nobody known."""
    words = source.of(reading.report.text)
    inside = [m for m in reading.mentions if source.covers(m.span)]
    first = min(inside, key=lambda m: (m.span.start, -m.span.end), default=None)
    if first is None or (first.form == "pronoun" and first.identity.name.lower() == first.text.lower()):
        return None
    named = first.form == "name" or any(w[0].isupper() for w in tokens(first.identity.name))
    return Voice(source, words, first.identity, "document" if _pictures(words) else "named" if named else "anonymous")


def _act_beside(a: Attribution, reading: Reading) -> Event | None:
    """The act that a report told last before somebody's words, failing that in the next sentence, if they hold none of their own."""
    text, spans = reading.report.text, (*a.source, *a.content)
    start, end = min(s.start for s in spans), max(s.end for s in spans)
    acts = [e for e in reading.events if e.type in ACTS and e.reality in DONE]
    if any(s.covers(e.trigger) for s in a.content for e in acts):
        return None
    before = (e for e in acts if 0 <= start - e.trigger.end < _REACH)
    after = (e for e in acts if e.trigger.start >= end and len(_ENDED.findall(text[end : e.sentence.start])) < 2)
    return max(before, key=lambda e: e.trigger, default=None) or min(after, key=lambda e: e.trigger, default=None)


@cache
def _cue() -> re.Pattern[str]:
    """A cue by which somebody saw or heard something himself: "also heard"."""
    return re.compile(rf"(?:\w+\s+)?(?:{of_part('verb')})", re.IGNORECASE)


@cache
def _told() -> re.Pattern[str]:
    """What is only heard of: "heard *testimony*"."""
    return re.compile(rf"\W*(?:{of_part('hearsay')})\b", re.IGNORECASE)


@cache
def _saw() -> re.Pattern[str]:
    """Words of who saw or heard something: "I heard a bang", "It sounded like", and "he saw" at the head of what he says."""
    who = rf"\b(?:{of_part('self')})\b|^\W*(?:that\s+)?(?:{of_part('himself')})\b"
    verb = rf"(?:\s+(?:{of_part('between')}|\w+ly))*\s+(?:{of_part('verb')}|(?:{of_part('able')})\s+(?:{of_part('bare')}))\b"
    words = rf"(?:{who}){verb}(?!\s+(?:{of_part('hearsay')})\b)|\b(?:{of_part('like')}) like\b"
    return re.compile(words, re.IGNORECASE)


@cache
def _nearby() -> re.Pattern[str]:
    """Words that say of somebody that he is from near by: "who lives next door" (``data/nearby.tsv``)."""
    return re.compile(rf"\b(?:{'|'.join(listed('nearby'))})\b", re.IGNORECASE)
