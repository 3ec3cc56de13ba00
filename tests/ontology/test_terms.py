"""What there is not cannot be asked for, wherever it is said."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from firsthand.errors import UsageError
from firsthand.ledger import Filter, Wanted
from firsthand.ontology.terms import is_day


@pytest.mark.parametrize("told", ["2023", "2023-09", "2023-09-29"])
def test_dates_may_be_as_exact_as_is_wanted(told: str) -> None:
    assert is_day(told)


@pytest.mark.parametrize(
    "told", ["", "23", "2023-9", "2023-02-30", "2023-W01-1", "20230929", "2023-09-29T10:00", "٢٠٢٣"]
)
def test_what_is_no_date_is_none(told: str) -> None:
    assert not is_day(told)


@given(st.text(max_size=12))
def test_any_text_is_a_date_or_is_not(told: str) -> None:
    assert is_day(told) in {True, False}


@pytest.mark.parametrize(
    ("asked", "why"),
    [
        ({"type": ("WAR",)}, "WAR is no type of PLOVER; these are: AGREE, "),
        ({"reality": ("hapened",)}, "hapened is no reality; these are: happened, "),
        ({"since": "2024-02-30"}, "2024-02-30 is no ISO date"),
        ({"until": "yesterday"}, "yesterday is no ISO date; write it as 2024, 2024-08 or 2024-08-06"),
    ],
)
def test_a_filter_asks_for_what_there_is(asked: dict[str, str], why: str) -> None:
    with pytest.raises(UsageError, match=why):
        Filter(**asked)  # type: ignore[arg-type]


def test_incidents_are_asked_for_by_what_there_is() -> None:
    with pytest.raises(UsageError, match="August is no ISO date"):
        Wanted(since="August")
    with pytest.raises(UsageError, match="WAR is no type of PLOVER"):
        Wanted(type="WAR")
