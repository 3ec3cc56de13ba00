"""What is near enough, and what weighs how much."""

from __future__ import annotations

from firsthand.reading.times import ranking, ties
from tests.reading.times.parsed import parsed, span


def test_a_score_is_the_sum_of_what_holds() -> None:
    assert ranking.weigh(("direct", "s0", "unheard of"), {"direct": 1.5, "s0": -0.25}) == 1.25


def test_the_nearest_come_first_and_the_far_fall_away() -> None:
    text = " ".join(["It rained a lot."] * 5 + ["Rebels attacked in May."] + ["It rained."] * 9 + ["June came."])
    doc = parsed(text)
    here, may, june = (ties.settle(span(text, words), doc) for words in ("attacked", "May", "June"))
    first = ties.settle(span(text, "rained"), doc)
    assert here is not None
    assert first is not None
    assert may is not None
    assert june is not None
    assert ranking.near(here, [june, first, may]) == [2, 1]


def test_the_weights_hold_a_bar_and_say_where_they_come_from() -> None:
    table = ranking.table()
    assert table.bar == -0.2
    assert table.weights["direct"] > 0 > table.weights["other"]
