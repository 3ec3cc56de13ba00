"""A report as a sheet to read: paragraphs with their events and lit words, and the voices in the margin beside them."""

from __future__ import annotations

from bisect import bisect
from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import pairwise
from typing import Literal

from firsthand.pages.cells import Cell, cells
from firsthand.pages.marking import Mark, Run, cut, runs
from firsthand.reading.text.page import lay_out
from firsthand.records import Attribution, Event, Reading, Report, Span, Voice

Shape = Literal["title", "heading", "paragraph"]


@dataclass(frozen=True, slots=True)
class Note:
    """A voice in the margin of a paragraph, with all that it says there.

    ``numbers`` are those of its sayings, by which their words are marked; ``voice`` is what an event's chain knows of it,
    None where it stands in none; ``cues`` are the words that report it ("according to").
    """

    numbers: tuple[int, ...]
    name: str
    voice: Voice | None
    cues: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Block:
    """A paragraph up to the next one; the runs of all blocks joined are the report's text."""

    shape: Shape
    runs: tuple[Run, ...]
    notes: tuple[Note, ...]


@dataclass(frozen=True, slots=True)
class Sheet:
    """A report laid out, with the chosen event's record where one is chosen."""

    reading: Reading
    blocks: tuple[Block, ...]
    events: Mapping[str, Event]
    chosen: Event | None
    cells: tuple[Cell, ...]

    @property
    def report(self) -> Report:
        """The report."""
        return self.reading.report


def sheet(reading: Reading, event: str | None = None) -> Sheet:
    """The sheet of ``reading``; the words of ``event`` are marked where the reading has an event with that id."""
    known = {e.id: e for e in reading.events}
    chosen = known.get(event) if event else None
    answers = cells(chosen) if chosen else ()
    notes = tuple(_notes(reading))
    marks = [
        *(Mark(e.trigger, "event", e.id) for e in reading.events),
        *(Mark(span, "cell", cell.name) for cell in answers for span in cell.spans),
        *_heard(reading.attributions),
    ]
    return Sheet(reading, tuple(_blocks(reading, marks, notes)), known, chosen, answers)


def _heard(attributions: Sequence[Attribution]) -> Iterator[Mark]:
    for number, attribution in enumerate(attributions, start=1):
        yield from (Mark(span, "said", str(number)) for span in attribution.content)
        yield from (Mark(span, "voice", str(number)) for span in attribution.source)
        yield from (Mark(span, "cue", str(number)) for span in attribution.cue)


def _notes(reading: Reading) -> Iterator[Note]:
    voices = [voice for event in reading.events for voice in event.voices]
    by_place = {voice.span: voice for voice in voices}
    by_cue = {voice.cue: voice for voice in reversed(voices) if voice.cue}
    text = reading.report.text
    for number, told in enumerate(reading.attributions, start=1):
        voice = next((by_place[s] for s in told.source if s in by_place), None)
        voice = voice or next((by_cue[s] for s in told.cue if s in by_cue), None)
        words = _joined(told.source, text)
        name = voice.identity.name if voice else words
        cue = _joined(told.cue, text)
        yield Note((number,), name or "somebody", voice, (cue,) if cue else ())


def _gathered(notes: Sequence[Note]) -> tuple[Note, ...]:
    """One note a name; those whose voice stands in a chain first."""
    found: dict[str, Note] = {}
    for note in notes:
        one = found.get(note.name, Note((), note.name, None, ()))
        cues = tuple(dict.fromkeys((*one.cues, *note.cues)))
        found[note.name] = Note((*one.numbers, *note.numbers), note.name, one.voice or note.voice, cues)
    return tuple(sorted(found.values(), key=lambda note: note.voice is None))


def _joined(spans: Sequence[Span], text: str) -> str:
    return " … ".join(" ".join(span.of(text).split()) for span in spans)


def _blocks(reading: Reading, marks: Sequence[Mark], notes: Sequence[Note]) -> Iterator[Block]:
    """One block a paragraph, each up to the beginning of the next, the first from the beginning of the text."""
    page = lay_out(reading.report)
    text = reading.report.text
    starts = [0, *(p.start for p in page.paragraphs[1:])]
    marked: defaultdict[int, list[Mark]] = defaultdict(list)
    for mark in marks:
        for number in range(bisect(starts, mark.span.start) - 1, bisect(starts, max(mark.span.end - 1, 0))):
            marked[number].append(mark)
    beside: defaultdict[int, list[Note]] = defaultdict(list)
    for note, told in zip(notes, reading.attributions, strict=True):
        beside[bisect(starts, _place(told)) - 1].append(note)
    for number, (start, end) in enumerate(pairwise((*starts, len(text)))):
        part = Span(start, end)
        pieces = runs(cut(text, marked[number], part))
        yield Block(_shape(page.title, page.headings, part), pieces, _gathered(beside[number]))


def _place(told: Attribution) -> int:
    """Where a note stands: beside the first words of the saying."""
    return min((span.start for span in (*told.source, *told.cue, *told.content)), default=-1)


def _shape(title: Span | None, headings: Sequence[Span], part: Span) -> Shape:
    if title is not None and part.covers(title):
        return "title"
    return "heading" if any(part.covers(heading) for heading in headings) else "paragraph"
