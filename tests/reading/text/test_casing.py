"""Headings in which every word has a capital."""

from __future__ import annotations

import pytest

from firsthand.reading.grammar import syntax
from firsthand.reading.reader import load_reader
from firsthand.reading.text import casing, page
from firsthand.records import Report

BODY = (
    "A court in Kaluna said on Monday that the Marlian army had freed a reporter. South Korea thanked President Rice."
)


def cased(title: str, body: str = BODY) -> str:
    text = f"{title}\n{body}"
    laid = page.lay_out(Report("x", text, title=title))
    found = casing.as_sentences(text, laid.all_headings, laid.sentences, syntax.vocabulary(syntax.PIPELINE))
    assert found.endswith(f"\n{body}")
    return found.partition("\n")[0]


@pytest.mark.parametrize(
    ("title", "told"),
    [
        ("Kaluna Court Says Marlian Army Freed Reporter", "Kaluna court says Marlian army freed reporter"),
        ("Envoy Thanks Marlia For Freeing a Reporter", "Envoy thanks Marlia for freeing a reporter"),
        ("Angry Farmers Tell President Rice: I Am Leaving", "Angry farmers tell President Rice: I am leaving"),
        ("Turkey, China And South Korea Condemn Detention", "Turkey, China and South Korea condemn detention"),
        ("Envoy Meets Turkey's Leader, North Korea Says", "Envoy meets Turkey's leader, North Korea says"),
        ("U.S. Army Halts Rice Exports to NATO Members", "U.S. army halts Rice exports to NATO members"),
    ],
)
def test_only_names_keep_their_capitals(title: str, told: str) -> None:
    assert cased(title) == told


@pytest.mark.parametrize(
    "title", ["Court in Kaluna says army freed reporter", "Marlian Army", "ARMY FREES REPORTER IN KALUNA"]
)
def test_other_headings_stay(title: str) -> None:
    assert cased(title) == title


def test_the_parties_of_a_heading_are_the_names_in_it() -> None:
    title = "Maria Ortega Slams Paul Brandt Over Prisons"
    text = f"{title}\nSenator Maria Ortega criticised Governor Paul Brandt on Monday for the state of the prisons."
    event = load_reader().read(Report("x", text, title=title)).events[0]
    assert event.trigger.of(text) == "Slams"
    assert [p.text for p in event.actors] == ["Maria Ortega"]
    assert [p.text for p in event.recipients] == ["Paul Brandt"]


def test_words_are_told_as_they_stand() -> None:
    text = "Marlian Police Detain Angry Farmers After Protest\nPolice in Marlia detained farmers on Monday, its radio said."
    event = load_reader().read(Report("x", text, title=text.partition("\n")[0])).events[0]
    assert [(p.text, p.span.of(text)) for p in event.recipients] == [("Angry Farmers", "Angry Farmers")]
