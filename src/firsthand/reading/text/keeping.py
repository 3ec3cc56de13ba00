"""Answers that are kept with the document they are of: many rooms ask the same of the same text."""

from __future__ import annotations

from functools import wraps
from typing import TYPE_CHECKING, TypeVar

if TYPE_CHECKING:
    from collections.abc import Callable

    from spacy.tokens import Doc, Token

Answer = TypeVar("Answer")


def once_a_document(ask: Callable[[Doc], Answer]) -> Callable[[Doc], Answer]:
    """``ask``, with its answer kept with the document."""
    name = f"{ask.__module__}.{ask.__qualname__}"

    @wraps(ask)
    def asked(doc: Doc) -> Answer:
        kept: dict[str, Answer] = doc.user_data
        if name not in kept:
            kept[name] = ask(doc)
        return kept[name]

    return asked


def once_a_token(ask: Callable[[Token], Answer]) -> Callable[[Token], Answer]:
    """``ask``, with its answer for each token kept with the document."""
    name = f"{ask.__module__}.{ask.__qualname__}"

    @wraps(ask)
    def asked(token: Token) -> Answer:
        kept: dict[int, Answer] = token.doc.user_data.setdefault(name, {})
        place = token.i
        if place not in kept:
            kept[place] = ask(token)
        return kept[place]

    return asked
