"""The record of an event as cells: for each question what was read, from which words, and why."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from firsthand.ledger import ListedEvent
from firsthand.linking.records import Incident
from firsthand.records import Event, Identity, Party, Span, Voice

ORDER = ("what", "who", "whom", "when", "where", "many", "sure", "word")
LABELS = {
    "what": "What",
    "who": "Who",
    "whom": "To whom",
    "when": "When",
    "where": "Where",
    "many": "How many",
    "sure": "How surely",
    "word": "On whose word",
}


@dataclass(frozen=True, slots=True)
class Value:
    """One thing that a cell says: ``words`` for people, ``note`` beside them (codes, roles), ``why`` it was read so.

    ``spans`` are the words of the report that it was read from; empty where a person corrected it.
    """

    words: str
    note: str = ""
    why: str = ""
    spans: tuple[Span, ...] = ()


@dataclass(frozen=True, slots=True)
class Cell:
    """The answer to one question (a name of :data:`ORDER`); without values where the report does not say."""

    name: str
    values: tuple[Value, ...] = ()

    @property
    def label(self) -> str:
        """The question in words."""
        return LABELS[self.name]

    @property
    def spans(self) -> tuple[Span, ...]:
        """All words that it was read from."""
        return tuple(span for value in self.values for span in value.spans)


def cells(event: Event) -> tuple[Cell, ...]:
    """The cells of ``event``, one a question, in their order."""
    said = {
        "what": [_what(event)],
        "who": [_party(p, event.reasons.get("actors", "")) for p in event.actors],
        "whom": [_party(p, event.reasons.get("recipients", "")) for p in event.recipients],
        "when": _when(event),
        "where": _where(event),
        "many": list(_counts(event)),
        "sure": [Value(event.reality, "", event.reasons.get("reality", ""), _read(event, "reality"))],
        "word": [_voice(voice) for voice in event.voices],
    }
    return tuple(Cell(name, tuple(said[name])) for name in ORDER)


def plain(kind: str, mode: str | None = None) -> str:
    """A PLOVER type and mode for people: "Assault, aerial"."""
    words = kind.replace("_", " ").capitalize()
    return f"{words}, {mode.replace('-', ' ').replace('_', ' ')}" if mode else words


def names(parties: Sequence[Party]) -> str:
    """The names of one side, each once; "?" where nobody is named."""
    return " + ".join(dict.fromkeys(p.identity.name or p.text for p in parties)) or "?"


def sides(one: Incident | ListedEvent) -> str:
    """Who did it to whom, each name once: "Sudan + Chad → United Arab Emirates"."""
    named = [" + ".join(dict.fromkeys(who.name for who in side)) for side in (one.actors, one.recipients)]
    return f"{named[0] or 'unknown'} → {named[1]}" if named[1] else named[0] or "unknown"


def period(first: str | None, last: str | None) -> str:
    """Two ISO dates as one: "2024-08-05", "2024-08 to 2024-09", "since 2024-08", "until 2024-09"."""
    if first == last:
        return first or ""
    if first is None or last is None:
        return f"since {first}" if first else f"until {last}"
    return f"{first} to {last}"


def code(identity: Identity) -> str:
    """Country and sector: "RUS GOV"."""
    return " ".join(part for part in (identity.country, identity.sector) if part)


def _what(event: Event) -> Value:
    note = ", ".join(context.replace("_", " ") for context in event.contexts)
    why = event.reasons.get("type", "")
    return Value(plain(event.type, event.mode), note, why, (event.trigger, *_read(event, "mode")))


def _read(event: Event, field: str) -> tuple[Span, ...]:
    return tuple(dict.fromkeys(event.evidence.get(field, ())))


def _party(party: Party, reason: str) -> Value:
    why = "; ".join(filter(None, (reason, party.identity.why)))
    return Value(party.identity.name or party.text, code(party.identity), why, (party.span,))


def _when(event: Event) -> list[Value]:
    when = event.when
    if when is None or not (when.first or when.last):
        return []
    return [Value(period(when.first, when.last), f"“{when.text}”" if when.text else "", "", (when.span,))]


def _where(event: Event) -> list[Value]:
    return [Value(event.where.name, event.where.country or "", "", (event.where.span,))] if event.where else []


def _counts(event: Event) -> Iterator[Value]:
    for kind, count in event.counts.items():
        number = f"{count.low:,}" if count.low == count.high else f"{count.low:,} to {count.high:,}"
        yield Value(f"{number} {kind}", "", "", (count.span,))


def _voice(voice: Voice) -> Value:
    note = ", ".join(filter(None, (voice.kind, voice.stance, "in quotation marks" if voice.direct else "")))
    spans = (voice.span, voice.cue) if voice.cue else (voice.span,)
    return Value(voice.identity.name or voice.text, note, voice.identity.why, spans)
