"""A choice among candidates, or none, by trained weights of features that hold or do not."""

from __future__ import annotations

import json
from functools import cache
from importlib.resources import files
from math import exp
from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence


class Table(NamedTuple):
    """Trained weights, and the least chance at which the best candidate is believed."""

    weights: Mapping[str, float]
    bar: float


@cache
def table(name: str) -> Table:
    """The weights in ``reading/data/<name>``."""
    loaded = json.loads((files("firsthand.reading") / "data" / name).read_text(encoding="utf-8"))
    return Table(loaded["weights"], loaded["bar"])


def weigh(held: Sequence[str], weights: Mapping[str, float]) -> float:
    """The score of the features ``held``."""
    return sum(weights.get(f, 0.0) for f in held)


def likeliest(scores: Sequence[float], none: float) -> tuple[int, float]:
    """The number of the best of ``scores`` and its chance, 0..1, against all others and ``none``; -1 and 0 where there is none."""
    if not scores:
        return -1, 0.0
    top = max(*scores, none)
    shares = [exp(s - top) for s in scores]
    best = max(range(len(scores)), key=lambda i: shares[i])
    return best, shares[best] / (sum(shares) + exp(none - top))
