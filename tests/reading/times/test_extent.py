"""What part of a time an event fills."""

from __future__ import annotations

from datetime import date

import pytest

from firsthand.reading.times import find_times
from firsthand.reading.times.extent import filled
from firsthand.reading.times.reference import latest_day
from firsthand.records import Reality
from tests.reading.times.parsed import token

TUESDAY = date(2024, 8, 6)


@pytest.mark.parametrize(
    ("text", "trigger", "time", "reality", "first", "last"),
    [
        ("Rebels attacked it on Monday.", "attacked", "Monday", "happened", "2024-08-05", "2024-08-05"),
        ("The war that began in 2011 goes on.", "war", "2011", "ongoing", "2011", None),
        ("They have fought there since 2011.", "fought", "2011", "happened", "2011", None),
        ("Since invading in May 2023, troops have taken it.", "taken", "May", "happened", "2023-05", None),
        ("Since invading in May 2023, troops have taken it.", "invading", "May", "happened", "2023-05", "2023-05"),
        ("It was a first since the 2006 war.", "war", "2006", "happened", "2006", "2006"),
        ("The guns must be withdrawn by 10 October.", "withdrawn", "October", "planned", None, "2024-10-10"),
        ("It was a first since the 2003 El Nogal bombing.", "bombing", "2003", "happened", "2003", "2003"),
        ("It was a first since the 2003 El Nogal bombing.", "bombing", "the", "happened", "2003", "2003"),
        ("A gunman opened fire on Monday.", "opened", "Monday", "happened", "2024-08-05", "2024-08-05"),
        ("The campaign opened on Monday.", "campaign", "Monday", "happened", "2024-08-05", None),
        ("They fought from 2017 to 2018.", "fought", "2017", "ongoing", "2017", "2018"),
        ("Planes attacked it this week.", "attacked", "week", "happened", "2024-08-05", "2024-08-06"),
        ("Ministers will meet this week.", "meet", "week", "planned", "2024-08-05", "2024-08-11"),
        ("The seven-year war drags on.", "war", "year", "ongoing", "2017", None),
        ("Rebels attacked it in October.", "attacked", "October", "happened", "2023-10", "2023-10"),
        ("They have fought since October.", "fought", "October", "ongoing", "2023-10", None),
        ("Rebels attacked it in October 2024.", "attacked", "October", "happened", "2024-10", "2024-10"),
        ("They were told to leave on Monday.", "leave", "Monday", "requested", "2024-08-12", "2024-08-12"),
        ("Hundreds were killed in three months.", "killed", "months", "happened", "2024-05", "2024-08"),
    ],
)
def test_the_ends_that_the_event_has(
    text: str, trigger: str, time: str, reality: Reality, first: str | None, last: str | None
) -> None:
    told = find_times(text, TUESDAY.isoformat())[0]
    mine = filled(told, token(text, time), token(text, trigger), reality, TUESDAY)
    assert mine is not None
    assert (mine.first, mine.last) == (first, last)


@pytest.mark.parametrize(("hour", "day"), [("09", "2024-07-31"), ("19", "2024-08-07")])
def test_what_is_done_tomorrow_is_done_where_that_has_begun(hour: str, day: str) -> None:
    text = "Rebels attacked it on Wednesday."
    (told,) = find_times(text, TUESDAY.isoformat())
    latest = latest_day(f"{TUESDAY.isoformat()}T{hour}:00:00Z")
    mine = filled(told, token(text, "Wednesday"), token(text, "attacked"), "happened", TUESDAY, latest)
    assert mine is not None
    assert mine.first == mine.last == day
    assert latest_day(TUESDAY.isoformat()) is None is latest_day(None)


def test_what_is_asked_for_on_a_day_is_not_asked_for_on_it() -> None:
    text = "He called on them to leave on Monday."
    (told,) = find_times(text, TUESDAY.isoformat())
    assert filled(told, token(text, "Monday"), token(text, "called"), "happened", TUESDAY) is None


@pytest.mark.parametrize(
    ("text", "trigger"),
    [
        ("The court wants the army to leave on Friday.", "wants"),
        ("The court said that the army must leave on Friday.", "must"),
        ("The two sides agreed that they would meet on Friday.", "agreed"),
        ("The army gave an order to leave on Friday.", "order"),
    ],
)
def test_what_is_asked_for_or_promised_for_a_day_is_not_so_on_it(text: str, trigger: str) -> None:
    (told,) = find_times(text, TUESDAY.isoformat())
    assert filled(told, token(text, "Friday"), token(text, trigger), "happened", TUESDAY) is None


def test_the_time_of_a_clause_on_somebody_is_not_the_event_s() -> None:
    text = "Rebels freed two women who had been abducted on Monday."
    (told,) = find_times(text, TUESDAY.isoformat())
    assert filled(told, token(text, "Monday"), token(text, "freed"), "happened", TUESDAY) is None
    assert filled(told, token(text, "Monday"), token(text, "abducted"), "happened", TUESDAY) is not None


def test_a_length_elsewhere_dates_nothing() -> None:
    text = "He was held for attacks and sat three months."
    (told,) = find_times(text, TUESDAY.isoformat())
    assert filled(told, token(text, "months"), token(text, "attacks"), "happened", TUESDAY) is None


@pytest.mark.parametrize(("reality", "dated"), [("planned", False), ("requested", False), ("happened", True)])
def test_what_is_still_to_be_done_has_no_time_that_was_over(reality: Reality, dated: bool) -> None:
    text = "He came on Monday as they prepare to retaliate."
    (told,) = find_times(text, TUESDAY.isoformat())
    mine = filled(told, token(text, "Monday"), token(text, "retaliate"), reality, TUESDAY)
    assert (mine is not None) == dated


@pytest.mark.parametrize(
    "text",
    [
        "Soldiers fired on a crowd on Monday, two years after the coup.",
        "They fled on Monday, weeks after rebels had led a coup.",
    ],
)
def test_a_day_is_not_that_of_what_a_length_counts_from(text: str) -> None:
    told = next(t for t in find_times(text, TUESDAY.isoformat()) if t.text == "Monday")
    assert filled(told, token(text, "Monday"), token(text, "coup"), "happened", TUESDAY) is None


def test_a_day_before_after_is_no_length() -> None:
    text = "The men walked free Monday after being released."
    (told,) = find_times(text, TUESDAY.isoformat())
    assert filled(told, token(text, "Monday"), token(text, "released"), "happened", TUESDAY) is not None


def test_the_day_of_a_picture_is_no_other_sentence_s() -> None:
    text = "In this 2023 file photo, a man is led to court. He had attacked soldiers."
    (told,) = find_times(text, TUESDAY.isoformat())
    assert filled(told, token(text, "2023"), token(text, "attacked"), "happened", TUESDAY) is None
    assert filled(told, token(text, "2023"), token(text, "led"), "happened", TUESDAY) is not None


def test_a_leap_day_has_no_year_before() -> None:
    text = "Rebels attacked it on February 29."
    (told,) = find_times(text, "2024-02-05")
    mine = filled(told, token(text, "February"), token(text, "attacked"), "happened", date(2024, 2, 5))
    assert mine is not None
    assert mine.first == mine.last == "2024-02-29"


def test_a_day_to_come_in_another_sentence_is_not_of_what_is_done() -> None:
    text = "Iowa votes on August 20. They met for a debate."
    (told,) = find_times(text, TUESDAY.isoformat())
    assert filled(told, token(text, "August"), token(text, "debate"), "happened", TUESDAY) is None
    assert filled(told, token(text, "August"), token(text, "votes"), "happened", TUESDAY) is not None


def test_who_refused_to_answer_last_year_refused_then() -> None:
    text = "He refused to answer last year."
    (told,) = find_times(text, TUESDAY.isoformat())
    mine = filled(told, token(text, "year"), token(text, "refused"), "happened", TUESDAY)
    assert mine is not None
    assert mine.first == "2023"


@pytest.mark.parametrize(
    ("text", "trigger"),
    [
        ("It was the worst attack on tourists since 2015.", "attack"),
        ("The two met for the first time since 2015.", "met"),
        ("The army lost the most serious battle since 2015.", "battle"),
        ("It was the only raid since they bombed it in 2015.", "raid"),
    ],
)
def test_the_last_of_the_like_is_not_the_event_s_time(text: str, trigger: str) -> None:
    (told,) = find_times(text, TUESDAY.isoformat())
    assert filled(told, token(text, "2015"), token(text, trigger), "happened", TUESDAY) is None


@pytest.mark.parametrize(
    ("text", "trigger"),
    [
        ("Rebels have killed at least 40 people since 2015.", "killed"),
        ("Most of the rebels have fled since 2015.", "fled"),
        ("The deadliest rebels fled, and raids have gone on since 2015.", "raids"),
        ("It was the worst attack since bombings of 2015.", "bombings"),
    ],
)
def test_what_has_gone_on_since_is_no_last_of_the_like(text: str, trigger: str) -> None:
    (told,) = find_times(text, TUESDAY.isoformat())
    mine = filled(told, token(text, "2015"), token(text, trigger), "happened", TUESDAY)
    assert mine is not None
    assert mine.first == "2015"


@pytest.mark.parametrize(
    ("text", "crime"),
    [
        ("He was convicted in 2007 of conspiracy to murder.", "murder"),
        ("She was jailed in 2007 for the bombing.", "bombing"),
        ("He was acquitted in 2007 on charges of rape.", "rape"),
        ("He came back in 2007 with a new charge of rape.", "rape"),
        ("He was locked up in 2007 on two counts of assault.", "assault"),
        ("He appeared in court in 2007 charged with stabbing a man.", "stabbing"),
    ],
)
def test_the_day_of_a_trial_is_not_the_day_of_the_crime(text: str, crime: str) -> None:
    (told,) = find_times(text, TUESDAY.isoformat())
    assert filled(told, token(text, "2007"), token(text, crime), "happened", TUESDAY) is None


@pytest.mark.parametrize(
    ("text", "trigger", "other"),
    [
        ("He was freed after talks with rebels in May.", "freed", "talks"),
        ("Police held ten men ahead of talks in May.", "held", "talks"),
        ("He was freed after they met rebels in May.", "freed", "met"),
    ],
)
def test_a_time_behind_after_or_ahead_is_of_what_stands_there(text: str, trigger: str, other: str) -> None:
    (told,) = find_times(text, TUESDAY.isoformat())
    at = token(text, told.text.split()[-1])
    assert filled(told, at, token(text, trigger), "happened", TUESDAY) is None
    assert filled(told, at, token(text, other), "happened", TUESDAY) is not None
