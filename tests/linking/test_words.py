"""Stems, rarity, runs, notices."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from firsthand.linking import words


@pytest.mark.parametrize(
    ("forms", "stem"),
    [
        ("launch launches launched launching", "launch"),
        ("fire fired fires firing", "fir"),
        ("admit admitted admits", "admit"),
        ("kill killed killing kills", "kill"),
        ("fall fell fallen falls", "fall"),
        ("country countries", "country"),
        ("press", "press"),
        ("crisis", "crisis"),
    ],
)
def test_forms_of_one_word_have_one_stem(forms: str, stem: str) -> None:
    assert {words.stem(form) for form in forms.split()} == {stem}


def test_tokens_leave_possessives_and_marks_off() -> None:
    assert words.tokens("Suda’s men, 2,000 of them, live-fire (U.S.)") == [
        "Suda", "men", "2,000", "of", "them", "live-fire", "U", "S",
    ]  # fmt: skip


def test_common_words_weigh_less_than_rare_ones() -> None:
    assert words.rarity("the") < 0.1 < words.rarity("president") < words.rarity("missil") < words.rarity("qwertzu")


def test_notices_and_empty_lines_are_left_out() -> None:
    text = "A town fell.\n\nCopyright 2018 The Associated Press. All rights reserved.\nRead more\nIt rained."
    assert list(words.lines(text)) == [(0, "A town fell."), (len(text) - len("It rained."), "It rained.")]


def test_runs_are_of_three_words_and_ignore_case() -> None:
    assert words.runs(["The", "town", "fell", "today"]) == words.runs(["the", "TOWN", "fell", "today"])
    assert len(words.runs(["a", "b", "c", "d"])) == 2
    assert words.runs(["a", "b"]) == set()


@given(st.text())
def test_a_number_is_of_32_bits(text: str) -> None:
    assert 0 <= words.number(text) < 2**32
