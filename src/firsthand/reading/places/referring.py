"""Places told without their names: "in the city", "the Syrian war", "the Syrian capital", "in the capital"."""

from __future__ import annotations

from typing import TYPE_CHECKING

from firsthand.atlas.places import capital_of, demonyms, fold, load_gazetteer
from firsthand.reading.grammar.syntax import text_of, tokens_of
from firsthand.reading.places.lexicon import words
from firsthand.reading.places.resolving import candidates
from firsthand.records import Place, Span

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from spacy.tokens import Doc, Token

DEGREE = 1.0  # how far a region and the city of its name may be apart
BESIDE = 2  # characters between "the capital" and its name
_THE = frozenset({"the", "this", "that"})
_NAMES_IT = frozenset({"amod", "compound", "nmod"})


def referring(doc: Doc, known: Sequence[Place], kinds: Mapping[str, str]) -> list[Place]:
    """The places of ``doc`` that no name tells, with the names that they have; ``known`` are those with names, in order.

    A noun for a kind of place with no other word than its article is the last place of the kind that was named before
    ("in the city"); ``kinds`` gives each folded name's. A word for a country's people before a noun for a struggle is the
    country ("the Syrian war"), before "capital" its capital, by these words; "the capital" alone is that of the country told
    of last.
    """
    found = []
    for token in tokens_of(doc):
        told = _again(token, known, kinds) if token.lower_ in words("again") else None
        told = told or (_fought_in(token) if token.lower_ in words("struggle") else None)
        told = told or (_capital(token, known) if token.lower_ == "capital" else None)
        if told and not any(p.span.covers(told.span) for p in known):
            found.append(told)
    return found


def _again(noun: Token, known: Sequence[Place], kinds: Mapping[str, str]) -> Place | None:
    if not _points_back(noun):
        return None
    meant = words("again")[noun.lower_].split()
    before = (p for p in reversed(known) if p.span.end <= noun.idx and _is_one(p, kinds[fold(p.name)], meant))
    place = next(before, None)
    return place and Place(_span(noun), noun.text, place.name, place.country, place.lat, place.lon)


def _is_one(place: Place, kind: str, meant: Sequence[str]) -> bool:
    """Whether a place is of a kind that is ``meant``, or a region where a city of its name is: Idlib is both."""
    if kind != "region":
        return kind in meant
    lat, lon = place.lat or 0.0, place.lon or 0.0
    same = (e for e in candidates(place.name) if e.kind in meant and e.lat is not None and e.lon is not None)
    return any(abs((e.lat or 0.0) - lat) <= DEGREE and abs((e.lon or 0.0) - lon) <= DEGREE for e in same)


def _points_back(noun: Token) -> bool:
    """Whether a noun stands with no other word than its article and does not act: "in the city"."""
    if noun.pos_ != "NOUN" or noun.dep_ in {"nsubj", "nsubjpass"}:
        return False
    return [c.lower_ in _THE for c in noun.lefts] == [True] and not any(_narrows(c) for c in noun.rights)


def _narrows(token: Token) -> bool:
    return token.lower_ == "of" or token.dep_ in {"relcl", "appos", "acl"}


def _fought_in(noun: Token) -> Place | None:
    """The country whose people a struggle is called after; None where it is called after two."""
    people = [c for c in noun.lefts if c.dep_ in _NAMES_IT and fold(c.text) in demonyms()]
    if len(people) != 1 or "-" in noun.doc[max(0, people[0].i - 1) : noun.i].text:
        return None
    found = (e for e in load_gazetteer().candidates(people[0].text) if e.kind == "country")
    return next((Place(_span(people[0]), people[0].text, e.name, e.country, e.lat, e.lon) for e in found), None)


def _capital(noun: Token, known: Sequence[Place]) -> Place | None:
    """The capital of the country whose people stand before it: "in the Syrian capital", by its name where the text has it.

    "In the capital" is that of the country told of last.
    """
    people = next((c for c in noun.lefts if c.dep_ in _NAMES_IT and fold(c.text) in demonyms()), None)
    if people is None:
        named = any(0 < p.span.start - noun.idx - len(noun) <= BESIDE for p in known)  # "the capital, Abuja"
        return None if named or not _points_back(noun) else _seat(_span(noun), _told_last(noun, known), noun.doc, known)
    if any(c.dep_ == "appos" for c in noun.rights) or noun.dep_ in _NAMES_IT:
        return None
    return _seat(Span(people.idx, noun.idx + len(noun)), demonyms()[fold(people.text)], noun.doc, known)


def _told_last(noun: Token, known: Sequence[Place]) -> str | None:
    """The country last told of before ``noun`` by its name, its people or its capital; else that of the last place."""
    before = [(p.span.start, p.country, p) for p in known if p.span.end <= noun.idx and p.country]
    states = [(at, country) for at, country, place in before if _is_state(place) or _is_seat(place)]
    people = [(t.idx, demonyms().get(fold(t.text))) for t in noun.doc[: noun.i] if t.ent_type_ == "NORP"]
    told = [row for row in (*states, *people) if row[1]]
    return max(told)[1] if told else next((country for _, country, _ in reversed(before)), None)


def _is_state(place: Place) -> bool:
    return any((e.kind, e.country) == ("country", place.country) for e in candidates(place.name)[:1])


def _is_seat(place: Place) -> bool:
    seat = capital_of(place.country) if place.country else None
    return seat is not None and fold(seat.name) == fold(place.name)


def _seat(span: Span, country: str | None, doc: Doc, known: Sequence[Place]) -> Place | None:
    """The capital of ``country`` as the words of ``span``, by its name where the text has it."""
    seat = capital_of(country) if country else None
    if seat is None:
        return None
    told = span.of(text_of(doc))
    named = any(p.country == country and _is_seat(p) for p in known)
    return Place(span, told, seat.name if named else told, seat.country, seat.lat, seat.lon)


def _span(token: Token) -> Span:
    return Span(token.idx, token.idx + len(token))
