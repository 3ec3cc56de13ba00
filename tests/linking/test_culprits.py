"""Rivals who are said to have done one thing."""

from __future__ import annotations

import pytest

from firsthand.linking.culprits import culprits, is_body, may_be_one
from firsthand.linking.disputes import disputes
from firsthand.linking.incidents import incident
from firsthand.linking.linked import incidents_of
from firsthand.linking.parties import named
from firsthand.linking.records import Incident
from firsthand.linking.scenes import Scene
from firsthand.linking.signatures import signature
from firsthand.linking.sources import party_source
from firsthand.linking.tellings import Issue, together
from firsthand.records import Identity, Party, Reading, Span
from tests.linking.made import NORRLAND, Act, Says, reading

ARMY = Identity("Norrland army", "JPN", "MIL")
RED = Identity("Rebels of the Red Forest Forces", "PRK", "REB")
RFF = Identity("RFF fighters", "KOR", "REB")
BLUE = Identity("Ulo-Ulo militiamen", "JPN", "REB")
MEN = Identity("Masked men", "JPN", "REB")
SHOOTER = Identity("Lowhaven shooter", "JPN", "UAF")
MAYOR, DOCTOR = Identity("Mara Holt", None, None), Identity("Pia Lund", None, None)


def killing(name: str, who: Identity, teller: Identity, reality: str = "happened") -> Reading:
    text = f"{who.name} killed 42 people in Norrland, {teller.name} said."
    act = Act(
        "killed",
        "ASSAULT",
        {who.name: who},
        {"Norrland": NORRLAND},
        says=[Says(teller.name, teller)],
        reality=reality,  # type: ignore[arg-type]
    )
    return reading(name, text, act, publisher=f"Paper {name}")


def told(*readings: Reading) -> Incident:
    (found,) = incidents_of(readings, [signature(r) for r in readings])
    return found


@pytest.mark.parametrize(
    ("who", "expected"),
    [(RED, True), (RFF, True), (BLUE, True), (ARMY, True), (MEN, False), (SHOOTER, False), (MAYOR, False)],
)
def test_a_force_with_a_name_can_be_a_culprit(who: Identity, expected: bool) -> None:
    assert is_body(named(Party(Span(0, 1), who.name, who))) is expected


def test_initials_are_the_name_that_they_stand_for() -> None:
    red, rff, blue = (named(Party(Span(0, 1), who.name, who)) for who in (RED, RFF, BLUE))
    assert may_be_one(red, rff)
    assert not may_be_one(red, blue)


def test_rivals_are_a_dispute_and_those_who_deny_are_no_actors() -> None:
    found = told(killing("a", RED, MAYOR), killing("b", BLUE, DOCTOR), killing("c", RFF, MAYOR))
    assert [(d.field, [(v.value, v.origins) for v in d.versions]) for d in found.disputes] == [
        ("actor", [(RED.name, ("Mara Holt",)), (BLUE.name, ("Pia Lund",))])
    ]
    denied = told(killing("a", RED, MAYOR), killing("b", BLUE, DOCTOR, "denied"))
    assert [a.name for a in denied.actors] == [RED.name]


def test_who_may_be_one_or_did_it_together_is_no_rival() -> None:
    assert not told(killing("a", RED, MAYOR), killing("b", RFF, DOCTOR)).disputes
    assert not told(killing("a", RED, MAYOR), killing("b", MEN, DOCTOR)).disputes


def test_two_who_both_claim_it_are_rivals_though_one_report_has_them() -> None:
    groups = [Identity(n, c, "REB", f"group:{n}") for n, c in (("Tarn Front", "PRK"), ("Hill League", "KOR"))]
    text = "The Tarn Front said it killed 42 people.\nThe Hill League said it killed 42 people."
    acts = [Act("killed", "ASSAULT", {g.name: g}, says=[Says(g.name, g)], nth=i) for i, g in enumerate(groups, 1)]
    made = reading("a", text, *acts)
    events = tuple((e, "a", e.actors[0].identity.name) for e in made.events)
    seen = Scene(events, events, {"a": made}, {name: party_source(e.actors[0]) for e, _, name in events})
    about = incident([together(made.events, made, Issue(None, None))])
    claims = {(one.value, one.teller) for one in culprits(about, seen) if one.field == "actor:claim"}
    assert claims == {("Tarn Front", "Tarn Front"), ("Hill League", "Hill League")}
    assert [d.field for d in disputes(about, seen)] == ["actor"]
