"""Places of small texts."""

from __future__ import annotations

from functools import cache

from spacy.tokens import Doc

from firsthand.reading.grammar import syntax
from firsthand.reading.places import find_places
from firsthand.reading.text import page
from firsthand.records import Place, Report, Span


@cache
def parsed(text: str) -> Doc:
    return syntax.parse(text, page.lay_out(Report("x", text)))


@cache
def places(text: str) -> tuple[Place, ...]:
    return find_places(text, [(Span(e.start_char, e.end_char), e.label_) for e in parsed(text).ents])


def names(text: str) -> list[str]:
    return [p.name for p in places(text)]
