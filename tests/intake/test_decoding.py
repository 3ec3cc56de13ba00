"""Bytes to text, and what is English."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from firsthand.errors import IntakeError
from firsthand.intake import decoding


@given(st.text(alphabet=st.characters(exclude_characters="\0\ufeff", exclude_categories=["Cs"])))
def test_utf_8_comes_back_as_it_was(text: str) -> None:
    assert decoding.decode(text.encode(), "x") == text


def test_utf_16_with_its_mark() -> None:
    assert decoding.decode("Zürich".encode("utf-16"), "x") == "Zürich"


@pytest.mark.parametrize("raw", [b"\0\1\2", b"\x89PNG\0", b"\x81\x8d\x8f" * 20])
def test_binary_is_refused(raw: bytes) -> None:
    with pytest.raises(IntakeError):
        decoding.decode(raw, "x")


@pytest.mark.parametrize(
    ("text", "english"),
    [
        ("The ministers of the two countries met in the capital on Monday to talk about the border.", True),
        (
            "Die Minister der beiden Länder trafen sich am Montag in der Hauptstadt, um über die Grenze zu sprechen.",
            False,
        ),
        (
            "Los ministros de los dos países se reunieron el lunes en la capital para hablar de la frontera común.",
            False,
        ),
        ("Troops enter town", True),
        ("Войска вошли в город", False),
        ("1234 5678", False),
    ],
)
def test_language(text: str, english: bool) -> None:
    assert decoding.is_english(text) is english


def test_a_text_id_is_stable_and_tells_texts_apart() -> None:
    assert decoding.text_id("stdin", "a") == "stdin-ca978112"
    assert decoding.text_id("stdin", "b") != decoding.text_id("stdin", "a")
