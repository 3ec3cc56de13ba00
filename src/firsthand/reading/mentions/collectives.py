"""Whom a collective means: "the two countries", "both sides", "they" of several named together."""

from __future__ import annotations

from typing import TYPE_CHECKING

from firsthand.ontology import IRREGULARS
from firsthand.reading.mentions import antecedents
from firsthand.reading.text import wording

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from spacy.tokens import Token

    from firsthand.reading.mentions.entities import Candidate
    from firsthand.records import Identity, Mention, Span

_PLACES = frozenset({"GPE", "LOC"})
_WITHIN = frozenset({"amod", "appos", "compound", "nmod", "poss"})


def members(found: Sequence[Candidate], named: Sequence[Mention]) -> dict[Span, tuple[Identity, ...]]:
    """For each collective ("the two countries", "both sides") the actors last named before it, as many as it says.

    Who does something to it is none of them ("Jordan urged both sides"), nor is where something was ("met in Kenya"), and
    those of "both sides" stand near: in the sentence or the one before.
    """
    pairs: dict[Span, tuple[Identity, ...]] = {}
    heads: dict[int, Mention] = {}
    for number, candidate in enumerate(found):
        if candidate.form == "pronoun":
            told = _side_by_side(number, found, named, heads, pairs) or _who_met(number, found, named, heads)
            pairs |= {candidate.span: told} if told else {}
        heads.setdefault(candidate.head.i, named[number])
        size = _size(candidate)
        if not size:
            continue
        doer = antecedents.doer_to(candidate.head)
        doers = (doer, *doer.conjuncts) if doer is not None else ()
        reach = _reach(candidate)
        doing = {mention.entity for mention, other in zip(named, found, strict=True) if other.head in doers}
        doing_too = {i for other in found if other.head in doers for i in pairs.get(other.span, ())}  # "They urged"
        recent: dict[object, Identity] = {}
        for mention, other in zip(reversed(named[:number]), reversed(found[:number]), strict=True):
            if len(recent) == size or other.head.i < reach:
                break
            key = _pairs_with(candidate, mention, other) if mention.entity not in doing else None
            one = _one_of(other.head, heads) if candidate.head.lower_ in wording.words("two") else None
            member, key = (one, one.entity) if key is not None and one is not None else (mention, key)
            if key is not None and member.identity not in doing_too:
                recent.setdefault(key, member.identity)
        if len(recent) == size:
            pairs[candidate.span] = tuple(reversed(recent.values()))
    return pairs


def _one_of(nation: Token, heads: Mapping[int, Mention]) -> Mention | None:
    """Who is told by his ``nation``, if anybody is: "an *Iraqi* student"."""
    who = _whole(nation)
    told = heads.get(who.i) if who != nation else None
    return told if told is not None and told.identity.sector else None


def _whole(noun: Token) -> Token:
    """The head of the words that ``noun`` only tells more of: "the *Azerbaijani* president"."""
    while noun.dep_ in _WITHIN and noun.head.pos_ in {"NOUN", "PROPN"}:
        noun = noun.head
    return noun


def _side_by_side(
    number: int,
    found: Sequence[Candidate],
    named: Sequence[Mention],
    heads: Mapping[int, Mention],
    pairs: Mapping[Span, tuple[Identity, ...]],
) -> tuple[Identity, ...]:
    """Who "they" are where the one they stand for is named together with others: "Nigeria and Cameroon said they …"."""
    if found[number].head.lower_ not in wording.words("plural") - wording.words("self"):
        return ()
    last = next((n for n in range(number - 1, -1, -1) if named[n].entity == named[number].entity), None)
    if last is None or found[last].form == "pronoun":
        return pairs.get(found[last].span, ()) if last is not None else ()
    head = _whole(found[last].head)  # "the Azerbaijani president", one of two
    apposed = (c for c in head.children if c.dep_ == "appos" and c.conjuncts)  # "the minister, Mr X, and the president"
    first = head if head.conjuncts else next(apposed, head)
    tokens = sorted((first, *first.conjuncts))
    told = [heads[t.i].identity for t in tokens if t.i in heads]
    if len(tokens) < 2 or len(told) < len(tokens) or not all(i.country or i.sector for i in told):
        return ()
    return tuple(dict.fromkeys(told))


def _who_met(
    number: int, found: Sequence[Candidate], named: Sequence[Mention], heads: Mapping[int, Mention]
) -> tuple[Identity, ...]:
    """The two of whom the sentence before says that they met: "Blinken met Fidan in Ankara. *They* discussed Gaza".

    Not where the pronoun is resolved to a body or to people under arms.
    """
    meant, pronoun = named[number].identity, found[number].head
    if meant.kind in {"group", "body"} or meant.sector not in {None, "GOV"}:
        return ()
    begin = pronoun.sent.start
    if not begin or pronoun.dep_ != "nsubj" or pronoun.lower_ not in wording.words("plural") - wording.words("self"):
        return ()
    verb = pronoun.doc[begin - 1].sent.root
    talks = any(c.dep_ == "dobj" and c.lemma_.lower() in wording.words("talks") for c in verb.children)
    if verb.lemma_.lower() not in wording.words("meeting") and not talks:
        return ()
    told = [heads[t.i] for t in _parties_of(verb) if t.i in heads]
    known = [m.identity for m in told if m.identity.kind in {"person", "country"}]
    return tuple(dict.fromkeys(known)) if len(known) == 2 == len(told) else ()


def _parties_of(verb: Token) -> list[Token]:
    """The subject of a verb, and its object or who stands behind "with", be it the verb's or its object's."""
    subject = antecedents.subject_of(verb)
    objects = [c for c in verb.children if c.dep_ == "dobj"]
    withs = (c for t in (verb, *objects) for c in t.children if c.lower_ == "with")
    partners = [o for c in withs for o in c.children if o.dep_ == "pobj"]
    return [t for t in (subject, *(partners or objects)) if t is not None]


def _reach(collective: Candidate) -> int:
    """The first token at which a member may stand."""
    begin = collective.head.sent.start
    if collective.head.lower_ not in wording.words("opposed") | wording.words("two"):
        return 0
    return collective.head.doc[begin - 1].sent.start if begin else 0


def _size(collective: Candidate) -> int:
    """How many members the words tell of; 0 where they are no collective ("both parties and candidates" are none).

    Words that begin with a number ("two candidates") tell of somebody new.
    """
    first, *rest = collective.text.lower().split()
    if rest and first in wording.words("number"):
        return 0
    tokens = {first, *rest}
    listed = "both" in tokens and any(c.dep_ == "conj" for c in collective.head.children)
    if (
        listed
        or _place(collective.head)
        or collective.head.lower_ not in wording.words("paired")
        or tokens & {"dozen", "hundred"}
    ):
        return 0
    return next((n for kind, n in (("pair", 2), ("triple", 3), ("four", 4)) if tokens & wording.words(kind)), 0)


def _place(noun: Token) -> bool:
    """Whether ``noun`` is told with where it is, so that no others are meant: "both sides in Sudan"."""
    inner = (p for c in noun.children if c.lower_ in wording.words("where") for p in c.children)
    return any(p.ent_type_ in _PLACES for p in inner)


def _is_where(name: Token) -> bool:
    """Whether a place's name only tells where something was: "met in Kenya"."""
    return name.ent_type_ in _PLACES and name.dep_ == "pobj" and name.head.lower_ in wording.words("where")


def _pairs_with(collective: Candidate, mention: Mention, other: Candidate) -> object | None:
    """What tells the members of ``collective`` apart: a person's entity, a state's code; None for one that is no member.

    Of a war's "both sides" one may be the state's army, the other rebels of its own.
    """
    known = mention.identity.id is not None and collective.head.lower_ in wording.words("opposed")
    if (mention.form != "name" and not known) or mention.form == "pronoun" or _is_where(other.head):
        return None
    kind = mention.identity.kind
    person = kind == "person" or (not kind and other.label == "PERSON")
    word = collective.head.lower_
    if word in wording.words("leading"):
        return mention.entity if person else None
    if word in wording.words("two"):
        return mention.entity if person else mention.identity.country if kind == "country" else None
    if word in wording.words("governed"):
        return mention.identity.country if kind == "country" or (not kind and other.label in {"GPE", "NORP"}) else None
    if known and other.head.dep_ in _WITHIN and not other.head.conjuncts:  # "Sudan" of "Sudan's army"
        return None
    if person or word not in wording.words("opposed"):
        return None if person else mention.identity.country
    if not kind and other.label in _PLACES:  # a town is no side
        return None
    return mention.identity.country and (mention.identity.country, mention.identity.sector in IRREGULARS)
