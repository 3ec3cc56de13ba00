"""Where the spans of attributions end: each end is weighed anew against those beside it, by tags, syntax and marks.

The tagger sees one word at a time; here it counts how many arcs of syntax an end would cut, what the words on both sides
are, and whether a bracket or quotation stays open. ``training/edges.py`` makes the weights.
"""

from __future__ import annotations

import json
import math
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from itertools import accumulate
from types import MappingProxyType
from typing import TYPE_CHECKING

import numpy as np

from firsthand.reading import wording

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from numpy.typing import NDArray

    from firsthand.reading.encoder import Encoded

KINDS = ("source", "cue", "content")
Run = tuple[str, int, int]  # a kind with the first word of a span and the one after its last
REACH = 8  # words that an end is moved at most
SURE = 9.0  # log odds of the words between from which no further end is looked at
MARGIN = 0.5  # what another end must be better by
_MOST = 4


@cache
def weights() -> Mapping[str, Mapping[str, float]]:
    """The weights by kind and feature."""
    raw = json.loads(files("firsthand.reading").joinpath("data/edges_weights.json").read_text(encoding="utf-8"))
    return MappingProxyType(raw["weights"])


def settled(runs: Sequence[Run], encoded: Encoded, chances: NDArray[np.float32]) -> list[Run]:
    """``runs`` with the likeliest end of each; ``chances`` has for each word those of no tag and of begin and inside by kind."""
    sight = Sight.of(runs, encoded, chances)
    return [(kind, begin, _best(sight, (kind, begin, end), weights()[kind])) for kind, begin, end in runs]


def _best(sight: Sight, run: Run, table: Mapping[str, float]) -> int:
    scores = {end: sum(table.get(f, 0.0) * x for f, x in sight.features(run, end)) for end in sight.ends(run)}
    best = max(scores, key=lambda end: scores[end])
    return best if scores[best] > scores[run[2]] + MARGIN else run[2]


@dataclass(frozen=True, slots=True)
class Sight:
    """What is asked of a text's words: what the tagger makes of them, and the arcs over and under their tokens."""

    encoded: Encoded
    tokens: Sequence[int]  # of each word
    odds: Mapping[str, Sequence[float]]  # by kind the log odds of each word to be of it
    starting: Mapping[int, str]  # the kind of the span that begins at a word
    arcs: Sequence[int]  # how many lead over the border before each token
    rights: Sequence[int]  # the last token of what hangs on each

    @classmethod
    def of(cls, runs: Sequence[Run], encoded: Encoded, chances: NDArray[np.float32]) -> Sight:
        """The text with its spans and the tagger's chances."""
        inside = chances[:, 1::2] + chances[:, 2::2]
        odds = np.log((inside + 1e-4) / (1 - inside + 1e-4)).T.tolist()
        heads = encoded.signs.heads
        over, rights = [0] * (len(heads) + 1), list(range(len(heads)))
        for token, head in enumerate(heads):
            over[min(token, head) + 1] += 1
            over[max(token, head) + 1] -= 1
            above = head
            while rights[above] < token:
                rights[above] = token
                above = heads[above]
        starting = {begin: kind for kind, begin, _ in runs}
        tokens = encoded.signs.tokens.tolist()
        return cls(encoded, tokens, dict(zip(KINDS, odds, strict=True)), starting, list(accumulate(over)), rights)

    def ends(self, run: Run) -> Iterator[int]:
        """The ends that ``run`` may have, its own first: as far as the tagger is not sure, and no other span begins."""
        kind, begin, end = run
        yield end
        odds, total = self.odds[kind], 0.0
        for word in range(end, min(end + REACH, len(self.tokens))):
            total -= odds[word]
            if word in self.starting or total > SURE:
                break
            yield word + 1
        total = 0.0
        for word in range(end - 1, max(end - REACH, begin) - 1, -1):
            total += odds[word]
            if word == begin or total > SURE:
                break
            yield word

    def features(self, run: Run, end: int) -> Iterator[tuple[str, float]]:
        """The features of ``run`` if it ended before the word ``end``, with their values."""
        kind, begin, own = run
        words = range(min(own, end), max(own, end))
        if end != own:
            way = "longer" if end > own else "shorter"
            yield way, 1.0
            yield f"{way} odds", sum(self.odds[kind][w] for w in words) * (1 if end > own else -1)
            yield f"{way} by", math.log(len(words) + 1)
        yield from self._words(end)
        yield from self._arcs(begin, end)
        yield from self._marks(begin, end)

    def _words(self, end: int) -> Iterator[tuple[str, float]]:
        """The words on both sides, with what they are to their heads; the end of the text has none behind it."""
        labels = self.encoded.signs.labels
        for side, word in (("last", end - 1), ("next", end)):
            if word < len(self.tokens):
                yield f"{side} {self._kind(word)}", 1.0
                yield f"{side} is {labels[self.tokens[word]]}", 1.0
        if end in self.starting:
            yield f"then {self.starting[end]}", 1.0

    def _kind(self, word: int) -> str:
        """A mark or small word itself, else what kind of word it is."""
        text = self.encoded.span(word, word).of(self.encoded.text).lower()
        return text if text in wording.words("edge") else "word" if text[0].isalnum() else "mark"

    def _arcs(self, begin: int, end: int) -> Iterator[tuple[str, float]]:
        signs = self.encoded.signs
        first, last = self.tokens[begin], self.tokens[end - 1]
        roots = [t for t in range(first, last + 1) if not first <= signs.heads[t] <= last or signs.heads[t] == t]
        yield "roots", float(min(sum(signs.labels[t] != "punct" for t in roots), _MOST))
        yield "whole", float(max(self.rights[t] for t in roots) == last)
        if end == len(self.tokens):
            return
        behind = self.tokens[end]
        hangs = first <= signs.heads[behind] <= last
        yield f"hangs {signs.labels[behind] if hangs else '-'}", 1.0
        yield "arcs", float(min(self.arcs[behind], _MOST))
        yield "sentence", float(signs.sentences[behind] != signs.sentences[last])

    def _marks(self, begin: int, end: int) -> Iterator[tuple[str, float]]:
        text = self.encoded.text
        said = self.encoded.span(begin, end - 1).of(text)
        yield "open quotation", float(said.count("“") != said.count("”") or said.count('"') % 2 or said.count("''") % 2)
        yield "open bracket", float(said.count("(") != said.count(")"))
        starts = self.encoded.words.starts
        behind = text[self.encoded.words.ends[end - 1] : starts[end] if end < len(starts) else None]
        yield "line", float("\n" in behind)
