"""The time of an event by all its mentions."""

from __future__ import annotations

import pytest

from firsthand.reading.times.choice import Choice, Table
from firsthand.reading.times.sharing import together, within
from firsthand.records import Span, Time

KNOWN = Table({"sure": 4.0, "likely": 1.0, "maybe": 0.0, "none": 0.0}, 0.4)


def choice(**held: str) -> Choice:
    """Times by how surely each is the event's: ``sure="2004"``."""
    times = tuple((Time(Span(0, 4), t, t, t, t), (feature,)) for feature, t in held.items())
    return Choice(times, ("none",))


def told(*choices: Choice) -> list[str | None]:
    return [t.first if t else None for t in together(choices, KNOWN)]


def test_what_one_mention_is_sure_of_holds_for_all() -> None:
    assert told(choice(), choice(sure="2004-03-11")) == ["2004-03-11", "2004-03-11"]
    assert told(choice(maybe="2006"), choice(sure="2004-03-11")) == ["2004-03-11", "2004-03-11"]


def test_the_day_goes_before_the_month_and_the_year_that_hold_it() -> None:
    assert told(choice(sure="2004"), choice(likely="2004-03-11")) == ["2004-03-11", "2004-03-11"]
    assert told(choice(sure="2004"), choice(likely="2006-03-11")) == ["2004", "2006-03-11"]


def test_no_time_where_none_is_likely_enough() -> None:
    assert told(choice(), choice()) == [None, None]
    assert told(choice(maybe="2006", unlikely="2005")) == [None]


@pytest.mark.parametrize(
    ("inner", "outer", "expected"),
    [
        (("2004-03-11", "2004-03-11"), ("2004", "2004"), True),
        (("2004-03", "2004-03"), ("2004", "2004"), True),
        (("2004", "2004"), ("2004-03", "2004-03"), False),
        (("2004", "2004"), ("2004", "2004"), False),
        (("2004-03-11", None), ("2004", "2004"), False),
        (("2004-03-11", "2004-03-11"), ("2004", None), False),
    ],
)
def test_within(inner: tuple[str, str | None], outer: tuple[str, str | None], expected: bool) -> None:
    assert within(inner, outer) is expected
