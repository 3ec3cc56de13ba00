"""A choice among candidates, or none."""

from __future__ import annotations

import pytest

from firsthand.reading.times import choice


def test_a_score_is_the_sum_of_what_holds() -> None:
    assert choice.weigh(("direct", "s0", "unheard of"), {"direct": 1.5, "s0": -0.25}) == 1.25


def test_the_likeliest_and_its_chance() -> None:
    best, chance = choice.likeliest([0.0, 1.0], 1.0)
    assert best == 1
    assert chance == pytest.approx(0.42232, abs=1e-5)
    assert choice.likeliest([], 0.0) == (-1, 0.0)


def test_the_weights_hold_a_bar() -> None:
    table = choice.table("times_weights.json")
    assert table.bar == 0.5
    assert table.weights["direct"] > 0 > table.weights["other"]
