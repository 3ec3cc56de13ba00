"""Dates by unit: moving them, and writing them as TIMEX3 values and ISO ends."""

from __future__ import annotations

import calendar
from dataclasses import dataclass
from datetime import date, timedelta

DAYS = {"D": 1, "W": 7, "F": 14, "M": 30, "Y": 365, "E": 3650, "C": 36500}


@dataclass(frozen=True, slots=True)
class Point:
    """A TIMEX3 value and its ISO ends; both ends None where it cannot be placed."""

    value: str | None
    first: str | None = None
    last: str | None = None


def iso(year: int, month: int | None = None, day: int | None = None) -> str:
    """An ISO date as exact as what is given."""
    return f"{year:04d}" + (f"-{month:02d}" if month else "") + (f"-{day:02d}" if month and day else "")


def at(text: str) -> Point:
    """The point of an ISO date."""
    return Point(text, text, text)


def valid(year: int, month: int, day: int | None = None) -> bool:
    """Whether there is such a day or month."""
    if not (1 <= year <= 9999 and 1 <= month <= 12):
        return False
    return day is None or 1 <= day <= calendar.monthrange(year, month)[1]


def shift_months(start: date, months: int) -> date:
    """``start`` moved by ``months``, held to the month's last day and to the calendar's years."""
    number = start.year * 12 + start.month - 1 + months
    year, month = divmod(number, 12)
    year = min(max(year, 1), 9999)
    return date(year, month + 1, min(start.day, calendar.monthrange(year, month + 1)[1]))


def shift(start: date, unit: str, number: int) -> date:
    """``start`` moved by ``number`` units (D, W, F, M, Y, E, C), held to the calendar."""
    if unit in {"D", "W", "F"}:
        try:
            return start + timedelta(days=number * DAYS[unit])
        except OverflowError:
            return start
    return shift_months(start, number * {"M": 1, "Y": 12, "E": 120, "C": 1200}[unit])


def week(day: date) -> Point:
    """The ISO week that holds ``day``."""
    monday = day - timedelta(days=day.weekday())
    year, number, _ = day.isocalendar()
    return Point(f"{year:04d}-W{number:02d}", monday.isoformat(), shift(monday, "D", 6).isoformat())


def weekend(day: date) -> Point:
    """The weekend of the week that holds ``day``."""
    whole = week(day)
    monday = day - timedelta(days=day.weekday())
    return Point(f"{whole.value}-WE", shift(monday, "D", 5).isoformat(), whole.last)


def unit_of(day: date, unit: str) -> Point:
    """The day, week, month, year, decade or century that holds ``day``; its week for a fortnight, too."""
    if unit in {"W", "F"}:
        return week(day)
    if unit == "E":
        return decade(day.year)
    if unit == "C":
        first = day.year // 100 * 100
        return Point(f"{first // 100:02d}", iso(max(first, 1)), iso(first + 99))
    return at({"D": day.isoformat(), "M": iso(day.year, day.month), "Y": iso(day.year)}[unit])


def decade(year: int) -> Point:
    """The decade that holds ``year``."""
    first = year // 10 * 10
    return Point(f"{first // 10:03d}", iso(max(first, 1)), iso(first + 9))


def quarter(year: int, number: int) -> Point:
    """The quarter ``number`` (1–4) of ``year``."""
    return Point(f"{year:04d}-Q{number}", iso(year, 3 * number - 2), iso(year, 3 * number))


def season(year: int, code: str) -> Point:
    """A season of ``year``; ``code`` is its TIMEX3 letters, first and last month ("SU:6:8")."""
    letters, first, last = code.split(":")
    ends = iso(year, int(first)), iso(year + (int(last) < int(first)), int(last))
    return Point(f"{year:04d}-{letters}", *ends)


def earliest(text: str) -> date:
    """The first day of an ISO date."""
    parts = [int(p) for p in text.split("-")]
    return date(parts[0], parts[1] if len(parts) > 1 else 1, parts[2] if len(parts) > 2 else 1)


def easter(year: int) -> date:
    """Easter Sunday of a year of the Gregorian calendar (the anonymous algorithm of Nature, 20 April 1876)."""
    a, b, c = year % 19, year // 100, year % 100
    d, e = divmod(b, 4)
    h = (19 * a + b - d - (b - (b + 8) // 25 + 1) // 3 + 15) % 30
    i, k = divmod(c, 4)
    m = (32 + 2 * e + 2 * i - h - k) % 7
    month, day = divmod(h + m - 7 * ((a + 11 * h + 22 * m) // 451) + 114, 31)
    return date(year, month, day + 1)


def thanksgiving(year: int) -> date:
    """The fourth Thursday of November."""
    first = date(year, 11, 1)
    return first + timedelta(days=(3 - first.weekday()) % 7 + 21)
