"""The day of an event: told exactly, told as a period, or the report's own."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, date, datetime

import pytest

from firsthand.exchange.dating import Dated, dated, published
from firsthand.records import Report, Span, When
from tests.made import KILLED

REPORT = Report("r", "text", published="2024-08-06T23:30:00-02:00")


@pytest.mark.parametrize(
    ("first", "last", "day", "by"),
    [
        ("2024-08-05", "2024-08-05", date(2024, 8, 5), "day"),
        ("2024-08-05", "2024-08-07", date(2024, 8, 5), "period"),
        ("2024-08", "2024-08", date(2024, 8, 1), "period"),
        ("2016", "2016", date(2016, 1, 1), "period"),
        (None, "2024-08-05", date(2024, 8, 5), "period"),
        (None, None, date(2024, 8, 7), "published"),
        ("2024-13", None, date(2024, 8, 7), "published"),
        ("soon", "", date(2024, 8, 7), "published"),
    ],
)
def test_the_day_of_an_event(first: str | None, last: str | None, day: date, by: str) -> None:
    found = dated(replace(KILLED, when=When(first, last, Span(0, 1), "x")), REPORT)
    assert found is not None
    assert (found.day, found.by) == (day, by)


def test_an_event_without_any_time() -> None:
    timeless = replace(KILLED, when=None)
    assert dated(timeless, REPORT) == Dated(date(2024, 8, 7), "published")
    assert dated(timeless, Report("r", "text")) is None


@pytest.mark.parametrize(
    ("told", "moment"),
    [
        ("2024-08-06", datetime(2024, 8, 6, tzinfo=UTC)),
        ("2024-08-06T10:15:00Z", datetime(2024, 8, 6, 10, 15, tzinfo=UTC)),
        ("2024-08-06T10:15", datetime(2024, 8, 6, 10, 15, tzinfo=UTC)),
        ("2024-08", datetime(2024, 8, 1, tzinfo=UTC)),
        ("yesterday", None),
        (None, None),
    ],
)
def test_when_a_report_was_published(told: str | None, moment: datetime | None) -> None:
    assert published(Report("r", "text", published=told)) == moment
