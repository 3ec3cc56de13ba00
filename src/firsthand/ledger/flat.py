"""Events of a ledger as flat rows, their columns called as in our own table (docs/exchange.md)."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

from firsthand.exchange.rows import ARROW, Kind
from firsthand.ledger.listing import ListedEvent, ListedVoice
from firsthand.records import Identity

_SIDES: Mapping[str, Kind] = {
    f"{side}{what}": "list" for side in ("actor", "recipient") for what in ("s", "_countries", "_sectors", "_ids")
}
COLUMNS: Mapping[str, Kind] = {
    **dict.fromkeys(("event", "report", "publisher", "published", "url", "type", "mode"), "text"),
    "contexts": "list",
    "quad": "integer",
    "score": "number",
    **_SIDES,
    **dict.fromkeys(("when_from", "when_to", "where", "where_country"), "text"),
    "lat": "number",
    "lon": "number",
    "reality": "text",
    "confidence": "number",
    "chains": "list",
    "counts": "list",
    "mentions": "integer",
    "verdict": "text",
    "view": "text",
    "trigger": "text",
    "trigger_start": "integer",
    "trigger_end": "integer",
    "sentence": "text",
}


def row(event: ListedEvent) -> dict[str, Any]:
    """One event as a flat row; lists where a cell may hold several, those of actors item by item along ``actors``."""
    return {
        "event": event.id,
        "report": event.report,
        "publisher": event.publisher,
        "published": event.published,
        "url": event.url,
        "type": event.type,
        "mode": event.mode,
        "contexts": list(event.contexts),
        "quad": event.quad,
        "score": event.score,
        **_side("actor", event.actors),
        **_side("recipient", event.recipients),
        "when_from": event.first,
        "when_to": event.last,
        "where": event.place,
        "where_country": event.place_country,
        "lat": event.lat,
        "lon": event.lon,
        "reality": event.reality,
        "confidence": event.confidence,
        "chains": [_chain(c) for c in event.chains],
        "counts": [f"{k} {low}-{high}" for k, (low, high) in event.counts.items()],
        "mentions": event.mentions,
        "verdict": event.verdict,
        "view": event.view,
        "trigger": event.trigger,
        "trigger_start": event.trigger_span.start,
        "trigger_end": event.trigger_span.end,
        "sentence": event.said,
    }


def _side(side: str, parties: Sequence[Identity]) -> dict[str, list[str]]:
    return {
        f"{side}s": [who.name for who in parties],
        f"{side}_countries": [who.country or "" for who in parties],
        f"{side}_sectors": [who.sector or "" for who in parties],
        f"{side}_ids": [who.id or "" for who in parties],
    }


def _chain(chain: Sequence[ListedVoice]) -> str:
    return ARROW.join(voice.identity.name for voice in chain)
