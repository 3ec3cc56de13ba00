"""Logistic regression on features that hold or do not, for the small scorers of the reading room."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

import numpy as np

PASSES = 300
RATE = 2.0


def fitted(
    rows: Sequence[int],
    columns: Sequence[int],
    truths: Sequence[bool],
    names: Mapping[str, int],
    decay: float = 3e-5,
) -> dict[str, float]:
    """The weight of each feature in ``names``, by adaptive gradient descent over all cases at once.

    ``rows`` and ``columns`` say which case has which feature; ``decay`` is the strength of the L2 penalty. The same
    cases give the same weights.
    """
    row, column, truth = np.array(rows), np.array(columns), np.array(truths, dtype=float)
    weight, square = np.zeros(len(names)), np.full(len(names), 1e-8)
    for _ in range(PASSES):
        guess = 1 / (1 + np.exp(-np.bincount(row, weight[column], len(truth))))
        slope = np.bincount(column, (guess - truth)[row], len(names)) / len(truth) + decay * weight
        square += slope**2
        weight -= RATE * slope / np.sqrt(square)
    return {name: round(float(weight[i]), 4) for name, i in sorted(names.items())}
