"""Where the spans of attributions end."""

from __future__ import annotations

import numpy as np
import pytest

from firsthand.reading import edges
from firsthand.reading.encoder import Encoded
from firsthand.reading.signs import signs_of
from firsthand.reading.syntax import load_pipeline
from firsthand.reading.windows import Words

TEXT = "Police said the shooter Omar Mateen called the (small) paper"


def sight(*runs: edges.Run, unsure: int = -1) -> edges.Sight:
    """The text with ``runs``, the tagger sure of all words but ``unsure``."""
    doc = load_pipeline()(TEXT)
    starts, ends = tuple(t.idx for t in doc), tuple(t.idx + len(t) for t in doc)
    words = Words(starts, ends, tuple(range(len(doc))), tuple(range(len(doc))))
    chances = np.full((len(doc), 7), 1e-6, np.float32)
    chances[:, 0] = 1
    for kind, begin, end in runs:
        chances[begin:end, 0] = 0
        chances[begin:end, 2 * edges.KINDS.index(kind) + 2] = 1
    if unsure >= 0:
        chances[unsure] = 0
        chances[unsure, [0, 6]] = 0.5
    return edges.Sight.of(runs, Encoded(TEXT, words, (), signs_of(doc, words)), chances)


def test_an_end_moves_no_further_than_the_tagger_is_unsure() -> None:
    content = ("content", 2, 5)
    assert list(sight(content).ends(content)) == [5]
    assert list(sight(content, unsure=5).ends(content)) == [5, 6]


def test_an_end_moves_into_no_other_span_and_leaves_a_word() -> None:
    source, cue = ("source", 0, 1), ("cue", 1, 2)
    assert list(sight(source, cue, unsure=0).ends(source)) == [1]


def test_an_end_within_a_name_cuts_an_arc_and_an_open_bracket_is_seen() -> None:
    content = ("content", 2, 5)
    within, whole = (dict(sight(content, unsure=5).features(content, end)) for end in (5, 6))
    assert within["roots"] > whole["roots"]
    assert (within["last word"], "longer" in within, whole["longer"]) == (1.0, False, 1.0)
    assert dict(sight(content).features(("content", 2, 9), 9))["open bracket"] == 1.0


@pytest.mark.parametrize(("weight", "end"), [(3.0, 6), (0.1, 5)])
def test_an_end_is_moved_to_one_that_is_clearly_better(
    monkeypatch: pytest.MonkeyPatch, weight: float, end: int
) -> None:
    monkeypatch.setattr(edges, "weights", lambda: {"content": {"longer": weight}})
    content = ("content", 2, 5)
    whole = sight(content, unsure=5)
    chances = np.full((len(whole.tokens), 7), 1e-6, np.float32)
    chances[:, 0] = 1
    chances[2:5, [0, 6]] = 0, 1
    chances[5, [0, 6]] = 0.5
    assert edges.settled([content], whole.encoded, chances) == [("content", 2, end)]


def test_each_kind_has_weights() -> None:
    assert set(edges.weights()) == set(edges.KINDS)
    assert all(len(table) > len(edges.KINDS) for table in edges.weights().values())
