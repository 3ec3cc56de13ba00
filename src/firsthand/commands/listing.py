"""Events and reports of a ledger as lines for a person, and as flat rows for a program."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from rich.text import Text

from firsthand.commands.table import STYLES

if TYPE_CHECKING:
    from collections.abc import Sequence

    from firsthand.ledger.listing import Find, ListedEvent, ListedVoice
    from firsthand.records import Identity


def block(event: ListedEvent) -> Text:
    """One event: what, who, how surely; when and where; on whose word; the sentence; its id."""
    lines = Text()
    lines.append(event.type + (f" {event.mode}" if event.mode else ""), "bold")
    lines.append(f" · {_side(event.actors) or '?'}")
    lines.append(f" → {_side(event.recipients)}" if event.recipients else "")
    lines.append(" · ")
    lines.append(event.reality, STYLES[event.reality])
    lines.append(f" · {event.verdict}ed" if event.verdict else "", "bold")
    lines.append("\n")
    for name, value in _facts(event):
        lines.append(f"  {name:<6}", "dim")
        lines.append(value + "\n")
    lines.append(_sentence(event))
    return lines


def _facts(event: ListedEvent) -> list[tuple[str, str]]:
    facts = []
    if event.first or event.last:
        ends = (event.first or "…", event.last or "…")
        facts.append(("when", ends[0] if ends[0] == ends[1] else f"{ends[0]} to {ends[1]}"))
    if event.place:
        facts.append(("where", event.place + (f" ({event.place_country})" if event.place_country else "")))
    for kind, (low, high) in event.counts.items():
        facts.append(("count", f"{kind} {low}" + ("" if low == high else f"–{high}")))
    for number, chain in enumerate(event.chains):
        told = " ← ".join((event.publisher or "the report", *(v.identity.name for v in chain)))
        facts.append(("says" if number == 0 else "", told))
    often = f", told {event.mentions} times" if event.mentions > 1 else ""
    facts.append(("in", f"{event.id} · {event.published or 'no date'} · {event.confidence:.0%} sure{often}"))
    return facts


def _side(parties: Sequence[Identity]) -> str:
    return " + ".join(_named(p) for p in parties)


def _named(identity: Identity) -> str:
    code = " ".join(part for part in (identity.country, identity.sector) if part)
    return f"{identity.name} ({code})" if code else identity.name


def _sentence(event: ListedEvent) -> Text:
    line = Text("  ")
    start = event.trigger_span.start - event.sentence.start
    end = start + len(event.trigger)
    for words, style in (
        (event.said[:start], "italic"),
        (f"[{event.said[start:end]}]", "bold"),
        (event.said[end:], "italic"),
    ):
        line.append(" ".join(words.split("\n")), style)
    line.append("\n")
    return line


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


def find_block(find: Find) -> Text:
    """One report that was found: title, who published it when, the words around the find."""
    report = find.report
    lines = Text()
    lines.append((report.title or report.id) + "\n", "bold")
    facts = (report.publisher, report.published, f"{report.events} events", report.id)
    lines.append("  " + " · ".join(f for f in facts if f) + "\n", "dim")
    lines.append(f"  {find.snippet}\n")
    return lines


def find_row(find: Find) -> dict[str, Any]:
    """One report that was found as a flat row."""
    report = find.report
    names = ("id", "title", "publisher", "published", "url", "events", "copies")
    return {**{name: getattr(report, name) for name in names}, "snippet": find.snippet}
