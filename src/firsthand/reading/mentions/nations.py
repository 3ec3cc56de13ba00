"""Phrases that put the people of several states side by side.

"Russian and Syrian forces", "the US and UK governments", "the ministers of France, Germany and Britain", "the two Koreas".
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Protocol

from firsthand.reading.text import wording
from firsthand.records import Span

if TYPE_CHECKING:
    from collections.abc import Iterable

    from firsthand.reading.mentions.entities import Candidate
    from firsthand.records import Identity

_BETWEEN = re.compile(r"\s*,\s*(?:and\s+)?|\s+and\s+|\s*[-–]\s*")
_NAME = re.compile(r"\s[A-Z]\S*\s\S*[A-Z]\S*$")
_HALVES = re.compile(r"(?:^|\s)[A-Z][a-z]+s$")
_ARTICLE = re.compile(r"^(?:the|both)\s+", re.IGNORECASE)
_OF = re.compile(r"(.*[a-z]\s(?:of|from)\s)([A-Z].*)", re.DOTALL)
_MANY = re.compile(r"[a-z]s\s(?:of|from)\s[A-Z]")  # several of a state: "the governments of Chile"
_STATE = r"((?:the\s)?[A-Z](?:[\w.]*\w)?(?:\s[A-Z](?:[\w.]*\w)?)*)"
_FIRST = re.compile(rf"\s(?:of|from)\s{_STATE}")
_NEXT = re.compile(rf"(\s*,\s*and\s+|\s*,\s*|\s+and\s+){_STATE}")


class Resolver(Protocol):
    """What resolves the words of a mention; the atlas does."""

    def resolve(self, text: str, on: str | None = None, home: str | None = None) -> Identity | None:
        """What is known of the actor that ``text`` names, on an ISO date, of namesakes that of ``home``; None where nothing is."""

    def has_namesakes(self, text: str) -> bool:
        """Whether ``text`` holds a name that several actors bear."""

    def heads_unknown(self, text: str) -> bool:
        """Whether ``text`` tells of who heads a body of which nothing is known."""

    def terms(self, text: str) -> tuple[tuple[str, str | None], ...]:
        """The months between which a person held the office that stands before the name in ``text``."""

    def held_once(self, name: str, text: str, on: str | None) -> bool:
        """Whether the person called ``name`` held the former office of which ``text`` tells."""


def members(found: Iterable[Candidate], atlas: Resolver, on: str | None) -> dict[Span, tuple[Identity, ...]]:
    """For each phrase of ``found`` that names several states' people the identity of each state's."""
    named = [c for c in found if c.form != "pronoun"]
    split = {c.span: parts(c.text, atlas, on) for c in named if _BETWEEN.search(c.text)}
    split |= {c.span: each(c.text, atlas, on) for c in named if " and " in c.text and not split[c.span]}
    split |= {c.span: halves(c.text, atlas, on) for c in named if c.head.tag_ == "NNPS" and _HALVES.search(c.text)}
    return {span: told for span, told in split.items() if told}


def at(text: str, span: Span, atlas: Resolver, on: str | None) -> tuple[Span, tuple[Identity, ...]]:
    """The words at ``span``, with the states listed behind them, and what they name of each state; () where they name but one.

    "The governments" or "the governments of Chile", where "Peru and Ecuador" follow, are the governments of all three.
    """
    end = span.end
    if (first := _FIRST.match(text, end)) and text[end - 1] == "s" and _is_nation(first[1], atlas):
        end = first.end()
    if _MANY.search(text[span.start : end]):
        while (more := _NEXT.match(text, end)) and _is_nation(more[2], atlas):
            end = more.end()
            if "and" in more[1]:
                break
        else:
            end = span.end  # a list that no "and" ends is none
    whole = Span(span.start, end)
    return whole, parts(whole.of(text), atlas, on)


def parts(text: str, atlas: Resolver, on: str | None) -> tuple[Identity, ...]:
    """What ``text`` names of each state, () where it neither begins with two states or more nor ends with them behind "of".

    Of what they do together ("the Iran-Iraq war") it is the states themselves; a person of two nations ("a German-Turkish
    journalist") is one.
    """
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
    size = next((n for n in (2, 1) if n <= len(words) and _is_nation(" ".join(words[:n]), atlas)), 0)
    rest = words[size:]
    if not size or (rest and not rest[0].islower()):
        return ()
    if (not rest and "-" not in plain) or (rest and rest[-1] in wording.words("person") and " and " not in plain):
        return ()
    done = rest and rest[-1] in wording.words("deeds")
    return _known(
        (" ".join([state, *(() if done else rest)]) for state in (*firsts, " ".join(words[:size]))), atlas, on
    )


def each(text: str, atlas: Resolver, on: str | None) -> tuple[Identity, ...]:
    """Both of two names behind their states that were taken for one: "Syrian President X and Iranian Prime Minister Y"; () for others."""
    told = [one for one in text.split(" and ") if _is_nation(one.split()[0] if one else "", atlas) and " " in one]
    return _known(told, atlas, on) if len(told) == 2 == text.count(" and ") + 1 and _NAME.search(told[0]) else ()


def halves(text: str, atlas: Resolver, on: str | None) -> tuple[Identity, ...]:
    """The two states, one in the north and one in the south, that a name in the plural means; () for others: "the two Koreas"."""
    name = text.rsplit(maxsplit=1)[-1].removesuffix("s")
    told = _known((f"{side} {name}" for side in ("North", "South")), atlas, on)
    return told if len(told) == 2 and all(identity.kind == "country" for identity in told) else ()


def _known(phrases: Iterable[str], atlas: Resolver, on: str | None) -> tuple[Identity, ...]:
    told = (atlas.resolve(phrase, on) for phrase in phrases)
    return tuple(identity for identity in told if identity is not None)


def _is_nation(words: str, atlas: Resolver) -> bool:
    if not words[:1].isupper():
        return False
    known = atlas.resolve(words)
    return known is not None and known.kind == "country"
