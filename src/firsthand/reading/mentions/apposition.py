"""Which noun a phrase stands in apposition to, and which it only stands beside, whatever the parser says."""

from __future__ import annotations

from typing import TYPE_CHECKING

from firsthand.atlas.agents import agents
from firsthand.atlas.places import load_gazetteer
from firsthand.reading.grammar import cues
from firsthand.reading.text import wording

if TYPE_CHECKING:
    from collections.abc import Mapping

    from spacy.tokens import Token

    from firsthand.reading.mentions.entities import Candidate, Cluster
    from firsthand.records import Span

_PLACES = frozenset({"GPE", "LOC"})


def apposed(candidate: Candidate, of: Mapping[Span, Cluster]) -> Cluster | None:
    """The entity that the phrase stands in apposition to, or is said to be ("One of them is a member of …")."""
    head = candidate.head
    other = head.head if head.dep_ == "appos" else None
    if other is None and candidate.label == "PERSON":
        other = _told_before(head) or _post_of(head)
    if head.dep_ == "attr" and head.head.lemma_ == "be" and head.lower_ in wording.words("person"):
        other = next((c for c in head.head.children if c.dep_ == "nsubj"), None)
    if candidate.label == "PERSON" and other is not None:
        other = _described(other)
    if other is None or _is_several(other, candidate) or _is_no_person(other, candidate):
        return None
    if _introduces(other, head) or _shut_in(other, head):
        return None
    spans = [
        s
        for s in of
        if s.start <= other.idx < s.end and not s.overlaps(candidate.span) and s in of and of[s].last.head == other
    ]
    cluster = of[min(spans, key=lambda s: s.end - s.start)] if spans else None
    return None if cluster is not None and _is_place(cluster) and _is_no_place(head) else cluster


def _is_place(cluster: Cluster) -> bool:
    """Whether an entity is a state or a place, one that the recogniser takes for a body included."""
    named = cluster.last.head.ent_type_
    mistaken = named == "ORG" and any(load_gazetteer().candidates(cluster.last.core))
    return "country" in cluster.kinds or named in _PLACES or mistaken


def _described(noun: Token) -> Token:
    """The noun for a person over the word that a parser ties a name to: "the *head* of the rights group Viasna, Ales B."."""
    over = noun
    while over.lower_ not in wording.words("person") and over.dep_ in {"pobj", "prep", "appos", "poss"}:
        over = over.head
    return over if over.lower_ in wording.words("person") else noun


def _told_before(name: Token) -> Token | None:
    """The noun for a person that a name stands behind as if it were an adverb: "killed *the leader* of X in Chad, Abu Y"."""
    if name.dep_ != "npadvmod":
        return None
    before = (c for c in name.head.children if c.i < name.i and c.dep_ in {"dobj", "nsubjpass"})
    return next((c for c in before if c.lower_ in wording.words("person")), None)


def _post_of(name: Token) -> Token | None:
    """The post before the body that a name ends: "*head* of the Duma's Foreign Affairs Committee Leonid S."."""
    begin = name
    while begin.ent_iob_ == "I":
        begin = begin.nbor(-1)
    ends_a_body = begin.i > 0 and begin.ent_iob_ == "B" and begin.nbor(-1).ent_type_ == "ORG"
    if not ends_a_body or name.dep_ != "pobj" or name.head.lower_ != "of":
        return None
    post = name.head.head
    return post if post.lower_ in wording.words("person") else None


def _is_no_place(head: Token) -> bool:
    """Whether who or what stands behind a state's name only for a comma is none: "troops to Congo, *a source* said", "Iran, *an attack* that"."""
    people = (wording.words(kind) for kind in ("telling", "person", "female", "male"))
    act = head.lemma_.lower() in cues.nouns() or head.lemma_.lower() in wording.words("violent")
    return head.dep_ == "appos" and (act or any(head.lower_ in kind for kind in people))


def _is_several(told: Token, apposed: Candidate) -> bool:
    """Whether the first is several and the second one, no group: "22 jets, its prime minister announced" is no apposition.

    Nor is the first of those whose names follow all of them: "two of his *friends*, *Ali K.* and Omar A.".
    """
    head = apposed.head
    one = head.tag_ == "NN" and head.lower_ not in wording.words("group")
    return told.tag_ == "NNS" and (one or (apposed.label == "PERSON" and head.tag_ == "NNP"))


def _is_no_person(told: Token, apposed: Candidate) -> bool:
    """Whether a person is told of beside a noun for a thing or a group: "Clark's *family*, Dr. Omalu said", "a *report* by …, Ben E."."""
    person = apposed.label == "PERSON" or (apposed.head.lower_ in wording.words("person") and not apposed.plural)
    thing = told.lemma_.lower() not in agents() or told.lower_ in wording.words("group")
    return person and told.pos_ == "NOUN" and thing and told.lower_ not in wording.words("person")


def _introduces(told: Token, apposed: Token) -> bool:
    """Whether a colon parts the two: "Joe Toy: *Putin* is lying" tells what Joe says."""
    first, last = sorted((told, apposed), key=lambda t: t.i)
    return any(t.text == ":" for t in told.doc[first.i : last.i])


def _shut_in(told: Token, apposed: Token) -> bool:
    """Whether the first stands in brackets that end before the second: "(CNN) The *Tarn Front* (TF) has claimed the attack"."""
    between = [t.text for t in told.doc[told.i : apposed.i]]
    return between.count(")") > between.count("(")
