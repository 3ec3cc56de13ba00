"""Phrases that put the people of several states side by side.

"Russian and Syrian forces", "the US and UK governments", "the ministers of France, Germany and Britain".
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Protocol

if TYPE_CHECKING:
    from collections.abc import Iterable

    from firsthand.reading.antecedents import Candidate
    from firsthand.records import Identity, Span

_BETWEEN = re.compile(r"\s*,\s*(?:and\s+)?|\s+and\s+|\s*[-–]\s*")
_ARTICLE = re.compile(r"^(?:the|both)\s+", re.IGNORECASE)
_OF = re.compile(r"(.*[a-z]\s(?:of|from)\s)([A-Z].*)", re.DOTALL)


class Resolver(Protocol):
    """What resolves the words of a mention; the atlas does."""

    def resolve(self, text: str, on: str | None = None) -> Identity | None:
        """What is known of the actor that ``text`` names, on an ISO date; None where nothing is."""

    def terms(self, text: str) -> tuple[tuple[str, str | None], ...]:
        """The months between which a person held the office that stands before the name in ``text``."""

    def held_once(self, name: str, text: str, on: str | None) -> bool:
        """Whether the person called ``name`` held the former office of which ``text`` tells."""


def members(found: Iterable[Candidate], atlas: Resolver, on: str | None) -> dict[Span, tuple[Identity, ...]]:
    """For each phrase of ``found`` that names several states' people the identity of each state's."""
    split = {c.span: parts(c.text, atlas, on) for c in found if c.form != "pronoun" and _BETWEEN.search(c.text)}
    return {span: told for span, told in split.items() if told}


def parts(text: str, atlas: Resolver, on: str | None) -> tuple[Identity, ...]:
    """What ``text`` names of each state, () where it neither begins with two states or more nor ends with them behind "of"."""
    plain = _ARTICLE.sub("", text)
    if (owned := _OF.fullmatch(plain)) is not None:
        states = _BETWEEN.split(owned[2])
        if len(states) < 2 or not all(_is_nation(word, atlas) for word in states):
            return ()
        return _known((owned[1] + state for state in states), atlas, on)
    *firsts, last = _BETWEEN.split(plain)
    if not firsts or not all(_is_nation(word, atlas) for word in firsts):
        return ()
    words = last.split()
    size = next((n for n in (2, 1) if n < len(words) and _is_nation(" ".join(words[:n]), atlas)), 0)
    rest = words[size:]
    if not size or not rest[0].islower():
        return ()
    return _known((" ".join([nation, *rest]) for nation in (*firsts, " ".join(words[:size]))), atlas, on)


def _known(phrases: Iterable[str], atlas: Resolver, on: str | None) -> tuple[Identity, ...]:
    told = (atlas.resolve(phrase, on) for phrase in phrases)
    return tuple(identity for identity in told if identity is not None)


def _is_nation(words: str, atlas: Resolver) -> bool:
    if not words[:1].isupper():
        return False
    known = atlas.resolve(words)
    return known is not None and (known.id or "").startswith("country:")
