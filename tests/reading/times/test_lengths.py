"""When it was what a length of time counts from."""

from __future__ import annotations

import pytest

from firsthand.reading.times import Mention, Timeline, find_times
from firsthand.reading.times.extent import filled
from tests.reading.times.parsed import parsed, span, token

TUESDAY = "2024-08-06"


def timeline(text: str, published: str | None = TUESDAY) -> Timeline:
    return Timeline.of(find_times(text, published), parsed(text), published)


def started(text: str, published: str | None = TUESDAY) -> list[tuple[str, str | None, str | None]]:
    """What each length of time in ``text`` counts from, with its ends."""
    return [
        (at.root.text, t.first, t.last)
        for t, at in timeline(text, published).told
        if t.text.endswith(("after", "before"))
    ]


@pytest.mark.parametrize(
    ("text", "word", "first"),
    [
        ("Israel shelled Gaza on Monday, two days after militants stormed the border.", "stormed", "2024-08-03"),
        ("The army shelled it in November 2010, eight months after it sank a warship.", "sank", "2010-03"),
        ("Egypt signed a treaty in 1979, six years after it attacked Israel.", "attacked", "1973"),
        ("The mayor vowed on May 18 to fight, hours after troops entered the town.", "entered", "2024-05-18"),
        ("The mayor lashed out a day after firing his deputy.", "firing", "2024-08-05"),
        ("The strike came eight months after the Paris attacks.", "attacks", "2023-12"),
        ("Two days before he shot a man, he knelt in a mosque, praying on Friday.", "shot", "2024-08-04"),
    ],
)
def test_the_time_of_what_a_length_counts_from(text: str, word: str, first: str) -> None:
    assert started(text) == [(word, first, first)]


def test_an_undated_report_tells_no_such_day_but_what_hangs_on_a_full_one() -> None:
    assert started("The mayor lashed out a day after firing his deputy.", None) == [("after", None, None)]
    assert started("He fled on May 5, 2011, a day after he shot a judge.", None) == [
        ("shot", "2011-05-04", "2011-05-04")
    ]


def test_no_day_counts_from_a_month_and_none_from_today_far_down_in_the_past() -> None:
    assert started("He fled in May, a day after he shot a judge.") == [("after", None, None)]
    lead = "Rebels took it. They burnt it. "
    assert started(f"{lead}He fled a day after he shot a judge.") == [("after", None, None)]


def test_it_is_the_time_of_nothing_else() -> None:
    text = "Israel shelled Gaza on Monday, two days after militants stormed the border. Mobs burnt the town."
    mentions = [("shelled", "2024-08-05"), ("stormed", "2024-08-03")]
    for word, day in mentions:
        (time,) = timeline(text).times_of([Mention(span(text, word), "ASSAULT", "happened")])
        assert time is not None
        assert (time.first, time.last) == (day, day)
    told, at = next((t, at) for t, at in timeline(text).told if at.root.text == "stormed")
    assert filled(told, at.root, token(text, "burnt"), "happened", None) is None
