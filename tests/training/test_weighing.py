"""What the trainer of spans learns."""

from __future__ import annotations

from collections import Counter

import numpy as np

from firsthand.reading.grammar.syntax import load_pipeline
from firsthand.reading.network.encoder import Encoded
from firsthand.reading.network.signs import signs_of
from firsthand.reading.network.tagging import Segment
from firsthand.reading.network.windows import Words
from training import weighing

TEXT = "Police said"


def article(right: int) -> weighing.Article:
    """Two spans that overlap, one of them annotated."""
    words = Words((0, 7), (6, 11), (0, 1), (0, 1))
    segments = [Segment("cue", 1, 2, 0.5), Segment("cue", 0, 2, 0.5)]
    return weighing.Article(
        segments,
        [[("one", 1.0)], [("both", 1.0)]],
        np.arange(2) == right,
        Encoded(TEXT, words, (), signs_of(load_pipeline()(TEXT), words)),
        np.full((2, 7), 1 / 7, np.float32),
        frozenset({("cue", [(7, 11), (0, 11)][right])}),
    )


def test_the_spans_of_the_annotators_are_learnt_from_their_features() -> None:
    table = weighing.trained([article(0)] * 20)
    assert table["cue"]["one"] > 0 > table["cue"]["both"]
    assert table["source"] == table["content"] == {}


def test_what_is_rare_is_not_learnt() -> None:
    assert weighing.trained([article(0)] * (weighing.RARE - 1))["cue"] == {}


def test_spans_are_right_where_both_ends_are() -> None:
    told = weighing.measured([article(0), article(0)], {"cue": {"before word": 3.0, "before nothing": -3.0}})
    assert (told["cue right"], told["cue read"], told["cue coded"]) == (2, 2, 2)
    assert (
        weighing.line(told + Counter({"source coded": 1, "content coded": 1})) == "source 0.0, cue 100.0, content 0.0"
    )
