"""Several words that tell of one act."""

from __future__ import annotations

from dataclasses import replace

import numpy as np
import pytest

from firsthand.reading.events.acts import is_for_press, of_weapons, told_once
from firsthand.reading.grammar.joints import Joint
from firsthand.reading.network.heads import Trigger
from firsthand.records import Identity, Party, Span

STATE = Party(Span(40, 45), "Lasso", Identity("Guillermo Lasso", "ECU", "GOV"))


def trigger(start: int, end: int, kind: str, chance: float) -> Trigger:
    return Trigger(Span(start, end), kind, chance, chance, {None: 1.0}, {}, (), np.zeros(1, np.float32), 0)


def test_no_attack_is_by_a_weapon_that_no_sentence_of_an_attack_names() -> None:
    killed = replace(trigger(0, 6, "ASSAULT", 0.9), modes={"drone": 0.7, "explosives": 0.2, None: 0.1})
    sent = trigger(40, 44, "AID", 0.9)
    told = [(killed, ((), ())), (sent, ((), ()))]
    texts = {0: "He was killed in a blast.", 40: "Iran sent drones."}
    ((unarmed, _), same) = of_weapons(told, lambda span: texts[span.start])
    assert {mode: round(chance, 2) for mode, chance in unarmed.modes.items()} == {"explosives": 0.2, None: 0.8}
    assert same == told[1]
    texts[0] = "A drone killed him."
    assert of_weapons(told, lambda span: texts[span.start]) == told


def test_a_verb_and_its_object_are_as_sure_as_the_surer_of_the_two() -> None:
    declared, state = trigger(0, 8, "COERCE", 0.7), trigger(11, 29, "COERCE", 0.9)
    ((told, sides),) = told_once([(declared, ((STATE,), ())), (state, ((), ()))], lambda *_: "object")
    assert (told.span, told.chance, told.type_chance, sides) == (Span(0, 29), 0.9, 0.9, ((STATE,), ()))


def test_a_word_of_another_type_tells_nothing_of_how_sure_it_is() -> None:
    secret, talks = trigger(0, 6, "COERCE", 0.9), trigger(7, 12, "CONSULT", 0.7)
    ((told, _),) = told_once([(secret, ((), ())), (talks, ((STATE,), ()))], lambda *_: "quality")
    assert (told.type, told.chance) == ("CONSULT", 0.7)


@pytest.mark.parametrize(
    ("first", "second", "stands", "acts"),
    [
        ("SANCTION", "AID", "object", ["SANCTION"]),
        ("SANCTION", "CONSULT", "object", ["SANCTION", "CONSULT"]),
        ("AGREE", "AID", "object", ["AGREE"]),
        ("AGREE", "AID", "aim", ["AGREE"]),
        ("CONCEDE", "RETREAT", "object", ["CONCEDE"]),
        ("SANCTION", "SUPPORT", "described", ["SANCTION"]),
        ("REQUEST", "AID", "described", ["REQUEST", "AID"]),
        ("PROTEST", "PROTEST", "purpose", ["PROTEST"]),
        ("MOBILIZE", "AID", "purpose", ["MOBILIZE", "AID"]),
    ],
)
def test_what_a_verb_ends_offers_or_is_done_for_is_no_second_act(
    first: str, second: str, stands: Joint, acts: list[str]
) -> None:
    told = [(trigger(0, 6, first, 0.9), ((STATE,), ())), (trigger(7, 12, second, 0.9), ((STATE,), ()))]
    assert [t.type for t, _ in told_once(told, lambda *_: stands)] == acts


def test_of_what_is_lifted_and_the_ban_the_surer_names_the_act() -> None:
    extended, truce = trigger(0, 8, "CONCEDE", 0.5), trigger(13, 18, "RETREAT", 0.9)
    ((act, _),) = told_once([(extended, ((STATE,), ())), (truce, ((STATE,), ()))], lambda *_: "object")
    assert (act.type, act.span) == ("RETREAT", Span(0, 18))


def test_a_word_that_has_its_auxiliary_is_joined_to_what_stands_before() -> None:
    said, would, send = trigger(0, 4, "AGREE", 0.9), trigger(8, 13, "AGREE", 0.9), trigger(14, 18, "AID", 0.9)
    stands: dict[tuple[Span, Span], Joint] = {
        (would.span, send.span): "will",
        (said.span, Span(would.span.start, send.span.end)): "aim",
    }
    told = [(word, ((STATE,), ())) for word in (said, would, send)]
    ((act, _),) = told_once(told, lambda one, other: stands.get((one, other)))
    assert (act.type, act.span) == ("AGREE", Span(0, 18))


@pytest.mark.parametrize(
    ("text", "word", "kind", "told"),
    [
        ("The president gave an interview to a daily.", "interview", "CONSULT", True),
        ("The president held a news conference in Lima.", "conference", "CONSULT", True),
        ("The president held a news conference in Lima.", "news conference", "CONSULT", True),
        ("The presidents held a peace conference in Lima.", "conference", "CONSULT", False),
        ("The police began an interview with a suspect.", "interview", "ACCUSE", False),
    ],
)
def test_who_speaks_to_the_press_meets_nobody(text: str, word: str, kind: str, told: bool) -> None:
    start = text.index(word)
    assert is_for_press((trigger(start, start + len(word), kind, 0.9), ((), ())), text) == told
