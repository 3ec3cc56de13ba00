"""What the ledger answers with: events, reports, finds, failures and counts, as records."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Literal

from firsthand.ledger.judging import Verdict
from firsthand.records import Identity, Reality, Span, Stance, VoiceKind


@dataclass(frozen=True, slots=True)
class ListedVoice:
    """A voice of a chain."""

    identity: Identity
    kind: VoiceKind
    stance: Stance
    direct: bool


@dataclass(frozen=True, slots=True)
class ListedEvent:
    """An event, all its mentions in the report together, or one mention of it.

    Codes are as in :class:`firsthand.records.Event`. ``first`` and ``last`` are as exact as is told, ``begins`` and
    ``ends`` days, of publication where no time is told. ``actors`` and ``recipients`` are those of all mentions;
    ``chains`` are the mentions' chains of voices, each outermost first, no two the same; ``said`` is the sentence of the
    first mention, empty if it was not asked for. ``counts`` gives low and high. ``view`` says on whose word the row
    stands, ``verdict`` what was last judged of it.
    """

    id: str
    report: str
    version: int
    publisher: str | None
    published: str | None
    url: str | None
    type: str
    mode: str | None
    contexts: tuple[str, ...]
    quad: int
    score: float
    reality: Reality
    confidence: float
    actors: tuple[Identity, ...]
    recipients: tuple[Identity, ...]
    chains: tuple[tuple[ListedVoice, ...], ...]
    first: str | None
    last: str | None
    begins: str | None
    ends: str | None
    place: str | None
    place_country: str | None
    lat: float | None
    lon: float | None
    trigger: str
    trigger_span: Span
    sentence: Span
    said: str
    counts: Mapping[str, tuple[int, int]]
    same_as: str | None
    mentions: int
    view: Literal["machine", "judged", "both"]
    verdict: Verdict | None


@dataclass(frozen=True, slots=True)
class ListedReport:
    """A version of a report; ``events`` in view that it tells, ``copies`` other reports with the same text."""

    id: str
    version: int
    current: bool
    title: str | None
    publisher: str | None
    published: str | None
    url: str | None
    language: str
    reader: str
    added: str
    events: int
    copies: int


@dataclass(frozen=True, slots=True)
class Find:
    """A report found by its words; ``rank`` is BM25, the lower the better; ``snippet`` words around the first find."""

    report: ListedReport
    rank: float
    snippet: str


@dataclass(frozen=True, slots=True)
class Failure:
    """What failed; ``kept`` says whether the report itself is kept to be tried again, ``origin`` the file it came from."""

    id: int
    source: str
    stage: str
    cause: str
    at: str
    tries: int
    resolved: str | None
    kept: bool
    origin: str | None = None


@dataclass(frozen=True, slots=True)
class DyadCount:
    """How often one acted on another in a month ("2024-08"; "2024" where no month is told; "" where nothing is)."""

    actor: str
    recipient: str
    month: str
    quad: int
    type: str
    reality: Reality
    events: int
    mentions: int


@dataclass(frozen=True, slots=True)
class Summary:
    """How much is in a ledger, as the machine read it; ``events`` are counted once, however often mentioned."""

    reports: int
    versions: int
    events: int
    mentions: int
    judgements: int
    open_failures: int
