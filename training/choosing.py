"""Learns to choose one of some candidates, or none: a conditional logit on features that hold or do not."""

from __future__ import annotations

import json
from collections import Counter
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

import numpy as np
import numpy.typing as npt

RARE = 4  # features of fewer candidates are left out
PASSES = 80
MEMORY = 8  # steps that the quasi-Newton method remembers
LEAST = 0.01  # a weight nearer to nothing is not written
CLOSE = 1e-6  # relative gain below which the descent ends

Array = npt.NDArray[np.float64]


@dataclass(frozen=True, slots=True)
class Case:
    """The candidates of one choice, each with the features that hold, and which of them are right."""

    candidates: tuple[tuple[str, ...], ...]
    right: tuple[bool, ...]


def learned(cases: Sequence[Case], decay: float) -> dict[str, float]:
    """The weight of each feature; ``decay`` is the strength of the L2 penalty on the sum of all cases' losses.

    Every case has at least one right candidate ("none" is one of them). The same cases give the same weights.
    """
    often = Counter(f for case in cases for held in case.candidates for f in set(held))
    names = {f: i for i, f in enumerate(sorted(f for f, n in often.items() if n >= RARE))}
    loss = _loss(cases, names, decay)
    found = _descended(loss, np.zeros(len(names)))
    return {name: round(float(found[i]), 3) for name, i in names.items()}


def write(target: Path, source: str, weights: Mapping[str, float], bar: float = 0.0) -> None:
    """Write ``weights`` where the package reads them, with where they come from and the ``bar`` of the best's chance."""
    told = {feature: weight for feature, weight in weights.items() if abs(weight) >= LEAST}
    text = json.dumps({"source": source, "bar": bar, "weights": told}, indent=0)
    target.write_text(text + "\n", encoding="utf-8")


def _loss(cases: Sequence[Case], names: dict[str, int], decay: float) -> Callable[[Array], tuple[float, Array]]:
    """The loss of weights and its slope."""
    held = [set(h) & names.keys() for case in cases for h in case.candidates]
    row = np.repeat(np.arange(len(held)), [len(h) for h in held])
    column = np.array([names[f] for h in held for f in sorted(h)])
    case = np.repeat(np.arange(len(cases)), [len(c.candidates) for c in cases])
    right = np.array([r for c in cases for r in c.right], dtype=float)

    def loss(weight: Array) -> tuple[float, Array]:
        score = np.bincount(row, weight[column], len(held))
        top = np.full(len(cases), -np.inf)
        np.maximum.at(top, case, score)
        chance = np.exp(score - top[case])
        chance /= np.bincount(case, chance, len(cases))[case]
        good = np.maximum(np.bincount(case, chance * right, len(cases)), 1e-12)
        slope = (chance - chance * right / good[case])[row]
        whole = -float(np.log(good).sum()) + decay / 2 * float(weight @ weight)
        return whole, np.bincount(column, slope, len(weight)) + decay * weight

    return loss


def _descended(loss: Callable[[Array], tuple[float, Array]], weight: Array) -> Array:
    """The weights of the least loss, by L-BFGS (Nocedal and Wright, *Numerical Optimization*, algorithm 7.5)."""
    value, slope = loss(weight)
    steps: list[tuple[Array, Array]] = []
    for _ in range(PASSES):
        way = -_turned(slope, steps)
        size = 1.0
        while True:
            after = weight + size * way
            new, turned = loss(after)
            if new <= value + 1e-4 * size * float(slope @ way) or size < 1e-6:
                break
            size /= 2
        if float((turned - slope) @ (after - weight)) > 0:
            steps = [*steps, (after - weight, turned - slope)][-MEMORY:]
        gain, weight, value, slope = value - new, after, new, turned
        if gain < CLOSE * max(1.0, abs(value)):
            break
    return weight


def _turned(slope: Array, steps: Iterable[tuple[Array, Array]]) -> Array:
    """``slope`` times the inverse curvature that the last ``steps`` show."""
    known = list(steps)
    if not known:
        return slope / max(1.0, float(np.linalg.norm(slope)))
    turned, shares = slope.copy(), []
    for step, bend in reversed(known):
        shares.append(float(step @ turned) / float(bend @ step))
        turned -= shares[-1] * bend
    step, bend = known[-1]
    turned *= float(step @ bend) / float(bend @ bend)
    for (step, bend), share in zip(known, reversed(shares), strict=True):
        turned += (share - float(bend @ turned) / float(bend @ step)) * step
    return turned
