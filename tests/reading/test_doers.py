"""Who did it by what a sentence says of its cause."""

from __future__ import annotations

from dataclasses import replace

import pytest

from firsthand.reading import doers, page, parties, syntax
from firsthand.records import Identity, Party, Report, Span


@pytest.mark.parametrize(
    ("text", "event", "who", "told"),
    [
        ("India blamed the attack in Pahalgam on Pakistan.", "attack", "Pakistan", "blamed"),
        ("India blamed Pakistan for the attack.", "attack", "Pakistan", None),
        ("Israel blamed the strike on Hezbollah.", "strike", "Israel", None),
        ("The killings were revenge for an ambush by rebels.", "killings", "rebels", "answered"),
        ("The killings were revenge for an ambush by rebels.", "ambush", "rebels", None),
        ("The army shelled the town.", "shelled", "the town", None),
    ],
)
def test_what_a_sentence_says_of_the_cause(text: str, event: str, who: str, told: str | None) -> None:
    blame = doers.blames(syntax.parse(text, page.lay_out(Report("x", text))))
    assert blame(*(Span(text.index(w), text.index(w) + len(w)) for w in (event, who))) == told


def test_the_blamed_act_and_the_answered_do_not() -> None:
    pakistan = Party(Span(34, 42), "Pakistan", Identity("Pakistan", "PAK"))
    assert doers.settled((), (pakistan,), lambda _: "blamed") == ((pakistan,), ())
    assert doers.settled((pakistan,), (), lambda _: "answered") == ((), ())
    assert doers.settled((pakistan,), (), lambda _: None) == ((pakistan,), ())


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


def test_a_state_does_not_attack_its_own_forces() -> None:
    text = "Turkey struck after nine Turkish soldiers were killed."
    turkey = party(text, "Turkey", Identity("Turkey", "TUR", "GOV", "country:TUR"))
    soldiers = party(text, "nine Turkish soldiers", Identity("nine Turkish soldiers", "TUR", "MIL"))
    assert doers.without_own_side([turkey], [soldiers], {soldiers.span: soldiers.identity}) == ()
    assert doers.without_own_side([soldiers], [soldiers], {soldiers.span: soldiers.identity}) == (soldiers,)
    guessed = replace(soldiers.identity, country=None)
    assert doers.without_own_side([turkey], [soldiers], {soldiers.span: guessed}) == (turkey,)
