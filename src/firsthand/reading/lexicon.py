"""Words that mostly name an event of one type ("call home ambassador", "siege"): a hint to the trigger head, no verdict.

An entry of ``data/lexicon.tsv`` is the lemma of the event's word, then those that must hang on it in the syntax: a particle,
the object with what describes it, a preposition or what stands behind it, an infinitive with its own, ``<place>`` for the name of a place there where nothing is an object;
``n:`` marks a noun. Written from general knowledge of English news.
"""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from types import MappingProxyType
from typing import TYPE_CHECKING

from firsthand.reading.wording import words

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from spacy.tokens import Doc, Token

_NO_PLACES = frozenset({"ORG", "NORP", "LAW", "EVENT", "DATE", "PRODUCT", "WORK_OF_ART"})  # spaCy's labels
_TOLD = frozenset({"nsubj", "dobj", "prep", "prt"})  # what of an infinitive hangs on the verb above it, too
_NOUNS, _VERBS = frozenset({"NOUN", "PROPN"}), frozenset({"VERB", "AUX"})


@dataclass(frozen=True, slots=True)
class Entry:
    """What must hang on the word, and the type that it then names."""

    companions: frozenset[str]
    type: str


@dataclass(frozen=True, slots=True)
class Hint:
    """A token of the text, the type that the lexicon has for it, and how many companions the entry asked for."""

    token: int
    type: str
    companions: int


@cache
def entries() -> Mapping[tuple[str, str], tuple[Entry, ...]]:
    """The entries by "n" or "v" and lemma, those with most companions first."""
    found: dict[tuple[str, str], list[Entry]] = {}
    text = files("firsthand.reading").joinpath("data/lexicon.tsv").read_text(encoding="utf-8")
    for line in text.splitlines()[1:]:
        wording, kind = line.split("\t")
        noun = wording.startswith("n:")
        first, *others = wording.removeprefix("n:").split()
        found.setdefault(("n" if noun else "v", first), []).append(Entry(frozenset(others), kind))
    return MappingProxyType({k: tuple(sorted(v, key=lambda e: -len(e.companions))) for k, v in found.items()})


def hints(doc: Doc) -> tuple[Hint, ...]:
    """What the lexicon says of the parsed text's words; entries of several types for one word say nothing.

    A noun that belongs to its verb's entry says nothing else: who "lodged a *protest*" did not take to the streets.
    """
    known = entries()
    found: dict[int, Hint] = {}
    parts: dict[int, str] = {}
    for token in doc:
        kind = "v" if token.pos_ in _VERBS else "n" if token.pos_ in _NOUNS else ""
        listed = known.get((kind, token.lemma_.lower())) if kind else None
        if not listed:
            continue
        hanging = set(_hanging(token)) if any(e.companions for e in listed) else set()
        fitting = [e for e in listed if e.companions <= hanging]
        types = {e.type for e in fitting if len(e.companions) == len(fitting[0].companions)}
        if len(types) == 1:
            companions = fitting[0].companions
            found[token.i] = Hint(token.i, types.pop(), len(companions))
            objects = (c.i for c in token.children if c.dep_ == "dobj" and c.lemma_.lower() in companions)
            parts |= dict.fromkeys(objects, found[token.i].type)
    found |= {t.i: Hint(t.i, "ASSAULT", 1) for t in doc if t.i not in found and _is_toll(t)}
    return tuple(hint for token, hint in found.items() if parts.get(token, hint.type) == hint.type)


def _is_toll(token: Token) -> bool:
    """Whether a verb tells how many died or were hurt in an attack of the sentence before: "A bomb went off. Another 20 were injured"."""
    if token.lemma_.lower() not in words("dying"):
        return False
    suffering = [c for c in token.children if c.dep_ in {"nsubj", "nsubjpass"}]
    counted = any(t.pos_ == "NUM" or t.ent_type_ == "CARDINAL" for c in suffering for t in (c, *c.lefts))
    begin = token.sent.start
    before = token.doc[token.doc[begin - 1].sent.start : begin] if begin else ()
    return counted and any(t.lemma_.lower() in words("violent") for t in before)


def _hanging(token: Token) -> Iterator[str]:
    alone = all(c.dep_ != "dobj" for c in token.children)
    for child in token.children:
        yield child.lemma_.lower()
        if child.dep_ in {"prep", "agent", "prt", "advmod"}:
            behind = [*child.children, *(c for own in child.children if own.dep_ == "prep" for c in own.children)]
            yield from (c.lemma_.lower() for c in behind)
            if alone and any(c.pos_ == "PROPN" and c.ent_type_ not in _NO_PLACES for c in behind):
                yield "<place>"
        if child.dep_ in {"dobj", "nsubjpass"}:
            yield from (c.lemma_.lower() for c in child.children if c.dep_ in {"compound", "amod"})
        if child.dep_ in {"xcomp", "ccomp"} and child.tag_ == "VB":
            yield from (c.lemma_.lower() for c in child.children if c.dep_ in _TOLD)
    if token.dep_ == "acl":
        yield token.head.lemma_.lower()
