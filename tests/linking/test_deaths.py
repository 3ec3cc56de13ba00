"""Nobody is killed twice."""

from __future__ import annotations

import pytest

from firsthand.linking.deaths import one_death
from firsthand.linking.gathering import incidents
from firsthand.linking.tellings import Issue, Told, together
from firsthand.records import Identity
from tests.linking.made import Act, reading

HOLT = Identity("Mara Holt", None, "CVL")
GUARD = Identity("a border guard", None, "COP")


def told(verb: str, whom: Identity, name: str = "r", day: str = "2017-09-11", when: str = "on Monday") -> Told:
    """A report that tells that a border guard did something to somebody."""
    text = f"News\nA border guard {verb} {whom.name} {when}."
    act = Act(verb, "ASSAULT", {"border guard": GUARD}, {whom.name: whom}, (when, day))
    made = reading(name, text, act, publisher=f"{name} Post")
    return together(made.events, made, Issue(f"{name} Post", None))


@pytest.mark.parametrize(
    ("one", "other", "expected"),
    [
        (("killed", HOLT), ("shot dead", Identity("Holt", None, None)), True),
        (("killed", HOLT), ("murdered", HOLT), True),
        (("killed", HOLT), ("wounded", HOLT), False),
        (("killed", HOLT), ("killed", Identity("Ann Quill", None, "CVL")), False),
        (("killed", Identity("Holt", None, None)), ("killed", Identity("Holt", None, None)), False),
        (("killed", Identity("Tarn Front", None, "REB")), ("killed", Identity("Tarn Front", None, "REB")), False),
        (("killed", Identity("Norrland", "JPN", None, "country:JPN")),) * 2 + (False,),
    ],
)
def test_two_killings_of_one_person_by_name_are_one(
    one: tuple[str, Identity], other: tuple[str, Identity], *, expected: bool
) -> None:
    assert one_death(told(*one), told(*other)) is expected


def test_a_day_read_wrong_keeps_no_death_apart() -> None:
    monday = told("killed", HOLT, "a"), told("killed", HOLT, "b", "2017-09-16", "on Saturday")
    assert len(incidents(monday)) == 1
    hurt = told("wounded", HOLT, "a"), told("wounded", HOLT, "b", "2017-09-16", "on Saturday")
    assert len(incidents(hurt)) == 2
