"""The lay-out of a report by its shape."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from firsthand.reading.text.page import Page, lay_out
from firsthand.records import Report

STORY = """Army enters town
BEIRUT (Reuters) — Gen. Bagheri said the U.S. was "ready." He left at 5 p.m. on Monday. No. 2 fell.
What the minister said
“We will stay,” Mr. Smith said. “We are not afraid.”
By nightfall the town was quiet.
— AP"""


def laid(text: str, title: str | None = None) -> Page:
    return lay_out(Report("x", text, title))


def test_title_headings_and_dateline() -> None:
    page = laid(STORY)
    assert page.title is not None
    assert page.title.of(STORY) == "Army enters town"
    assert [h.of(STORY) for h in page.headings] == ["What the minister said"]
    assert page.dateline is not None
    assert page.dateline.place.of(STORY) == "BEIRUT"
    assert page.dateline.span.of(STORY) == "BEIRUT (Reuters) —"
    assert page.is_heading(page.title)


def test_sentences_end_where_they_end() -> None:
    assert [s.of(STORY) for s in laid(STORY).sentences] == [
        "Army enters town",
        'BEIRUT (Reuters) — Gen. Bagheri said the U.S. was "ready."',
        "He left at 5 p.m. on Monday.",
        "No. 2 fell.",
        "What the minister said",
        "“We will stay,” Mr. Smith said.",
        "“We are not afraid.”",
        "By nightfall the town was quiet.",
        "— AP",
    ]


def test_quotations_of_all_marks() -> None:
    text = "He said “yes” and \"no\" and ``maybe'' and «non».\n\"This one is not closed.\nIt's over."
    assert [q.of(text) for q in laid(text).quotations] == ["yes", "no", "maybe", "non", "This one is not closed."]


def test_speech_in_marks_of_apostrophes() -> None:
    text = "''They fled,'' he said. ''All.''\n'The boys' dogs didn't bark,' he said, ‘Not one.’ It is the 'best' of '90s' bars."
    assert [q.of(text) for q in laid(text).quotations] == [
        "They fled,",
        "All.",
        "The boys' dogs didn't bark,",
        "Not one.",
    ]


def test_a_numbered_volume_ends_no_sentence() -> None:
    text = "She played in “Toys: Vol. 2” in 2003."
    assert [s.of(text) for s in laid(text).sentences] == [text]


def test_a_given_title_is_found_and_a_first_sentence_is_none() -> None:
    page = laid("Troops leave. More to come.\nThey left on Monday.", "Troops leave.")
    assert page.title is not None
    assert (page.title.start, page.title.end) == (0, 13)
    assert laid("The troops left on Monday.\nThey were tired.").title is None


def test_a_byline_is_no_heading() -> None:
    assert laid("Troops leave town\nBy John Smith\nThey left on Monday.\nThey were tired.").headings == ()


@given(st.text(alphabet="Aa .!?\n\"“”'’,(—)1", max_size=300))
def test_spans_lie_inside_the_text_and_sentences_hold_all_its_words(text: str) -> None:
    page = laid(text)
    for span in (*page.sentences, *page.quotations, *page.paragraphs, *page.headings):
        assert 0 <= span.start < span.end <= len(text)
    assert all(a.end <= b.start for a, b in zip(page.sentences, page.sentences[1:], strict=False))
    told = "".join(s.of(text) for s in page.sentences)
    assert sorted(c for c in told if not c.isspace()) == sorted(c for c in text if not c.isspace())


def test_a_sentence_longer_than_any_in_prose_is_cut_between_words() -> None:
    text = "The army attacked, " * 400 + "and won."
    sentences = lay_out(Report("x", text)).sentences
    assert max(len(s.of(text)) for s in sentences) <= 1200
    assert " ".join(s.of(text) for s in sentences) == text


@pytest.mark.parametrize(
    ("text", "place", "whole"),
    [
        ("ANKARA, Oct 24 - Turkish warplanes struck.", "ANKARA", "ANKARA, Oct 24 -"),
        ("KINGSTOWN, St Vincent - Guyana agreed.", "KINGSTOWN, St Vincent", "KINGSTOWN, St Vincent -"),
        ("LIMA, Oct 21, 2024 (AP) - A court sat.", "LIMA", "LIMA, Oct 21, 2024 (AP) -"),
    ],
)
def test_a_dateline_with_a_region_or_a_day_and_no_agency(text: str, place: str, whole: str) -> None:
    dateline = lay_out(Report("x", text)).dateline
    assert dateline is not None
    assert (dateline.place.of(text), dateline.span.of(text)) == (place, whole)


@pytest.mark.parametrize(
    ("line", "furniture"),
    [
        ("Ann Ek enters a court in Oslo on May 2. REUTERS/Jane Toy", ["REUTERS/Jane Toy"]),
        ("(Jane Toy, File/Associated Press)", ["(Jane Toy, File/Associated Press)"]),
        ("Ann Ek in court. Photo by Jane Toy/AFP/Getty Images", ["Photo by Jane Toy/AFP/Getty Images"]),
        (
            "(Additional reporting by Jane Toy; Editing by Jan Ek)",
            ["(Additional reporting by Jane Toy; Editing by Jan Ek)"],
        ),
        ("© 2018 The Daily Toy.", ["© 2018 The Daily Toy."]),
        ("The AP/NORC poll found that most want a deal.", []),
        ("The reporting by Jane Toy was false.", []),
        ("(CNN) Kenya's army fled.", ["(CNN) "]),
        ("(Reuters) - Kenya's army fled.", ["(Reuters) - "]),
        ("(it was false) Kenya's army fled.", []),
    ],
)
def test_who_took_the_pictures_or_edited_is_furniture(line: str, furniture: list[str]) -> None:
    text = f"Army enters town\n{line}\nTroops fled."
    assert [s.of(text) for s in laid(text).furniture] == furniture


@pytest.mark.parametrize(
    ("text", "sentences", "furniture"),
    [
        (
            "The town fell. Image copyright AP Image caption Children left on buses. Rebels fired.",
            ["The town fell.", "Image copyright AP Image caption", "Children left on buses.", "Rebels fired."],
            ["Image copyright AP Image caption"],
        ),
        (
            "Moscow warns of a new cold war Read more Turkey shelled the town.",
            ["Moscow warns of a new cold war", "Read more", "Turkey shelled the town."],
            ["Read more"],
        ),
        (
            "They left. Hide Caption 8 of 25 Photos: Police held a man.",
            ["They left.", "Hide Caption 8 of 25 Photos:", "Police held a man."],
            ["Hide Caption 8 of 25 Photos:"],
        ),
        (
            "Advertisement spending fell. Read more about the attack.",
            ["Advertisement spending fell.", "Read more about the attack."],
            [],
        ),
    ],
)
def test_words_of_a_page_around_its_text(text: str, sentences: list[str], furniture: list[str]) -> None:
    page = lay_out(Report("x", text))
    assert ([s.of(text) for s in page.sentences], [f.of(text) for f in page.furniture]) == (sentences, furniture)
