"""Mentions gathered into tellings within a report, and tellings into incidents within a story.

Both by average linkage on the points of ``matching.py``, where no group may hold two that can never be one. The result
hangs on the set of reports only: groups are joined from the best-matched two down, equals in the order of their ids.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence

import numpy as np
from numpy.typing import NDArray

from firsthand.linking.matching import NEVER, Level, match, points
from firsthand.linking.tellings import Issue, Told, mentions, together
from firsthand.records import Reading

WITHIN = 0.0  # mean points down to which mentions of one report are one event
ACROSS = -0.4  # mean points down to which tellings of different reports are one incident
_APART = -2.0  # points of two with neither a type nor a trigger in common

Matches = NDArray[np.float64]


def tellings(reading: Reading, issue: Issue) -> tuple[Told, ...]:
    """What one report tells, event by event."""
    singles = mentions(reading, issue)
    table = matches(singles, "within")
    chains = [t.lead.same_as or t.lead.id for t in singles]
    for i, chain in enumerate(chains):
        for j in range(i):
            sign = "same chain" if chains[j] == chain else "other chain"
            table[i, j] = table[j, i] = table[i, j] + points("within")[sign]
    return tuple(together([singles[i].lead for i in group], reading, issue) for group in joined(table, WITHIN))


def incidents(told: Sequence[Told]) -> tuple[tuple[Told, ...], ...]:
    """The tellings of one story, incident by incident; each in the order of its events' ids."""
    ordered = sorted(told, key=lambda t: t.lead.id)
    return tuple(tuple(ordered[i] for i in group) for group in joined(matches(ordered), ACROSS))


def matches(told: Sequence[Told], level: Level = "across") -> Matches:
    """The points of each two; only those with a type or a trigger in common are looked at closer."""
    table = np.full((len(told), len(told)), _APART)
    holders: dict[str, list[int]] = defaultdict(list)
    for i, t in enumerate(told):
        for key in {*(f"={name}" for name, _ in t.types), *t.triggers}:
            holders[key].append(i)
    pairs = {(i, j) for held in holders.values() for n, i in enumerate(held) for j in held[:n]}
    for i, j in pairs:
        table[i, j] = table[j, i] = match(told[i], told[j], level)
    return table


def joined(table: Matches, bar: float) -> list[list[int]]:
    """Groups of rows, by average linkage down to ``bar``; rows that ``NEVER`` match stay apart."""
    near = table.copy()
    np.fill_diagonal(near, NEVER)
    weight = np.ones(len(near))
    groups = [[i] for i in range(len(near))]
    while len(near) > 1:
        one, other = np.unravel_index(int(near.argmax()), near.shape)
        if near[one, other] < bar:
            break
        mean = (near[one] * weight[one] + near[other] * weight[other]) / (weight[one] + weight[other])
        near[one] = near[:, one] = mean
        near[other] = near[:, other] = NEVER
        near[one, one] = NEVER
        weight[one] += weight[other]
        groups[one] += groups[other]
        groups[other] = []
    return [sorted(group) for group in groups if group]
