"""Which spans are sources, cues and contents."""

from __future__ import annotations

from collections import defaultdict

import numpy as np
import pytest

from firsthand.reading.grammar.syntax import load_pipeline
from firsthand.reading.network import weighing
from firsthand.reading.network.encoder import Encoded
from firsthand.reading.network.signs import signs_of
from firsthand.reading.network.tagging import KINDS, Segment
from firsthand.reading.network.windows import Words

TEXT = 'Police said the shooter Omar Mateen called "the (small) paper"\nin May'
WORDS = TEXT.replace("(", "( ").replace(")", " )").replace('"', ' " ').split()


def chances(*segments: Segment) -> np.ndarray:
    """The tagger's, sure of all ``segments``."""
    rows = np.full((len(WORDS), 7), 1e-6, np.float32)
    rows[:, 0] = 1
    for s in segments:
        rows[s.begin : s.end, 0] = 0
        rows[s.begin : s.end, 2 * KINDS.index(s.kind) + 2] = 1
    return rows


def encoded() -> Encoded:
    doc = load_pipeline()(TEXT)
    tokens = [t for t in doc if not t.is_space]
    assert [t.text for t in tokens] == WORDS
    starts, ends = tuple(t.idx for t in tokens), tuple(t.idx + len(t) for t in tokens)
    numbers = tuple(range(len(tokens)))
    words = Words(starts, ends, numbers, numbers)
    return Encoded(TEXT, words, (), signs_of(doc, words))


def told(segment: Segment, *sure: Segment) -> dict[str, float]:
    """The features of ``segment`` beside what the tagger is sure of."""
    features: dict[str, float] = defaultdict(float)
    for name, value in weighing.Sight.of(encoded(), chances(*sure)).features(segment):
        features[name] += value
    return features


POLICE, SAID = Segment("source", 0, 1, 0.9), Segment("cue", 1, 2, 0.9)


def test_a_border_within_a_name_cuts_its_arcs() -> None:
    within, whole = told(Segment("content", 2, 5, 0.9)), told(Segment("content", 2, 6, 0.9))
    assert (within["roots 3"], whole["roots 1"]) == (1.0, 1.0)
    assert (within["last word"], whole["behind is ccomp"]) == (1.0, 1.0)


def test_marks_that_stay_open_are_seen() -> None:
    open_, whole = told(Segment("content", 7, 10, 0.9)), told(Segment("content", 7, 14, 0.9))
    assert (open_["open bracket"], open_["open quotation"], open_["quotation opens"]) == (1.0, 1.0, 1.0)
    assert (whole["open bracket"], whole["open quotation"], whole["quotation whole"]) == (0.0, 0.0, 1.0)
    assert (whole["line behind"], told(Segment("content", 7, 15, 0.9))["lines"]) == (1.0, 1.0)


def test_what_the_tagger_makes_of_a_span_and_of_what_is_beside_it() -> None:
    beside = told(SAID, POLICE, SAID)
    assert (beside["mean"], beside["source before"], beside["content near behind"]) == pytest.approx(
        (1, 1, 0), abs=1e-4
    )
    assert (beside["nsubj before"], beside["nsubj source"]) == pytest.approx((1, 1), abs=1e-4)
    assert told(SAID)["nsubj source"] == pytest.approx(0, abs=1e-4)
    assert told(POLICE)["before nothing"] == 1.0


def test_a_source_hangs_on_its_cue() -> None:
    under = told(POLICE, SAID)
    assert (under["root nsubj"], under["under VB"], under["under cue"]) == pytest.approx((1, 1, 1), abs=1e-4)


@pytest.mark.parametrize(("weight", "end"), [(3.0, 6), (-3.0, 5)])
def test_of_spans_that_overlap_the_better_is_taken(weight: float, end: int) -> None:
    short, whole = Segment("content", 2, 5, 0.5), Segment("content", 2, 6, 0.5)
    tables = {"content": {"span": 1.0, "roots 1": weight}}
    assert weighing.settled([short, whole], encoded(), chances(), tables)[0].end == end


def test_what_the_tagger_is_sure_of_is_taken_though_its_borders_are_not() -> None:
    one, other = Segment("content", 2, 6, 0.1), Segment("content", 3, 6, 0.1)
    tables: dict[str, dict[str, float]] = {"content": {"span": -1.0}}
    assert weighing.settled([one, other], encoded(), chances(), tables) == []
    assert weighing.settled([one, other], encoded(), chances(one), tables) == [one]


def test_each_kind_has_weights() -> None:
    assert set(weighing.weights()) == set(KINDS)
    assert all(len(table) > len(KINDS) for table in weighing.weights().values())
