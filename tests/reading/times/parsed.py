"""Texts of the tests, parsed once."""

from __future__ import annotations

from functools import cache

from spacy.tokens import Doc, Token

from firsthand.reading.grammar import syntax
from firsthand.reading.text import page
from firsthand.records import Report, Span


@cache
def parsed(text: str) -> Doc:
    return syntax.parse(text, page.lay_out(Report("x", text)))


def span(text: str, words: str) -> Span:
    start = text.index(words)
    return Span(start, start + len(words))


def token(text: str, words: str) -> Token:
    found = parsed(text).char_span(text.index(words), text.index(words) + len(words))
    assert found is not None
    return found.root
