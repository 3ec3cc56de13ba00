"""Our own table: one flat row an event.

:class:`Row` is the schema: its fields are the columns, in order, and their annotations the types. A tuple is a list
column; a list named in :data:`ALONG` has one item for each item of another list, None where it is not known.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, fields
from datetime import date
from functools import cache
from types import MappingProxyType
from typing import Any, Literal, get_type_hints

from firsthand.exchange.cells import storable, told
from firsthand.exchange.dating import dated
from firsthand.exchange.selection import Selection, Telling, tellings
from firsthand.records import Event, Identity, Party, Reading, Report, Span, Voice

Kind = Literal["text", "integer", "number", "truth", "day", "list"]
Value = str | int | float | bool | date | tuple[str | None, ...] | None

ARROW = " ← "
NAMELESS = "?"
LARGEST = 2**63 - 1  # the largest whole number that tables hold; a count above it is cut to it
COUNTED = (
    "killed",
    "wounded",
    "abducted",
    "arrested",
    "displaced",
    "deported",
    "troops",
    "protesters",
    "released",
    "money",
)


@dataclass(frozen=True, slots=True)
class Row:
    """One event. Offsets are characters into the report's text, ends exclusive; what is not known is None.

    ``chain`` joins the names of ``voices``, outermost first; ``voice``, ``stance``, ``kind`` and ``direct`` are those of
    the innermost, the one closest to the fact, and None where the report tells it on its own word.
    """

    report: str
    publisher: str | None
    published: str | None
    title: str | None
    url: str | None
    event: str
    same_as: str | None
    type: str
    mode: str | None
    contexts: tuple[str, ...]
    quad: int
    score: float
    actors: tuple[str, ...]
    actor_texts: tuple[str | None, ...]
    actor_countries: tuple[str | None, ...]
    actor_sectors: tuple[str | None, ...]
    actor_ids: tuple[str | None, ...]
    recipients: tuple[str, ...]
    recipient_texts: tuple[str | None, ...]
    recipient_countries: tuple[str | None, ...]
    recipient_sectors: tuple[str | None, ...]
    recipient_ids: tuple[str | None, ...]
    when_from: str | None
    when_to: str | None
    when_text: str | None
    day: date | None
    dated_by: str | None
    where: str | None
    where_country: str | None
    lat: float | None
    lon: float | None
    reality: str
    confidence: float
    chain: str | None
    voices: tuple[str, ...]
    voice_kinds: tuple[str | None, ...]
    voice_stances: tuple[str | None, ...]
    voice: str | None
    stance: str | None
    kind: str | None
    direct: bool | None
    killed_low: int | None
    killed_high: int | None
    wounded_low: int | None
    wounded_high: int | None
    abducted_low: int | None
    abducted_high: int | None
    arrested_low: int | None
    arrested_high: int | None
    displaced_low: int | None
    displaced_high: int | None
    deported_low: int | None
    deported_high: int | None
    troops_low: int | None
    troops_high: int | None
    protesters_low: int | None
    protesters_high: int | None
    released_low: int | None
    released_high: int | None
    money_low: int | None
    money_high: int | None
    trigger: str | None
    trigger_start: int
    trigger_end: int
    sentence: str | None
    sentence_start: int
    sentence_end: int


ALONG: Mapping[str, str] = MappingProxyType(
    {
        f"{side}_{what}": f"{side}s"
        for side in ("actor", "recipient")
        for what in ("texts", "countries", "sectors", "ids")
    }
    | {f"voice_{what}": "voices" for what in ("kinds", "stances")}
)
_KINDS: Mapping[object, Kind] = MappingProxyType(
    {str: "text", int: "integer", float: "number", bool: "truth", date: "day"}
)


@cache
def columns() -> Mapping[str, Kind]:
    """The columns in their order, each with its kind."""
    hints = get_type_hints(Row)
    return MappingProxyType({field.name: _kind(hints[field.name]) for field in fields(Row)})


def _kind(hint: object) -> Kind:
    """The kind of a column: that of its type, or of the one that stands beside None."""
    parts = getattr(hint, "__args__", ())
    if Ellipsis in parts:
        return "list"
    return next(_KINDS[part] for part in (hint, *parts) if part in _KINDS)


def rows(readings: Iterable[Reading], selection: Selection | None = None) -> Iterator[Row]:
    """A row for each event of ``readings`` that ``selection`` keeps; each event once where it is None."""
    return map(row, tellings(readings, selection or Selection()))


def row(telling: Telling) -> Row:
    """The row of one event."""
    event, text = telling.event, telling.report.text
    return Row(
        **_report(telling.report),
        **_coded(event),
        **_parties("actor", event.actors),
        **_parties("recipient", event.recipients),
        **_when_and_where(event),
        **_day(telling),
        **_voices(event.voices),
        **_counts(event),
        **_words("trigger", event.trigger, text),
        **_words("sentence", event.sentence, text),
    )


def name_of(identity: Identity, text: str) -> str:
    """The name of a party or voice; its words where it has none."""
    return told(identity.name) or told(text) or NAMELESS


def chain_of(voices: Sequence[Voice]) -> str | None:
    """The names of ``voices``, outermost first, joined by arrows; None where there is no voice."""
    return ARROW.join(name_of(voice.identity, voice.text) for voice in voices) or None


def _report(report: Report) -> dict[str, Any]:
    return {
        "report": storable(report.id),
        "publisher": told(report.publisher),
        "published": told(report.published),
        "title": told(report.title),
        "url": told(report.url),
    }


def _coded(event: Event) -> dict[str, Any]:
    return {
        "event": storable(event.id),
        "same_as": told(event.same_as),
        "type": event.type,
        "mode": event.mode,
        "contexts": event.contexts,
        "quad": event.quad,
        "score": float(event.score),
        "reality": event.reality,
        "confidence": float(event.confidence),
    }


def _parties(side: str, parties: Sequence[Party]) -> dict[str, Any]:
    return {
        f"{side}s": tuple(name_of(party.identity, party.text) for party in parties),
        f"{side}_texts": tuple(told(party.text) for party in parties),
        f"{side}_countries": tuple(told(party.identity.country) for party in parties),
        f"{side}_sectors": tuple(told(party.identity.sector) for party in parties),
        f"{side}_ids": tuple(told(party.identity.id) for party in parties),
    }


def _when_and_where(event: Event) -> dict[str, Any]:
    when, where = event.when, event.where
    return {
        "when_from": when and told(when.first),
        "when_to": when and told(when.last),
        "when_text": when and told(when.text),
        "where": where and told(where.name),
        "where_country": where and told(where.country),
        "lat": where and where.lat,
        "lon": where and where.lon,
    }


def _day(telling: Telling) -> dict[str, Any]:
    known = dated(telling.event, telling.report)
    return {"day": known and known.day, "dated_by": known and known.by}


def _voices(voices: Sequence[Voice]) -> dict[str, Any]:
    inner = voices[-1] if voices else None
    return {
        "chain": chain_of(voices),
        "voices": tuple(name_of(voice.identity, voice.text) for voice in voices),
        "voice_kinds": tuple(voice.kind for voice in voices),
        "voice_stances": tuple(voice.stance for voice in voices),
        "voice": inner and name_of(inner.identity, inner.text),
        "stance": inner and inner.stance,
        "kind": inner and inner.kind,
        "direct": inner and inner.direct,
    }


def _counts(event: Event) -> dict[str, Any]:
    told_of = {kind: event.counts.get(kind) for kind in COUNTED}
    return {
        f"{kind}_{end}": count and min(count.low if end == "low" else count.high, LARGEST)
        for kind, count in told_of.items()
        for end in ("low", "high")
    }


def _words(what: str, span: Span, text: str) -> dict[str, Any]:
    return {what: told(span.of(text)), f"{what}_start": span.start, f"{what}_end": span.end}
