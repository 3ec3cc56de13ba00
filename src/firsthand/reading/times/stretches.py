"""Parts of years and months: "the first half of 2023", "the year to June", "the last week of March"."""

from __future__ import annotations

import calendar
from datetime import date
from typing import TYPE_CHECKING

from firsthand.reading.times.calendar import Point, iso, shift_months, week
from firsthand.reading.times.ground import length, month_of, number_of, year_of
from firsthand.reading.times.named import near_month

if TYPE_CHECKING:
    import re

    from firsthand.reading.times.ground import Ground

YEAR = 12  # months
_FIRST = {"first": 1, "second": 8, "third": 15}  # the day of a month with which a week of it begins


def _part_of_year(match: re.Match[str], ground: Ground) -> Point | None:
    """A half of a year, or its first or last months."""
    number = 6 if match["hf_n"] is None else number_of(match["hf_n"])
    year = _year(match["hf_y"], ground)
    if number is None or number != int(number) or not 0 < number < YEAR:
        return None
    value = length(number, "M")
    if year is None:
        return Point(value)
    first = 1 if match["hf_w"].lower() == "first" else YEAR + 1 - int(number)
    return Point(value, iso(year, first), iso(year, first + int(number) - 1))


def _year(words: str, ground: Ground) -> int | None:
    if words.isdigit():
        return int(words)
    return year_of("this year" if words.lower() in {"year", "the year"} else words, ground)


def _up_to_month(match: re.Match[str], ground: Ground) -> Point | None:
    """The months that end with one: "the year to June", "the three months to June 2023"."""
    number = number_of(match["ut_n"]) if match["ut_n"] else 1
    if number is None or number != int(number):
        return None
    months = int(number) * (YEAR if match["ut_u"].lower().startswith("year") else 1)
    value, end = length(months, "M"), _end(match, ground)
    if end is None:
        return Point(value)
    first = shift_months(end, 1 - months)
    return Point(value, iso(first.year, first.month), iso(end.year, end.month))


def _week_of_month(match: re.Match[str], ground: Ground) -> Point | None:
    """The first, second, third or last seven days of a month."""
    told = near_month(month_of(match["wo_m"]), int(match["wo_y"]) if match["wo_y"] else None, ground)
    if told is None:
        return Point(None)
    year, month = told
    last = calendar.monthrange(year, month)[1]
    first = _FIRST.get(match["wo_n"].lower(), last - 6)
    return Point(week(date(year, month, first + 3)).value, iso(year, month, first), iso(year, month, first + 6))


def _end(match: re.Match[str], ground: Ground) -> date | None:
    """The first day of the month that a stretch ends with, the last such month that has begun where no year is told."""
    month, today = month_of(match["ut_m"]), ground.reference
    if match["ut_y"]:
        return date(int(match["ut_y"]), month, 1)
    return today and shift_months(date(today.year, month, 1), -YEAR * (month > today.month))


READERS = {"half": _part_of_year, "upto": _up_to_month, "wkof": _week_of_month}
