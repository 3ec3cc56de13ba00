"""The spans that the tags allow, with their chances."""

from __future__ import annotations

import numpy as np
import pytest

from firsthand.reading.network import tagging

EVEN = np.zeros((8, 7), np.float32)


def scores(*words: dict[int, float]) -> np.ndarray:
    """The log chances of each word's tags, as they are told once cooled; what is not named cannot be."""
    rows = np.full((len(words), 7), 1e-9)
    for row, told in zip(rows, words, strict=True):
        row[list(told)] = list(told.values())
    cooled: np.ndarray = np.log(rows) / tagging.COOLER
    return cooled


def test_spans_that_exclude_each_other_share_their_chance() -> None:
    told = scores({1: 1.0}, {0: 0.5, 2: 0.25, 3: 0.25})
    found = {(s.kind, s.begin, s.end): s.chance for s in tagging.segments(told, EVEN)}
    assert found == {
        ("source", 0, 1): pytest.approx(0.75),
        ("source", 0, 2): pytest.approx(0.25),
        ("cue", 1, 2): pytest.approx(0.25),
    }


def test_a_span_goes_on_only_as_what_it_began() -> None:
    told = scores({3: 1.0}, {0: 0.5, 6: 0.5}, {6: 0.5, 0: 0.5})
    assert [(s.kind, s.begin, s.end) for s in tagging.segments(told, EVEN)] == [("cue", 0, 1)]


def test_what_is_hardly_likely_is_no_span() -> None:
    told = scores({0: 1 - tagging.LEAST / 2, 3: tagging.LEAST / 2})
    assert tagging.segments(told, EVEN) == []


def test_steps_from_tag_to_tag_count() -> None:
    rare = EVEN.copy()
    rare[7, 3] = np.log(1 / 3) / tagging.COOLER
    (found,) = tagging.segments(scores({0: 0.5, 3: 0.5}), rare)
    assert (found.kind, found.begin, found.end) == ("cue", 0, 1)
    assert found.chance == pytest.approx(0.25)
