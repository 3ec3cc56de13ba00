"""Dates by unit."""

from __future__ import annotations

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from firsthand.reading.times import calendar
from firsthand.reading.times.calendar import Point


@pytest.mark.parametrize(
    ("unit", "value", "first", "last"),
    [
        ("D", "2024-08-06", "2024-08-06", "2024-08-06"),
        ("W", "2024-W32", "2024-08-05", "2024-08-11"),
        ("M", "2024-08", "2024-08", "2024-08"),
        ("Y", "2024", "2024", "2024"),
        ("E", "202", "2020", "2029"),
    ],
)
def test_the_unit_that_holds_a_day(unit: str, value: str, first: str, last: str) -> None:
    assert calendar.unit_of(date(2024, 8, 6), unit) == Point(value, first, last)


def test_a_winter_runs_into_the_next_year() -> None:
    assert calendar.season(2023, "WI:12:2") == Point("2023-WI", "2023-12", "2024-02")


@given(st.dates(date(1900, 1, 1), date(2100, 12, 31)), st.integers(-300, 300))
def test_months_go_forth_and_back(day: date, months: int) -> None:
    first = day.replace(day=1)
    assert calendar.shift_months(calendar.shift_months(first, months), -months) == first


@pytest.mark.parametrize(("year", "day"), [(2016, "2016-03-27"), (2019, "2019-04-21"), (2038, "2038-04-25")])
def test_easter(year: int, day: str) -> None:
    assert calendar.easter(year).isoformat() == day
