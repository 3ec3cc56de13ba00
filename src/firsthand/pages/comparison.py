"""The tellings of one incident side by side: questions down, origins across, the first ones first."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from firsthand.ledger import ListedEvent
from firsthand.linking.records import Dispute, Incident, Origin
from firsthand.pages.cells import LABELS, code, period, plain

ROWS = ("what", "who", "whom", "when", "where", "many", "sure")
_DISPUTED = {
    "reality": "sure",
    "actor": "who",
    "actors": "who",
    "recipient": "whom",
    "recipients": "whom",
    "count": "many",
    "counts": "many",
    "time": "when",
    "when": "when",
    "place": "where",
    "where": "where",
}


@dataclass(frozen=True, slots=True)
class Answer:
    """One thing that tellings of an origin say, with the events that say it."""

    words: str
    events: tuple[ListedEvent, ...]

    @property
    def reports(self) -> int:
        """How many reports say so."""
        return len({event.report for event in self.events})


@dataclass(frozen=True, slots=True)
class Row:
    """One question; ``answers`` has for each column what is said there, nothing where nothing is.

    ``differs`` says whether two columns that answer have no answer in common; ``dispute`` is what linking says of it.
    """

    name: str
    answers: tuple[tuple[Answer, ...], ...]
    differs: bool
    dispute: Dispute | None

    @property
    def label(self) -> str:
        """The question in words."""
        return LABELS[self.name]


@dataclass(frozen=True, slots=True)
class Column:
    """One origin, with the tellings that go back to it, the earliest first; ``origin`` is None where none is known."""

    origin: Origin | None
    events: tuple[ListedEvent, ...]

    @property
    def reports(self) -> int:
        """How many reports go back to it."""
        return len({event.report for event in self.events})

    @property
    def first(self) -> str:
        """When it was first published, "" where that is not known."""
        return min((e.published for e in self.events if e.published), default="")


@dataclass(frozen=True, slots=True)
class Comparison:
    """The whole table."""

    columns: tuple[Column, ...]
    rows: tuple[Row, ...]


def compare(incident: Incident, events: Mapping[str, ListedEvent]) -> Comparison:
    """The table of ``incident``, the events of whose tellings are in ``events`` as far as they still stand."""
    columns = tuple(sorted(_columns(incident, events), key=lambda c: (c.origin is None, c.first or "9")))
    disputed = {row: dispute for dispute in incident.disputes if (row := row_of(dispute)) is not None}
    rows = (_row(name, columns, disputed.get(name)) for name in ROWS)
    return Comparison(columns, tuple(row for row in rows if any(row.answers)))


def row_of(dispute: Dispute) -> str | None:
    """The row that a dispute is about; counts may be told apart as "counts.killed"."""
    return _DISPUTED.get(dispute.field.partition(".")[0].partition(" ")[0])


def _columns(incident: Incident, events: Mapping[str, ListedEvent]) -> Iterable[Column]:
    names = dict.fromkeys(name for t in incident.tellings for name in (t.event, *t.events))
    left = [events[name] for name in names if name in events]
    for origin in incident.origins:
        mine = [event for event in left if event.report in origin.reports]
        if mine:
            yield Column(origin, tuple(sorted(mine, key=lambda e: (e.published or "9", e.id))))
    known = {report for origin in incident.origins for report in origin.reports}
    rest = tuple(event for event in left if event.report not in known)
    if rest:
        yield Column(None, rest)


def _row(name: str, columns: Sequence[Column], dispute: Dispute | None) -> Row:
    answers = tuple(_answers(name, column.events) for column in columns)
    said = [{answer.words for answer in column} for column in answers if column]
    differs = any(not one & other for place, one in enumerate(said) for other in said[place + 1 :])
    return Row(name, answers, differs, dispute)


def _answers(name: str, events: Iterable[ListedEvent]) -> tuple[Answer, ...]:
    told: dict[str, list[ListedEvent]] = {}
    for event in events:
        for words in answers_of(name, event):
            told.setdefault(words, []).append(event)
    often = sorted(told, key=lambda words: -len({event.report for event in told[words]}))
    return tuple(Answer(words, tuple(told[words])) for words in often)


def answers_of(name: str, event: ListedEvent) -> tuple[str, ...]:
    """What an event says to one question, in words; empty where it says nothing."""
    match name:
        case "what":
            return (plain(event.type, event.mode),)
        case "who" | "whom":
            side = event.actors if name == "who" else event.recipients
            named = (f"{who.name} ({code(who)})" if code(who) else who.name for who in side)
            return tuple(dict.fromkeys(named))
        case "when":
            told = period(event.first, event.last)
            return (told,) if told else ()
        case "where":
            return (event.place,) if event.place else ()
        case "many":
            return tuple(_number(kind, *ends) for kind, ends in event.counts.items())
        case _:
            return (event.reality,)


def _number(kind: str, low: int, high: int) -> str:
    return f"{low:,} {kind}" if low == high else f"{low:,} to {high:,} {kind}"
