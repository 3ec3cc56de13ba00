"""Bytes to text, and what is English."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from firsthand.errors import IntakeError
from firsthand.intake import decoding


@settings(deadline=None)
@given(st.text(alphabet=st.characters(exclude_characters="\0\ufeff", exclude_categories=["Cs"])))
def test_utf_8_comes_back_as_it_was(text: str) -> None:
    assert decoding.decode(text.encode(), "x") == text


def test_utf_16_with_its_mark() -> None:
    assert decoding.decode("Zürich".encode("utf-16"), "x") == "Zürich"


@pytest.mark.parametrize(
    ("raw", "text"),
    [
        ("It’s “over”, says the mayor Zoë.".encode("cp1252"), "It’s “over”, says the mayor Zoë."),
        (
            "The mayor of Zürich said “no”. ".encode() + "It’s “over”.".encode("cp1252"),
            "The mayor of Zürich said “no”. It’s “over”.",
        ),
        (b"\xef\xbb\xbfIt\x92s over in Z\xc3\xbcrich.", "It’s over in Zürich."),
        (b"A torn letter at the end \xe2\x80", "A torn letter at the end â€"),
        (b"An open place \x81 in the middle of it.", "An open place \ufffd in the middle of it."),
    ],
)
def test_mixed_encodings(raw: bytes, text: str) -> None:
    assert decoding.decode(raw, "x") == text


@settings(deadline=None)
@given(st.text(alphabet="€‚ƒ„…†‡ˆ‰Š‹ŒŽ‘’“”•–—˜™š›œžŸ¡¢£§©«°·»¿", min_size=1, max_size=40))
def test_windows_1252_in_english_comes_back_as_it_was(signs: str) -> None:
    text = "The army said on Monday that its troops had entered the town. " * 20 + signs
    assert decoding.decode(text.encode("cp1252"), "x") == text


def test_a_nul_far_into_a_text_is_found() -> None:
    with pytest.raises(IntakeError, match=r"binary, not text \(a NUL at 90,000\)"):
        decoding.decode(b"word " * 18_000 + b"\0" + b"word", "x")


@pytest.mark.parametrize(
    ("text", "cause"),
    [
        ("The army \0 said", r"binary, not text \(a NUL at 9\)"),
        ("The army \ud83d said", "half a character .* at 9"),
        (" \n", "it is empty"),
        ("\ufffd said the army", "binary or wrongly decoded"),
        (
            "x" * 1_000_001,
            "1,000,001 characters; a report has 1,000,000 at most: give each report a file, or a line of a",
        ),
    ],
)
def test_what_is_no_text(text: str, cause: str) -> None:
    with pytest.raises(IntakeError, match=cause):
        decoding.checked(text, "x")


@pytest.mark.parametrize(
    ("raw", "cause"),
    [
        (b"\x1f\x8b\x08\0\0", "it is packed with gzip; unpack it first"),
        (b"PK\x03\x04\x14\0", "it is a zip file, as those of Word and Excel are; save its text, a table as .csv"),
        (b"PAR1\x15\x04", "it is a Parquet file; let its name end in .parquet"),
        (b"%PDF-1.4 the army said", "it is a PDF; save its text"),
    ],
)
def test_files_of_other_kinds_are_named(raw: bytes, cause: str) -> None:
    with pytest.raises(IntakeError, match=cause):
        decoding.decode(raw, "x")


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
