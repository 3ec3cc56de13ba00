"""Spans of time as incidents compare them: ISO dates as exact as is known, open ends as None."""

from __future__ import annotations

import re
from calendar import monthrange
from dataclasses import dataclass
from datetime import date
from functools import cache

from firsthand.records import When

_ISO = re.compile(r"(\d{4})(?:-(\d\d))?(?:-(\d\d))?")
_CALENDAR = re.compile(
    r"\b\d{4}\b|\d[/.-]\d|\b(?:jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)[a-z]*\b|christmas|easter|ramadan",
    re.IGNORECASE,
)
_FIRST, _LAST = date(1, 1, 1).toordinal(), date(9999, 12, 31).toordinal()
EXACT = 4  # days up to which a stretch is a date
_WEEK = 7  # days of "last week"
_EITHER_WAY = 3  # days that a week reaches further where it is counted from a report's own day
ZONES = 1  # days that one moment's dates may differ by around the world


@dataclass(frozen=True, slots=True)
class Stretch:
    """The days from ``first`` to ``last``, as numbers, both included; ``loose`` where counted from a report's own day."""

    first: int
    last: int
    loose: bool = False

    @property
    def days(self) -> int:
        """How many days it has."""
        return self.last - self.first + 1

    def gap(self, other: Stretch) -> int:
        """How many days lie between the two; 0 where they overlap."""
        return max(self.first - other.last, other.first - self.last, 0)

    def meets(self, other: Stretch) -> bool:
        """Whether the two can be one time; dates may differ by a day, for the world's zones, or two if one is loose.

        A week counted from the report's day reaches some days further: on a Saturday "last week" may be the one that ends.
        """
        longer = max(self, other, key=lambda s: s.days)
        if longer.days <= EXACT:
            return self.gap(other) <= ZONES + (self.loose or other.loose)
        return self.gap(other) <= (_EITHER_WAY if longer.loose and longer.days == _WEEK else 0)


def stretch(first: str | None, last: str | None, *, loose: bool = False) -> Stretch | None:
    """The days between two ISO dates; None where neither is known or the text is no date."""
    low, high = _low(first), _high(last)
    if low is None and high is None:
        return None
    one, other = _FIRST if low is None else low, _LAST if high is None else high
    return Stretch(min(one, other), max(one, other), loose)


@cache
def _low(iso: str | None) -> int | None:
    found = _ISO.match(iso or "")
    try:
        return date(int(found[1]), int(found[2] or 1), int(found[3] or 1)).toordinal() if found else None
    except ValueError:
        return None


@cache
def _high(iso: str | None) -> int | None:
    found = _ISO.match(iso or "")
    try:
        if not found:
            return None
        year, month = int(found[1]), int(found[2] or 12)
        return date(year, month, int(found[3] or monthrange(year, month)[1])).toordinal()
    except ValueError:
        return None


def absolute(when: When) -> bool:
    """Whether the words name a date of the calendar ("August 29", "2015") and do not count from the report's own day."""
    return bool(_CALENDAR.search(when.text))
