"""How likely a source or content span belongs to a cue: the features and the weights of a small logistic scorer.

The weights are trained by ``training/attributions.py`` on PolNeAR (Newell et al. 2018).
"""

from __future__ import annotations

import json
import math
from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from functools import cache
from importlib.resources import files
from types import MappingProxyType
from typing import Literal

from firsthand.records import Span

Role = Literal["source", "content"]
REACH = 4  # cues to either side of a span that are asked
FAR = 1500  # characters beyond which a cue is not asked
STEPS = (1, 2, 10, 40, 120)


@dataclass(frozen=True, slots=True)
class Board:
    """The spans of one text, each list in order, and where its sentences start."""

    text: str
    sources: Sequence[Span]
    cues: Sequence[Span]
    contents: Sequence[Span]
    sentence_starts: Sequence[int]
    known: dict[Span, tuple[str, str]] = field(default_factory=dict, compare=False)
    starts: dict[str, list[int]] = field(init=False, compare=False)  # of the spans, by kind

    def __post_init__(self) -> None:
        spans = {"source": self.sources, "cue": self.cues, "content": self.contents}
        object.__setattr__(self, "starts", {kind: [s.start for s in found] for kind, found in spans.items()})

    def begun(self, kind: str, between: Span) -> int:
        """How many spans of a kind begin in ``between``."""
        return bisect_left(self.starts[kind], between.end) - bisect_left(self.starts[kind], between.start)

    def candidates(self, span: Span) -> Sequence[Span]:
        """The cues near ``span``."""
        place = bisect_left(self.cues, span)
        near = self.cues[max(place - REACH, 0) : place + REACH]
        return [c for c in near if c.gap(span) <= FAR]

    def neighbours(self, spot: Span) -> tuple[str, str]:
        """Which kind of span stands right before ``spot`` and right behind it: source, cue, content or none."""
        known = self.known.get(spot)
        if known is None:
            known = self.known[spot] = _left(self, spot), _right(self, spot)
        return known


@cache
def weights() -> Mapping[str, Mapping[str, float]]:
    """The weights by role and feature."""
    raw = json.loads(files("firsthand.reading").joinpath("data/voices_joining.json").read_text(encoding="utf-8"))
    return MappingProxyType({role: MappingProxyType(table) for role, table in raw["weights"].items()})


def chance(features: Iterable[str], role: Role) -> float:
    """The chance that a pair with these ``features`` is joined."""
    table = weights()[role]
    return 1.0 / (1.0 + math.exp(-sum([table[f] for f in features if f in table])))


def pair_features(board: Board, span: Span, cue: Span, nearest: Span) -> list[str]:
    """The features of the pair of a source or content ``span`` and a ``cue``, as names that hold or do not.

    ``nearest`` is the span's nearest cue.
    """
    side = "before" if span < cue else "after"
    first, last = (span, cue) if span < cue else (cue, span)
    between = Span(first.end, max(last.start, first.end))
    words = between.of(board.text)
    sentences = min(_starts_within(board.sentence_starts, between), 2)
    cues = board.begun("cue", between)
    named = [
        "bias",
        side,
        f"{side} {_step(between.end - between.start)}",
        f"{side} sentences {sentences}",
        f"{side} cues {min(cues, 3)}",
        f"{side} sources {min(board.begun('source', between), 3)}",
        f"{side} contents {min(board.begun('content', between), 3)}",
        f"{side} lines {min(words.count(chr(10)), 3)}",
        f"{side} cues {min(cues, 2)} sentences {sentences}",
    ]
    named += [f"{side} mark {mark}" for mark in ',;:“”"—(' if mark in words]
    named += [f"{side} word {word}" for word in ("who", "and", "but", "that", "to") if f" {word} " in f" {words} "]
    if words.strip(' ,\n“”"') == "":
        named.append(f"{side} bare")
    named.append(f"{side} nearest" if nearest == cue else f"{side} farther")
    for name, spot in (("cue", cue), ("span", span)):
        left, right = board.neighbours(spot)
        named += [f"{side} free {name} left {left}", f"{side} free {name} right {right}"]
    return named


def _left(board: Board, spot: Span) -> str:
    best, kind = -1, "none"
    for name, spans in (("source", board.sources), ("cue", board.cues), ("content", board.contents)):
        place = bisect_left(spans, spot) - 1
        if place >= 0 and spans[place].end > best and spot.start - spans[place].end < STEPS[-1]:
            best, kind = spans[place].end, name
    return kind


def _right(board: Board, spot: Span) -> str:
    best, kind = spot.end + STEPS[-1], "none"
    for name, spans in (("source", board.sources), ("cue", board.cues), ("content", board.contents)):
        place = bisect_right(spans, spot)
        if place < len(spans) and spans[place].start < best:
            best, kind = spans[place].start, name
    return kind


def _starts_within(starts: Sequence[int], between: Span) -> int:
    return bisect_right(starts, between.end) - bisect_right(starts, between.start)


def _step(gap: int) -> str:
    return next((f"within {step}" for step in STEPS if gap <= step), "far")
