"""Which words name an event."""

from __future__ import annotations

import numpy as np
import pytest

from firsthand.reading.network import naming
from tests.reading.network.test_heads import cut, encoded


@pytest.mark.parametrize(
    ("text", "marked", "told"),
    [
        ("he handed over money", {1: 2, 2: 1}, ["handed"]),
        ("he took them out", {3: 2}, ["out"]),
        ("they cut off electricity", {1: 2, 2: 1, 3: 1}, ["cut", "electricity"]),
        ("aid for them", {1: 2, 2: 2}, []),
        ("their counter-offensive", {1: 2, 3: 2}, ["counter-offensive"]),
        ("signed the deal of 10", {0: 2, 1: 2, 4: 2}, ["signed", "10"]),
        ("signed the deal", {0: 2, 1: 2}, ["signed"]),
        ("did not respond to a request for comment", {2: 2, 5: 2}, []),
        ("pushed , slapped", {1: 2}, []),
        ("raided , burned", {0: 2, 1: 2, 2: 1}, ["raided", "burned"]),
        ("deployed 10 tanks", {0: 2, 1: 2}, ["deployed"]),
    ],
)
def test_runs_are_cut_to_what_names_an_event(text: str, marked: dict[int, int], told: list[str]) -> None:
    chances = np.zeros((len(cut(text)), 3), np.float32)
    for word in range(len(chances)):
        chances[word, marked.get(word, 0)] = 1.0
    here = encoded(text, np.zeros((len(chances), 1)))
    assert [here.span(first, last).of(text) for first, last in naming.runs(chances, 0, 0.5, here, 0)] == told


def test_words_of_the_context_name_nothing() -> None:
    chances = np.array([[0.1, 0.9, 0.0], [0.1, 0.9, 0.0]], np.float32)
    assert naming.runs(chances, 1, 0.5, encoded("bombed attacked", np.zeros((2, 1))), 0) == [(1, 1)]
