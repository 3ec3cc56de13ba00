"""Times that belong together, and open ends."""

from __future__ import annotations

import pytest

from firsthand.reading.times import find_times

TUESDAY = "2024-08-06"


@pytest.mark.parametrize(
    ("text", "first", "last"),
    [
        ("It has gone on since 2022.", "2022", None),
        ("It goes on until 2026.", None, "2026"),
        ("It was not until 2019 that he spoke.", "2019", "2019"),
        ("She did not meet him until 2019.", "2019", "2019"),
        ("They fought from May to July 2016.", "2016-05", "2016-07"),
        ("They met in December 2014 or January 2015.", "2014-12", "2015-01"),
        ("They fought on Saturday and Sunday.", "2024-08-03", "2024-08-04"),
        ("The talks, in Sochi on Wednesday and Thursday, are off.", "2024-08-07", "2024-08-08"),
        ("Forged papers of the 1950s and 1960s turned up.", "1950", "1969"),
    ],
)
def test_the_ends_of_the_whole(text: str, first: str | None, last: str | None) -> None:
    assert {(t.first, t.last) for t in find_times(text, TUESDAY)} == {(first, last)}


def test_times_that_only_stand_together_stay_apart() -> None:
    found = find_times("There were raids in 2004 and 2007.", TUESDAY)
    assert [(t.first, t.last) for t in found] == [("2004", "2004"), ("2007", "2007")]
