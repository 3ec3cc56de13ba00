"""What the words of a time expression count from, and the numbers that they stand for."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from firsthand.reading.times import calendar
from firsthand.reading.times.grammar import lexicon

if TYPE_CHECKING:
    from datetime import date

    from firsthand.reading.times.calendar import Point

DAY = 10  # characters of an ISO day


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
    """The letter of a unit of time: D, W, M, Y, E, C, or T and the letter of a part of the day."""
    low = words.lower()
    units = lexicon("unit")
    return units.get(low) or units[low.removesuffix("s")]


def month_of(words: str) -> int:
    """The number of a month's name or short form."""
    return int(lexicon("month")[words.rstrip(" .").lower()])


def year_of(loose: str, ground: Ground) -> int | None:
    """The year of "last year", "this year", "next year", "that year"; None where the ground has none."""
    word = loose.lower().split()[0]
    if word == "that":
        return ground.told.year if ground.told else None
    return ground.reference.year + {"last": -1, "next": 1}.get(word, 0) if ground.reference else None


def length(number: float | None, unit: str) -> str:
    """The TIMEX3 value of a duration; ``number`` None for one that is not told."""
    count = "X" if number is None else f"{number:g}"
    if unit in {"E", "C"}:
        count = "X" if number is None else f"{number * (10 if unit == 'E' else 100):g}"
        unit = "Y"
    return f"PT{count}{unit[1]}" if unit.startswith("T") else f"P{count}{unit}"
