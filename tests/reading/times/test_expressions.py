"""Time expressions to values and ISO ends."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from firsthand.reading.times import find_times
from firsthand.records import Time

TUESDAY = "2024-08-06"


def ends(text: str, published: str | None = TUESDAY) -> list[tuple[str, str | None, str | None]]:
    return [(t.text, t.first, t.last) for t in find_times(text, published)]


@pytest.mark.parametrize(
    ("text", "words", "first", "last"),
    [
        ("He came on Monday.", "Monday", "2024-08-05", "2024-08-05"),
        ("It began yesterday.", "yesterday", "2024-08-05", "2024-08-05"),
        ("They met on July 31, 2024.", "July 31, 2024", "2024-07-31", "2024-07-31"),
        ("They met on 31 July 2024.", "31 July 2024", "2024-07-31", "2024-07-31"),
        ("They met on Sunday, 9 June 2013.", "Sunday, 9 June 2013", "2013-06-09", "2013-06-09"),
        ("They met on Tuesday, July 23.", "Tuesday, July 23", "2024-07-23", "2024-07-23"),
        ("He was killed on Oct . 21 , 2011 .", "Oct . 21 , 2011", "2011-10-21", "2011-10-21"),
        ("They met on 21 / 07 / 2013 .", "21 / 07 / 2013", "2013-07-21", "2013-07-21"),
        ("Under the July 31, 2024 truce they left.", "July 31, 2024", "2024-07-31", "2024-07-31"),
        ("The war of 2006 was short.", "2006", "2006", "2006"),
        ("They met in March 2019.", "March 2019", "2019-03", "2019-03"),
        ("It was three days ago.", "three days ago", "2024-08-03", "2024-08-03"),
        ("He leaves tomorrow.", "tomorrow", "2024-08-07", "2024-08-07"),
        ("It happened last year.", "last year", "2023", "2023"),
        ("It happened last week.", "last week", "2024-07-29", "2024-08-04"),
        ("They called a meeting for later Wednesday.", "later Wednesday", "2024-08-07", "2024-08-07"),
        ("He fell earlier Wednesday.", "earlier Wednesday", "2024-08-07", "2024-08-07"),
        ("He fell early Wednesday.", "early Wednesday", "2024-08-07", "2024-08-07"),
        ("Strikes went on in the 1980s.", "the 1980s", "1980", "1989"),
        ("It grew in the past six years.", "the past six years", "2018", "2024"),
        ("Talks went on for the last two days.", "the last two days", "2024-08-04", "2024-08-06"),
        ("They will vote next month.", "next month", "2024-09", "2024-09"),
        ("It was last weekend.", "last weekend", "2024-08-03", "2024-08-04"),
        ("They met in the summer of 2015.", "the summer of 2015", "2015-06", "2015-08"),
        ("It came in the first quarter of 2023.", "the first quarter of 2023", "2023-01", "2023-03"),
        ("It began two decades ago.", "two decades ago", "2004", "2004"),
        ("They left at the end of 2016.", "the end of 2016", "2016", "2016"),
        ("They met in mid-May.", "mid-May", "2024-05", "2024-05"),
        ("They met on 31/07/2024.", "31/07/2024", "2024-07-31", "2024-07-31"),
        ("They agreed to vote by February.", "February", "2025-02", "2025-02"),
        ("They agreed to vote in February.", "February", "2024-02", "2024-02"),
        ("Rockets hit the city overnight, he said.", "overnight", "2024-08-05", "2024-08-05"),
        ("He left this morning.", "this morning", "2024-08-06", "2024-08-06"),
        ("He came a fortnight ago.", "a fortnight ago", "2024-07-22", "2024-07-28"),
        ("It grew in the past fortnight.", "the past fortnight", "2024-07-23", "2024-08-06"),
        ("He came on Thursday last.", "Thursday last", "2024-08-01", "2024-08-01"),
        ("He came on Monday of last week.", "Monday of last week", "2024-07-29", "2024-07-29"),
        ("He comes on Friday next week.", "Friday next week", "2024-08-16", "2024-08-16"),
        ("It came the week before last.", "the week before last", "2024-07-22", "2024-07-28"),
        ("It grew in the first half of 2023.", "the first half of 2023", "2023-01", "2023-06"),
        ("It grew in the second half of last year.", "the second half of last year", "2023-07", "2023-12"),
        ("It grew in the first six months of the year.", "the first six months of the year", "2024-01", "2024-06"),
        ("It grew in the last three months of 2023.", "the last three months of 2023", "2023-10", "2023-12"),
        ("Ten died in the year to June.", "the year to June", "2023-07", "2024-06"),
        ("Ten died in the three months to May 2023.", "the three months to May 2023", "2023-03", "2023-05"),
        ("It fell in the last week of July.", "the last week of July", "2024-07-25", "2024-07-31"),
        ("It fell in the first week of May 2023.", "the first week of May 2023", "2023-05-01", "2023-05-07"),
        ("He fled on Easter Sunday 2019.", "Easter Sunday 2019", "2019-04-21", "2019-04-21"),
        ("He fled on Thanksgiving Day 2016.", "Thanksgiving Day 2016", "2016-11-24", "2016-11-24"),
        ("The September 11 attacks changed it.", "September 11", "2001-09-11", "2001-09-11"),
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
    assert ends("He came on Monday.", None) == [("Monday", None, None)]


def test_an_undated_text_gives_its_own_years() -> None:
    assert ends("He fled in May 2006. On May 10 he was caught.", None)[1] == ("May 10", "2006-05-10", "2006-05-10")
    assert ends("He saw Ankara on 4 April and Tashkent on 6 April 2016.", None)[0][1] == "2016-04-04"
    assert ends("He came on 4 April.", None) == [("4 April", None, None)]


def test_a_day_takes_no_year_from_another_sentence_that_does_not_tell_its_month() -> None:
    assert ends("He was listed in 2011. Bombs went off on April 15.", None)[1] == ("April 15", None, None)
    assert ends("He was shot in June 2005. On March 20 two men were convicted.", None)[1] == ("March 20", None, None)
    assert ends("He fled on June 5, 2005. On June 20 he was caught.", None)[1][1] == "2005-06-20"
    assert ends("They met on 3 March for the 2016 summit.", None)[0] == ("3 March", "2016-03-03", "2016-03-03")


def test_hours_belong_to_the_day_told_last_and_to_no_year() -> None:
    assert ends("On Monday he left. At 4:20 p.m. he was back.")[1][1] == "2024-08-05"
    assert ends("It opened in 2004. At 4:20 p.m. he was back.")[1][1] is None


@pytest.mark.parametrize(
    ("text", "words", "first"),
    [
        ("They met on Friday, 12 July. He had fled the night before.", "the night before", "2024-07-11"),
        ("Mobs burnt it on July 12. Police came the following morning.", "the following morning", "2024-07-13"),
        ("He was held on July 12. He was freed the next day.", "the next day", "2024-07-13"),
        ("They met on July 12. Earlier in the day he had spoken.", "Earlier in the day", "2024-07-12"),
        ("They met on July 12. In the evening he left.", "the evening", "2024-07-12"),
        ("They met on July 12. At dawn he left.", "dawn", "2024-07-12"),
        ("They met on July 12. Hours later he left.", "Hours later", "2024-07-12"),
        (
            "Talks began in March 2019. In late May of the same year they failed.",
            "late May of the same year",
            "2019-05",
        ),
        ("Talks began in March 2019. In May the following year they failed.", "May the following year", "2020-05"),
        ("Talks began in March 2019. On 4 May the previous year he came.", "4 May the previous year", "2018-05-04"),
    ],
)
def test_what_counts_from_the_time_told_last(text: str, words: str, first: str) -> None:
    assert ends(text)[-1] == (words, first, first)


def test_what_has_gone_on_since_then_is_open() -> None:
    assert ends("He took it in 2014. Thousands have died since then.")[1] == ("since then", "2014", None)


@pytest.mark.parametrize(
    "text", ["They met in 2013. A month later he fled.", "They met in 2013. The day before, he fled."]
)
def test_no_month_or_day_counts_from_a_year(text: str) -> None:
    assert ends(text)[1][1:] == (None, None)


def test_days_with_a_name_are_no_mere_weekdays() -> None:
    assert ends("He fled on Bloody Sunday.") == []
    assert ends("He fled on Easter Sunday.") == [("Easter Sunday", None, None)]
    assert ends("He fled on Good Friday.", "2024-04-03") == [("Good Friday", "2024-03-29", "2024-03-29")]
    assert ends("It fell in the last week of July.", None) == [("the last week of July", None, None)]


def test_earlier_in_the_week_is_that_of_the_report() -> None:
    assert ends("He fled in 2013. He was held earlier in the week.")[1][1:] == ("2024-08-05", "2024-08-11")
    assert ends("He fled in 2013. He was held earlier in the year.")[1][1:] == ("2013", "2013")


def test_a_part_of_a_day_that_is_told_beside_it_is_no_time_of_its_own() -> None:
    assert [words for words, _, _ in ends("In 2013 it fell at night. He left at dawn on Monday.")] == ["2013", "Monday"]


def test_earlier_counts_from_what_is_past() -> None:
    text = "They clashed on Sunday. They will vote next Tuesday. A day earlier, six were held."
    assert ends(text)[2] == ("A day earlier", "2024-08-03", "2024-08-03")


@pytest.mark.parametrize("text", ["He is in his 40s.", "Readers of USA TODAY wrote.", "They march home."])
def test_what_is_no_time(text: str) -> None:
    assert ends(text) == []


@given(st.text(alphabet="Mondayt lsweek0123456789-/, Juneago.\n", max_size=120))
def test_spans_are_the_words_and_ends_run_forward(text: str) -> None:
    def forward(time: Time) -> bool:
        if not (time.first and time.last):
            return True
        shorter = min(len(time.first), len(time.last))
        return time.first[:shorter] <= time.last[:shorter]

    times = find_times(text, TUESDAY)
    assert [t.span.of(text) for t in times] == [t.text for t in times]
    assert all(forward(t) for t in times)


@pytest.mark.parametrize(
    ("text", "words", "first"),
    [
        ("He spoke after the Sept. 11, 2001, attacks.", "Sept. 11, 2001", "2001-09-11"),
        ("Voters choose ahead of the Nov. 8 vote.", "Nov. 8", "2024-11-08"),
        ("Gunmen killed ten people on Christmas Day.", "Christmas Day", "2023-12-25"),
        ("It burnt down on New Year’s Eve 2015.", "New Year’s Eve 2015", "2015-12-31"),
        ("The war followed the 9/11 attacks.", "9/11", "2001-09-11"),
        ("The trial was set for October 28.", "October 28", "2024-10-28"),
    ],
)
def test_days_by_their_short_forms_and_by_their_names(text: str, words: str, first: str) -> None:
    assert ends(text) == [(words, first, first)]


def test_a_weekday_under_an_undated_picture_counts_from_the_picture_s_date() -> None:
    told = ends("A vigil for the victims of Monday's attack, at a square in Oslo, August 6, 2024.", None)
    assert [first for _, first, _ in told] == ["2024-08-05", "2024-08-06"]
    assert ends("He was jailed Monday for what he did on August 6, 2024 in Oslo.", None)[0] == ("Monday", None, None)


@pytest.mark.parametrize("published", ["0001-01-01", "9999-12-31"])
def test_the_ends_of_the_calendar_are_kept(published: str) -> None:
    text = "He fled on Easter Sunday, in March last year, in the year to June and in the first half of next year."
    assert len(ends(text, published)) == 4
