"""What linking passes on, as frozen records; ids of reports and events are those of the readings."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Literal

from firsthand.records import Reality, VoiceKind

CopyKind = Literal["exact", "near", "partial", "rewritten"]
Side = Literal["actor", "recipient", "third", "unknown"]


@dataclass(frozen=True, slots=True)
class Signature:
    """What is kept of a report to find its copies and its story: no text, the same whatever the other reports are.

    ``published`` is the report's own ISO date or date-time and ``day`` its day's number (proleptic ordinal), None where
    it has none. ``words`` are (stem, weight) in the stems' order, the squares of the weights adding up to 1. ``runs``
    are the three-word runs of the narrative and ``quoted`` those of quotations and first-person speech, as 32-bit
    numbers in order. ``names``, ``numbers`` and ``days`` are what the text names, counts and dates; ``credits`` the
    outlets and agencies it credits; ``digest`` the whole text's fingerprint; ``size`` its length in words.
    """

    report: str
    outlet: str | None
    published: str | None
    day: int | None
    words: tuple[tuple[str, float], ...]
    runs: tuple[int, ...]
    quoted: tuple[int, ...]
    names: tuple[str, ...]
    numbers: tuple[str, ...]
    days: tuple[int, ...]
    credits: tuple[str, ...]
    digest: str
    size: int


@dataclass(frozen=True, slots=True)
class Copy:
    """Two reports with one text: ``later`` took it from ``earlier`` or both from the agency named in ``credit``.

    ``share`` is the part of the shorter one's narrative that stands in the other word by word; ``reasons`` say in words
    what shows it. Which came first is by publication time, then by length, then by id.
    """

    earlier: str
    later: str
    kind: CopyKind
    share: float
    credit: str | None
    reasons: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Story:
    """Reports about the same happening; ``first`` and ``last`` are the ISO days between which they were published."""

    id: str
    title: str
    first: str | None
    last: str | None
    reports: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Telling:
    """What one report says of an incident, by its best-sourced event; ``chain`` are the names of its voices, outermost first."""

    report: str
    event: str
    chain: tuple[str, ...]
    reality: Reality
    events: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Actor:
    """An actor or recipient of an incident as the tellings together name it."""

    name: str
    country: str | None
    sector: str | None
    id: str | None


@dataclass(frozen=True, slots=True)
class Period:
    """Between which ISO dates, as exact as is known; None for an open end."""

    first: str | None
    last: str | None


@dataclass(frozen=True, slots=True)
class Spot:
    """The place of an incident; ``lat`` and ``lon`` in degrees."""

    name: str
    country: str | None
    lat: float | None
    lon: float | None


@dataclass(frozen=True, slots=True)
class Origin:
    """Where a telling enters the record: the far end of its chain, followed through all reports.

    ``counted`` says whether it is an origin of its own in ``Incident.independent_origins``; ``manner`` is as in
    ``sources.Source``.
    """

    name: str
    kind: VoiceKind
    side: Side
    reports: tuple[str, ...]
    counted: bool
    manner: str = "name"
    country: str | None = None
    id: str | None = None


@dataclass(frozen=True, slots=True)
class Merge:
    """Voices or outlets that were made one origin, and why, in words."""

    origins: tuple[str, ...]
    reason: str


@dataclass(frozen=True, slots=True)
class Version:
    """One of the things told in a dispute, by whom (names of origins) and in which reports, the earliest first."""

    value: str
    origins: tuple[str, ...]
    reports: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Dispute:
    """Tellings of one incident that cannot both hold, version by version as they appeared."""

    field: str
    versions: tuple[Version, ...]


@dataclass(frozen=True, slots=True)
class Grade:
    """Source reliability A–F and information credibility 1–6, by rule, each with its reasons in words."""

    source: str
    credibility: int
    reasons: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Incident:
    """The same event in one or many reports; ``general`` where it is told of as a class and not as one instance.

    ``about`` is what a statement speaks of, in words: "launch by North Korea, 2017-09-15".
    """

    id: str
    type: str
    mode: str | None
    actors: tuple[Actor, ...]
    recipients: tuple[Actor, ...]
    when: Period | None
    where: Spot | None
    reality: Reality
    tellings: tuple[Telling, ...]
    general: bool = False
    counts: Mapping[str, tuple[int, int]] = field(default_factory=dict)
    origins: tuple[Origin, ...] = ()
    independent_origins: int = 0
    merges: tuple[Merge, ...] = ()
    disputes: tuple[Dispute, ...] = ()
    grade: Grade | None = None
    about: str | None = None
