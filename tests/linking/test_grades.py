"""Grades by rule."""

from __future__ import annotations

from dataclasses import replace

import pytest

from firsthand.linking.grades import MACHINE, grade, letter
from firsthand.linking.records import Dispute, Incident, Origin, Side, Version
from firsthand.records import Reality


def origin(
    name: str, manner: str = "state", side: Side = "third", *, counted: bool = True, country: str | None = None
) -> Origin:
    return Origin(name, "named", side, ("r",), counted=counted, manner=manner, country=country)


def incident(*origins: Origin, reality: Reality = "happened", disputed: bool = False) -> Incident:
    disputes = (Dispute("reality", ()),) if disputed else ()
    independent = sum(o.counted for o in origins)
    return Incident(
        "i",
        "ASSAULT",
        None,
        (),
        (),
        None,
        None,
        reality,
        (),
        origins=origins,
        independent_origins=independent,
        disputes=disputes,
    )


SEOUL, TOKYO = origin("Seoul"), origin("Tokyo", side="recipient")
UTLAND = origin("Utland", side="actor")
MAIL = origin("own voice of Daily Mail", "own", "unknown", counted=False)


@pytest.mark.parametrize(
    ("made", "source", "credibility"),
    [
        (incident(SEOUL, TOKYO, UTLAND), "C", 1),
        (incident(TOKYO, UTLAND), "D", 1),
        (incident(SEOUL, TOKYO), "C", 2),
        (incident(UTLAND), "D", 3),
        (incident(UTLAND, TOKYO, disputed=True), "D", 4),
        (incident(SEOUL, TOKYO, disputed=True), "C", 3),
        (incident(MAIL), "C", 6),
        (incident(SEOUL, TOKYO, reality="planned"), "C", 6),
        (incident(), "F", 6),
    ],
)
def test_the_first_rule_that_fits_grades(made: Incident, source: str, credibility: int) -> None:
    found = grade(made)
    assert (found.source, found.credibility) == (source, credibility)
    assert found.reasons[0].startswith(f"{source}: ")
    assert found.reasons[1].startswith(f"{credibility}: ")
    assert found.reasons[2] == MACHINE


@pytest.mark.parametrize(
    ("one", "expected"),
    [
        (origin("UN", country="UNO"), "B"),
        (origin("pictures of it", "document", "unknown"), "B"),
        (origin("own voice of Reuters", "own", "unknown"), "B"),
        (origin("own voice of Xinhua", "own", "unknown"), "D"),
        (origin("own voice of Hill Post", "own", "unknown"), "F"),
        (origin("local sources", "unnamed", "unknown"), "E"),
        (origin("reportedly", "phrase", "unknown"), "F"),
        (origin("David Wright", "commentator"), "D"),
        (origin("Bassem Tamimi", "name", "recipient"), "D"),
    ],
)
def test_the_letter_of_an_origin(one: Origin, expected: str) -> None:
    assert letter(one, {})[0] == expected


def test_a_users_own_table_goes_first() -> None:
    assert letter(MAIL, {"Daily Mail": "E"}) == ("E", "your own table says so")
    assert grade(incident(UTLAND), {"Utland": "A"}).source == "A"


def test_whoever_is_said_to_tell_it_outside_tells_it() -> None:
    aside = origin("Mara Holt", "name", counted=False)
    versions = (Version("happened", ("Mara Holt",), ("r",)), Version("denied", ("Utland",), ("r",)))
    made = replace(incident(UTLAND, aside, disputed=True), disputes=(Dispute("reality", versions),))
    assert grade(made).credibility == 3
    denied = replace(made, disputes=(Dispute("reality", (Version("denied", ("Mara Holt", "Utland"), ("r",)),)),))
    assert grade(denied).credibility == 4
