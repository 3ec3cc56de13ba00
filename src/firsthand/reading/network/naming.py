"""Which words name an event: runs of words that the trigger head marks, cut to what may stand for itself."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final

from firsthand.reading.text import wording

if TYPE_CHECKING:
    from collections.abc import Sequence

    import numpy as np
    from numpy.typing import NDArray

    from firsthand.reading.network.encoder import Encoded

_TO_THE_PRESS = re.compile(  # what is asked of everybody and answered by nobody is no event of the news
    r"(?:(?:respond|repl)\w*\s(?:immediately\s)?to\s(?:[\w'’]+\s){0,3})?requests?\sfor\scomment", re.IGNORECASE
)
HYPHENS: Final = "-‐‑"


def runs(
    chances: NDArray[np.float32], offset: int, threshold: float, encoded: Encoded, base: int
) -> list[tuple[int, int]]:
    """First and last rows of the words that name each event, by the ``chances`` of a passage that begins with word ``base``.

    Rows before ``offset`` are the context's; a word counts from a chance of ``threshold`` that it names any event.
    """
    found = _without_particles(_hyphened(_runs(chances, offset, threshold), encoded, base), encoded, base)
    return [named for run in found if (named := _named(run, encoded, base))]


def _runs(chances: NDArray[np.float32], offset: int, threshold: float) -> list[tuple[int, int]]:
    """First and last rows of each run of trigger words of one type in the core."""
    runs: list[tuple[int, int]] = []
    kinds = chances[:, 1:].argmax(-1)
    for row in range(offset, len(chances)):
        if 1 - chances[row, 0] <= threshold:
            continue
        if runs and runs[-1][1] == row - 1 and kinds[row] == kinds[row - 1]:
            runs[-1] = (runs[-1][0], row)
        else:
            runs.append((row, row))
    return runs


def _hyphened(runs: Sequence[tuple[int, int]], encoded: Encoded, base: int) -> list[tuple[int, int]]:
    """``runs`` with those on both sides of a hyphen as one: "counter-offensive"."""
    joined: list[tuple[int, int]] = []
    for first, last in runs:
        before = joined[-1][1] if joined else first
        between = encoded.text[encoded.words.ends[base + before] : encoded.words.starts[base + first]]
        if joined and between in HYPHENS and between:
            joined[-1] = (joined[-1][0], last)
        else:
            joined.append((first, last))
    return joined


def _without_particles(runs: Sequence[tuple[int, int]], encoded: Encoded, base: int) -> list[tuple[int, int]]:
    """``runs`` without the particles right behind another: the "over" of "handed over" is no event, nor begins one."""
    kept = []
    for number, (first, last) in enumerate(runs):
        follows = number > 0 and runs[number - 1][1] == first - 1
        word = encoded.word(base + first).lower()
        begin = first + (follows and word in wording.words("particle"))
        if begin <= last:
            kept.append((begin, last))
    return kept


def _named(run: tuple[int, int], encoded: Encoded, base: int) -> tuple[int, int] | None:
    """``run`` without articles, pronouns, numbers and marks around what names the event; None for such words alone, or with "of" and the like."""
    words = {row: encoded.word(base + row).lower() for row in range(run[0], run[1] + 1)}
    around = {row for row, word in words.items() if word in wording.words("around") or not re.search(r"\w", word)}
    if all(row in around or word in wording.words("nameless") for row, word in words.items()):
        return None
    if _TO_THE_PRESS.match(encoded.text, encoded.words.starts[base + run[0]]):
        return None
    kept = [row for row, word in words.items() if not (row in around or word.isdigit())]
    return (kept[0], kept[-1]) if kept else run
