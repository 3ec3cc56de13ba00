"""Events and reports of a ledger as lines for a person; finds as flat rows, too."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from rich.text import Text

from firsthand.commands.table import STYLES, sides

if TYPE_CHECKING:
    from firsthand.ledger.listing import Find, ListedEvent

FIND = ("id", "title", "publisher", "published", "url", "events", "copies", "snippet")  # columns of a find


def block(event: ListedEvent) -> Text:
    """One event: what, who, how surely; when and where; on whose word; the sentence; its id."""
    lines = Text()
    lines.append(event.type + (f" {event.mode}" if event.mode else ""), "bold")
    lines.append(f" · {sides(event.actors, event.recipients)} · ")
    lines.append(event.reality, STYLES[event.reality])
    lines.append(f" · {event.verdict}ed" if event.verdict else "", "bold")
    lines.append(" (as the machine read it)" if event.verdict and event.view == "machine" else "", "bold")
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
    return {**{name: getattr(find.report, name) for name in FIND[:-1]}, "snippet": find.snippet}
