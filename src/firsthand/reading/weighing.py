"""Which of the spans that the tagger may mean are sources, cues and contents: each is weighed anew, whole.

The tagger sees one word at a time; here a span's words and borders, what syntax makes of them and of what hangs on them, the
marks that stay open in it and what stands beside it count together. ``training/weighing.py`` makes the weights.
"""

from __future__ import annotations

import json
import math
from dataclasses import dataclass, field
from functools import cache
from importlib.resources import files
from itertools import accumulate
from types import MappingProxyType
from typing import TYPE_CHECKING

import numpy as np

from firsthand.reading import lattice, wording
from firsthand.reading.tagging import KINDS, Segment

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from numpy.typing import NDArray

    from firsthand.reading.encoder import Encoded

Feature = tuple[str, float]
BAR = 0.35  # chance of being exactly right from which a span is taken for that alone
COVER = 0.2  # what its words count beside, each by the tagger's chance for it over one half
NEAR = 12  # words on each side in which another kind is looked for
_MOST, _LONG = 4, 8
_QUOTES = frozenset('"“”')


@cache
def weights() -> Mapping[str, Mapping[str, float]]:
    """The weights by kind and feature."""
    raw = json.loads(files("firsthand.reading").joinpath("data/weighing_weights.json").read_text(encoding="utf-8"))
    return MappingProxyType(raw["weights"])


def settled(
    segments: Sequence[Segment],
    encoded: Encoded,
    chances: NDArray[np.float32],
    tables: Mapping[str, Mapping[str, float]] | None = None,
) -> list[Segment]:
    """The segments to take, in order; ``chances`` has for each word those of no tag and of begin and inside by kind.

    ``tables`` are other weights than those that the package ships.
    """
    tables = tables or weights()
    sight = Sight.of(encoded, chances)
    ranges = [(s.begin, s.end) for s in segments]
    scores = [score(sight.features(s), tables[s.kind]) for s in segments]
    likely = lattice.chances(ranges, scores, len(chances))
    worths = [chance - BAR + COVER * sight.cover(s) for chance, s in zip(likely.tolist(), segments, strict=True)]
    return [segments[number] for number in lattice.best(ranges, worths, len(chances))]


def score(features: Iterator[Feature], table: Mapping[str, float]) -> float:
    """What the features add up to."""
    return sum(table.get(name, 0.0) * value for name, value in features)


@dataclass(frozen=True, slots=True)
class Sight:
    """What is asked of a text's words: what the tagger makes of them, and the arcs over and under their tokens."""

    encoded: Encoded
    tokens: Sequence[int]  # of each word
    words: Mapping[int, int]  # the first word of each token
    inside: Sequence[Sequence[float]]  # by kind each word's chance to be of it
    odds: Sequence[Sequence[float]]  # the log odds of these
    sums: Sequence[Sequence[float]]  # of the odds before each word
    begins: Sequence[Sequence[float]]  # by kind the log chance of each word to begin it
    arcs: Sequence[int]  # how many lead over the border before each token
    lefts: Sequence[int]  # the first token of what hangs on each
    rights: Sequence[int]  # and the last
    kinds: dict[int, str] = field(default_factory=dict)  # of the words asked for so far

    @classmethod
    def of(cls, encoded: Encoded, chances: NDArray[np.float32]) -> Sight:
        """The text with the tagger's chances."""
        inside = (chances[:, 1::2] + chances[:, 2::2]).T
        odds = np.log((inside + 1e-3) / (1 - inside + 1e-3))
        sums = np.hstack([np.zeros((len(KINDS), 1)), np.cumsum(odds, 1)])
        begins = np.log(chances[:, 1::2].T + 1e-3)
        tokens = encoded.signs.tokens.tolist()
        words = dict(zip(reversed(tokens), range(len(tokens) - 1, -1, -1), strict=True))
        arcs, lefts, rights = _spread(encoded.signs.heads)
        return cls(
            encoded,
            tokens,
            words,
            inside.tolist(),
            odds.tolist(),
            sums.tolist(),
            begins.tolist(),
            arcs,
            lefts,
            rights,
        )

    def cover(self, segment: Segment) -> float:
        """How much the tagger's words of its kind outweigh the others in it."""
        own = self.inside[KINDS.index(segment.kind)][segment.begin : segment.end]
        return sum(chance - 0.5 for chance in own) / math.sqrt(len(own))

    def features(self, segment: Segment) -> Iterator[Feature]:
        """The features of ``segment`` with their values."""
        yield "span", 1.0
        yield from self._tagged(segment)
        yield from self._others(segment)
        yield from self._words(segment)
        roots = self._roots(segment)
        yield from self._arcs(segment, roots)
        yield from self._hanging(segment, roots)
        yield from self._marks(segment)

    def _tagged(self, segment: Segment) -> Iterator[Feature]:
        """What the tagger makes of the words."""
        number, begin, end = KINDS.index(segment.kind), segment.begin, segment.end
        chance = math.log(segment.chance + 1e-4)
        inside, odds, sums = self.inside[number][begin:end], self.odds[number], self.sums[number]
        yield "chance", chance
        yield f"chance {int(-2 * chance)}", 1.0
        yield "sum", max(-1.0, min(10 / 3, (sums[end] - sums[begin]) / 3))
        yield "mean", sum(inside) / len(inside)
        yield "least", min(inside)
        yield "least odds", math.log(min(inside) + 1e-3)
        yield f"length {min(len(inside).bit_length(), _LONG)}", 1.0
        yield "begins", self.begins[number][begin]
        yield "first odds", odds[begin] / 3
        yield "last odds", odds[end - 1] / 3
        yield "odds before", odds[begin - 1] / 3 if begin else -2.0
        yield "odds behind", odds[end] / 3 if end < len(odds) else -2.0
        yield "begins behind", self.begins[number][end] if end < len(odds) else 0.0

    def _others(self, segment: Segment) -> Iterator[Feature]:
        """The other kinds, in the span and beside it; for those near it, its own kind, too."""
        begin, end = segment.begin, segment.end
        for kind, inside in zip(KINDS, self.inside, strict=True):
            if kind != segment.kind:
                yield f"{kind} in it", sum(inside[begin:end]) / (end - begin)
                yield f"{kind} before", inside[begin - 1] if begin else 0.0
                yield f"{kind} behind", inside[end] if end < len(inside) else 0.0
            yield f"{kind} near before", max(inside[max(begin - NEAR, 0) : begin], default=0.0)
            yield f"{kind} near behind", max(inside[end : end + NEAR], default=0.0)

    def _words(self, segment: Segment) -> Iterator[Feature]:
        """The words on both sides of both borders, with what they are to their heads."""
        begin, end = segment.begin, segment.end
        for side, word in (("before", begin - 1), ("first", begin), ("last", end - 1), ("behind", end)):
            if 0 <= word < len(self.tokens):
                yield f"{side} {self._kind(word)}", 1.0
                yield f"{side} is {self.encoded.signs.labels[self.tokens[word]]}", 1.0
            else:
                yield f"{side} nothing", 1.0

    def _kind(self, word: int) -> str:
        """A mark or small word itself, else what kind of word it is."""
        if word not in self.kinds:
            text = self.encoded.span(word, word).of(self.encoded.text).lower()
            self.kinds[word] = text if text in wording.words("edge") else "word" if text[0].isalnum() else "mark"
        return self.kinds[word]

    def _arcs(self, segment: Segment, roots: Sequence[int]) -> Iterator[Feature]:
        signs, begin, end = self.encoded.signs, segment.begin, segment.end
        first, last = self.tokens[begin], self.tokens[end - 1]
        yield f"roots {min(len(roots), _MOST)}", 1.0
        yield "whole right", float(max(self.rights[t] for t in roots) <= last)
        yield "whole left", float(min(self.lefts[t] for t in roots) >= first)
        yield f"sentences {min(int(signs.sentences[last] - signs.sentences[first]), 3)}", 1.0
        yield f"arcs before {min(self.arcs[first], 5)}", 1.0
        beside = [("before", begin - 1, first)] if begin else []
        if end < len(self.tokens):
            yield f"arcs behind {min(self.arcs[self.tokens[end]], 5)}", 1.0
            beside.append(("behind", end, last))
        for side, word, own in beside:
            token = self.tokens[word]
            hangs = first <= signs.heads[token] <= last
            yield f"{side} hangs {signs.labels[token] if hangs else '-'}", 1.0
            yield f"sentence {side}", float(signs.sentences[token] != signs.sentences[own])

    def _roots(self, segment: Segment) -> list[int]:
        """The tokens whose heads stand outside; marks only where there is nothing else."""
        signs, first, last = self.encoded.signs, self.tokens[segment.begin], self.tokens[segment.end - 1]
        roots = [t for t in range(first, last + 1) if not first <= signs.heads[t] <= last or signs.heads[t] == t]
        return [t for t in roots if signs.labels[t] != "punct"] or roots

    def _hanging(self, segment: Segment, roots: Sequence[int]) -> Iterator[Feature]:
        """What the span hangs on, and what hangs on the first root of a source or cue, with what the tagger makes of them."""
        signs, first, last = self.encoded.signs, self.tokens[segment.begin], self.tokens[segment.end - 1]
        root, head = roots[0], signs.heads[roots[0]]
        if len(roots) == 1:
            yield f"root {signs.labels[root]}", 1.0
            yield f"root {signs.tags[root][:2]}", 1.0
            yield f"under {signs.tags[head][:2] if head != root else '-'}", 1.0
        if head != root:
            yield from ((f"under {kind}", self._chance(head, n)) for n, kind in enumerate(KINDS))
        if segment.kind == "content":
            return
        for child in signs.children[root]:
            label = signs.labels[child]
            if not first <= child <= last:
                yield f"{label} {'before' if child < first else 'behind'}", 1.0
                yield from ((f"{label} {kind}", self._chance(child, n)) for n, kind in enumerate(KINDS))

    def _chance(self, token: int, number: int) -> float:
        word = self.words.get(token)
        return self.inside[number][word] if word is not None else 0.0

    def _marks(self, segment: Segment) -> Iterator[Feature]:
        text, words, begin, end = self.encoded.text, self.encoded.words, segment.begin, segment.end
        said = self.encoded.span(begin, end - 1).of(text)
        opens, closes = float(said[0] in _QUOTES), float(said[-1] in _QUOTES)
        yield "open quotation", float(said.count("“") != said.count("”") or said.count('"') % 2 or said.count("''") % 2)
        yield "open bracket", float(said.count("(") != said.count(")"))
        yield "quotation opens", opens
        yield "quotation closes", closes
        yield "quotation whole", opens * closes
        behind = text[words.ends[end - 1] : words.starts[end] if end < len(words.starts) else None]
        yield "line behind", float("\n" in behind)
        yield "line before", float(not begin or "\n" in text[words.ends[begin - 1] : words.starts[begin]])
        yield "lines", float(min(said.count("\n"), 3))


def _spread(heads: Sequence[int]) -> tuple[list[int], list[int], list[int]]:
    """How many arcs lead over the border before each token, and the first and the last token of what hangs on each."""
    over, lefts, rights = [0] * (len(heads) + 1), list(range(len(heads))), list(range(len(heads)))
    for token, head in enumerate(heads):
        over[min(token, head) + 1] += 1
        over[max(token, head) + 1] -= 1
        above = head
        while token < lefts[above] or rights[above] < token:
            lefts[above], rights[above] = min(lefts[above], token), max(rights[above], token)
            above = heads[above]
    return list(accumulate(over)), lefts, rights
