"""What the lexicon says of words, by what hangs on them."""

from __future__ import annotations

from importlib.resources import files

import pytest

from firsthand.ontology import event_types
from firsthand.reading.grammar.syntax import load_pipeline
from firsthand.reading.network import lexicon


@pytest.mark.parametrize(
    ("text", "word", "kind"),
    [
        ("Manila recalled its ambassador to Kuwait on Friday.", "recalled", "SANCTION"),
        ("The army pulled out of the town.", "pulled", "RETREAT"),
        ("The envoys were expelled from Russia.", "expelled", "SANCTION"),
        ("Soldiers opened fire on the crowd.", "opened", "ASSAULT"),
        ("The airlift of grain went on.", "airlift", "AID"),
        ("The army wiped out the rebels.", "wiped", "ASSAULT"),
        ("Japan lodged a protest with Russia.", "lodged", "ACCUSE"),
        ("The United States imposed sanctions on Russia.", "sanctions", "SANCTION"),
        ("A rocket hit a hospital in Gaza.", "hit", "ASSAULT"),
        ("Israel pulled out of Khan Younis.", "pulled", "RETREAT"),
        ("Russia pulled out of the talks.", "pulled", "SANCTION"),
        ("Mali withdrew its ambassador from Paris.", "withdrew", "SANCTION"),
        ("A bomb went off in Quetta. Another 20 people were injured.", "injured", "ASSAULT"),
        ("Police were searching for the girls.", "searching", "AID"),
        ("Rescuers pulled 12 residents from the rubble.", "pulled", "AID"),
        ("Police are holding three men over the attack.", "holding", "COERCE"),
        ("Syria is starving civilians.", "starving", "COERCE"),
        ("The government suspended internet services.", "suspended", "COERCE"),
        ("Protesters set fire to an office.", "set", "PROTEST"),
        ("Canada added the gang to its list.", "added", "SANCTION"),
        ("Canada listed the gang as a terrorist organisation.", "listed", "SANCTION"),
        ("The Kremlin called the accusations unacceptable.", "called", "REJECT"),
        ("Chad gave the German envoy 48 hours to leave.", "gave", "SANCTION"),
        ("Germany will send Leopard tanks to Ukraine.", "send", "AID"),
        ("Germany will send tanks to the border.", "send", "MOBILIZE"),
        ("Togo and Benin held joint exercises.", "held", "COOPERATE"),
        ("Togo ordered the envoys to leave.", "ordered", "SANCTION"),
        ("The envoys were ordered to leave.", "ordered", "SANCTION"),
        ("Togo let Benin use its airfields.", "let", "COOPERATE"),
        ("Togo lifted the curfew in Lome.", "lifted", "RETREAT"),
        ("Togo lifted its embargo on Benin.", "lifted", "RETREAT"),
        ("Rwandan troops arrived in Mozambique.", "arrived", "MOBILIZE"),
        ("Rwandan troops fought alongside the army of Togo.", "fought", "COOPERATE"),
        ("The editor pleaded not guilty to treason.", "pleaded", "REJECT"),
        ("China sanctioned two congressmen.", "sanctioned", "SANCTION"),
        ("Chad gave her 72 hours to leave.", "gave", "SANCTION"),
        ("Chad ordered the Red Cross out of Moundou.", "ordered", "SANCTION"),
        ("Chad lifted its ban on parties.", "lifted", "CONCEDE"),
        ("The Canadian charge d'affaires spoke.", "charge", lexicon.NOTHING),
        ("Chad lifted the state of emergency.", "lifted", "RETREAT"),
        ("Chad undertook to withdraw from the strip.", "undertook", "AGREE"),
        ("Protesters were fired at by police.", "fired", "ASSAULT"),
    ],
)
def test_a_word_with_what_hangs_on_it_has_a_type(text: str, word: str, kind: str) -> None:
    doc = load_pipeline()(text)
    assert [h.type for h in lexicon.hints(doc) if doc[h.token].text == word] == [kind]


def test_a_word_whose_companions_are_missing_says_nothing() -> None:
    doc = load_pipeline()("The shop opened on Friday and the committee recalled the story.")
    assert [doc[h.token].text for h in lexicon.hints(doc)] == []


def test_who_keeps_the_peace_names_no_event_and_who_razes_homes_destroys() -> None:
    doc = load_pipeline()("Soldiers demolished homes while peacekeepers watched.")
    assert [(doc[h.token].text, h.type, h.mode) for h in lexicon.hints(doc)] == [
        ("demolished", "ASSAULT", "destroy"),
        ("peacekeepers", "-", None),
    ]


def test_a_navy_blockades_a_port_and_troops_leave_a_state() -> None:
    doc = load_pipeline()("Israel's navy blockaded Lebanese ports. Russian troops left Latvia.")
    assert [(doc[h.token].text, h.type, h.mode) for h in lexicon.hints(doc)] == [
        ("blockaded", "COERCE", "restrict"),
        ("left", "RETREAT", "withdraw"),
    ]


def test_a_noun_of_its_verb_s_entry_says_nothing_else() -> None:
    doc = load_pipeline()("Japan lodged a protest with Russia.")
    assert [(doc[h.token].text, h.type) for h in lexicon.hints(doc)] == [("lodged", "ACCUSE")]


def test_the_lexicon_is_in_order() -> None:
    lines = files("firsthand.reading").joinpath("data/lexicon.tsv").read_text(encoding="utf-8").splitlines()
    words = [line.split("\t")[0] for line in lines[1:]]
    assert lines[0] == "words\ttype"
    assert words == sorted(set(words))
    modes = {t.name: t.modes.keys() for t in event_types()}
    for entry in (e for listed in lexicon.entries().values() for e in listed):
        assert entry.type == lexicon.NOTHING or entry.type in modes
        assert entry.mode is None or entry.mode in modes[entry.type]
    assert all(w == w.lower() and w == " ".join(w.split()) for w in words)


@pytest.mark.parametrize("text", ["A ferry sank. Another 20 people were injured.", "A bomb went off. He was injured."])
def test_who_was_hurt_by_no_attack_or_is_not_counted_is_no_toll(text: str) -> None:
    doc = load_pipeline()(text)
    assert not [h for h in lexicon.hints(doc) if doc[h.token].text == "injured"]
