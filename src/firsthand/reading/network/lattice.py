"""Spans of a text of which no two may overlap: how likely each is beside the others, and which to take."""

from __future__ import annotations

import math
from typing import TYPE_CHECKING

import numpy as np

if TYPE_CHECKING:
    from collections.abc import Sequence

    from numpy.typing import NDArray

Range = tuple[int, int]  # a first word and the one after the last


def chances(spans: Sequence[Range], scores: Sequence[float], length: int) -> NDArray[np.float64]:
    """The chance of each span where a choice of spans of a text of ``length`` words is as likely as the exponential of their scores' sum."""
    before = _sums(spans, scores, length)
    turned = [(length - end, length - begin) for begin, end in spans]
    behind = _sums(turned, scores, length)
    whole = [before[b] + s + behind[length - e] for (b, e), s in zip(spans, scores, strict=True)]
    return np.exp(np.array(whole) - before[length])


def _sums(spans: Sequence[Range], scores: Sequence[float], length: int) -> list[float]:
    """For each border between words the log of what all choices of spans before it count."""
    ending, sums = _ending(spans), [0.0]
    for border in range(1, length + 1):
        if border not in ending:
            sums.append(sums[-1])
            continue
        ways = [sums[-1], *(sums[spans[number][0]] + scores[number] for number in ending[border])]
        most = max(ways)
        sums.append(most + math.log(sum(math.exp(way - most) for way in ways)))
    return sums


def best(spans: Sequence[Range], worths: Sequence[float], length: int) -> list[int]:
    """The numbers, in the order of the text, of the spans that are worth most together."""
    ending = _ending(spans)
    most, last = [0.0] * (length + 1), [-1] * (length + 1)
    for border in range(1, length + 1):
        most[border] = most[border - 1]
        for number in ending.get(border, ()):
            worth = most[spans[number][0]] + worths[number]
            if worth > most[border]:
                most[border], last[border] = worth, number
    taken, border = [], length
    while border:
        number = last[border]
        taken += [number] if number >= 0 else []
        border = spans[number][0] if number >= 0 else border - 1
    return taken[::-1]


def _ending(spans: Sequence[Range]) -> dict[int, list[int]]:
    """The numbers of the spans that end at each border."""
    ending: dict[int, list[int]] = {}
    for number, (_, end) in enumerate(spans):
        ending.setdefault(end, []).append(number)
    return ending
