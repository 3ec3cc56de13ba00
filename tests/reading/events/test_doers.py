"""Who did it by what a sentence says of its cause."""

from __future__ import annotations

from dataclasses import replace
from functools import partial

import pytest

from firsthand.reading.events import doers, parties
from firsthand.reading.grammar import syntax
from firsthand.reading.text import page
from firsthand.records import Identity, Party, Report, Span


@pytest.mark.parametrize(
    ("text", "event", "who"),
    [
        ("India blamed the attack in Pahalgam on Pakistan.", "attack", "Pakistan"),
        ("Six people died in an attack blamed on the rebels.", "attack", "rebels"),
        ("The attack was blamed on the rebels.", "attack", "rebels"),
        ("The murder trial of Lopez began.", "murder", "Lopez"),
        ("India blamed Pakistan for the attack.", "attack", None),
        ("The army blamed an attack on police on the rebels.", "attack", "rebels"),
        ("The governor put the blame for the bombing on the rebels.", "bombing", "rebels"),
        ("The army and the rebels traded blame for an attack on an embassy.", "attack", None),
        ("The party dropped Prime Minister Dahal, who vowed to stay.", "vowed", "Dahal"),
        ("Jan Ek is a teacher and banker who paid the party.", "paid", None),
        ("Jan Ek, a banker who paid the party, left.", "paid", None),
        ("Criticism from Oslo annoyed Beijing.", "Criticism", "Oslo"),
        ("The withdrawal from Mali began.", "withdrawal", None),
        ("The colonel directs the planning of raids on Mali.", "raids", "colonel"),
        ("The colonel, who oversees the preparation of raids, left.", "raids", "colonel"),
        ("The colonel discussed plans for raids on Mali.", "raids", None),
        ("She spoke of her visit to Mali.", "visit", "her"),
        ("She spoke of Monday's visit to Mali.", "visit", None),
        ("The army shelled the town.", "shelled", None),
    ],
)
def test_on_whom_an_event_is_blamed(text: str, event: str, who: str | None) -> None:
    culprit = partial(doers.culprit, syntax.parse(text, page.lay_out(Report("x", text))))
    found = culprit(Span(text.index(event), text.index(event) + len(event)))
    assert found == (text.index(who) if who else None)


@pytest.mark.parametrize(
    ("event", "who", "told"),
    [("killings", "rebels", True), ("ambush", "rebels", False), ("killings", "The", False)],
)
def test_who_did_what_an_event_only_answers(event: str, who: str, told: bool) -> None:
    text = "The killings were revenge for an ambush by rebels."
    answers = partial(doers.is_answered, syntax.parse(text, page.lay_out(Report("x", text))))
    assert answers(*(Span(text.index(w), text.index(w) + len(w)) for w in (event, who))) is told


@pytest.mark.parametrize(
    ("text", "event", "who", "told"),
    [
        ("Chad will retaliate against Mali for the killing of a minister.", "killing", "Mali", True),
        ("Chad will retaliate against Mali for the killing of a minister.", "killing", "Chad", True),
        ("Chad will retaliate against Mali for the killing of a minister.", "killing", "a minister", False),
        ("Chad vowed to avenge the raid by Mali.", "raid", "Chad", True),
        ("Chad vowed to avenge the raid by Mali.", "raid", "Mali", False),
        ("Chad thanked Mali for the help.", "help", "Mali", False),
        ("Chad will retaliate against Mali for killing a minister.", "killing", "Mali", False),
    ],
)
def test_nobody_is_told_to_have_done_what_is_avenged(text: str, event: str, who: str, told: bool) -> None:
    avenged = partial(doers.is_avenged, syntax.parse(text, page.lay_out(Report("x", text))))
    assert avenged(*(Span(text.index(w), text.index(w) + len(w)) for w in (event, who))) is told


def party(text: str, words: str, identity: Identity) -> Party:
    begin = text.index(words)
    return Party(Span(begin, begin + len(words)), words, identity)


def test_a_minister_without_country_does_not_condemn_his_own() -> None:
    text = "Germany expelled two Russians. Defence Minister Brandt condemned Moscow."
    moscow = party(text, "Moscow", Identity("Russia", "RUS", "GOV", "country:RUS"))
    minister = Identity("Defence Minister Brandt", None, "GOV")
    brandt = party(text, "Defence Minister Brandt", replace(minister, country="RUS"))
    ground = parties.Ground(lambda *asked: None if "RUS" in asked[2] else "RUS", lambda _: "GOV")
    (other,) = doers.of_other_states([brandt], [moscow], {brandt.span: minister}, ground)
    assert other.identity.country is None
    known = {brandt.span: brandt.identity}
    assert doers.of_other_states([brandt], [moscow], known, ground) == (brandt,)


def test_who_meets_an_envoy_is_not_of_his_state() -> None:
    text = "The general met the ambassador of Russia in Niamey."
    general = Identity("general", None, "MIL")
    guessed = party(text, "The general", replace(general, country="RUS"))
    envoy = party(text, "the ambassador of Russia", Identity("ambassador of Russia", "RUS", "GOV"))
    told = {guessed.span: general, envoy.span: envoy.identity}
    ground = parties.Ground(lambda *asked: None if "RUS" in asked[2] else "RUS", lambda _: "MIL")
    known = doers.of_hosts([guessed, envoy], told, ground)
    assert [known[p].identity.country for p in (guessed, envoy)] == [None, "RUS"]
    told[guessed.span] = guessed.identity
    assert doers.of_hosts([guessed, envoy], told, ground)[guessed] == guessed


@pytest.mark.parametrize(
    ("text", "event", "told"),
    [
        ("Hamas said it would free two men.", "free", ("it", "Hamas")),
        ("Hamas said it freed two men.", "freed", None),
        ("Hamas said that two men would be freed.", "freed", None),
    ],
)
def test_who_says_that_he_will_do_it(text: str, event: str, told: tuple[str, str] | None) -> None:
    doc = syntax.parse(text, page.lay_out(Report("x", text)))
    found = doers.promiser(doc, Span(text.index(event), text.index(event) + len(event)))
    assert found == (tuple(text.index(word) for word in told) if told else None)


@pytest.mark.parametrize(
    ("text", "event", "who"),
    [
        ("Visiting Oslo in June, Minister Toy met students.", "Visiting", "Toy"),
        ("Toy met students while visiting Oslo.", "visiting", None),
        ("After visiting Oslo, Toy met students.", "visiting", None),
    ],
)
def test_whose_participle_opens_a_sentence(text: str, event: str, who: str | None) -> None:
    doc = syntax.parse(text, page.lay_out(Report("x", text)))
    found = doers.opener(doc, Span(text.index(event), text.index(event) + len(event)))
    assert found == (text.index(who) if who else None)


@pytest.mark.parametrize(
    ("text", "event", "who"),
    [
        ("Toy did not reply to his interview requests.", "requests", "his"),
        ("Monday's attack failed.", "attack", None),
        ("His arrest surprised them.", "arrest", None),
    ],
)
def test_whose_deed_a_noun_names(text: str, event: str, who: str | None) -> None:
    doc = syntax.parse(text, page.lay_out(Report("x", text)))
    found = doers.possessor(doc, Span(text.index(event), text.index(event) + len(event)))
    assert found == (text.index(who) if who else None)


def test_forces_that_a_state_attacks_are_not_its_own_for_a_guess() -> None:
    text = "An Israeli strike killed a commander."
    israel = party(text, "Israeli", Identity("Israel", "ISR", "GOV", "country:ISR"))
    guessed = party(text, "a commander", Identity("commander", "ISR", "MIL", None, "", ("country",)))
    told = {israel.span: israel.identity, guessed.span: Identity("commander", None, "MIL")}
    ground = parties.Ground(lambda _span, _who, without: None if "ISR" in without else "ISR", lambda _: None)
    found = doers.forces_of_others((guessed,), (israel,), told, ground)
    assert [p.identity.country for p in found] == [None]


def test_a_state_does_not_attack_its_own_forces() -> None:
    text = "Turkey struck after nine Turkish soldiers were killed."
    turkey = party(text, "Turkey", Identity("Turkey", "TUR", "GOV", "country:TUR"))
    soldiers = party(text, "nine Turkish soldiers", Identity("nine Turkish soldiers", "TUR", "MIL"))
    assert doers.without_own_side([turkey], [soldiers], {soldiers.span: soldiers.identity}) == ()
    assert doers.without_own_side([soldiers], [soldiers], {soldiers.span: soldiers.identity}) == (soldiers,)
    guessed = replace(soldiers.identity, country=None)
    assert doers.without_own_side([turkey], [soldiers], {soldiers.span: guessed}) == (turkey,)
