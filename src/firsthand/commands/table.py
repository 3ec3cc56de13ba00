"""Readings for a person to read: one block an event, or who said what."""

from __future__ import annotations

from typing import TYPE_CHECKING

from rich.markup import escape
from rich.text import Text

from firsthand.commands.app import many

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from firsthand.records import Event, Identity, Reading, Report, Span, Voice

_LINE = 100  # characters of a first line that stands for a title
STYLES = {
    "happened": "green",
    "ongoing": "green",
    "planned": "yellow",
    "ordered": "yellow",
    "requested": "yellow",
    "threatened": "magenta",
    "expected": "cyan",
    "hypothetical": "cyan",
    "denied": "red",
    "unclear": "dim",
}


def blocks(reading: Reading, *, explain: bool = False) -> Iterator[Text]:
    """The report's heading, then a block for each event; later mentions are counted in the first one's block."""
    told: dict[str, list[Event]] = {}
    for event in reading.events:
        told.setdefault(event.same_as or event.id, []).append(event)
    yield _heading(reading.report, f"{many(len(told), 'event')}, told {many(len(reading.events), 'time')}")
    for mentions in told.values():
        yield _block(mentions, reading, explain)


def _heading(report: Report, count: str) -> Text:
    """The title, or the first line in its place, no longer than a line; publisher, date, and how much is told."""
    title = report.title or _short(report.text.strip().partition("\n")[0])
    facts = " · ".join(part for part in (report.publisher, report.published, count) if part)
    return Text.from_markup(f"[bold]{escape(title)}[/bold]\n{escape(facts)}\n")


def _short(line: str) -> str:
    return line if len(line) <= _LINE else line[:_LINE].rpartition(" ")[0] + " …"


def _block(mentions: Sequence[Event], reading: Reading, explain: bool) -> Text:
    event = mentions[0]
    block = Text()
    block.append(event.type + (f" {event.mode}" if event.mode else ""), "bold")
    block.append(f" · {sides(*([p.identity for p in side] for side in (event.actors, event.recipients)))} · ")
    block.append(event.reality, STYLES[event.reality])
    block.append("\n")
    for name, value in _facts(event):
        block.append(f"  {name:<6}", "dim")
        block.append(value + "\n")
    for number, chain in enumerate(_chains(mentions, reading.report.publisher)):
        block.append("  says  " if number == 0 else "        ", "dim")
        block.append(chain + "\n")
    block.append(_sentence(event, reading.report.text))
    if explain:
        block.append(_explained(event, reading.report.text))
    return block


def sides(actors: Iterable[Identity], recipients: Iterable[Identity]) -> str:
    """Who did it to whom, each with country and sector."""
    told = [" + ".join(map(_named, side)) for side in (actors, recipients)]
    return f"{told[0] or '?'} → {told[1]}" if told[1] else told[0] or "?"


def _named(identity: Identity) -> str:
    code = " ".join(part for part in (identity.country, identity.sector) if part)
    return f"{identity.name} ({code})" if code else identity.name


def _facts(event: Event) -> Iterator[tuple[str, str]]:
    if event.when and (event.when.first or event.when.last):
        ends = (event.when.first or "…", event.when.last or "…")
        yield "when", ends[0] if ends[0] == ends[1] else f"{ends[0]} to {ends[1]}"
    if event.where:
        yield "where", event.where.name + (f" ({event.where.country})" if event.where.country else "")
    if event.counts:
        yield (
            "count",
            ", ".join(f"{k} {c.low}" + ("" if c.low == c.high else f"–{c.high}") for k, c in event.counts.items()),
        )
    yield "sure", f"{event.confidence:.0%} that type and parties are right"


def _chains(mentions: Sequence[Event], publisher: str | None) -> Iterator[str]:
    """Each different chain once, with its reality where that differs from the first mention's, and how often it tells."""
    told: dict[tuple[tuple[str, ...], str], int] = {}
    for event in mentions:
        key = (tuple(v.identity.name for v in event.voices), event.reality)
        told[key] = told.get(key, 0) + 1
    for (chain, reality), times in told.items():
        other = f" — {reality}" if reality != mentions[0].reality else ""
        often = f" (told {times} times)" if times > 1 else ""
        yield " ← ".join((publisher or "the report", *chain)) + other + often


def _sentence(event: Event, text: str) -> Text:
    """The sentence with the trigger in brackets, in bold on a terminal."""
    line = Text("  ")
    line.append(_flat(text[event.sentence.start : event.trigger.start]), "italic")
    line.append(f"[{_flat(event.trigger.of(text))}]", "bold")
    line.append(_flat(text[event.trigger.end : event.sentence.end]) + "\n", "italic")
    return line


def _flat(words: str) -> str:
    return words.replace("\n", " ").replace("\r", " ")


def _explained(event: Event, text: str) -> Text:
    """For each field the words it was read from, and the rule or model that decided it."""
    lines = Text()

    def add(field: str, spans: Sequence[Span], reason: str) -> None:
        words = ", ".join(f"“{_flat(s.of(text))}” {s.start}–{s.end}" for s in spans)
        lines.append(f"    {field:<10} {words}{'; ' if words and reason else ''}{reason}\n", "dim")

    add("type", [event.trigger], event.reasons.get("type", ""))
    for field, parties in (("actors", event.actors), ("recipients", event.recipients)):
        for party in parties:
            add(field, [party.span], "; ".join(filter(None, (event.reasons.get(field), party.identity.why))))
    for field in ("mode", "reality"):
        if event.evidence.get(field):
            add(field, event.evidence[field], event.reasons.get(field, ""))
    if event.when:
        add("when", [event.when.span], "time grammar, from the publication date")
    if event.where:
        add("where", [event.where.span], "gazetteer")
    for voice in event.voices:
        add(
            "voice",
            [s for s in (voice.span, voice.cue) if s],
            f"{voice.kind}, {voice.stance}, {'direct' if voice.direct else 'indirect'}",
        )
    return lines


def quotes(reading: Reading) -> Iterator[Text]:
    """The report's heading, then who said what, saying by saying."""
    from firsthand.reading.grammar import cues
    from firsthand.reading.voices import speakers

    text = reading.report.text
    told = {v.span: v for e in reading.events for v in e.voices}
    spoken = [a for a in reading.attributions if speakers.is_spoken(a, text)]
    yield _heading(reading.report, many(len(spoken), "saying"))
    for attribution in spoken:
        source = " ".join(s.of(text) for s in attribution.source) or "(nobody named)"
        known = next((told[s] for s in attribution.source if s in told), None)
        words = " ".join(_flat(c.of(text)) for c in attribution.cue).rstrip(": ")
        says = [(_speaker(source, known), "bold"), (words, "dim")]
        if cues.is_turned(words):
            says.reverse()
        said = " … ".join(_flat(c.of(text)).strip(" ,;") for c in attribution.content)
        yield Text(" ").join(Text(*part) for part in says if part[0]).append(f": {said}\n")


def _speaker(words: str, voice: Voice | None) -> str:
    words = _flat(words)
    return words if voice is None or voice.identity.name == words else f"{words} [{voice.identity.name}]"
