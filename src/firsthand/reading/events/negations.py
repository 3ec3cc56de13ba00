"""What a verb's own words tell of whether it is done: "not", "nobody", "yet to", its tense."""

from __future__ import annotations

from typing import TYPE_CHECKING

from firsthand.reading.text import wording

if TYPE_CHECKING:
    from collections.abc import Iterable

    from spacy.tokens import Token


def by_nobody(verb: Token) -> bool:
    """Whether the subject of a verb is nobody, or none of some: "no official has confirmed"; not "nobody *but* the army did"."""
    subjects = [c for c in verb.children if c.dep_ in {"nsubj", "nsubjpass"}]
    return _are_nobody(subjects) and not any(t.lower_ in wording.words("save") for c in subjects for t in c.rights)


def of_nobody(verb: Token) -> bool:
    """Whether a verb is done to nobody, or makes none of what its object names: "arrested *no one*", "made *no* arrests"."""
    return _are_nobody([c for c in verb.children if c.dep_ == "dobj"])


def _are_nobody(nouns: Iterable[Token]) -> bool:
    """Whether one of the nouns is "nobody", or has a "no" before it."""
    none = wording.words("nobody") | wording.words("none")
    return any(t.lower_ in none for noun in nouns for t in (noun, *noun.lefts))


def is_yet_to_be(verb: Token) -> bool:
    """Whether somebody has not done something so far: "the talks *have yet to* begin"."""
    over = verb.head
    yet = any(c.lower_ in wording.words("so far") for c in over.children)
    return verb.dep_ == "xcomp" and yet and over.lemma_ in wording.words("staying") and is_to_come(verb)


def is_past(verb: Token) -> bool:
    """Whether a verb is told as past: "killed", "was killed", "had killed"."""
    return verb.tag_ in {"VBD", "VBN"} and not is_to_come(verb)


def is_to_come(verb: Token) -> bool:
    """Whether a verb tells what is to be, or would be: "to kill", "will kill", "would have killed"."""
    return any(c.tag_ in {"MD", "TO"} for c in verb.children)


def is_late(verb: Token) -> bool:
    """Whether a "not" only tells how long it took: "they *did not meet until* 2008"."""
    until = any(t.lower_ in wording.words("until") for c in verb.children for t in _begin(c))
    return until and was(verb) and is_negated(verb)


def was(verb: Token) -> bool:
    """Whether a verb or its auxiliary stands in the past: "meant", "did not mean"."""
    past = (c.lower_ in wording.words("was") for c in verb.children if c.dep_ in {"aux", "auxpass"})
    return verb.tag_ == "VBD" or any(past)


def _begin(token: Token) -> list[Token]:
    """What may hold the "until" of what hangs on a verb: a preposition itself, the mark of a clause."""
    return [token] if token.dep_ == "prep" else [c for c in token.children if c.dep_ == "mark"]


def is_none(noun: Token) -> bool:
    """Whether a noun is denied to be: "*no* confirmation"."""
    return any(c.lower_ in wording.words("none") for c in noun.children)


def is_negated(token: Token) -> bool:
    """Whether a "not" stands with a verb, or with the one whose auxiliary it shares: "did not go and *shoot*"."""
    shared = token.dep_ == "conj" and token.tag_ == token.head.tag_ == "VB" and not is_to_come(token)
    return any(c.dep_ == "neg" for c in token.children) or (shared and is_negated(token.head))


def has_subject(verb: Token) -> bool:
    """Whether a verb has a subject of its own."""
    return any(c.dep_ in {"nsubj", "nsubjpass"} for c in verb.children)
