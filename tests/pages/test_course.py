from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import replace

import pytest

from firsthand.ledger import DyadCount, Filter, Ledger
from firsthand.pages.course import LEFT, SURETIES, TALL, WIDTH, course
from firsthand.pages.from_ledger import LedgerSource


class Counts(Ledger):
    """A ledger that knows counts alone: what happened, what is to come, what is denied."""

    def __init__(self, *told: Iterable[DyadCount]) -> None:
        self.told = [
            replace(one, reality=realities[-1])
            for realities, counts in zip(SURETIES.values(), told, strict=False)
            for one in counts
        ]

    def counts(self, asked: Filter | None = None, **_: object) -> list[DyadCount]:
        assert asked is not None
        assert asked.dyad == ("ARE", "SDN")
        assert asked.both_ways
        return self.told


def month(told: str, quad: int, events: int) -> DyadCount:
    return DyadCount("ARE", "SDN", told, quad, "AID", "happened", events, events)


def shown(source: Ledger) -> Sequence[tuple[str, int, int]]:
    return [(p.period, p.total("up"), p.total("down")) for p in course(source, "ARE", "SDN").points]


def test_the_months_between_are_there_too() -> None:
    assert shown(Counts([month("2023-11", 2, 3), month("2024-02", 4, 1)])) == [
        ("2023-11", 3, 0),
        ("2023-12", 0, 0),
        ("2024-01", 0, 0),
        ("2024-02", 0, 1),
    ]


def test_what_is_to_come_and_what_is_denied_stand_apart() -> None:
    (point,) = course(
        Counts([month("2023-11", 4, 2)], [month("2023-11", 3, 5)], [month("2023-11", 1, 1)]), "ARE", "SDN"
    ).points
    assert point.counts == {("down", "firm"): 2, ("down", "ahead"): 5, ("up", "open"): 1}


def test_bars_stand_on_the_axis_and_on_each_other() -> None:
    found = course(Counts([month("2023-11", 4, 2), month("2023-11", 2, 1)], [month("2023-11", 4, 2)]), "ARE", "SDN")
    assert found.most == 4
    firm_up, firm_down, ahead_down = sorted(found.bars, key=lambda bar: bar.y)
    assert firm_up.y + firm_up.height == pytest.approx(TALL)
    assert firm_down.y == TALL
    assert ahead_down.y == pytest.approx(firm_down.y + firm_down.height)
    assert all(bar.x >= LEFT and bar.x + bar.width <= WIDTH for bar in found.bars)


def test_many_months_are_drawn_as_years() -> None:
    assert shown(Counts([month("2016-01", 2, 1), month("2016-07", 2, 1), month("2022-01", 4, 1)])) == [
        ("2016", 2, 0),
        *[(str(year), 0, 0) for year in range(2017, 2022)],
        ("2022", 0, 1),
    ]


def test_events_without_a_month_are_counted_beside() -> None:
    found = course(Counts([month("", 2, 4)]), "ARE", "SDN")
    assert (found.points, found.bars, found.undated, found.most) == ((), (), 4, 0)


def test_a_year_far_off_does_not_draw_a_thousand_empty_ones() -> None:
    assert len(shown(Counts([month("0001", 2, 1), month("2024", 2, 1)]))) == 73


def test_the_affair_has_a_course(kept: LedgerSource) -> None:
    found = course(kept, "ARE", "SDN")
    assert [(p.period, p.counts) for p in found.points if p.counts] == [
        ("2023-06", {("up", "firm"): 2}),
        ("2023-09", {("up", "firm"): 4, ("up", "open"): 1}),
        ("2023-10", {("up", "open"): 1}),
        ("2023-11", {("up", "firm"): 1, ("down", "firm"): 1}),
        ("2023-12", {("down", "firm"): 1}),
        ("2024-01", {("up", "firm"): 1}),
    ]
