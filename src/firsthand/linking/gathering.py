"""Mentions gathered into tellings within a report, and tellings into incidents within a story.

Both by average linkage on the points of ``matching.py``, where no group may hold two that can never be one. The result
hangs on the set of reports only: groups are joined from the best-matched two down, equals in the order of their ids.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence

import numpy as np
from numpy.typing import NDArray

from firsthand.linking.matching import NEVER, Level, Weighed, match, points
from firsthand.linking.settling import settled
from firsthand.linking.tellings import Issue, Told, mentions, together
from firsthand.records import Reading

WITHIN = 0.0  # mean points down to which mentions of one report are one event
ACROSS = 0.1  # mean points down to which tellings of different reports are one incident
CROWD = 250  # tellings with one type or trigger with which each is compared at most
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
    pairs, held = compared(ordered, "across")
    groups: list[list[int]] = []
    for piece in _pieces(len(ordered), pairs, ACROSS):
        inside = {row: i for i, row in enumerate(piece)}
        table = np.full((len(piece), len(piece)), _APART)
        for rows in held:
            crowd = [inside[row] for row in rows if row in inside]
            table[np.ix_(crowd, crowd)] = np.nan
        for row in piece:
            for other, worth in pairs[row].items():
                if other in inside:
                    table[inside[row], inside[other]] = table[inside[other], inside[row]] = worth
        groups += [[piece[i] for i in group] for group in joined(table, ACROSS)]
    return tuple(
        sorted(settled(tuple(ordered[i] for i in group) for group in sorted(groups)), key=lambda g: g[0].lead.id)
    )


def matches(told: Sequence[Told], level: Level = "across") -> Matches:
    """The points of each two; only those with a type or a trigger in common are looked at closer."""
    table = np.full((len(told), len(told)), _APART)
    pairs, held = compared(told, level)
    for rows in held:
        table[np.ix_(rows, rows)] = np.nan
    for i, others in enumerate(pairs):
        for j, worth in others.items():
            table[i, j] = table[j, i] = worth
    return table


def compared(told: Sequence[Told], level: Level) -> tuple[list[dict[int, float]], list[list[int]]]:
    """For each telling the points with earlier ones that have a type or a trigger in common; and the crowds.

    Of more than ``CROWD`` tellings with one type or trigger each is compared with those nearest to it in time only, so
    that a story's cost grows with its tellings and not with their square; what is not compared is not known.
    """
    holders: dict[str, list[int]] = defaultdict(list)
    for i, t in sorted(enumerate(told), key=lambda x: (x[1].day or 0, x[1].lead.id)):
        for key in {*(f"={name}" for name, _ in t.types), *t.triggers}:
            holders[key].append(i)
    pairs: list[dict[int, float]] = [{} for _ in told]
    lengths = [Weighed(dict(t.words)) for t in told]
    for held in holders.values():
        for n, i in enumerate(held):
            for j in held[max(0, n - CROWD) : n]:
                low, high = min(i, j), max(i, j)
                if low not in pairs[high]:
                    pairs[high][low] = match(told[i], told[j], level, lengths[i].cosine(lengths[j]))
    return pairs, [held for _, held in sorted(holders.items()) if len(held) > CROWD + 1]


def _pieces(size: int, pairs: Sequence[dict[int, float]], bar: float) -> list[list[int]]:
    """Rows that pairs of at least ``bar`` hold together: average linkage never joins two such pieces."""
    root = list(range(size))

    def top(row: int) -> int:
        while root[row] != row:
            root[row] = row = root[root[row]]
        return row

    for row, others in enumerate(pairs):
        for other, worth in others.items():
            if worth >= bar:
                root[max(top(row), top(other))] = min(top(row), top(other))
    found: dict[int, list[int]] = defaultdict(list)
    for row in range(size):
        found[top(row)].append(row)
    return list(found.values())


def joined(table: Matches, bar: float) -> list[list[int]]:
    """Groups of rows, by average linkage down to ``bar``; rows that ``NEVER`` match stay apart.

    A cell that is not a number is not known and has no part in the mean.
    """
    count = (~np.isnan(table)).astype(np.float64)
    total = np.where(count > 0, table, 0.0)
    near = np.where(count > 0, table, NEVER)
    np.fill_diagonal(near, NEVER)
    alive = np.ones(len(near), dtype=bool)
    groups = [[i] for i in range(len(near))]
    while len(near) > 1:
        one, other = (int(i) for i in np.unravel_index(int(near.argmax()), near.shape))
        if near[one, other] < bar:
            break
        total[one] += total[other]
        count[one] += count[other]
        alive[other] = alive[one] = False
        mean = np.divide(total[one], count[one], out=np.full(len(near), NEVER), where=alive & (count[one] > 0))
        total[:, one], count[:, one] = total[one], count[one]
        near[one] = near[:, one] = mean
        near[other] = near[:, other] = NEVER
        alive[one] = True
        groups[one] += groups[other]
        groups[other] = []
    return [sorted(group) for group in groups if group]
