"""Pairs of actor and recipient, and their stable numbers."""

from __future__ import annotations

from dataclasses import replace

from hypothesis import given
from hypothesis import strategies as st

from firsthand.exchange.dyads import different, dyad_id, dyads
from firsthand.exchange.selection import Selection, tellings
from firsthand.records import Event, Identity, Party, Span
from tests.made import ATTACK, KILLED, READING


def pairs(event: Event) -> list[tuple[str | None, str | None]]:
    (telling,) = tellings([replace(READING, events=(event,))], Selection(mentions=True))
    found = list(dyads(telling))
    assert len({dyad.id for dyad in found}) == len(found)
    return [(d.actor.text if d.actor else None, d.recipient.text if d.recipient else None) for d in found]


def test_every_actor_towards_every_recipient() -> None:
    army, rebels = KILLED.actors[0], KILLED.recipients[0]
    assert pairs(KILLED) == [("the army", "13 rebels")]
    assert pairs(ATTACK) == [("the army", None)]
    assert pairs(replace(KILLED, actors=(), recipients=())) == [(None, None)]
    assert pairs(replace(KILLED, actors=(army, rebels), recipients=(rebels, army))) == [
        ("the army", "13 rebels"),
        ("the army", "the army"),
        ("13 rebels", "13 rebels"),
        ("13 rebels", "the army"),
    ]


def test_an_actor_named_twice_is_one() -> None:
    known = Identity("Donald Trump", "USA", "GOV", "person:donald-trump")
    twice = [Party(Span(0, 5), "Trump", known), Party(Span(9, 11), "he", replace(known, sector="ELI"))]
    police = [
        Party(Span(0, 6), words, Identity(words, country))
        for words, country in (("Police", "USA"), ("police", "USA"), ("police", "FRA"))
    ]
    assert different([*twice, *police]) == (twice[0], police[0], police[2])
    assert pairs(replace(KILLED, actors=tuple(twice), recipients=())) == [("Trump", None)]


def test_a_number_is_the_same_in_every_export() -> None:
    assert dyad_id(KILLED, 0, 0) == 5607586396169173
    assert dyad_id(KILLED, 0, 1) != dyad_id(KILLED, 1, 0)


@given(st.text(st.characters(codec=None)), st.integers(0, 99), st.integers(0, 99))
def test_a_number_is_exact_as_a_double(event: str, actor: int, recipient: int) -> None:
    number = dyad_id(replace(KILLED, id=event), actor, recipient)
    assert 0 <= number < 2**53
    assert int(float(number)) == number
