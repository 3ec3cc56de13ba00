"""Attributions without a reporting verb's subject: adverbs, passives, impersonal phrases, and nouns such as "claim".

An attribution without source is a pseudo-voice: its cue is the voice.
"""

from __future__ import annotations

from collections.abc import Iterator

from spacy.tokens import Doc, Token

from firsthand.reading.grammar import cues
from firsthand.reading.grammar.clauses import (
    clause_of,
    noun_span,
    preposition_of,
    source_of,
    span_of,
    subtree_span,
    without,
)
from firsthand.reading.text import wording
from firsthand.records import Attribution, Span

CLAUSES = frozenset({"ccomp"})


def adverb(token: Token) -> Iterator[Attribution]:
    """The pattern "reportedly": the clause that the adverb stands in."""
    head = token.head
    clause = subtree_span(clause_of(head)) if head.pos_ in {"VERB", "AUX"} else subtree_span(head)
    content = without((clause,), (span_of(token),))
    if content:
        yield Attribution((), (span_of(token),), content)


def passive(token: Token, lemma: str) -> Iterator[Attribution]:
    """The pattern "are believed to …", "suspected of …": a passive without agent."""
    if lemma not in cues.phrases("passive"):
        return
    clauses = [c for c in token.children if c.dep_ in {"xcomp", "ccomp"}]
    clauses += [g for p in token.children if p.dep_ == "prep" for g in p.children if g.dep_ == "pcomp"]
    if lemma in cues.phrases("charged"):
        clauses += [
            g for p in token.children if p.lower_ in {"of", "with", "for"} for g in p.children if g.dep_ == "pobj"
        ]
    if not clauses and lemma in cues.phrases("told-of"):
        clauses = [c for c in token.children if c.dep_ == "nsubjpass"]
    if not clauses:
        return
    auxiliaries = [c for c in token.children if c.dep_ in {"aux", "auxpass"} and c.i < token.i]
    first = min((c.idx for c in auxiliaries), default=token.idx)
    yield Attribution((), (Span(first, token.idx + len(token)),), tuple(subtree_span(c) for c in clauses))


def quoted(attribution: Attribution, doc: Doc) -> tuple[Attribution, ...]:
    """The pattern "A was quoted by B as saying …", tagged as one cue: what B tells of A, and what A says."""
    cue = attribution.cue[0] if attribution.cue else None
    found = doc.char_span(cue.start, cue.end, alignment_mode="expand") if cue is not None else None
    verb = found.root if found else None
    saying = preposition_of(verb, "as") if verb is not None and verb.lemma_.lower() == "quote" else None
    subject = next((c for c in verb.children if c.dep_ == "nsubjpass"), None) if verb is not None else None
    if verb is None or saying is None or subject is None:
        return (attribution,)
    speaker = noun_span(subject)
    content = without(attribution.content, (speaker,))
    says = [saying, *saying.children]
    inner = Attribution(attribution.source or (speaker,), (span_of(says[-1]),), content)
    by = (c for t in (verb, *says) for c in t.children if c.lower_ == "by")
    quoting = next((c for preposition in by for c in preposition.children), None)
    if quoting is None:
        return (inner,)
    return Attribution((noun_span(quoting),), (span_of(verb),), (speaker, *content)), inner


def impersonal(token: Token) -> Iterator[Attribution]:
    """The patterns "it emerged that …", "the rebels, it emerged, had …"."""
    content = tuple(subtree_span(c) for c in token.children if c.dep_ in CLAUSES)
    subject = next(c for c in token.children if c.lower_ == "it")
    if not content and token.dep_ == "parataxis":
        content = without((subtree_span(clause_of(token.head)),), (subtree_span(token),))
    if content:
        cue = Span(min(subject.idx, token.idx), token.idx + len(token))
        yield Attribution((), (cue,), content)


def nominal(token: Token) -> Iterator[Attribution]:
    """The pattern "the claim that …", "his threat to …", "reports of …"; not "in order to"."""
    if token.tag_ == "NN" and token.i and token.nbor(-1).lower_ == "in":
        return
    frames = cues.nouns()[token.lemma_.lower()].frames
    content = [subtree_span(c) for c in token.children if c.dep_ in {"acl", "ccomp", "relcl"} and _is_clause(c, frames)]
    for preposition in token.children:
        if ("o" in frames and preposition.lower_ == "of") or ("f" in frames and preposition.lower_ == "for"):
            content += [subtree_span(c) for c in preposition.children if c.dep_ in {"pobj", "pcomp"}]
    if not content:
        return
    source = _giver(token)
    yield Attribution((source,) if source is not None else (), (span_of(token),), tuple(content))


def _giver(token: Token) -> Span | None:
    """The one whose claim, threat or call the noun ``token`` is."""
    owner = next((c for c in token.children if c.dep_ == "poss"), None)
    if owner is not None:
        return noun_span(owner)
    nation = next((c for c in token.children if c.dep_ == "amod" and c.ent_type_ == "NORP"), None)
    if nation is not None:  # "Iranian requests for help"
        return span_of(nation)
    for preposition in token.children:
        if preposition.lower_ in {"by", "from"}:
            return next((noun_span(c) for c in preposition.children if c.dep_ == "pobj"), None)
    if token.dep_ != "dobj" or token.head.pos_ != "VERB":
        return None
    verb, asserts = token.head.lemma_.lower(), cues.nouns()[token.lemma_.lower()].stance == "asserts"
    denied = asserts and verb in wording.words("denying")  # "rejected claims that …": that it is not so, is on his word
    return source_of(token.head) if denied or verb not in cues.phrases("answering") else None


def _is_clause(clause: Token, frames: str) -> bool:
    marks = {c.lower_ for c in clause.children if c.dep_ in {"mark", "aux"}}
    return ("c" in frames and "that" in marks) or ("x" in frames and "to" in marks)
