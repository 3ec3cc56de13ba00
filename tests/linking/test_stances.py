"""Whether a mention tells that the event did not happen."""

from __future__ import annotations

from dataclasses import replace

import pytest

from firsthand.linking.stances import denial, denials, denied, presupposed
from firsthand.records import Identity, Voice
from tests.linking.made import UTLAND, Act, Says, reading, span


@pytest.mark.parametrize(
    ("text", "trigger", "expected"),
    [
        ("Utland denied that it armed them.", "denied", True),
        ("Utland denied arming them. It armed them.", "denied", False),
        ("Utland denied it after it armed them.", "denied", False),
        ("Utland armed them, and denied it.", "denied", False),
        ("Utland declined as it armed them.", "declined", False),
    ],
)
def test_what_stands_in_the_clause_of_a_denial_is_denied(text: str, trigger: str, expected: bool) -> None:
    made = reading("r", text, Act("armed", "AID"), Act(trigger, "REJECT", {"Utland": UTLAND}))
    assert denied(made.events[0], made) is expected
    assert (denial(made.events[0], made) is made.events[1]) is expected


@pytest.mark.parametrize(
    ("text", "trigger", "expected"),
    [
        ("Utland denied that it paid a ransom for the release.", "release", True),
        ("Utland denied arming them after the release.", "release", True),
        ("Utland denied blame since the release of the Tarn-12 crew failed.", "failed", True),
        ("Utland denied the release.", "release", False),
        ("Utland denied responsibility for the release.", "release", False),
        ("Utland paid for the release, Norrland said and Utland denied.", "release", False),
    ],
)
def test_what_a_denial_only_speaks_of_is_not_denied(text: str, trigger: str, expected: bool) -> None:
    voice = Says("Utland", UTLAND, stance="denies")
    made = reading("r", text, Act(trigger, "RETREAT", says=[voice]), Act("denied", "REJECT", {"Utland": UTLAND}))
    assert presupposed(made.events[0], text) is expected
    assert denied(made.events[0], made) is not expected
    assert denial(made.events[0], made) is None or not expected


def test_by_stance_and_by_reality() -> None:
    army = Says("Army", Identity("Army", "KOR", "MIL"), stance="denies")
    text = "Army knows nothing of a launch."
    assert denied(reading("r", text, Act("launch", says=[army])).events[0], reading("r", text))
    assert denied(reading("r", text, Act("launch", reality="denied")).events[0], reading("r", text))
    assert not denied(reading("r", text, Act("launch")).events[0], reading("r", text))


def test_a_denial_points_back_to_what_the_denier_is_said_to_have_done() -> None:
    text = "Utland armed them and left Norrland, he said. Utland denies it."
    acts = Act("armed", "AID", {"Utland": UTLAND}), Act("left", "RETREAT"), Act("denies", "REJECT", {"Utland": UTLAND})
    made = reading("r", text, *acts)
    assert [e.id for e in denials(made.events[:1], made)] == ["r#3"]
    assert denials(made.events[1:2], made) == []
    other = reading("r", text.replace("denies it", "denies that it failed"), *acts)
    assert denials(other.events[:1], other) == []


@pytest.mark.parametrize(
    "text",
    [
        "Utland armed them, Norrland said. Witnesses disputed that account.",
        "Utland armed them, Norrland said. Witnesses rejected Norrland's claims.",
    ],
)
def test_who_disputes_an_account_denies_what_another_told_last(text: str) -> None:
    seen = Identity("Witnesses", None, None)
    word = "disputed" if "disputed" in text else "rejected"
    acts = Act("armed", "AID", says=[Says("Norrland", UTLAND)]), Act(word, "REJECT", {"Witnesses": seen})
    made = reading("r", text, *acts)
    assert [e.id for e in denials(made.events[:1], made)] == ["r#2"]


@pytest.mark.parametrize(
    ("text", "teller"),
    [
        ("Utland armed them, Norrland said. Witnesses rejected it.", "Norrland"),
        ("Utland armed them, witnesses said. Witnesses rejected that account.", "witnesses"),
    ],
)
def test_it_is_no_account_and_nobody_denies_his_own(text: str, teller: str) -> None:
    seen = Identity("Witnesses", None, "CVL", "group:witnesses")
    says = [Says(teller, UTLAND if teller == "Norrland" else seen)]
    made = reading("r", text, Act("armed", "AID", says=says), Act("rejected", "REJECT", {"Witnesses": seen}))
    assert denials(made.events[:1], made) == []


def test_what_a_denier_goes_on_to_tell_as_done_is_not_denied() -> None:
    text = "Utland denied that it had shelled Tarn, and said that Norrland had fired on Lowhaven."
    voice = Voice(span(text, "Utland"), "Utland", UTLAND, "named", "denies", cue=span(text, "denied"))
    made = reading("r", text, Act("shelled", reality="denied"), Act("fired"))
    first, second = (replace(e, voices=(voice,)) for e in made.events)
    assert (denied(first, made), denied(second, made)) == (True, False)
