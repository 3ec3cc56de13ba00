"""Places told without their names: "in the city", "the Syrian war", "the Syrian capital", "Kenya, where …"."""

from __future__ import annotations

from typing import TYPE_CHECKING

from firsthand.atlas.places import capital_of, demonyms, fold, load_gazetteer
from firsthand.reading.places.lexicon import words
from firsthand.reading.places.resolving import candidates
from firsthand.reading.syntax import text_of
from firsthand.reading.times.ties import governor
from firsthand.records import Place, Span

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from spacy.tokens import Doc, Token

DEGREE = 1.0  # how far a region and the city of its name may be apart
_THE = frozenset({"the", "this", "that"})
_NAMES_IT = frozenset({"amod", "compound", "nmod"})


def referring(doc: Doc, known: Sequence[Place], kinds: Mapping[str, str]) -> list[Place]:
    """The places of ``doc`` that no name tells, with the names that they have; ``known`` are those with names, in order.

    A noun for a kind of place with no other word than its article is the last place of the kind that was named before
    ("in the city"); ``kinds`` gives each folded name's. A word for a country's people before a noun for a struggle is the
    country ("the Syrian war"), before "capital" its capital, by these words.
    """
    found = []
    for token in doc:
        told = _again(token, known, kinds) if token.lower_ in words("again") else None
        told = told or (_fought_in(token) if token.lower_ in words("struggle") else None)
        told = told or (_capital(token, known) if token.lower_ == "capital" else None)
        if told and not any(p.span.covers(told.span) for p in known):
            found.append(told)
    return found


def _again(noun: Token, known: Sequence[Place], kinds: Mapping[str, str]) -> Place | None:
    if (
        noun.pos_ != "NOUN"
        or noun.dep_ in {"nsubj", "nsubjpass"}
        or [c.lower_ in _THE for c in noun.lefts] != [True]
        or any(_narrows(c) for c in noun.rights)
    ):
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
    """The capital of the country whose people stand before it: "in the Syrian capital", by its name where the text has it."""
    people = next((c for c in noun.lefts if c.dep_ in _NAMES_IT and fold(c.text) in demonyms()), None)
    if people is None or any(c.dep_ == "appos" for c in noun.rights) or noun.dep_ in _NAMES_IT:
        return None
    span = Span(people.idx, noun.idx + len(noun))
    seat = capital_of(demonyms()[fold(people.text)])
    if seat is None:
        return None
    told, named = span.of(text_of(noun.doc)), any((p.name, p.country) == (seat.name, seat.country) for p in known)
    return Place(span, told, seat.name if named else told, seat.country, seat.lat, seat.lon)


def happens_in(trigger: Token, place: Token) -> bool:
    """Whether ``trigger`` is the verb of a clause that says what happened where ``place`` is: "Kenya, *where police killed 39*"."""
    verb = trigger.head if trigger.dep_ == "conj" else trigger
    return verb.dep_ == "relcl" and verb.head.i == place.i and any(c.lower_ == "where" for c in verb.lefts)


def said_there(trigger: Token, place: Token) -> bool:
    """Whether what ``trigger`` names was only told of in ``place``: "rebels shot ten men, the army said *in Abuja*"."""
    verb = governor(place)
    if verb.lemma_ not in words("saying") or place.i < verb.i:
        return False
    while trigger.i not in {trigger.head.i, verb.i} and trigger.head.i != verb.i:
        trigger = trigger.head
    loose = trigger.dep_ == "advcl" and not any(c.dep_ == "mark" for c in trigger.lefts)
    return trigger.head.i == verb.i and (loose or trigger.dep_ == "ccomp")


def _span(token: Token) -> Span:
    return Span(token.idx, token.idx + len(token))
