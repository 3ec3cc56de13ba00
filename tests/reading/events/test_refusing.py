"""Who says that he will not do what others want refuses it, beside what he refuses."""

from __future__ import annotations

import pytest

from firsthand.reading.reader import load_reader
from firsthand.records import Report

Row = tuple[str, str, str, list[str], list[str]]


def read(text: str) -> list[Row]:
    """Words, type, reality, actors and voices of each event."""
    events = load_reader().read(Report("said", text)).events
    return [
        (
            e.trigger.of(text),
            e.type,
            e.reality,
            [a.span.of(text) for a in e.actors],
            [v.span.of(text) for v in e.voices],
        )
        for e in events
    ]


@pytest.mark.parametrize(
    ("text", "refusal", "refused"),
    [
        (
            "The rebels said they would not release the hostages.",
            ("would not", "REJECT", "happened", ["The rebels"], []),
            ("release", "RETREAT", "denied", ["The rebels"], ["The rebels"]),
        ),
        (
            "Turkey said it would not withdraw its troops from northern Syria.",
            ("would not", "REJECT", "happened", ["Turkey"], []),
            ("withdraw", "RETREAT", "denied", ["Turkey"], ["Turkey"]),
        ),
        (
            "Germany would not send weapons to Ukraine, Chancellor Scholz said.",
            ("would not", "REJECT", "happened", ["Germany"], ["Chancellor Scholz"]),
            ("send weapons", "AID", "denied", ["Germany"], ["Chancellor Scholz"]),
        ),
    ],
)
def test_a_refusal_and_what_is_refused(text: str, refusal: Row, refused: Row) -> None:
    assert read(text) == [refusal, refused]


@pytest.mark.parametrize(
    "text",
    [
        "The army said it would not attack the village.",  # nobody asks for an attack
        "Police said they would not arrest the protesters.",
        "The general vowed that his troops would not retreat.",
        "The rebels said they did not release the hostages.",
    ],
)
def test_what_is_no_refusal(text: str) -> None:
    assert "REJECT" not in {kind for _, kind, *_ in read(text)}


def test_the_refusal_stands_once() -> None:
    told = read("The ministry said it could not help the refugees.")
    assert [(words, kind) for words, kind, *_ in told] == [("not", "REJECT"), ("help", "AID")]
