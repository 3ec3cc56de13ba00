"""Noun phrases taken apart."""

from __future__ import annotations

import pytest

from firsthand.atlas.agents import agents
from firsthand.atlas.phrases import parse


@pytest.mark.parametrize(
    ("words", "head", "joined", "rest"),
    [
        ("hundreds of students in Cairo", "hundreds", "of", "students in Cairo"),
        ("Secretary of State John Kerry", "Secretary of State John Kerry", None, ""),
        ("US-backed Syrian rebels", "Syrian rebels", None, ""),
        ("pro-Kremlin hackers", "hackers", None, ""),
        ("rebels who fought Iran", "rebels", None, ""),
        ("citizens fighting in Syria", "citizens", None, ""),
        ("US-Turkish patrols", "US Turkish patrols", None, ""),
        ("Jean-Claude Juncker", "Jean-Claude Juncker", None, ""),
        ("Kurdistan Workers' Party (PKK)", "Kurdistan Workers' Party", None, ""),
        ("Houthis, a group of rebels", "Houthis", None, ""),
    ],
)
def test_heads(words: str, head: str, joined: str | None, rest: str) -> None:
    phrase = parse(words, agents(), {"US", "Turkish"}.__contains__)
    assert (" ".join(phrase.head), phrase.joined, " ".join(phrase.rest)) == (head, joined, rest)


def test_a_coalition_led_by_a_state() -> None:
    assert parse("the Saudi-led coalition", agents(), bool).led
    assert not parse("the Saudi-led force", agents(), bool).led
