"""A text cut at the ends of all that is marked in it, so that marks may nest and overlap and every character stays.

Nothing here knows of HTML: a piece is plain text, to be escaped where it is shown.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import groupby, pairwise
from typing import Literal

from firsthand.records import Span

Kind = Literal["event", "cell", "said", "voice", "cue"]


@dataclass(frozen=True, slots=True)
class Mark:
    """One thing that words of the text are marked as.

    ``key`` is the event's id (event), the name of a cell of the chosen event (cell), or the number of a note in the
    margin (said, voice, cue).
    """

    span: Span
    kind: Kind
    key: str


@dataclass(frozen=True, slots=True)
class Piece:
    """A stretch of text on which nothing begins or ends; ``marks`` are those that cover it, in the order given."""

    span: Span
    text: str
    marks: tuple[Mark, ...] = ()

    def keys(self, kind: Kind) -> tuple[str, ...]:
        """The keys of the marks of one kind, each once."""
        return tuple(dict.fromkeys(mark.key for mark in self.marks if mark.kind == kind))


@dataclass(frozen=True, slots=True)
class Run:
    """Pieces in a row that lead to the same event, or to none."""

    event: str | None
    pieces: tuple[Piece, ...]


def cut(text: str, marks: Sequence[Mark], within: Span | None = None) -> tuple[Piece, ...]:
    """The pieces of ``text``, or of the part of it that is ``within``; joined they give it exactly.

    Marks that reach beyond the text are shown as far as it goes, empty ones not at all.
    """
    part = within or Span(0, len(text))
    begin: defaultdict[int, list[int]] = defaultdict(list)
    end: defaultdict[int, list[int]] = defaultdict(list)
    for number, mark in enumerate(marks):
        start, stop = max(mark.span.start, part.start), min(mark.span.end, part.end, len(text))
        if start < stop:
            begin[start].append(number)
            end[stop].append(number)
    return tuple(_pieces(text, marks, begin, end, sorted({part.start, min(part.end, len(text)), *begin, *end})))


def _pieces(
    text: str,
    marks: Sequence[Mark],
    begin: defaultdict[int, list[int]],
    end: defaultdict[int, list[int]],
    ends: Iterable[int],
) -> Iterator[Piece]:
    live: set[int] = set()
    for start, stop in pairwise(ends):
        live.difference_update(end[start])
        live.update(begin[start])
        yield Piece(Span(start, stop), text[start:stop], tuple(marks[number] for number in sorted(live)))


def runs(pieces: Iterable[Piece]) -> tuple[Run, ...]:
    """The pieces as runs: where words belong to several events, to the first of them that the text marks."""
    return tuple(Run(event, tuple(group)) for event, group in groupby(pieces, key=_event))


def _event(piece: Piece) -> str | None:
    return next(iter(piece.keys("event")), None)
