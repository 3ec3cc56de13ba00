"""The tagger's words as spans that may be: every span that the tags allow, with its chance under the chain of tags.

A tag leads to the next one with a chance of its own; forward and backward sums over the chain (Rabiner 1989) give how
likely it is that a span of a kind begins at one word and ends at another. Spans may overlap: :mod:`lattice` chooses.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

import numpy as np

if TYPE_CHECKING:
    from collections.abc import Iterator

    from numpy.typing import NDArray

KINDS: Final = ("source", "cue", "content")
LEAST: Final = 0.02  # chance below which a span is not looked at
COOLER: Final = 0.7  # what the tagger's log odds count, as it is surer than it is right
LONGEST: Final = 250  # words


@dataclass(frozen=True, slots=True)
class Segment:
    """Words that may be a span: its kind, its first word and the one after its last, its chance."""

    kind: str
    begin: int
    end: int
    chance: float


@dataclass(frozen=True, slots=True)
class _Chain:
    """What leads to each tag and from it, each word's sums being one, and what a step from tag to tag, then a word, counts."""

    forward: NDArray[np.float64]
    backward: NDArray[np.float64]
    steps: NDArray[np.float64]
    words: NDArray[np.float64]


def segments(scores: NDArray[np.float32], transitions: NDArray[np.float32]) -> list[Segment]:
    """The spans with a chance of ``LEAST`` or more.

    ``scores`` has for each word the log chances of no tag and of begin and inside by kind, ``transitions`` the log chance
    of each tag (column) behind each one (row), in its last row at the beginning of a text.
    """
    chain = _chain(COOLER * scores.astype(np.float64), COOLER * transitions.astype(np.float64))
    return [segment for number in range(len(KINDS)) for segment in _of_kind(chain, number)]


def _chain(scores: NDArray[np.float64], transitions: NDArray[np.float64]) -> _Chain:
    steps = np.exp(transitions)
    for inside in range(2, scores.shape[1], 2):
        steps[[t for t in range(len(steps)) if t not in (inside, inside - 1)], inside] = 0
    words = np.exp(scores - scores.max(1, keepdims=True))
    inner, before = steps[:-1], steps[-1]
    forward, backward = np.empty_like(words), np.ones_like(words)
    for row, reached in zip(words, forward, strict=True):
        np.multiply(before, row, out=reached)
        total = np.add.reduce(reached)
        np.divide(row, total, out=row)
        np.divide(reached, total, out=reached)
        before = reached @ inner
    behind = backward[-1]
    for word in range(len(words) - 1, 0, -1):
        behind = backward[word - 1] = inner @ (words[word] * behind)
    return _Chain(forward, backward, inner, words)


def _of_kind(chain: _Chain, number: int) -> Iterator[Segment]:
    """The segments of the kind with that number."""
    begin, inside = 2 * number + 1, 2 * number + 2
    left = chain.words * chain.backward
    left[:, inside] = 0
    ended = np.vstack([left[1:] @ chain.steps[[begin, inside]].T, np.ones(2)]).tolist()
    on = chain.words[:, inside].tolist()
    open_ = (chain.words[:, inside] * chain.backward[:, inside]).tolist()
    first, more = chain.steps[begin, inside], chain.steps[inside, inside]
    starts = np.flatnonzero(chain.forward[:, begin] * chain.backward[:, begin] >= LEAST).tolist()
    for start in starts:
        held, end = float(chain.forward[start, begin]), start + 1
        if held * ended[start][0] >= LEAST:
            yield Segment(KINDS[number], start, end, held * ended[start][0])
        step = first
        while end < min(len(on), start + LONGEST) and held * step * open_[end] >= LEAST:
            held *= step * on[end]
            end, step = end + 1, more
            if held * ended[end - 1][1] >= LEAST:
                yield Segment(KINDS[number], start, end, held * ended[end - 1][1])
