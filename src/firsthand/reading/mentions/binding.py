"""Whom a pronoun cannot stand for by where it stands: whoever does what is done to it (principle B of Chomsky 1981)."""

from __future__ import annotations

from typing import TYPE_CHECKING

from firsthand.reading.grammar import cues
from firsthand.reading.grammar.arguments import addressee, shared_subject
from firsthand.reading.grammar.syntax import text_of
from firsthand.reading.text import wording
from firsthand.records import Span

if TYPE_CHECKING:
    from collections.abc import Mapping

    from spacy.tokens import Token

    from firsthand.reading.mentions.entities import Candidate, Cluster

_OWNING = frozenset({"amod", "compound", "nmod", "poss"})
_BESIDE = 60  # characters between a speech and who speaks it, at most


def is_bound(pronoun: Candidate, cluster: Cluster) -> bool:
    """Whether the pronoun and the entity's last mention are both arguments of one verb; a possessive may be its own.

    Whom a verb is done to is not who does it, either, where that stands with a verb before ("threatened to punish it"), and nobody is the
    phrase that he is a part of ("photographs of *them*").
    """
    verb = pronoun.head.head
    if any(c.span.covers(pronoun.span) for c in cluster.members):
        return True
    if pronoun.head.dep_ == "poss":
        return _harms(pronoun.head, cluster) or _answers(pronoun.head, cluster)
    if verb.dep_ == "relcl" and _has_charged(verb.head, cluster):
        return True
    if verb.pos_ == "ADP":
        aimed = verb.lower_ in wording.words("aimed") and _does(verb.head, cluster)
        return aimed or _is_thing_done(cluster.last.head, verb.head) or _is_pictured(verb, cluster)
    if verb.pos_ != "VERB":
        return False
    if cluster.last.head.head == verb:
        return True
    return pronoun.head.dep_ in {"dobj", "dative"} and _does(verb, cluster)


def _does(verb: Token, cluster: Cluster) -> bool:
    """Whether the entity is the subject of a verb, or what a relative pronoun there stands for: "*youths* who threw stones at them"."""
    doer = shared_subject(verb) if verb.pos_ == "VERB" else None
    if doer is not None and doer.tag_ in {"WP", "WDT"} and doer.head.dep_ == "relcl":
        doer = doer.head.head
    return doer is not None and any(c.head == doer for c in cluster.members)


def _is_thing_done(noun: Token, verb: Token) -> bool:
    """Whether ``noun`` is the object of the verb that does it to another: the "stones" of "threw stones at *them*"."""
    return verb.pos_ == "VERB" and noun.dep_ == "dobj" and noun.head == verb


def _is_pictured(led: Token, cluster: Cluster) -> bool:
    """Whether the entity is the subject of whose object the pronoun tells behind "of": "police released photographs *of them*"."""
    thing = led.head
    if led.lower_ != "of" or thing.dep_ != "dobj" or any(c.dep_ == "poss" for c in thing.children):
        return False
    doer = shared_subject(thing.head)
    return doer is not None and any(c.head == doer for c in cluster.members)


def speeches(speakers: Mapping[Span, Token]) -> dict[Span, Token]:
    """Those of the quotations with their speakers that are whole sentences, which a capital or dots open, with the speaker beside."""
    return {q: t for q, t in speakers.items() if q.gap(_at(t)) <= _BESIDE and not q.of(text_of(t.doc))[:1].islower()}


def is_speaker(pronoun: Candidate, cluster: Cluster, spoken: Mapping[Span, Token]) -> bool:
    """Whether the entity says the speech that "he" or "she" stands in: nobody calls himself so.

    ``spoken`` gives who says each speech.
    """
    if pronoun.head.lower_ not in wording.words("he") | wording.words("she"):
        return False
    speaking = {t.i for q, t in spoken.items() if q.covers(pronoun.span)}
    return bool(speaking) and any(c.head.i in speaking for c in cluster.members)


def _at(token: Token) -> Span:
    return Span(token.idx, token.idx + len(token))


def _harms(owner: Token, cluster: Cluster) -> bool:
    """Whether the entity attacks what is ``owner``'s, so that it is another's: "Chad accused Sudan of shelling *its* villages".

    A state or body attacks what is its own only where the text says so, and the enemies and captives that it has. Of a deed
    ("an *Israeli* strike killed *its* commander") it is whose the deed is.
    """
    thing = owner.head
    if owner.lower_ != "its" or thing.dep_ not in {"dobj", "pobj"} or thing.lower_ in wording.words("against"):
        return False
    verb = thing.head if thing.dep_ == "dobj" else thing.head.head
    own = any(c.lower_ == "own" for c in thing.children)
    if own or verb.lemma_.lower() not in wording.words("harming"):
        return False
    doer = shared_subject(verb)
    doers = [doer, *_whose_deed(doer)] if doer is not None else []
    return any(c.head in doers for c in cluster.members)


def _answers(owner: Token, cluster: Cluster) -> bool:
    """Whether the entity answers what is ``owner``'s, so that it is another's: "Toy has not replied to *his* request"."""
    thing = owner.head
    who = addressee(thing)
    own = who is not None and who.head in (thing.head, thing.head.head)  # a participle's subject is not sure
    return own and any(c.head == who for c in cluster.members)


def _whose_deed(deed: Token) -> list[Token]:
    """The words before a noun for a deed that may tell whose it is."""
    return [c for c in deed.lefts if c.dep_ in _OWNING] if deed.lower_ in wording.words("deeds") else []


def _has_charged(charge: Token, cluster: Cluster) -> bool:
    """Whether the entity makes the charge that another answers: "Israel accuses the group of theft, an *allegation* it denies"."""
    if charge.lemma_.lower() not in wording.words("addressed"):
        return False
    makers = {shared_subject(verb) for verb in charge.ancestors if verb.lemma_.lower() in cues.verbs()}
    return any(c.head in makers for c in cluster.members)
