"""When a report without a date was written."""

from __future__ import annotations

import pytest

from firsthand.atlas.lookup import load_atlas
from firsthand.reading.grammar import syntax
from firsthand.reading.mentions.finding import find_mentions
from firsthand.reading.text import page
from firsthand.reading.text.written import Term, written
from firsthand.records import Report

PRESIDENT: tuple[Term, ...] = (("2009-01", "2017-01"),)
TWICE: tuple[Term, ...] = (("2015-06", "2017-01"), ("2022-11", "2025-01"))
STILL: tuple[Term, ...] = (("2000-05", "2008-05"), ("2012-05", None))


@pytest.mark.parametrize(
    ("held", "month"),
    [
        ([], None),
        ([()], None),
        ([PRESIDENT], "2016-12"),
        ([PRESIDENT, TWICE], "2016-12"),
        ([TWICE], "2024-12"),
        ([STILL], None),
        ([STILL, STILL, PRESIDENT], "2016-12"),
        ([(("1987-01", "2018-08"),)], None),
    ],
)
def test_it_is_the_last_month_in_which_most_were_in_office(held: list[tuple[Term, ...]], month: str | None) -> None:
    assert written(held) == month


@pytest.mark.parametrize(
    ("text", "sector"),
    [
        ("President Barack Obama spoke in Ohio. Donald Trump attacked him.", "PTY"),
        ("The Trump campaign said nothing. Donald Trump attacked the press.", "PTY"),
        ("Former President Barack Obama spoke in Ohio. Donald Trump attacked him.", "GOV"),
    ],
)
def test_offices_tell_in_what_role_somebody_acts(text: str, sector: str) -> None:
    report = Report("x", text)
    laid = page.lay_out(report)
    cast = find_mentions(syntax.parse(text, laid), laid, report, load_atlas())
    assert next(m for m in cast.mentions if m.text == "Donald Trump").identity.sector == sector
