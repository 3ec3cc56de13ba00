"""Spans of time."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from firsthand.linking.dates import Stretch, absolute, stretch
from firsthand.records import Span, When


def test_dates_as_exact_as_they_are() -> None:
    assert stretch("2017-09-15", "2017-09-15") == Stretch(736587, 736587)
    month = stretch("2016-02", "2016-02")
    assert month is not None
    assert month.days == 29
    assert stretch("2017", "2017") == stretch("2017-01-01", "2017-12-31")
    assert stretch(None, None) is None
    assert stretch("soon", None) is None
    assert stretch("2017-02-31", "2017-02-31") is None


def test_an_open_end_reaches_to_the_end_of_time() -> None:
    since = stretch("2017-07", None)
    later = stretch("2050", "2050")
    assert since is not None
    assert later is not None
    assert since.meets(later)


@pytest.mark.parametrize(
    ("one", "other", "meet"),
    [
        ("2017-09-14", "2017-09-15", True),
        ("2017-09-13", "2017-09-15", False),
        ("2017-08", "2017-09", False),
        ("2017-09", "2017-09-15", True),
        ("2017", "2017-09", True),
    ],
)
def test_two_days_may_differ_by_one_two_months_may_not(one: str, other: str, meet: bool) -> None:
    a, b = stretch(one, one), stretch(other, other)
    assert a is not None
    assert b is not None
    assert a.meets(b) is b.meets(a) is meet


def test_last_week_reaches_some_days_further() -> None:
    week, exact = (stretch("2025-01-13", "2025-01-19", loose=loose) for loose in (True, False))
    near, far = (stretch(day, day) for day in ("2025-01-22", "2025-01-23"))
    assert week is not None
    assert exact is not None
    assert near is not None
    assert far is not None
    assert week.meets(near)
    assert near.meets(week)
    assert not week.meets(far)
    assert not exact.meets(near)


@pytest.mark.parametrize(
    ("text", "is_date"),
    [("Aug. 29", True), ("in 2015", True), ("Friday", False), ("this morning", False), ("May", True)],
)
def test_a_date_of_the_calendar(text: str, is_date: bool) -> None:
    assert absolute(When(None, None, Span(0, 1), text)) is is_date


@given(st.dates(), st.dates())
def test_a_stretch_runs_forward(one: object, other: object) -> None:
    found = stretch(str(one), str(other))
    assert found is not None
    assert found.days >= 1
