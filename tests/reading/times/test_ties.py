"""How triggers and times hang together in a parse."""

from __future__ import annotations

import pytest

from firsthand.reading.times import ties
from tests.reading.times.parsed import parsed, span, token

SAID = "The minister said on Monday that rebels attacked the town."


@pytest.mark.parametrize(
    ("text", "trigger", "time", "tie"),
    [
        ("Rebels attacked the town on Monday.", "attacked", "Monday", "direct"),
        (SAID, "said", "Monday", "direct"),
        (SAID, "attacked", "Monday", "up ccomp"),
        ("The attack on the town came on Monday.", "attack", "Monday", "up arg"),
    ],
)
def test_the_way_from_a_trigger_to_what_a_time_hangs_on(text: str, trigger: str, time: str, tie: str) -> None:
    assert ties.way(token(text, trigger), token(text, time)) == tie


@pytest.mark.parametrize(
    ("text", "trigger", "tense"),
    [
        ("Rebels attacked the town.", "attacked", "VBD"),
        ("Rebels have attacked the town.", "attacked", "perfect"),
        ("Rebels had attacked the town.", "attacked", "past perfect"),
        ("Rebels will attack the town.", "attack", "modal"),
        ("Rebels are attacking the town.", "attacking", "going on"),
        ("Rebels began their attack.", "attack", "under VBD"),
    ],
)
def test_tenses(text: str, trigger: str, tense: str) -> None:
    assert ties.tense(token(text, trigger)) == tense


def test_a_setting_knows_its_sentence() -> None:
    text = "Rebels came. They attacked the town."
    at = ties.settle(span(text, "attacked"), parsed(text))
    assert at is not None
    assert (at.root.text, at.sentence) == ("attacked", 1)


def test_a_step_across_a_clause_costs_more() -> None:
    assert ties.path_cost(token(SAID, "said"), token(SAID, "Monday")) == 2
    assert ties.path_cost(token(SAID, "attacked"), token(SAID, "Monday")) == 3.5
