"""Mentions gathered into tellings and tellings into incidents."""

from __future__ import annotations

import numpy as np
from hypothesis import given
from hypothesis import strategies as st

from firsthand.linking.gathering import incidents, joined, tellings
from firsthand.linking.matching import NEVER
from firsthand.linking.signatures import day
from firsthand.linking.tellings import Issue
from tests.linking.made import SUDLAND, UTLAND, Act, reading

ISSUE = Issue(None, day("2017-09-15"))
TEXT = (
    "Utland fires a Tarn rocket\nUtland fired the rocket on Friday.\nIn July Utland fired a smaller rocket.\n"
    "Sudland fired a rocket, too."
)
MADE = reading(
    "r",
    TEXT,
    Act("fires", actors={"Utland": UTLAND}),
    Act("fired", actors={"Utland": UTLAND}, when=("Friday", "2017-09-15"), same_as=1),
    Act("fired", actors={"Utland": UTLAND}, when=("July", "2017-07"), same_as=1, nth=2),
    Act("fired", actors={"Sudland": SUDLAND}, same_as=1, nth=3),
)


def test_a_chain_that_holds_other_dates_or_actors_is_parted() -> None:
    assert [[e.id for e in t.events] for t in tellings(MADE, ISSUE)] == [["r#1", "r#2"], ["r#3"], ["r#4"]]


def test_tellings_of_two_reports_are_one_incident() -> None:
    other = reading(
        "s",
        "On Friday Utland fired a Tarn rocket.",
        Act("fired", actors={"Utland": UTLAND}, when=("Friday", "2017-09-15")),
    )
    found = incidents([*tellings(MADE, ISSUE), *tellings(other, ISSUE)])
    assert [[t.lead.id for t in group] for group in found] == [["r#2", "s#1"], ["r#3"], ["r#4"]]


def test_what_never_matches_stays_apart_whatever_joins_it() -> None:
    table = np.array([[0, 5, 5], [5, 0, NEVER], [5, NEVER, 0]], dtype=np.float64)
    assert joined(table, 0.0) == [[0, 1], [2]]
    assert joined(table, 6.0) == [[0], [1], [2]]
    assert joined(np.zeros((0, 0)), 0.0) == []


@given(st.integers(0, 2**20), st.integers(1, 7))
def test_groups_part_all_rows(seed: int, size: int) -> None:
    table = np.random.default_rng(seed).normal(size=(size, size))
    groups = joined((table + table.T) / 2, 0.1)
    assert sorted(i for group in groups for i in group) == list(range(size))
