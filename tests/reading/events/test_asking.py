"""Who asks or orders does not do what is asked for."""

from __future__ import annotations

from dataclasses import replace

import pytest

from firsthand.reading.events.asking import settled
from firsthand.records import Event, Identity, Party, Reality, Span
from tests.made import KILLED

LEADER, FLEET, REBELS = (Party(Span(0, 1), name, Identity(name)) for name in ("the leader", "the fleet", "the rebels"))


def event(start: int, kind: str, reality: Reality, actors: list[Party], recipients: list[Party]) -> Event:
    where = Span(start, start + 5)
    return replace(
        KILLED, trigger=where, type=kind, reality=reality, actors=tuple(actors), recipients=tuple(recipients)
    )


def doers(request: Event, asked: Event) -> tuple[Party, ...]:
    return settled([request, asked])[1].actors


def test_a_government_asks_nothing_of_its_own_state() -> None:
    king, state = (
        Party(Span(0, 1), n, Identity(n, "JOR", "GOV", k)) for n, k in (("Hussein", None), ("Jordan", "country:JOR"))
    )
    asked = event(20, "ASSAULT", "ordered", [state], [REBELS])
    assert settled([event(10, "REQUEST", "happened", [king], [state]), asked])[0].recipients == ()
    other = replace(state, identity=replace(state.identity, country="IRQ"))
    assert settled([event(10, "REQUEST", "happened", [king], [other]), asked])[0].recipients == (other,)
    rebel = replace(king, identity=replace(king.identity, sector="REB"))
    assert settled([event(10, "REQUEST", "happened", [rebel], [state])])[0].recipients == (state,)


def test_who_is_asked_does_what_is_ordered() -> None:
    asked = event(20, "ASSAULT", "ordered", [LEADER], [REBELS])
    assert doers(event(10, "REQUEST", "happened", [LEADER], [FLEET]), asked) == (FLEET,)
    assert doers(event(10, "REQUEST", "happened", [LEADER], []), asked) == ()
    assert doers(event(10, "REQUEST", "happened", [LEADER], [REBELS]), asked) == ()


def test_who_asks_is_known_under_another_word() -> None:
    he = replace(LEADER, text="he", identity=replace(LEADER.identity, why="“he” stands for the leader"))
    asked = event(20, "ASSAULT", "ordered", [he], [REBELS])
    assert doers(event(10, "REQUEST", "happened", [LEADER], [FLEET]), asked) == (FLEET,)


def test_others_who_do_it_stay() -> None:
    asked = event(20, "ASSAULT", "requested", [LEADER, FLEET], [REBELS])
    assert doers(event(10, "REQUEST", "happened", [LEADER], []), asked) == (FLEET,)
    assert (
        settled([event(10, "REQUEST", "happened", [LEADER], []), asked])[1].reasons["actors"] == "who is asked does it"
    )


@pytest.mark.parametrize(
    ("kind", "reality"), [("CONSULT", "requested"), ("COOPERATE", "requested"), ("ASSAULT", "planned")]
)
def test_what_is_done_together_or_not_asked_for_keeps_its_actors(kind: str, reality: Reality) -> None:
    request = event(10, "REQUEST", "happened", [LEADER], [FLEET])
    assert doers(request, event(20, kind, reality, [LEADER], [REBELS])) == (LEADER,)


def test_a_request_in_another_sentence_or_further_off_says_nothing() -> None:
    asked = event(20, "ASSAULT", "ordered", [LEADER], [REBELS])
    elsewhere = replace(event(10, "REQUEST", "happened", [LEADER], [FLEET]), sentence=Span(60, 83))
    assert doers(elsewhere, asked) == (LEADER,)
    nearer = event(30, "REQUEST", "happened", [REBELS], [])
    assert settled([event(0, "REQUEST", "happened", [LEADER], [FLEET]), asked, nearer])[1].actors == (LEADER,)


def test_a_request_or_threat_to_nobody_told_is_to_those_whom_it_is_about() -> None:
    asked = event(20, "RETREAT", "requested", [FLEET], [REBELS])
    feared = event(20, "ASSAULT", "threatened", [LEADER], [FLEET])
    for kind, about in (("REQUEST", asked), ("THREATEN", feared)):
        told = settled([event(10, kind, "happened", [LEADER], []), about])[0]
        assert told.recipients == (FLEET,)
        assert told.reasons["recipients"] == "whom it is about"


@pytest.mark.parametrize(
    ("kind", "start", "reality", "actors", "recipients"),
    [
        ("THREATEN", 20, "happened", [LEADER], [FLEET]),  # done, not threatened
        ("REQUEST", 20, "requested", [LEADER], [FLEET]),  # nobody but who asks
        ("THREATEN", 80, "threatened", [LEADER], [FLEET]),  # too far off
        ("THREATEN", 0, "threatened", [LEADER], [FLEET]),  # told before it
    ],
)
def test_what_is_no_answer_to_whom_it_is_said(
    kind: str, start: int, reality: Reality, actors: list[Party], recipients: list[Party]
) -> None:
    said, about = event(10, kind, "happened", [LEADER], []), event(start, "CONSULT", reality, actors, recipients)
    assert next(e for e in settled([said, about]) if e.type == kind).recipients == ()


def test_who_would_be_hit_is_not_asked() -> None:
    order = event(10, "REQUEST", "happened", [LEADER], [REBELS])
    attack = event(20, "ASSAULT", "ordered", [], [REBELS])  # "ordered an attack on the rebels"
    told = settled([order, attack])[0]
    assert (told.recipients, told.reasons["recipients"]) == ((), "who would be hit is not asked")
    assert settled([order, replace(attack, type="COERCE")])[0].recipients == (REBELS,)  # "ordered them to stay inside"
    assert settled([order, replace(attack, actors=(REBELS,))])[0].recipients == (REBELS,)


def test_help_from_who_is_asked_is_for_who_asks() -> None:
    request, given = event(10, "REQUEST", "happened", [REBELS], [FLEET]), event(80, "AID", "ongoing", [FLEET], [])
    told = settled([request, given])[1]
    assert (told.recipients, told.reasons["recipients"]) == ((REBELS,), "who asks gets it")
    assert settled([request, replace(given, recipients=(LEADER,))])[1].recipients == (LEADER,)
    assert settled([request, replace(given, actors=(LEADER,))])[1].recipients == ()  # he was not asked
    assert settled([request, replace(given, sentence=Span(100, 120))])[1].recipients == ()
