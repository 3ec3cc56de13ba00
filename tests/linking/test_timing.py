"""Days and hours that can and cannot both hold."""

from __future__ import annotations

from dataclasses import replace

from hypothesis import given
from hypothesis import strategies as st

from firsthand.linking.dates import stretch
from firsthand.linking.timing import Moment, moments
from firsthand.records import When
from tests.linking.made import Act, reading, span


def days(first: str, last: str) -> Moment:
    return Moment(first, stretch(first, last))


def test_the_hour_next_to_the_trigger() -> None:
    text = "Utland fired it at 6:57 a.m. on Friday."
    found = moments(reading("r", text, Act("fired")).events[0], text)
    assert [(m.text, m.minutes) for m in found] == [("06:57", 417)]
    text = "UPDATED 13:14 Utland fired it."
    assert moments(reading("r", text, Act("fired")).events[0], text) == []


def test_the_days_that_the_calendar_gives() -> None:
    text = "Utland will launch it between Feb. 8 and 25."
    event = reading("r", text, Act("launch")).events[0]
    when = When("2016-02-08", "2016-02-25", span(text, "Feb. 8 and 25"), "Feb. 8 and 25")
    assert [m.text for m in moments(replace(event, when=when), text)] == ["2016-02-08 to 2016-02-25"]


def test_windows_that_moved_disagree_and_one_day_within_a_window_agrees() -> None:
    window, moved = days("2016-02-08", "2016-02-25"), days("2016-02-07", "2016-02-14")
    assert not window.agrees(moved)
    assert window.agrees(days("2016-02-10", "2016-02-10"))
    assert days("2016-02-10", "2016-02-10").agrees(days("2016-02-11", "2016-02-11"))
    assert not days("2016-02-10", "2016-02-10").agrees(days("2016-02-14", "2016-02-14"))


@given(st.integers(0, 1439), st.integers(-24, 24))
def test_one_moment_on_two_clocks_agrees(minute: int, zones: int) -> None:
    assert Moment("", minutes=minute).agrees(Moment("", minutes=(minute + 30 * zones) % 1440))


def test_hours_apart_disagree() -> None:
    assert not Moment("", minutes=600).agrees(Moment("", minutes=618))
    assert Moment("", minutes=600).agrees(Moment("", minutes=610))
    assert Moment("", minutes=625, half=False).agrees(Moment("", minutes=1340))
