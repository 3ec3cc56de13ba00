"""How events stand after what people said of them."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

from firsthand.ledger.judging import Judgement, Standing, Verdict, head_of, stand
from tests.made import ATTACK, KILLED, READING


def said(event: str, *verdicts: Verdict | dict[str, Any]) -> dict[str, list[Judgement]]:
    judgements = [
        Judgement(n, event, "correct", v, "ann", "2026-01-01", "", "1")
        if isinstance(v, dict)
        else Judgement(n, event, v, {}, "ann", "2026-01-01", "", "1")
        for n, v in enumerate(verdicts)
    ]
    return {event: judgements}


def test_what_nobody_judged_stands_as_it_was_read() -> None:
    first, later = stand(READING, {})
    assert first == Standing(KILLED, None)
    assert first.event is READING.events[0]
    assert later.event is READING.events[1]
    assert stand(READING, said("r#1", "accept"))[0] == Standing(KILLED, "accept")


def test_the_first_mention_speaks_for_the_later_ones() -> None:
    assert stand(READING, said("r#1", "reject")) == (Standing(None, "reject"), Standing(None, None))
    first, later = stand(READING, said("r#1", {"type": "COERCE"}))
    assert first.event
    assert later.event
    assert (first.event.type, later.event.type, later.event.same_as) == ("COERCE", "COERCE", "r#1")


def test_a_later_mention_speaks_for_itself() -> None:
    assert stand(READING, said("r#2", "reject")) == (Standing(KILLED, None), Standing(None, "reject"))
    first, later = stand(READING, {**said("r#1", {"type": "COERCE"}), **said("r#2", {"same_as": None})})
    assert first.event
    assert later.event
    assert (first.event.type, later.event.type, later.event.same_as) == ("COERCE", ATTACK.type, None)


def test_a_correction_that_does_not_go_with_a_later_mention_leaves_it() -> None:
    other = replace(READING, events=(KILLED, replace(ATTACK, type="COERCE", mode=None)))
    first, later = stand(other, said("r#1", {"reality": "denied", "mode": "heavy-weapons"}))
    assert first.event
    assert later.event
    assert (first.event.mode, first.event.reality) == ("heavy-weapons", "denied")
    assert (later.event.mode, later.event.reality) == (None, "denied")


def test_a_ring_is_one_event_with_the_first_as_its_head() -> None:
    first, later = stand(READING, said("r#1", {"same_as": "r#2"}))
    assert first == Standing(KILLED, "correct")
    assert later == Standing(ATTACK, None)


def test_the_last_verdict_holds_and_corrections_add_up() -> None:
    assert stand(READING, said("r#1", "reject", "accept"))[0].event == KILLED
    told = stand(READING, said("r#1", {"type": "COERCE"}, {"reality": "denied"}, "accept"))[0]
    assert told.event
    assert (told.event.type, told.event.reality, told.verdict) == ("COERCE", "denied", "accept")
    assert stand(READING, said("r#1", {"type": "COERCE"}, {"type": "ASSAULT", "mode": "firearms"}))[0].event == KILLED


def test_heads_are_followed_to_the_first_and_rings_end() -> None:
    assert head_of("c", {"a": None, "b": "a", "c": "b"}) == "a"
    assert head_of("b", {"a": "b", "b": "a"}) == "a"
    assert head_of("c", {"a": "b", "b": "a", "c": "b"}) == "a"
    assert head_of("b", {"b": "gone"}) == "b"
