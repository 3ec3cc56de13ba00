"""Time expressions to values and ISO ends."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from firsthand.reading.times import find_times, reference_date

TUESDAY = "2024-08-06"


@pytest.mark.parametrize(
    ("text", "words", "first", "last"),
    [
        ("He came on Monday.", "Monday", "2024-08-05", "2024-08-05"),
        ("It began yesterday.", "yesterday", "2024-08-05", "2024-08-05"),
        ("They met on July 31, 2024.", "July 31, 2024", "2024-07-31", "2024-07-31"),
        ("They met on 31 July 2024.", "31 July 2024", "2024-07-31", "2024-07-31"),
        ("The war of 2006 was short.", "2006", "2006", "2006"),
        ("It has gone on since 2022.", "2022", "2022", None),
        ("They met in March 2019.", "March 2019", "2019-03", "2019-03"),
        ("It was three days ago.", "three days ago", "2024-08-03", "2024-08-03"),
        ("He leaves tomorrow.", "tomorrow", "2024-08-07", "2024-08-07"),
        ("It happened last year.", "last year", "2023", "2023"),
    ],
)
def test_times_in_the_calendar(text: str, words: str, first: str, last: str | None) -> None:
    (time,) = find_times(text, TUESDAY)
    assert (time.text, time.first, time.last) == (words, first, last)
    assert time.span.of(text) == words


def test_a_duration_has_a_value_and_no_ends() -> None:
    (time,) = find_times("They fought for three months.", TUESDAY)
    assert (time.value, time.first, time.last) == ("P3M", None, None)


def test_without_a_date_relative_times_stay_open() -> None:
    (time,) = find_times("He came on Monday.", None)
    assert (time.first, time.last) == (None, None)


def test_a_date_line_serves_where_no_date_is_given() -> None:
    text = "Envoy in Tehran\n7:13 AM EDT, August 6, 2024\nHe came on Monday."
    assert reference_date(text, None) == TUESDAY
    assert find_times(text, None)[-1].first == "2024-08-05"
    assert reference_date("He came on Monday.", None) is None


@given(st.text(alphabet="Mondayt lsweek0123456789-/, Juneago.\n", max_size=120))
def test_spans_are_the_words_and_ends_run_forward(text: str) -> None:
    for time in find_times(text, TUESDAY):
        assert time.span.of(text) == time.text
        if time.first and time.last:
            shorter = min(len(time.first), len(time.last))
            assert time.first[:shorter] <= time.last[:shorter]
