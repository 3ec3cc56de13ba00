"""Places without a name that is known for one: "a copper mine in Aktogay", "outside the courthouse", "Pitkin Avenue"."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from firsthand.atlas.places import demonyms, fold, load_gazetteer
from firsthand.reading.grammar.syntax import text_of
from firsthand.reading.places.lexicon import words
from firsthand.reading.times.ties import settle
from firsthand.records import Place, Span

if TYPE_CHECKING:
    from collections.abc import Sequence

    from spacy.tokens import Doc, Token

    from firsthand.reading.network.heads import Tagged

BAR = 0.5  # chance from which the role head's mark of a place makes one
LINK = re.compile(r"\s?,\s(?:in\s)?(?:the\s)?|\s(?:in|of)\s(?:\w+\s)?")
_BEFORE = frozenset({"amod", "case", "compound", "nmod", "nummod", "poss", "punct"})
_NOUNS = frozenset({"NOUN", "PROPN", "NUM"})
_OTHERS = frozenset({"PERSON", "DATE", "TIME"})


def phrases(marked: Sequence[Tagged], known: Sequence[Place], doc: Doc) -> dict[Place, float]:
    """The noun phrases that the role head marks as an event's place apart from every ``known`` one, each with its chance.

    A phrase has the name of the known place right behind it in its own ("copper mine in Aktogay"), and lies there. Where
    only a people is marked ("the *Syrian* government"), the place is its country.
    """
    found: dict[Span, tuple[Place, float]] = {}
    for role in sorted(marked, key=lambda r: -r.chance):
        state = _state(role.span, doc)
        span = (state.span if state else _phrase(role.span, doc)) if role.chance >= BAR else None
        if span and not any(span.overlaps(other) for other in (*found, *(p.span for p in known))):
            found[span] = state or _place(span, known, text_of(doc)), role.chance
    return dict(found.values())


def _state(span: Span, doc: Doc) -> Place | None:
    """The country of a people that ``span`` names."""
    told = span.of(text_of(doc))
    states = load_gazetteer().candidates(told) if fold(told) in demonyms() else ()
    meant = (e for e in states if e.kind == "country")
    return next((Place(span, told, e.name, e.country, e.lat, e.lon) for e in meant), None)


def _phrase(span: Span, doc: Doc) -> Span | None:
    """The noun that ``span`` marks, with what stands before it and "of …" behind; None for what is no place."""
    head = _noun(span, doc)
    if head is None or head.ent_type_ in _OTHERS or head.lower_ in words("vague"):
        return None
    first = min([c.left_edge.i for c in head.lefts if c.dep_ in _BEFORE], default=head.i)
    inner = (o for c in head.rights if c.lower_ == "of" and c.i == head.i + 1 for o in c.rights if o.dep_ == "pobj")
    phrase = doc[first : next(inner, head).i + 1]
    return Span(phrase.start_char, phrase.end_char)


def _noun(span: Span, doc: Doc) -> Token | None:
    """The noun that ``span`` marks: of "outside the courthouse" and "in front of the courthouse" the last word."""
    at = settle(span, doc)
    token = at.root if at else None
    while token is not None and (token.dep_ == "prep" or token.lower_ == "front"):
        token = next((c for c in token.rights if c.dep_ in {"prep", "pobj"}), None)
    while token is not None and token.dep_ in {"det", "amod", "punct", "poss"} and token.head.i > token.i:
        token = token.head
    return token if token is not None and token.pos_ in _NOUNS else None


def _place(span: Span, known: Sequence[Place], text: str) -> Place:
    behind = (p for p in known if p.span.start >= span.end and LINK.fullmatch(text[span.end : p.span.start]))
    outer = next(behind, None)
    if outer is None:
        return Place(span, span.of(text), span.of(text))
    whole = Span(span.start, outer.span.end)
    return Place(whole, whole.of(text), whole.of(text), outer.country, outer.lat, outer.lon)
