"""Words that mostly name an event of one type ("call home ambassador", "siege"): a hint to the trigger head, no verdict.

An entry of ``data/lexicon.tsv`` is the lemma of the event's word, then those that must hang on it in the syntax: a particle,
the object with what describes it or stands behind its "of", a preposition or what stands behind it, an infinitive with its
own, ``<to>`` for any infinitive, ``<who>`` for an object that is a name or somebody, ``<place>`` for the name of a place there
where nothing is an object; ``n:`` marks a noun, ``^`` the one that it describes. Its type is PLOVER's, or ``-`` for words that
name no event at all ("charge d'affaires"); a mode may stand behind it ("SANCTION/expel"), and ``!`` where the words can mean
nothing else. Written from general knowledge of English news.
"""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from types import MappingProxyType
from typing import TYPE_CHECKING

from firsthand.atlas.agents import agents
from firsthand.reading.grammar.syntax import tokens_of
from firsthand.reading.text.wording import words

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from spacy.tokens import Doc, Token

NOTHING = "-"
_SURE = "!"
_NO_PLACES = frozenset({"ORG", "NORP", "LAW", "EVENT", "DATE", "PRODUCT", "WORK_OF_ART"})  # spaCy's labels
_TOLD = frozenset({"nsubj", "dobj", "prep", "prt"})  # what of an infinitive hangs on the verb above it, too
_NOUNS, _VERBS = frozenset({"NOUN", "PROPN"}), frozenset({"VERB", "AUX"})


@dataclass(frozen=True, slots=True)
class Entry:
    """What must hang on the word, and the type that it then names, with a mode where the words tell it; whether nothing else is meant."""

    companions: frozenset[str]
    type: str
    mode: str | None = None
    sure: bool = False


@dataclass(frozen=True, slots=True)
class Hint:
    """A token of the text, the type and mode that the lexicon has for it, how many companions the entry asked for, and whether it is sure."""

    token: int
    type: str
    companions: int
    mode: str | None = None
    sure: bool = False


@cache
def entries() -> Mapping[tuple[str, str], tuple[Entry, ...]]:
    """The entries by "n" or "v" and lemma."""
    found: dict[tuple[str, str], list[Entry]] = {}
    text = files("firsthand.reading").joinpath("data/lexicon.tsv").read_text(encoding="utf-8")
    for line in text.splitlines()[1:]:
        wording, kind = line.split("\t")
        noun = wording.startswith("n:")
        first, *others = wording.removeprefix("n:").split()
        found.setdefault(("n" if noun else "v", first), []).append(_entry(frozenset(others), kind))
    return MappingProxyType({k: tuple(v) for k, v in found.items()})


def _entry(companions: frozenset[str], kind: str) -> Entry:
    name, _, mode = kind.removesuffix(_SURE).partition("/")
    return Entry(companions, name, mode or None, kind.endswith(_SURE))


def hints(doc: Doc) -> tuple[Hint, ...]:
    """What the lexicon says of the parsed text's words; entries of several types for one word say nothing.

    The entry with most companions goes first, and of these the one with most that hang on the word itself, not its subject:
    "troops fought *alongside* an army" before "fought … army". A noun that belongs to its verb's entry says nothing else: who "lodged a *protest*" did
    not take to the streets.
    """
    known = entries()
    found: dict[int, Hint] = {}
    parts: dict[int, str] = {}
    for token in tokens_of(doc):
        kind = "v" if token.pos_ in _VERBS else "n" if token.pos_ in _NOUNS or token.dep_ == "compound" else ""
        listed = known.get((kind, token.lemma_.lower())) if kind else None
        if not listed:
            continue
        entry = _fitting(token, listed)
        if entry is not None:
            found[token.i] = Hint(token.i, entry.type, len(entry.companions), entry.mode, entry.sure)
            objects = (c.i for c in token.children if c.dep_ == "dobj" and c.lemma_.lower() in entry.companions)
            parts |= dict.fromkeys(objects, entry.type)
    dying = words("dying")
    tolls = (t for t in tokens_of(doc) if t.lemma_.lower() in dying and t.i not in found and _is_toll(t))
    found |= {t.i: Hint(t.i, "ASSAULT", 1) for t in tolls}
    return tuple(hint for token, hint in found.items() if parts.get(token, hint.type) == hint.type)


def _fitting(token: Token, listed: Sequence[Entry]) -> Entry | None:
    """The entry that fits best; None where none does, or several of different types do."""
    hanging = set(_hanging(token)) if any(e.companions for e in listed) else set()
    fitting = [e for e in listed if e.companions <= hanging]
    if len(fitting) < 2:
        return fitting[0] if fitting else None
    on_it = {c.lemma_.lower() for c in token.children if c.dep_ != "nsubj"}
    ranks = [(len(e.companions), len(e.companions & on_it)) for e in fitting]
    most = max(ranks)
    best = [e for e, rank in zip(fitting, ranks, strict=True) if rank == most]
    return best[0] if len({e.type for e in best}) == 1 else None


def _is_toll(token: Token) -> bool:
    """Whether a verb tells how many died or were hurt in an attack of the sentence before: "A bomb went off. Another 20 were injured"."""
    suffering = [c for c in token.children if c.dep_ in {"nsubj", "nsubjpass"}]
    counted = any(t.pos_ == "NUM" or t.ent_type_ == "CARDINAL" for c in suffering for t in (c, *c.lefts))
    begin = token.sent.start
    before = token.doc[token.doc[begin - 1].sent.start : begin] if begin else ()
    return counted and any(t.lemma_.lower() in words("violent") for t in before)


def _hanging(token: Token) -> Iterator[str]:
    """Every word, or kind of word, that hangs on ``token`` so that an entry may ask for it."""
    alone = all(c.dep_ != "dobj" for c in token.children)
    for child in token.children:
        yield child.lemma_.lower()
        if child.dep_ in {"prep", "agent", "prt", "advmod"}:
            yield from _behind(child, alone)
        if child.dep_ in {"dobj", "nsubjpass"}:
            yield from _of_object(child)
        if child.dep_ == "acomp":
            yield from (c.lemma_.lower() for c in child.children if c.dep_ == "neg")
        if (child.dep_ in {"xcomp", "ccomp"} and child.tag_ == "VB") or (child.dep_ == "advcl" and _is_aim(child)):
            yield from (c.lemma_.lower() for c in child.children if c.dep_ in _TOLD)
            if child.dep_ == "xcomp" and _is_aim(child):
                yield "<to>"
    if token.dep_ == "acl":
        yield token.head.lemma_.lower()
    if token.dep_ == "compound":
        yield "^" + token.head.lemma_.lower()


def _behind(preposition: Token, alone: bool) -> Iterator[str]:
    behind = [*preposition.children, *(c for own in preposition.children if own.dep_ == "prep" for c in own.children)]
    yield from (c.lemma_.lower() for c in behind)
    if alone and any(c.pos_ == "PROPN" and c.ent_type_ not in _NO_PLACES for c in behind):
        yield "<place>"


def _of_object(noun: Token) -> Iterator[str]:
    yield from (c.lemma_.lower() for c in noun.children if c.dep_ in {"compound", "amod"} or _is_aim(c))
    if noun.pos_ == "PROPN" or noun.lemma_.lower() in agents():
        yield "<who>"
    for part in (c for c in noun.children if c.lower_ == "of"):
        yield "of"
        yield from (c.lemma_.lower() for c in part.children)


def _is_aim(token: Token) -> bool:
    """Whether a verb is an infinitive with "to": "72 hours *to leave*"."""
    return token.tag_ == "VB" and any(c.tag_ == "TO" for c in token.children)
