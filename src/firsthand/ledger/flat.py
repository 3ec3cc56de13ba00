"""Events of a ledger as flat rows, for tables of others."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from firsthand.ledger.listing import ListedEvent, ListedVoice


def row(event: ListedEvent) -> dict[str, Any]:
    """One event as a flat row; lists where a cell may hold several."""
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
        "actors": [i.name for i in event.actors],
        "actor_countries": [i.country or "" for i in event.actors],
        "actor_sectors": [i.sector or "" for i in event.actors],
        "recipients": [i.name for i in event.recipients],
        "recipient_countries": [i.country or "" for i in event.recipients],
        "recipient_sectors": [i.sector or "" for i in event.recipients],
        "from": event.first,
        "to": event.last,
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
        "trigger": event.trigger,
        "start": event.trigger_span.start,
        "end": event.trigger_span.end,
        "sentence": event.said,
    }


def _chain(chain: Sequence[ListedVoice]) -> str:
    return " ← ".join(v.identity.name for v in chain)
