"""How much two reports are about one thing."""

from __future__ import annotations

import pytest

from firsthand.linking.likeness import LEFT, likeness, table
from tests.linking.texts import ELECTION, LAUNCH, RETOLD, signed


def test_reports_of_one_thing_are_like_and_others_are_not() -> None:
    launch, retold, election = signed("a", LAUNCH), signed("b", RETOLD), signed("c", ELECTION)
    assert likeness(launch, retold) > 0.4
    assert likeness(launch, election) < 0.05
    assert likeness(launch, launch) == pytest.approx(1, abs=0.001)


def test_time_between_two_reports_makes_them_less_like() -> None:
    early, late = signed("a", LAUNCH, published="2015-01-01"), signed("b", LAUNCH, published="2018-01-01")
    assert likeness(early, late) == pytest.approx(LEFT, abs=0.001)
    assert likeness(early, signed("b", LAUNCH, published="2015-02-01")) == pytest.approx(1, abs=0.001)
    assert likeness(early, signed("b", LAUNCH)) == pytest.approx(1, abs=0.001)


def test_the_table_says_the_same() -> None:
    some = [
        signed("a", LAUNCH, published="2015-01-01"),
        signed("b", RETOLD, published="2015-06-01"),
        signed("c", ELECTION),
    ]
    likes = table(some)
    for i, one in enumerate(some):
        for j, other in enumerate(some):
            assert likes[i, j] == pytest.approx(likeness(one, other), abs=0.001)
