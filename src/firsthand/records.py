"""The words of the house as frozen records; every room passes these on and nothing else.

All offsets are Unicode characters into ``Report.text``; ``end`` is exclusive.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Literal

Reality = Literal[
    "happened",
    "ongoing",
    "planned",
    "ordered",
    "requested",
    "threatened",
    "expected",
    "hypothetical",
    "denied",
    "unclear",
]
DONE: frozenset[Reality] = frozenset({"happened", "ongoing"})  # told as a fact
ASKED: frozenset[Reality] = frozenset({"requested", "ordered"})
WANTED: frozenset[Reality] = ASKED | {"threatened"}  # what somebody wants to come about, and says so
VoiceKind = Literal["named", "anonymous", "collective", "outlet", "document", "phrase"]
Stance = Literal["asserts", "confirms", "denies", "doubts", "predicts", "demands", "promises"]
MentionForm = Literal["name", "description", "pronoun"]


@dataclass(frozen=True, slots=True, order=True)
class Span:
    """A stretch of the report's text."""

    start: int
    end: int

    def __post_init__(self) -> None:
        if not 0 <= self.start <= self.end:
            raise ValueError(f"a span runs forward from 0 on, not {self.start}..{self.end}")

    def of(self, text: str) -> str:
        """The words of the span in ``text``."""
        return text[self.start : self.end]

    def covers(self, other: Span) -> bool:
        """Whether ``other`` lies wholly inside this span."""
        return self.start <= other.start and other.end <= self.end

    def overlaps(self, other: Span) -> bool:
        """Whether the two spans share a character."""
        return self.start < other.end and other.start < self.end

    def gap(self, other: Span) -> int:
        """The number of characters between the two spans; 0 where they touch or overlap."""
        return max(self.start - other.end, other.start - self.end, 0)


@dataclass(frozen=True, slots=True)
class Report:
    """One published text. ``published`` is an ISO date or date-time; ``language`` an ISO 639-1 code."""

    id: str
    text: str
    title: str | None = None
    publisher: str | None = None
    published: str | None = None
    url: str | None = None
    language: str = "en"


@dataclass(frozen=True, slots=True)
class Identity:
    """What the atlas knows of a party or a voice.

    ``country`` is ISO 3166 alpha-3 or PLOVER's IGO, UNO, EUR, NGO, IMG, MNC …; ``sector`` is PLOVER's (GOV, MIL …);
    ``id`` the atlas's id, None for one it does not know; ``why`` says in words how it was resolved; ``guessed`` names those of
    ``country`` and ``sector`` that no words tell.
    """

    name: str
    country: str | None = None
    sector: str | None = None
    id: str | None = None
    why: str = ""
    guessed: tuple[str, ...] = ()

    @property
    def kind(self) -> str:
        """What the atlas has it as: "country", "person", "group" …, the first part of its id; "" of what it lacks."""
        return (self.id or "").partition(":")[0]


@dataclass(frozen=True, slots=True)
class Mention:
    """Words that name or describe an actor; mentions of one actor in a report share ``entity``."""

    span: Span
    text: str
    form: MentionForm
    entity: int
    identity: Identity


@dataclass(frozen=True, slots=True)
class Party:
    """An actor or recipient of an event."""

    span: Span
    text: str
    identity: Identity


@dataclass(frozen=True, slots=True)
class Voice:
    """One on whose word a report has something."""

    span: Span
    text: str
    identity: Identity
    kind: VoiceKind
    stance: Stance = "asserts"
    direct: bool = False
    cue: Span | None = None


@dataclass(frozen=True, slots=True)
class Attribution:
    """Source, cue and content spans of one saying, as in the PolNeAR corpus."""

    source: tuple[Span, ...]
    cue: tuple[Span, ...]
    content: tuple[Span, ...]


@dataclass(frozen=True, slots=True)
class Time:
    """A time expression with its TimeML TIMEX3 ``value``.

    ``first`` and ``last`` are ISO dates as exact as is known ("2016", "2016-12", "2016-12-24"), None for an open or
    unknown end; both are None where the value cannot be placed in the calendar (a duration, "recently").
    """

    span: Span
    text: str
    value: str | None
    first: str | None = None
    last: str | None = None


@dataclass(frozen=True, slots=True)
class Place:
    """A place name with where it lies; ``lat`` and ``lon`` in degrees, None where the gazetteer lacks it."""

    span: Span
    text: str
    name: str
    country: str | None = None
    lat: float | None = None
    lon: float | None = None


@dataclass(frozen=True, slots=True)
class When:
    """The time of an event; ``first`` and ``last`` as in :class:`Time`; ``span`` the words it was read from."""

    first: str | None
    last: str | None
    span: Span
    text: str


@dataclass(frozen=True, slots=True)
class Where:
    """The place of an event; ``span`` the words it was read from."""

    name: str
    country: str | None
    lat: float | None
    lon: float | None
    span: Span


@dataclass(frozen=True, slots=True)
class Count:
    """How many were killed, wounded …, low and high as told."""

    low: int
    high: int
    span: Span


@dataclass(frozen=True, slots=True)
class Event:
    """One thing that a report tells that somebody did, coded in PLOVER.

    ``score`` is PLOVER's for type and mode; ``confidence`` the chance that type, actors and recipients are all right;
    ``same_as`` the id of the event's first mention in the report. ``evidence`` gives for each field the words it was
    read from, ``reasons`` for each field the rule or model that decided it.
    """

    id: str
    trigger: Span
    type: str
    mode: str | None
    contexts: tuple[str, ...]
    quad: int
    score: float
    actors: tuple[Party, ...]
    recipients: tuple[Party, ...]
    when: When | None
    where: Where | None
    reality: Reality
    confidence: float
    voices: tuple[Voice, ...]
    sentence: Span
    counts: Mapping[str, Count] = field(default_factory=dict)
    same_as: str | None = None
    evidence: Mapping[str, tuple[Span, ...]] = field(default_factory=dict)
    reasons: Mapping[str, str] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Reading:
    """What was read from one report."""

    report: Report
    events: tuple[Event, ...] = ()
    attributions: tuple[Attribution, ...] = ()
    mentions: tuple[Mention, ...] = ()
    times: tuple[Time, ...] = ()
    places: tuple[Place, ...] = ()
