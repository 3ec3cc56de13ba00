"""The day that relative times count from."""

from __future__ import annotations

from firsthand.reading.times import find_times, reference_date

TUESDAY = "2024-08-06"


def test_a_date_line_serves_where_no_date_is_given() -> None:
    text = "Envoy in Tehran\n7:13 AM EDT, August 6, 2024\nHe came on Monday."
    assert reference_date(text, None) == TUESDAY
    assert find_times(text, None)[-1].first == "2024-08-05"


def test_the_given_date_goes_first_and_none_is_made_up() -> None:
    assert reference_date("August 1, 2020\nHe came.", TUESDAY) == TUESDAY
    assert reference_date("He came on Monday.", None) is None


def test_what_was_written_days_before_it_came_out_counts_from_its_dateline() -> None:
    line = "KABUL, Aug. 3 (Reuters) - Gunmen attacked a checkpoint on Friday."
    assert reference_date(line, TUESDAY) == "2024-08-03"
    assert find_times(line, TUESDAY)[-1].first == "2024-08-02"
    assert reference_date("KABUL, July 3 (Reuters) - Gunmen attacked.", TUESDAY) == TUESDAY
    assert reference_date("KABUL (Reuters) - Gunmen attacked on August 3.", TUESDAY) == TUESDAY


def test_a_dateline_in_brackets_serves_where_no_date_is_given() -> None:
    text = "(Geneva, August 6, 2024) – The army should free him, a group said today."
    assert reference_date(text, None) == TUESDAY
