"""Are two parties the same, can they be, are they two?"""

from __future__ import annotations

import pytest

from firsthand.linking.parties import alike, distinct, named, sides
from firsthand.records import Identity, Party, Span

NORTH = Identity("North Korea", "PRK", "GOV", "country:PRK")
SOUTH = Identity("South Korea", "KOR", "GOV", "country:KOR")
ARMY = Identity("South Korean army", "KOR", "MIL")
BASSEM = Identity("Bassem Tamimi", "ISR", "CVL")
GUESSED = Identity("Tamimi", "ISR", None)


def party(identity: Identity) -> Party:
    return Party(Span(0, 1), identity.name, identity)


@pytest.mark.parametrize(
    ("one", "other", "score"),
    [
        (NORTH, NORTH, 1.0),
        (NORTH, SOUTH, -1.0),
        (SOUTH, ARMY, 0.8),
        (BASSEM, GUESSED, 1.0),
        (Identity("21 girls", None, "CVL"), Identity("four girls", None, "CVL"), -0.6),
        (Identity("More than 400,000 Sudanese", "SDN"), Identity("four Sudanese diplomats", "SDN"), -0.6),
        (Identity("More than 400,000 Sudanese", "SDN"), Identity("380,000 Sudanese", "SDN"), 1.0),
        (Identity("soldiers", "ISR", "MIL"), Identity("officers", "ISR", "MIL"), 0.4),
        (Identity("rebels", None, "REB"), Identity("villagers", None, "CVL"), -0.3),
        (Identity("it", None, None), SOUTH, 0.0),
        (Identity("Tamer Tamimi", "ISR", "CVL"), BASSEM, 0.4),
        (Identity("Bassem al-Tamimi", "ISR", "CVL"), BASSEM, 1.0),
        (Identity("Lühr Zeitung", "DEU", "JRN"), Identity("Luhr Zeitung", None, "CVL"), 1.0),
        (Identity("Tamimi brothers", "ISR", "CVL"), BASSEM, 1.0),
    ],
)
def test_likeness_of_two_parties(one: Identity, other: Identity, score: float) -> None:
    assert alike(named(party(one)), named(party(other))) == score
    assert alike(named(party(other)), named(party(one))) == score


def test_a_guessed_country_is_not_sure_and_one_in_the_words_is() -> None:
    assert named(party(GUESSED)).sure is None
    assert named(party(ARMY)).sure == "KOR"


def test_sides_are_as_alike_as_their_best_pair() -> None:
    some = distinct([party(NORTH), party(BASSEM)])
    assert sides(some, distinct([party(SOUTH), party(GUESSED)])) == 1.0
    assert sides(some, ()) is None


def test_a_name_twice_is_one_party() -> None:
    assert [n.name for n in distinct([party(NORTH), party(NORTH), party(SOUTH)])] == ["North Korea", "South Korea"]


@pytest.mark.parametrize("name", ["one", "12", "them", "who"])
def test_a_bare_number_or_pronoun_says_nothing_of_who_it_is(name: str) -> None:
    bare, officer = (named(Party(Span(0, 0), n, Identity(n, None, s))) for n, s in ((name, "CVL"), ("officer", "COP")))
    assert (bare.bare, officer.bare) == (True, False)
    assert sides([bare], [officer]) is None
    assert sides([bare, officer], [officer]) == alike(officer, officer)
