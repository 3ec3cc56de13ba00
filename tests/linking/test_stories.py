"""Stories, and that they do not hang on the order in which reports come."""

from __future__ import annotations

import numpy as np
from hypothesis import given
from hypothesis import strategies as st

from firsthand.linking.keys import keys
from firsthand.linking.stories import all_links, average_linkage, components, links, stories, stories_of
from tests.linking.texts import ELECTION, LAUNCH, RETOLD, signed

SIGNED = [
    signed("a", LAUNCH, published="2017-09-15T04:00"),
    signed("b", RETOLD, published="2017-09-14"),
    signed("c", ELECTION, published="2017-09-15"),
    signed("d", ELECTION + "\nRain fell.", published="2017-09-17"),
]
TITLES = {"a": "Utland fires rocket over Norrland", "b": "Sirens wake Norrland", "c": "Voters", "d": "Voters"}


def test_reports_of_one_happening_are_one_story_with_its_time() -> None:
    launch, election = stories(SIGNED, TITLES)
    assert (launch.reports, launch.first, launch.last) == (("b", "a"), "2017-09-14", "2017-09-15")
    assert launch.title in {TITLES["a"], TITLES["b"]}
    assert (election.reports, election.title) == (("c", "d"), "Voters")


@given(st.permutations(SIGNED))
def test_the_order_of_reports_says_nothing(order: list) -> None:  # type: ignore[type-arg]
    assert stories(order, TITLES) == stories(SIGNED, TITLES)


def test_linking_one_report_more_is_linking_all_again() -> None:
    before, new = SIGNED[:3], SIGNED[3]
    near = [s for s in before if keys(s) & keys(new)]
    touched = [s for s in before if s.report in links(new, near)]
    assert [s.report for s in touched] == ["c"]
    assert stories_of([*touched, new], TITLES)[0] in stories(SIGNED, TITLES)


def test_taking_a_report_out_brings_the_earlier_state_back() -> None:
    assert [s.reports for s in stories(SIGNED[:3], TITLES)] == [("b", "a"), ("c",)]


def test_links_are_of_both_sides_and_hold_components_together() -> None:
    linked = all_links(SIGNED)
    assert linked == {"a": ("b",), "b": ("a",), "c": ("d",), "d": ("c",)}
    assert components({"a": ["b"], "b": ["a", "c"], "c": ["b"], "d": []}) == (("a", "b", "c"), ("d",))


def test_average_linkage_stops_at_the_bar() -> None:
    likes = np.array([[1, 0.9, 0.1], [0.9, 1, 0.2], [0.1, 0.2, 1]], dtype=np.float32)
    ones = np.ones(3, dtype=np.float32)
    assert average_linkage(likes, ones, 0.2) == [[0, 1], [2]]
    assert average_linkage(likes, ones, 0.14) == [[0, 1, 2]]


def test_exact_copies_are_one_story_however_many() -> None:
    many = [signed(f"r{i}", LAUNCH, published="2017-09-15") for i in range(5)]
    assert stories(many, {})[0].reports == ("r0", "r1", "r2", "r3", "r4")


def test_reports_without_a_date_have_a_story() -> None:
    story = stories([signed("a", LAUNCH), signed("b", RETOLD)], {})[0]
    assert (story.reports, story.first, story.last, story.title) == (("a", "b"), None, None, "")
