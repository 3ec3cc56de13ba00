"""What the words of a time expression count from, and the numbers that they stand for."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from firsthand.reading.times import calendar
from firsthand.reading.times.grammar import lexicon

if TYPE_CHECKING:
    from datetime import date

    from firsthand.reading.times.calendar import Point

_WRITTEN = {"F": ("W", 2), "E": ("Y", 10), "C": ("Y", 100)}  # units that TIMEX3 has no letter for
YEAR, DAY = 4, 10  # characters of an ISO year and day
EXACT = {"D": DAY, "W": 7, "F": 7, "M": 7}  # characters that a time has from which a unit may be counted


@dataclass(frozen=True, slots=True)
class Ground:
    """What a relative time counts from.

    ``reference`` is the report's day, ``anchor`` the time told last, ``turn`` 1 where the words look ahead and -1
    elsewhere, ``year`` the year that an undated text itself gives nearest to the words.
    """

    reference: date | None
    anchor: Point | None
    turn: int
    year: int | None = None

    @property
    def told(self) -> date | None:
        """The first day of the time told last."""
        return calendar.earliest(self.anchor.first) if self.anchor and self.anchor.first else self.reference

    def is_as_exact_as(self, unit: str) -> bool:
        """Whether the time told last is exact enough to count units of that letter from it."""
        return not (self.anchor and self.anchor.first) or len(self.anchor.first) >= EXACT.get(unit, YEAR)

    @property
    def exact(self) -> bool:
        """Whether the time told last is one day: hours belong to it."""
        return not (self.anchor and self.anchor.first) or len(self.anchor.first) == DAY


def number_of(words: str | None) -> float | None:
    """The number of some words; None for one that is not told ("several")."""
    low = " ".join((words or "").lower().split())
    value = lexicon("number").get(low, low)
    return None if value == "X" or not value else float(value)


def unit_in(words: str) -> str:
    """The letter of a unit of time: D, W, F (a fortnight), M, Y, E, C, or T and the letter of a part of the day."""
    low = words.lower()
    units = lexicon("unit")
    return units.get(low) or units[low.removesuffix("s")]


def month_of(words: str) -> int:
    """The number of a month's name or short form."""
    return int(lexicon("month")[words.rstrip(" .").lower()])


def year_of(loose: str, ground: Ground) -> int | None:
    """The year of "last year", "this year", "that year", "the following year" …; None where the ground or the calendar has none."""
    word, *more = loose.lower().split()
    told = word in {"that", "the"}
    start = ground.told if told else ground.reference
    step = {"last": -1, "previous": -1, "following": 1, "next": 1}.get(more[0] if told else word, 0)
    year = start.year + step if start else 0
    return year if calendar.valid(year, 1) else None


def length(number: float | None, unit: str) -> str:
    """The TIMEX3 value of a duration; ``number`` None for one that is not told."""
    count = "X" if number is None else f"{number:g}"
    if unit in _WRITTEN:
        unit, times = _WRITTEN[unit]
        count = "X" if number is None else f"{number * times:g}"
    return f"PT{count}{unit[1]}" if unit.startswith("T") else f"P{count}{unit}"
