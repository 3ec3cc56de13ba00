"""Answers that are kept with their document."""

from __future__ import annotations

from spacy.tokens import Doc, Token

from firsthand.reading.grammar import syntax
from firsthand.reading.text import page
from firsthand.reading.text.keeping import once_a_document, once_a_token
from firsthand.records import Report


def parsed(text: str) -> Doc:
    return syntax.parse(text, page.lay_out(Report("x", text)))


def test_a_document_is_asked_once_and_another_anew() -> None:
    asked: list[str] = []

    @once_a_document
    def length(doc: Doc) -> int:
        asked.append(doc.text)
        return len(doc)

    doc, other = parsed("They left."), parsed("They left at dawn.")
    assert [length(doc), length(doc), length(other)] == [3, 3, 5]
    assert asked == ["They left.", "They left at dawn."]


def test_a_token_is_asked_once_whatever_it_answers() -> None:
    asked: list[int] = []

    @once_a_token
    def above(token: Token) -> str | None:
        asked.append(token.i)
        return token.head.text if token.head != token else None

    doc = parsed("They left.")
    assert [above(doc[0]), above(doc[1]), above(doc[0]), above(doc[1])] == ["left", None, "left", None]
    assert asked == [0, 1]
