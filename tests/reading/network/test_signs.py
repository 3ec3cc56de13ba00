"""Signs of syntax: same path, same row; what an event carries changes its rows."""

from __future__ import annotations

import numpy as np
import pytest

from firsthand.reading.grammar.syntax import load_pipeline
from firsthand.reading.network.signs import ELSEWHERE, HASHED, PER_EVENT, PER_WORD, Signs, signs_of
from firsthand.reading.network.windows import Words


def signs(text: str) -> tuple[list[str], Signs]:
    words, starts, at = text.split(), [], 0
    for word in words:
        starts.append(text.index(word, at))
        at = starts[-1] + len(word)
    ends = [s + len(w) for s, w in zip(starts, words, strict=True)]
    number = tuple(range(len(words)))
    return words, signs_of(load_pipeline()(text), Words(tuple(starts), tuple(ends), number, number))


def test_subjects_of_two_verbs_are_seen_by_the_same_path() -> None:
    words, one = signs("Police arrested protesters in the capital")
    others, two = signs("Yesterday soldiers killed villagers")
    first = one.paths(words.index("arrested"), 0, len(words))
    second = two.paths(others.index("killed"), 0, len(others))
    assert first[words.index("Police")] == second[others.index("soldiers")]
    assert first[words.index("protesters")] == second[others.index("villagers")]
    assert first[words.index("Police")] != first[words.index("protesters")]


def test_a_word_of_a_flat_phrase_is_seen_as_its_head() -> None:
    words, found = signs("Police arrested the angry protesters")
    rows = found.paths(1, 0, len(words))
    assert len({int(r) for r in rows[2:]}) == 1


def test_words_of_other_sentences_have_rows_of_their_own() -> None:
    words, found = signs("Police arrested him . Soldiers left .")
    rows = found.paths(1, 0, len(words))
    assert (rows[:4] < HASHED).all()
    assert (rows[4:] >= HASHED).all()
    assert (rows < HASHED + ELSEWHERE).all()


@pytest.mark.parametrize("text", ["Police will arrest him", "Police did not arrest him", "Police want to arrest him"])
def test_what_goes_with_an_event_changes_its_rows(text: str) -> None:
    _, plain = signs("Police arrest him")
    words, other = signs(text)
    mine = other.event([words.index("arrest")])
    assert mine.shape == (PER_EVENT,)
    assert not np.array_equal(mine, plain.event([1]))


def test_a_text_without_words_has_no_signs() -> None:
    _, found = signs("")
    assert found.words.shape == (0, PER_WORD)
