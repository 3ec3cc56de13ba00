"""The days by which an event is found."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from firsthand.ledger.dating import Days, days_of, first_day, last_day
from firsthand.records import Span, When

DAY = "2024-08-06"


@pytest.mark.parametrize(
    ("first", "last", "days"),
    [
        ("2016-12-24", "2016-12-24", Days("2016-12-24", "2016-12-24", "2016-12")),
        ("2016", "2016", Days("2016-01-01", "2016-12-31", "2016")),
        ("2024-02", None, Days("2024-02-01", "2024-02-29", "2024-02")),
        (None, "2023-02", Days("2023-02-01", "2023-02-28", "2023-02")),
        ("2023-11", "2024-01-05", Days("2023-11-01", "2024-01-05", "2023-11")),
        (None, None, Days(DAY, DAY, "2024-08")),
    ],
)
def test_days_of_an_event(first: str | None, last: str | None, days: Days) -> None:
    assert days_of(When(first, last, Span(0, 0), ""), f"{DAY}T10:00:00Z") == days


def test_without_a_time_it_is_the_day_of_publication_if_there_is_one() -> None:
    assert days_of(None, DAY) == Days(DAY, DAY, "2024-08")
    assert days_of(None, "Tuesday") == days_of(None, None) == Days(None, None, None)
    assert first_day("2024-W05") is last_day("20240806") is None


@given(st.dates())
def test_a_day_is_its_own_first_and_last(day: object) -> None:
    assert first_day(str(day)) == last_day(str(day)) == str(day)
