"""Mentions gathered into tellings and tellings into incidents."""

from __future__ import annotations

import numpy as np
from hypothesis import given, settings
from hypothesis import strategies as st

from firsthand.linking.gathering import CROWD, compared, incidents, joined, tellings
from firsthand.linking.matching import NEVER
from firsthand.linking.signatures import day
from firsthand.linking.tellings import Issue, together
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


def test_what_is_not_known_has_no_part_in_the_mean() -> None:
    nan = float("nan")
    table = np.array([[0, 2, nan], [2, 0, 1], [nan, 1, 0]], dtype=np.float64)
    assert joined(table, 0.9) == [[0, 1, 2]]
    table[0, 2] = table[2, 0] = -4
    assert joined(table, 0.9) == [[0, 1], [2]]


@settings(max_examples=20, deadline=None)
@given(st.integers(0, 2**20), st.integers(1, 12))
def test_the_cost_of_a_crowd_is_bounded_and_a_small_one_is_compared_whole(seed: int, size: int) -> None:
    pick = np.random.default_rng(seed)
    acts = [Act("fired", actors={"Utland": UTLAND}) for _ in range(size)]
    days = [Issue(None, day(f"2017-09-{pick.integers(1, 29):02}")) for _ in range(size)]
    made = [reading(f"r{i:02}", "Utland fired a rocket.", act) for i, act in enumerate(acts)]
    told = [together(m.events, m, issue) for m, issue in zip(made, days, strict=True)]
    pairs, crowds = compared(told, "across")
    assert sum(map(len, pairs)) == size * (size - 1) // 2
    assert crowds == []
    shuffled = [told[i] for i in pick.permutation(size)]
    assert incidents(shuffled) == incidents(told)


def test_of_a_crowd_each_is_compared_with_those_nearest_in_time() -> None:
    size = CROWD + 20
    made = [reading(f"r{i:03}", "Utland fired a rocket.", Act("fired", actors={"Utland": UTLAND})) for i in range(size)]
    told = [together(m.events, m, ISSUE) for m in made]
    pairs, crowds = compared(told, "across")
    assert max(map(len, pairs)) == CROWD
    assert [len(crowd) for crowd in crowds] == [size, size]
    assert [len(group) for group in incidents(told)] == [size]
