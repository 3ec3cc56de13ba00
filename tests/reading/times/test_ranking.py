"""What is near enough."""

from __future__ import annotations

from firsthand.reading.times import ranking, ties
from tests.reading.times.parsed import parsed, span


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
