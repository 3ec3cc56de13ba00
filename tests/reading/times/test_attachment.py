"""The event's own time."""

from __future__ import annotations

import pytest

from firsthand.reading.network.heads import Tagged
from firsthand.reading.times import Mention, Timeline, find_times
from firsthand.records import Reality
from tests.reading.times.parsed import parsed, span

TUESDAY = "2024-08-06"


def when(text: str, trigger: str, type_: str, reality: Reality = "happened") -> str | None:
    timeline = Timeline.of(find_times(text, TUESDAY), parsed(text), TUESDAY)
    time = timeline.time_of(span(text, trigger), type_, reality)
    return time.first if time else None


@pytest.mark.parametrize(
    ("text", "trigger", "type_", "first"),
    [
        ("Rebels attacked the town on Monday.", "attacked", "ASSAULT", "2024-08-05"),
        ("In 2006 Israel fought a war with Hezbollah.", "war", "ASSAULT", "2006"),
        ("The two sides met on 3 July, a year after the ceasefire of May 2023.", "met", "CONSULT", "2024-07-03"),
        ("The two sides met on 3 July, a year after the ceasefire of May 2023.", "ceasefire", "SUPPORT", "2023-05"),
    ],
)
def test_the_time_that_hangs_on_the_event(text: str, trigger: str, type_: str, first: str) -> None:
    assert when(text, trigger, type_) == first


def test_no_time_where_none_is_told() -> None:
    assert when("Rebels attacked the town.", "attacked", "ASSAULT") is None


def test_the_nearest_time_is_not_always_the_events_own() -> None:
    text = "The minister urged the rebels on Monday to give up the town that they took in March 2019."
    assert when(text, "urged", "REQUEST") == "2024-08-05"
    assert when(text, "took", "ASSAULT") == "2019-03"


def test_a_day_that_nobody_can_place_is_the_event_s_own_all_the_same() -> None:
    text = "Monday's raid hit the town that rebels had bombed in June 2017."
    timeline = Timeline.of(find_times(text, None), parsed(text), None)
    assert timeline.choice(span(text, "raid"), "ASSAULT", "happened").times == ()
    assert [t.first for t, _ in timeline.choice(span(text, "bombed"), "ASSAULT", "happened").times] == ["2017-06"]


def test_of_times_alike_only_the_nearest_is_a_choice() -> None:
    text = "On Monday rebels attacked. The attack of Monday failed."
    timeline = Timeline.of(find_times(text, TUESDAY), parsed(text), TUESDAY)
    choice = timeline.choice(span(text, "failed"), "ASSAULT", "happened")
    assert [t.span.start for t, _ in choice.times] == [text.rindex("Monday")]


def test_what_the_role_head_marks_decides_between_two_times() -> None:
    text = "Rebels shelled Homs on Monday, and the army answered on Sunday."
    timeline = Timeline.of(find_times(text, TUESDAY), parsed(text), TUESDAY)
    shelled, sunday = span(text, "shelled"), span(text, "on Sunday")
    marked = timeline.times_of([Mention(shelled, "ASSAULT", "happened", (Tagged("time", sunday, 0.99),))])
    unmarked = timeline.times_of([Mention(shelled, "ASSAULT", "happened")])
    assert [t.first if t else None for t in (*marked, *unmarked)] == ["2024-08-04", "2024-08-05"]
    assert timeline.choice(shelled, "ASSAULT", "happened").marked == ()


def test_a_deadline_is_the_time_of_what_must_be_done_by_then() -> None:
    text = "Iran will withdraw its advisers from Syria by the end of August."
    timeline = Timeline.of(find_times(text, TUESDAY), parsed(text), TUESDAY)
    (time,) = timeline.times_of([Mention(span(text, "withdraw"), "RETREAT", "planned", ())])
    assert time
    assert (time.first, time.last) == (None, "2024-08")


@pytest.mark.parametrize(
    ("text", "one", "other", "apart"),
    [
        ("Thursday's bombing was the deadliest since the attack of 2017.", "bombing", "attack", True),
        ("He was shot on Monday. The murder of August 2024 was his last.", "shot", "murder", False),
        ("He was shot on Monday. The murder shook the town on Tuesday.", "shot", "murder", False),
        ("He was shot on Monday. The raids of May 2-4 failed.", "shot", "raids", True),
        ("He was shot on May 3. The raids of May 2-4 failed.", "shot", "raids", False),
        ("Since Monday rebels attacked. The raid of 2017 failed.", "attacked", "raid", False),
    ],
)
def test_an_event_is_not_on_two_days(text: str, one: str, other: str, apart: bool) -> None:
    timeline = Timeline.of(find_times(text, TUESDAY), parsed(text), TUESDAY)
    assert timeline.are_apart(span(text, one), span(text, other)) is apart
