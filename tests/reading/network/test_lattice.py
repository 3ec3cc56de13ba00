"""Spans of which no two overlap."""

from __future__ import annotations

from itertools import combinations
from math import exp, log

import pytest
from hypothesis import given
from hypothesis import strategies as st

from firsthand.reading.network import lattice

LENGTH = 6
SPANS = st.lists(
    st.tuples(st.integers(0, LENGTH - 1), st.integers(1, LENGTH)).map(lambda s: (min(s[0], s[1] - 1), s[1])),
    max_size=6,
    unique=True,
)


def apart(spans: list[lattice.Range]) -> list[tuple[int, ...]]:
    """Every choice of spans of which no two overlap."""
    numbers = range(len(spans))
    choices = [c for size in range(len(spans) + 1) for c in combinations(numbers, size)]
    return [
        c
        for c in choices
        if all(spans[a][1] <= spans[b][0] or spans[b][1] <= spans[a][0] for a, b in combinations(c, 2))
    ]


def test_two_that_overlap_share_what_is_left_by_none() -> None:
    spans = [(0, 2), (1, 3), (3, 4)]
    assert lattice.chances(spans, [0.0, log(2), 0.0], 4).tolist() == pytest.approx([0.25, 0.5, 0.5])


def test_the_best_are_worth_most_together() -> None:
    spans = [(0, 3), (0, 1), (1, 3), (4, 5)]
    assert lattice.best(spans, [3.0, 1.0, 1.5, -1.0], 5) == [0]
    assert lattice.best(spans, [2.0, 1.0, 1.5, 0.5], 5) == [1, 2, 3]
    assert lattice.best([], [], 0) == []


@given(SPANS, st.lists(st.floats(-3, 3), min_size=6, max_size=6))
def test_all_choices_are_counted(spans: list[lattice.Range], scores: list[float]) -> None:
    counts = {c: exp(sum(scores[n] for n in c)) for c in apart(spans)}
    whole = sum(counts.values())
    wanted = [sum(v for c, v in counts.items() if n in c) / whole for n in range(len(spans))]
    assert lattice.chances(spans, scores[: len(spans)], LENGTH).tolist() == pytest.approx(wanted)
    taken = lattice.best(spans, scores[: len(spans)], LENGTH)
    assert tuple(sorted(taken)) in counts
    assert exp(sum(scores[n] for n in taken)) == pytest.approx(max(counts.values()))
    assert [spans[n] for n in taken] == sorted(spans[n] for n in taken)
