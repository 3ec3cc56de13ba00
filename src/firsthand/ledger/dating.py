"""The days and the month by which an event is found: of its own time, or of publication where none is told."""

from __future__ import annotations

import calendar
import re
from dataclasses import dataclass

from firsthand.records import When

_ISO = re.compile(r"(\d{4})(?:-(0[1-9]|1[0-2])(?:-([0-2]\d|3[01]))?)?(?![\d-])")


@dataclass(frozen=True, slots=True)
class Days:
    """``begins`` and ``ends`` are ISO days; ``month`` is "2024-08", "2024" where no month is told; all None if unknown."""

    begins: str | None
    ends: str | None
    month: str | None


def days_of(when: When | None, published: str | None) -> Days:
    """The days of an event told as ``when`` in a report ``published`` then; an open end is taken to be the other end."""
    for first, last in ((when.first, when.last) if when else (None, None), (published, published)):
        begins, ends = first_day(first) or first_day(last), last_day(last) or last_day(first)
        if begins and ends:
            told = _ISO.match(first or "") or _ISO.match(last or "")
            return Days(begins, ends, begins[:7] if told and told[2] else begins[:4])
    return Days(None, None, None)


def first_day(told: str | None) -> str | None:
    """The first day of "2016", "2016-12" or "2016-12-24" (a time of day may follow); None of anything else."""
    found = _ISO.match(told or "")
    return f"{found[1]}-{found[2] or '01'}-{found[3] or '01'}" if found else None


def last_day(told: str | None) -> str | None:
    """The last day, as :func:`first_day`."""
    found = _ISO.match(told or "")
    if not found:
        return None
    month = found[2] or "12"
    year = int(found[1])
    return f"{found[1]}-{month}-{found[3] or (calendar.monthrange(year, int(month))[1] if year else 31)}"
