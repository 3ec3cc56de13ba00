"""How much two reports are about one thing, from 0 to 1."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np
from numpy.typing import NDArray

from firsthand.linking.records import Signature

NEAR = 45  # days apart up to which time says nothing against one story
FAR = 400  # days apart from which it says all it says
LEFT = 0.7  # what is left of the likeness of two reports that far apart
_BLOCK = 4096  # words to a block of the table of weights

Matrix = NDArray[np.float32]


def likeness(one: Signature, other: Signature) -> float:
    """The cosine of the two reports' weighted words, less where they were published long after one another."""
    few, many = sorted((dict(one.words), dict(other.words)), key=len)
    cosine = sum(weight * many.get(stem, 0.0) for stem, weight in few.items())
    return cosine * _kept(abs(one.day - other.day)) if one.day and other.day else cosine


def _kept(apart: float) -> float:
    return 1 - (1 - LEFT) * min(max(apart - NEAR, 0) / (FAR - NEAR), 1)


def table(signatures: Sequence[Signature]) -> Matrix:
    """The likeness of each report with each, a row and a column a report; 1 with itself."""
    place = {stem: i for i, stem in enumerate(sorted({stem for s in signatures for stem, _ in s.words}))}
    rows = np.repeat(np.arange(len(signatures)), [len(s.words) for s in signatures])
    columns = np.array([place[stem] for s in signatures for stem, _ in s.words], dtype=np.int64)
    values = np.array([weight for s in signatures for _, weight in s.words], dtype=np.float32)
    cosines = np.zeros((len(signatures), len(signatures)), dtype=np.float32)
    for start in range(0, len(place), _BLOCK):
        inside = (columns >= start) & (columns < start + _BLOCK)
        weights = np.zeros((len(signatures), _BLOCK), dtype=np.float32)
        weights[rows[inside], columns[inside] - start] = values[inside]
        cosines += weights @ weights.T
    np.fill_diagonal(cosines, 1.0)
    return cosines * _kept_table(signatures)


def _kept_table(signatures: Sequence[Signature]) -> Matrix:
    days = np.array([s.day or np.nan for s in signatures], dtype=np.float64)
    apart = np.nan_to_num(np.abs(days[:, None] - days[None, :]))
    kept: Matrix = (1 - (1 - LEFT) * np.clip((apart - NEAR) / (FAR - NEAR), 0, 1)).astype(np.float32)
    return kept
