"""Readings made by hand for the tests of incidents: events found by their words in small texts of our own."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

from firsthand.records import (
    Count,
    Event,
    Identity,
    Party,
    Reading,
    Reality,
    Report,
    Span,
    Stance,
    Voice,
    VoiceKind,
    When,
    Where,
)

UTLAND = Identity("Utland", "PRK", "GOV", "country:PRK")
NORRLAND = Identity("Norrland", "JPN", "GOV", "country:JPN")
SUDLAND = Identity("Sudland", "KOR", "GOV", "country:KOR")


@dataclass(frozen=True, slots=True)
class Says:
    """A voice by the words that stand for it in the text."""

    words: str
    identity: Identity
    kind: VoiceKind = "named"
    stance: Stance = "asserts"


@dataclass(frozen=True, slots=True)
class Act:
    """An event by the words of its trigger, parties and time in the text; ``nth`` the trigger's occurrence."""

    trigger: str
    type: str = "MOBILIZE"
    actors: Mapping[str, Identity] = field(default_factory=dict)
    recipients: Mapping[str, Identity] = field(default_factory=dict)
    when: tuple[str, str] | None = None
    where: tuple[str, float, float] | None = None
    says: Sequence[Says] = ()
    reality: Reality = "happened"
    confidence: float = 0.6
    counts: Mapping[str, int] = field(default_factory=dict)
    same_as: int | None = None
    nth: int = 1
    mode: str | None = None


def span(text: str, words: str, nth: int = 1) -> Span:
    """Where ``words`` stand for the ``nth`` time."""
    start = -1
    for _ in range(nth):
        start = text.index(words, start + 1)
    return Span(start, start + len(words))


def reading(
    name: str, text: str, *acts: Act, publisher: str | None = None, published: str | None = "2017-09-15"
) -> Reading:
    """A report with this text and these events; a line is a sentence, the first line the title."""
    report = Report(name, text, text.split("\n", maxsplit=1)[0], publisher, published)
    return Reading(report, tuple(_event(f"{name}#{i}", text, act) for i, act in enumerate(acts, 1)))


def _event(name: str, text: str, act: Act) -> Event:
    trigger = span(text, act.trigger, act.nth)
    start = text.rfind("\n", 0, trigger.start) + 1
    end = text.find("\n", trigger.end)
    sentence = Span(start, len(text) if end < 0 else end)
    return Event(
        id=name,
        trigger=trigger,
        type=act.type,
        mode=act.mode,
        contexts=(),
        quad=4,
        score=-1.0,
        actors=tuple(Party(span(text, words), words, who) for words, who in act.actors.items()),
        recipients=tuple(Party(span(text, words), words, who) for words, who in act.recipients.items()),
        when=When(act.when[1], act.when[1], span(text, act.when[0]), act.when[0]) if act.when else None,
        where=Where(act.where[0], None, act.where[1], act.where[2], span(text, act.where[0])) if act.where else None,
        reality=act.reality,
        confidence=act.confidence,
        voices=tuple(Voice(span(text, s.words), s.words, s.identity, s.kind, s.stance) for s in act.says),
        sentence=sentence,
        counts={k: Count(n, n, trigger) for k, n in act.counts.items()},
        same_as=f"{name.split('#', maxsplit=1)[0]}#{act.same_as}" if act.same_as else None,
    )
