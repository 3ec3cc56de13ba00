"""Times that count from the next one in their sentence."""

from __future__ import annotations

import pytest

from firsthand.reading.network.heads import Tagged
from firsthand.reading.times import Mention, Timeline, find_times
from firsthand.reading.times.counting import is_counted
from tests.reading.times.parsed import parsed, span

TUESDAY = "2024-08-06"
DAY_AFTER = "The bombing came a day after Israel killed a commander on Monday."
COUP = "A month after the coup of July 26, 2023, Niger expelled the ambassador."


@pytest.mark.parametrize(
    ("text", "words", "value", "first"),
    [
        (DAY_AFTER, "a day after", "P1D", "2024-08-06"),
        (COUP, "A month after", "P1M", "2023-08"),
        ("He fled two weeks before the vote of May 20, 2024.", "two weeks before", "P2W", "2024-05-06"),
        ("He fled a day after the coup of May 2023.", "a day after", "P1D", None),
        ("He fled several days after the vote of May 20, 2024.", "several days after", "PXD", None),
        ("He fled a day after the vote, and returned on May 20, 2024.", "a day after", "P1D", None),
    ],
)
def test_the_time_from_the_next_one(text: str, words: str, value: str, first: str | None) -> None:
    told = next(t for t in find_times(text, TUESDAY) if t.text == words)
    assert (told.value, told.first) == (value, first)


@pytest.mark.parametrize(
    ("text", "trigger", "type_", "mark", "first"),
    [
        (DAY_AFTER, "bombing", "ASSAULT", "Monday", "2024-08-06"),
        (DAY_AFTER, "killed", "ASSAULT", "Monday", "2024-08-05"),
        (COUP, "expelled", "SANCTION", "July 26, 2023", "2023-08"),
        (COUP, "coup", "ASSAULT", "July 26, 2023", "2023-07-26"),
    ],
)
def test_what_counts_and_what_it_counts_from_have_a_day_each(
    text: str, trigger: str, type_: str, mark: str, first: str
) -> None:
    timeline = Timeline.of(find_times(text, TUESDAY), parsed(text), TUESDAY)
    roles = (Tagged("time", span(text, mark), 0.6),)
    (time,) = timeline.times_of([Mention(span(text, trigger), type_, "happened", roles)])
    assert time is not None
    assert time.first == first


def test_the_day_before_counts_from_what_was_told_before() -> None:
    monday, before, _ = find_times(
        "They met on Monday. He had fled the day before. He came back on May 20, 2024.", TUESDAY
    )
    assert (monday.first, before.first, is_counted(before)) == ("2024-08-05", "2024-08-04", False)
