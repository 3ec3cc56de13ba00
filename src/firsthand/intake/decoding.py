"""Bytes to text, and the checks that a text is a report: not empty, not binary, in English."""

from __future__ import annotations

import codecs
import hashlib
import re
from functools import cache
from importlib.resources import files

from firsthand.errors import IntakeError, LanguageError

LONGEST = 1_000_000  # characters of one report at most, as many as spaCy takes
_PART_IT = f"a report has {LONGEST:,} at most: give each report a file, or a line of a .jsonl file"
LARGEST = 20_000_000  # bytes of a file, a line or a page at most
_WORD = re.compile(r"[^\W\d_]+")
_BINARY = "it is binary, not text (a NUL at {:,})"
_OTHERS = {
    b"\x1f\x8b": "it is packed with gzip; unpack it first",
    b"PK\x03\x04": "it is a zip file, as those of Word and Excel are; save its text, a table as .csv",
    b"%PDF": "it is a PDF; save its text",
    b"PAR1": "it is a Parquet file; let its name end in .parquet",
}  # files of other kinds, by how they begin
_HALF = re.compile("[\ud800-\udfff]")
_SAMPLE = 4000  # characters that the language is judged by
_FEWEST = 12  # words below which the language is not judged
_SHARE = 0.12  # of the words that must be English function words


def decode(raw: bytes, name: str) -> str:
    """The text of ``raw``: UTF-8 or UTF-16 with its mark, else UTF-8 in which other bytes are Windows-1252.

    So a text in Windows-1252 is read, and also one in UTF-8 into which a few words in Windows-1252 were pasted.
    IntakeError if it is binary.
    """
    if raw.startswith((b"\xff\xfe", b"\xfe\xff")):
        try:
            return raw.decode("utf-16")
        except UnicodeDecodeError as cause:
            raise IntakeError(
                name, "decoding", "it begins as UTF-16 and does not go on so; save it as UTF-8"
            ) from cause
    check_kind(raw, name)
    if b"\0" in raw:
        raise IntakeError(name, "decoding", _BINARY.format(raw.index(0)))
    try:
        return raw.decode("utf-8-sig")
    except UnicodeDecodeError:
        text = raw.decode("utf-8-sig", "firsthand-mixed")
    if sum(c.isascii() and (c.isprintable() or c.isspace()) for c in text) < 0.85 * len(text):
        raise IntakeError(name, "decoding", "it is neither UTF-8 nor readable as Windows-1252; save it as UTF-8")
    return text


def check_kind(raw: bytes, name: str) -> None:
    """IntakeError where ``raw`` begins as a file of another kind does, which holds its text in a way of its own."""
    for beginning, what in _OTHERS.items():
        if raw.startswith(beginning):
            raise IntakeError(name, "decoding", what)


def _as_windows(error: UnicodeError) -> tuple[str, int]:
    """What Windows-1252 has for bytes that are no UTF-8; the replacement character for those that it leaves open."""
    if not isinstance(error, UnicodeDecodeError):
        raise error
    return error.object[error.start : error.end].decode("cp1252", "replace"), error.end


codecs.register_error("firsthand-mixed", _as_windows)


def checked(text: str, name: str) -> str:
    """``text`` as it is; an error if it is empty, longer than LONGEST, no text or not in English."""
    if not text.strip():
        raise IntakeError(name, "intake", "it is empty")
    if len(text) > LONGEST:
        raise IntakeError(name, "intake", f"it has {len(text):,} characters; {_PART_IT}")
    if "\0" in text:
        raise IntakeError(name, "decoding", _BINARY.format(text.index("\0")))
    if (half := _HALF.search(text)) is not None:
        raise IntakeError(name, "decoding", f"it has half a character (a lone surrogate) at {half.start():,}")
    bare = "".join(text[:_SAMPLE].split())
    odd = 0 if bare.isprintable() else sum(not c.isprintable() for c in bare)
    if text.count("\ufffd") > len(text) / 100 or odd > 40:
        raise IntakeError(name, "decoding", "it is binary or wrongly decoded, not text")
    if not is_english(text):
        raise LanguageError(name, "language", "it is not in English, the only language that is read")
    return text


@cache
def function_words() -> frozenset[str]:
    """The commonest English words, which no other language shares in number."""
    return frozenset((files("firsthand.intake") / "data/english.txt").read_text(encoding="utf-8").split())


def is_english(text: str) -> bool:
    """Whether enough of the text's words are English function words; a text of few words passes if it is ASCII."""
    words = [w.lower() for w in _WORD.findall(text[:_SAMPLE])]
    if len(words) < _FEWEST:
        return bool(words) and sum(w.isascii() for w in words) >= len(words) / 2
    return sum(w in function_words() for w in words) >= _SHARE * len(words)


def text_id(name: str, text: str) -> str:
    """A stable id of a report that has none: its name, and the first letters of its text's hash."""
    return f"{name}-{hashlib.sha256(text.encode()).hexdigest()[:8]}"
