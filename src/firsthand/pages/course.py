"""The course of a dyad: cooperation and conflict over time, what happened apart from what is only told to come.

Events are counted by month, by year where the months are too many to draw; those without a month fall out of the drawing
and are counted beside it.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Literal

from firsthand.ledger import DyadCount, Filter
from firsthand.pages.asking import Records
from firsthand.records import Reality

Surety = Literal["firm", "ahead", "open"]
SURETIES: Mapping[Surety, tuple[Reality, ...]] = {
    "firm": ("happened", "ongoing"),
    "ahead": ("planned", "ordered", "requested", "threatened", "expected", "hypothetical"),
    "open": ("denied", "unclear"),
}
MOST = 72  # months from which years are drawn
WIDTH, TALL, LEFT, FOOT = 960, 130, 44, 26  # of the drawing: whole width, height of each half, axis, labels; pixels


@dataclass(frozen=True, slots=True)
class Point:
    """A month or year (ISO) with its events: counts by (side, surety), side "up" for cooperation, "down" for conflict."""

    period: str
    counts: Mapping[tuple[str, Surety], int]

    def total(self, side: str) -> int:
        """All events of one side."""
        return sum(count for (told, _), count in self.counts.items() if told == side)


@dataclass(frozen=True, slots=True)
class Bar:
    """A rectangle of the drawing, in pixels."""

    point: Point
    side: str
    surety: Surety
    count: int
    x: float
    y: float
    width: float
    height: float


@dataclass(frozen=True, slots=True)
class Course:
    """All of it; ``undated`` events have no month or year. ``most`` is the largest count of a period, on either side."""

    points: tuple[Point, ...]
    bars: tuple[Bar, ...]
    undated: int
    most: int

    @property
    def middle(self) -> int:
        """Where the axis lies, from the top."""
        return TALL


def course(source: Records, one: str, other: str) -> Course:
    """The course of two actors (names, ids, or codes of countries), whoever acts."""
    counts: dict[str, Counter[tuple[str, Surety]]] = {}
    surety = {reality: name for name, realities in SURETIES.items() for reality in realities}
    for told in _each_once(source.counts(Filter(dyad=(one, other), both_ways=True)), one, other):
        side = "up" if told.quad <= 2 else "down"
        counts.setdefault(told.month, Counter())[side, surety[told.reality]] += told.events
    undated = sum(counts.pop("", Counter()).values())
    points = _points(counts)
    most = max((p.total(side) for p in points for side in ("up", "down")), default=0)
    return Course(points, tuple(_bars(points, most)), undated, most)


def _each_once(counts: Iterable[DyadCount], one: str, other: str) -> Iterable[DyadCount]:
    """A pair of one actor with itself is asked for both ways and would be counted twice."""
    return dict.fromkeys(counts) if one == other else counts


def _points(counts: Mapping[str, Counter[tuple[str, Surety]]]) -> tuple[Point, ...]:
    """Every period from the first to the last, empty ones too."""
    months = sorted(month for month in counts if len(month) == 7)
    by_year = any(len(period) == 4 for period in counts) or (months and _apart(months[0], months[-1]) >= MOST)
    told: dict[str, Counter[tuple[str, Surety]]] = {}
    for period, found in counts.items():
        told.setdefault(period[:4] if by_year else period, Counter()).update(found)
    if not told:
        return ()
    return tuple(Point(p, dict(told.get(p, {}))) for p in _between(min(told), max(told)))


def _apart(one: str, other: str) -> int:
    return (int(other[:4]) - int(one[:4])) * 12 + int(other[5:]) - int(one[5:])


def _between(first: str, last: str) -> list[str]:
    if len(first) == 4:
        return [f"{year:04}" for year in range(max(int(first), int(last) - MOST), int(last) + 1)]
    start = int(first[:4]) * 12 + int(first[5:]) - 1
    return [f"{n // 12:04}-{n % 12 + 1:02}" for n in range(start, start + _apart(first, last) + 1)]


def _bars(points: Sequence[Point], most: int) -> Iterable[Bar]:
    step = min((WIDTH - LEFT) / max(len(points), 1), 60)
    for number, point in enumerate(points):
        for side in ("up", "down"):
            edge = float(TALL)
            for surety in SURETIES:
                count = point.counts.get((side, surety), 0)
                if count:
                    height = count / most * (TALL - 12)
                    edge -= height if side == "up" else 0
                    yield Bar(point, side, surety, count, LEFT + number * step + step * 0.15, edge, step * 0.7, height)
                    edge += height if side == "down" else 0
