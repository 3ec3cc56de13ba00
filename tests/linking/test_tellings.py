"""What one report tells of one event."""

from __future__ import annotations

import pytest

from firsthand.linking.dates import stretch
from firsthand.linking.signatures import day
from firsthand.linking.tellings import Issue, general, mentions, own_time, together
from firsthand.records import Event
from tests.linking.made import UTLAND, Act, reading

TEXT = (
    "Utland fires a rocket\nUtland fired a rocket on Friday.\nThe launch was seen from afar.\nIn July it fired another."
)
FIRST = Act("fires", actors={"Utland": UTLAND})
FRIDAY = Act("fired", actors={"Utland": UTLAND}, when=("Friday", "2017-09-15"), same_as=1, confidence=0.8)
LAUNCH = Act("launch", when=("July", "2017-07"), same_as=1)
MADE = reading("r", TEXT, FIRST, FRIDAY, LAUNCH)
ISSUE = Issue("Hill Post", day("2017-09-15"))


def test_all_mentions_of_an_event_are_one_telling() -> None:
    told = together(MADE.events, MADE, ISSUE)
    assert told.lead.id == "r#2"
    assert told.types == (("MOBILIZE", 2.0),)
    assert [n.name for n in told.actors] == ["Utland"]
    assert told.triggers == {"fir", "launch"}
    assert told.stretch == stretch("2017-09-15", "2017-09-15", loose=True)
    assert (told.outlet, told.day, told.confidence) == ("Hill Post", day("2017-09-15"), 0.8)
    assert "rocket" in dict(told.words)


def test_a_time_of_another_sentence_is_not_the_mentions_own() -> None:
    assert own_time(MADE.events[1]) is not None
    assert own_time(MADE.events[2]) is None


def test_days_counted_from_a_day_that_is_only_supposed_say_nothing() -> None:
    assert together(MADE.events[:2], MADE, Issue(None, 1, sure=False)).when is None
    assert together(MADE.events[2:], MADE, Issue(None, 1, sure=False)).when is not None


def test_a_mention_without_parties_has_those_of_the_first_mention() -> None:
    assert [[n.name for n in t.actors] for t in mentions(MADE, ISSUE)] == [["Utland"]] * 3


def test_a_statement_speaks_of_a_day_only_where_its_own_sentence_tells_it() -> None:
    def answered(text: str) -> bool:
        acts = Act("condemned", "ACCUSE"), Act("launch", when=("Friday", "2017-09-15"))
        made = reading("s", text, *acts)
        return together(made.events[:1], made, ISSUE).answered is not None

    assert answered("Sudland condemned the launch on Friday.")
    assert not answered("Sudland condemned the launch.\nIt was seen on Friday.")


def one(text: str, trigger: str) -> Event:
    return reading("r", text, Act(trigger)).events[0]


@pytest.mark.parametrize(
    ("text", "trigger", "expected"),
    [
        ("Some thirty weapons transfers were made since October.", "transfers", True),
        ("It was one of several recent attacks.", "attacks", True),
        ("Utland launches a rocket.", "launches", False),
        ("The attack was the third.", "attack", False),
        ("The press saw many losses.", "press", False),
    ],
)
def test_a_general_claim_and_one_instance(text: str, trigger: str, expected: bool) -> None:
    assert general(one(text, trigger), text) is expected
