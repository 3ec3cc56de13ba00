"""A choice among candidates, or none, by trained weights of features that hold or do not."""

from __future__ import annotations

import json
from functools import cache
from importlib.resources import files
from math import exp, log
from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from firsthand.records import Time


class Choice(NamedTuple):
    """The times that may be an event's own, each with the features that hold, and the features of none.

    ``marked`` is what the role head's marks count for each time, in the same order; empty where no head was asked.
    """

    times: tuple[tuple[Time, tuple[str, ...]], ...]
    none: tuple[str, ...]
    marked: tuple[float, ...] = ()


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
    return sum([weights[f] for f in held if f in weights])


def chances(scores: Sequence[float], none: float) -> list[float]:
    """The chance of each of ``scores``, 0..1, against all others and ``none``."""
    top = max((*scores, none))
    shares = [exp(s - top) for s in scores]
    whole = sum(shares) + exp(none - top)
    return [share / whole for share in shares]


def log_odds(chance: float) -> float:
    """The log odds of a head's ``chance``, 0..1, kept within what a hundredth either way gives."""
    return log((chance + 0.01) / (1.01 - chance))


def likeliest(scores: Sequence[float], none: float) -> tuple[int, float]:
    """The number of the best of ``scores`` and its chance; -1 and 0 where there is none."""
    likely = chances(scores, none)
    best = max(range(len(likely)), key=lambda i: likely[i], default=-1)
    return best, likely[best] if likely else 0.0
