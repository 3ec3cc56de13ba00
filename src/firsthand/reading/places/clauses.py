"""What the clauses of a sentence say of a place and an event: whether it happened there, was said there, or is the next one's."""

from __future__ import annotations

from typing import TYPE_CHECKING

from firsthand.reading.places.lexicon import words
from firsthand.reading.times.ties import ADVERBIAL, governor

if TYPE_CHECKING:
    from collections.abc import Iterable

    from spacy.tokens import Token

OBJECTS = ADVERBIAL | {"dobj"}


def happens_in(trigger: Token, place: Token) -> bool:
    """Whether ``trigger`` is the verb of a clause that says what happened where ``place`` is: "Kenya, *where police killed 39*"."""
    verb = trigger.head if trigger.dep_ == "conj" else trigger
    return verb.dep_ == "relcl" and verb.head.i == place.i and any(c.lower_ == "where" for c in verb.lefts)


def there(trigger: Token) -> Token | None:
    """The word that says that something happened at the place told of last: "Soldiers *looted* shops **there**"."""
    parts = (trigger, *(c for c in trigger.rights if c.dep_ == "dobj"))
    found = (w for part in parts for w in part.children if w.dep_ == "advmod" and w.lower_ in words("there"))
    return next((w for w in found if w.n_lefts == 0), None)


def said_there(trigger: Token, place: Token) -> bool:
    """Whether what ``trigger`` names was only told of in ``place``: "rebels shot ten men, the army said *in Abuja*"."""
    verb = governor(place)
    if verb.lemma_ not in words("saying") or place.i < verb.i:
        return False
    while trigger.i not in {trigger.head.i, verb.i} and trigger.head.i != verb.i:
        trigger = trigger.head
    loose = trigger.dep_ == "advcl" and not any(c.dep_ == "mark" for c in trigger.lefts)
    return trigger.head.i == verb.i and (loose or trigger.dep_ == "ccomp")


def is_of_next(trigger: Token, place: Token, others: Iterable[Token]) -> bool:
    """Whether ``place`` is told of what was done next and ``trigger`` has one of the ``others`` to itself.

    "Rebels *attacked* Aleppo and shelled **Idlib**".
    """
    verb = _verb(place)
    if verb is None or verb.dep_ != "conj" or not trigger.i < verb.i < place.i:
        return False
    if trigger.i not in {c.i for c in verb.conjuncts}:
        return False
    between = (_verb(o) for o in others if trigger.i < o.i < verb.i)
    return any(own is not None and own.i == trigger.i for own in between)


def told_of(place: Token) -> Token:
    """The verb or noun of which ``place`` says where or what it was done to."""
    return place.head if place.dep_ == "dobj" else governor(place)


def _verb(place: Token) -> Token | None:
    """The verb whose object or adverbial ``place`` is, or stands in."""
    token = place
    while token.head.i != token.i and token.dep_ in OBJECTS:
        token = token.head
        if token.pos_ in {"VERB", "AUX"}:
            return token
    return None
