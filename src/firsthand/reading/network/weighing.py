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

from firsthand.reading.network import lattice
from firsthand.reading.network.tagging import KINDS, Segment
from firsthand.reading.text import wording

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from numpy.typing import NDArray

    from firsthand.reading.network.encoder import Encoded

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
    scores = _scores(sight, segments, tables)
    likely = lattice.chances(ranges, scores, len(chances))
    worths = [chance - BAR + COVER * sight.cover(s) for chance, s in zip(likely.tolist(), segments, strict=True)]
    return [segments[number] for number in lattice.best(ranges, worths, len(chances))]


def _scores(sight: Sight, segments: Sequence[Segment], tables: Mapping[str, Mapping[str, float]]) -> list[float]:
    """What the features of each segment add up to; those of a border are asked once for all that share it."""
    fronts: dict[tuple[str, int], float] = {}
    rears: dict[tuple[str, int], float] = {}
    scores = []
    for segment in segments:
        table, front, rear = tables[segment.kind], (segment.kind, segment.begin), (segment.kind, segment.end)
        if front not in fronts:
            fronts[front] = score(sight.front(*front), table)
        if rear not in rears:
            rears[rear] = score(sight.rear(*rear), table)
        scores.append(fronts[front] + score(sight.inner(segment), table) + rears[rear])
    return scores


def score(features: Iterator[Feature], table: Mapping[str, float]) -> float:
    """What the features add up to."""
    return sum([table[name] * value for name, value in features if name in table])


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
        yield from self.front(segment.kind, segment.begin)
        yield from self.inner(segment)
        yield from self.rear(segment.kind, segment.end)

    def front(self, kind: str, begin: int) -> Iterator[Feature]:
        """What the words before and behind the first border of a segment of that kind tell."""
        number = KINDS.index(kind)
        odds, before = self.odds[number], begin - 1
        yield "begins", self.begins[number][begin]
        yield "first odds", odds[begin] / 3
        yield "odds before", odds[before] / 3 if begin else -2.0
        for other, inside in zip(KINDS, self.inside, strict=True):
            if other != kind:
                yield f"{other} before", inside[before] if begin else 0.0
            yield f"{other} near before", max(inside[max(begin - NEAR, 0) : begin], default=0.0)
        yield from self._word("before", before)
        yield from self._word("first", begin)
        yield f"arcs before {min(self.arcs[self.tokens[begin]], 5)}", 1.0
        if begin:
            yield "sentence before", self._parts(before, begin)
        yield "line before", float(not begin or self._has_line(before))

    def rear(self, kind: str, end: int) -> Iterator[Feature]:
        """What the words before and behind the last border of a segment of that kind tell."""
        number, last = KINDS.index(kind), end - 1
        odds, is_last = self.odds[number], end == len(self.tokens)
        yield "last odds", odds[last] / 3
        yield "odds behind", -2.0 if is_last else odds[end] / 3
        yield "begins behind", 0.0 if is_last else self.begins[number][end]
        for other, inside in zip(KINDS, self.inside, strict=True):
            if other != kind:
                yield f"{other} behind", 0.0 if is_last else inside[end]
            yield f"{other} near behind", max(inside[end : end + NEAR], default=0.0)
        yield from self._word("last", last)
        yield from self._word("behind", end)
        if not is_last:
            yield f"arcs behind {min(self.arcs[self.tokens[end]], 5)}", 1.0
            yield "sentence behind", self._parts(last, end)
        yield "line behind", float(self._has_line(last))

    def inner(self, segment: Segment) -> Iterator[Feature]:
        """What the words of ``segment`` tell together."""
        roots = self._roots(segment)
        yield "span", 1.0
        yield from self._tagged(segment)
        yield from self._arcs(segment, roots)
        yield from self._hanging(segment, roots)
        yield from self._marks(segment)

    def _tagged(self, segment: Segment) -> Iterator[Feature]:
        """What the tagger makes of the words."""
        number, begin, end = KINDS.index(segment.kind), segment.begin, segment.end
        chance = math.log(segment.chance + 1e-4)
        inside, sums = self.inside[number][begin:end], self.sums[number]
        least = min(inside)
        yield "chance", chance
        yield f"chance {int(-2 * chance)}", 1.0
        yield "sum", max(-1.0, min(10 / 3, (sums[end] - sums[begin]) / 3))
        yield "mean", sum(inside) / len(inside)
        yield "least", least
        yield "least odds", math.log(least + 1e-3)
        yield f"length {min(len(inside).bit_length(), _LONG)}", 1.0
        for kind, others in zip(KINDS, self.inside, strict=True):
            if kind != segment.kind:
                yield f"{kind} in it", sum(others[begin:end]) / (end - begin)

    def _word(self, side: str, word: int) -> Iterator[Feature]:
        """A word beside a border, with what it is to its head."""
        if 0 <= word < len(self.tokens):
            yield f"{side} {self._kind(word)}", 1.0
            yield f"{side} is {self.encoded.signs.labels[self.tokens[word]]}", 1.0
        else:
            yield f"{side} nothing", 1.0

    def _parts(self, word: int, following: int) -> float:
        """1.0 where another sentence begins between two words."""
        sentences = self.encoded.signs.sentences
        return float(sentences[self.tokens[word]] != sentences[self.tokens[following]])

    def _has_line(self, word: int) -> bool:
        """Whether a line ends behind a word, or somewhere behind the last one."""
        text, words = self.encoded.text, self.encoded.words
        return "\n" in text[words.ends[word] : words.starts[word + 1] if word + 1 < len(words.starts) else None]

    def _kind(self, word: int) -> str:
        """A mark or small word itself, else what kind of word it is."""
        if word not in self.kinds:
            text = self.encoded.word(word).lower()
            self.kinds[word] = text if text in wording.words("edge") else "word" if text[0].isalnum() else "mark"
        return self.kinds[word]

    def _arcs(self, segment: Segment, roots: Sequence[int]) -> Iterator[Feature]:
        signs, begin, end = self.encoded.signs, segment.begin, segment.end
        first, last = self.tokens[begin], self.tokens[end - 1]
        yield f"roots {min(len(roots), _MOST)}", 1.0
        yield "whole right", float(max(self.rights[t] for t in roots) <= last)
        yield "whole left", float(min(self.lefts[t] for t in roots) >= first)
        yield f"sentences {min(int(signs.sentences[last] - signs.sentences[first]), 3)}", 1.0
        for side, word in (("before", begin - 1), ("behind", end)):
            if 0 <= word < len(self.tokens):
                token = self.tokens[word]
                hangs = first <= signs.heads[token] <= last
                yield f"{side} hangs {signs.labels[token] if hangs else '-'}", 1.0

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
        said = self.encoded.span(segment.begin, segment.end - 1).of(self.encoded.text)
        opens, closes = float(said[0] in _QUOTES), float(said[-1] in _QUOTES)
        yield "open quotation", float(said.count("“") != said.count("”") or said.count('"') % 2 or said.count("''") % 2)
        yield "open bracket", float(said.count("(") != said.count(")"))
        yield "quotation opens", opens
        yield "quotation closes", closes
        yield "quotation whole", opens * closes
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
