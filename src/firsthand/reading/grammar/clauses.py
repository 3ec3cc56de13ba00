"""Clauses, noun phrases and the subjects of reporting words over spaCy's dependencies, as spans."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence

from spacy.tokens import Token

from firsthand.reading.grammar import cues
from firsthand.records import Span

SUBJECTS = frozenset({"nsubj", "nsubjpass", "csubj", "expl"})
CUT = frozenset({"relcl", "acl", "appos", "punct", "parataxis", "advcl", "dep"})
CLAUSE_HEADS = frozenset({"ROOT", "ccomp", "conj", "relcl", "advcl", "parataxis", "pcomp", "xcomp", "acl"})
INHERIT = frozenset({"xcomp", "conj", "advcl"})
CLIMB = 4  # verbs that are climbed over in search of a subject at most


def source_of(token: Token) -> Span | None:
    """The one who says what ``token`` says, as far as the syntax tells."""
    agent = agent_span(token)
    if agent is not None:
        return agent
    for _ in range(CLIMB):
        subjects = [c for c in token.children if c.dep_ in SUBJECTS]
        if subjects:  # of two the one behind: "the army, *says the mayor*, fled"
            behind = len(subjects) > 1 and subjects[-1].i > token.i
            return _subject_noun(subjects[-1 if behind else 0], token)
        if token.dep_ in {"acl", "relcl"}:
            return _issuer(token.head) or noun_span(token.head)
        if token.dep_ == "pcomp" and token.head.lower_ == "as":
            quoting = token.head.head
            quoted = next((c for c in quoting.children if c.dep_ in {"dobj", "nsubjpass"}), None)
            return noun_span(quoted) if quoted is not None else None
        if token.dep_ not in INHERIT or token.head.pos_ not in {"VERB", "AUX"}:
            return None
        token = token.head
    return None


def _issuer(document: Token) -> Span | None:
    """Who issued a statement, letter or the like, where the same clause says so."""
    if cues.kinds().get(document.lemma_.lower()) != "document" or document.dep_ != "dobj":
        return None
    return source_of(document.head) if document.head.lemma_.lower() in cues.phrases("issue") else None


def _subject_noun(subject: Token, verb: Token) -> Span | None:
    if subject.lower_ in {"who", "which", "that"} and verb.dep_ == "relcl":
        return noun_span(verb.head)
    if subject.dep_ in {"expl", "csubj"} or (subject.lower_ in {"it", "there"} and subject.dep_ == "expl"):
        return None
    return noun_span(subject)


def subject_of(verb: Token) -> Token | None:
    """The subject that a verb in the active voice has itself."""
    return next((c for c in verb.children if c.dep_ == "nsubj"), None)


def is_passive(token: Token) -> bool:
    """Whether a verb stands in the passive."""
    return any(c.dep_ in {"auxpass", "nsubjpass"} for c in token.children)


def agent_of(token: Token) -> Token | None:
    """Who does what a passive verb tells: the noun behind its "by"."""
    by = next((c for c in token.children if c.dep_ == "agent"), None)
    return next((c for c in by.children if c.dep_ == "pobj"), None) if by is not None else None


def agent_span(token: Token) -> Span | None:
    """The noun phrase behind a passive verb's "by"."""
    agent = agent_of(token)
    return noun_span(agent) if agent is not None else None


def preposition_of(token: Token, word: str) -> Token | None:
    """The preposition or particle ``word`` that hangs on ``token``."""
    return next((c for c in token.children if c.dep_ in {"prep", "prt"} and c.lower_ == word), None)


def clause_of(token: Token) -> Token:
    """The head of the clause in which ``token`` stands."""
    while token.dep_ not in CLAUSE_HEADS and token.head is not token:
        token = token.head
    return token


def span_of(token: Token) -> Span:
    """The characters of one token."""
    return Span(token.idx, token.idx + len(token))


def subtree_span(token: Token) -> Span:
    """The characters of a token with all that hangs on it."""
    return Span(token.left_edge.idx, token.right_edge.idx + len(token.right_edge))


def noun_span(token: Token) -> Span:
    """The noun phrase of ``token`` without clauses and appositions that hang on it."""
    first = token.left_edge
    cut = [c.left_edge for c in token.children if c.i > token.i and c.dep_ in CUT]
    name = next((c for c in token.children if c.dep_ == "appos" and c.i > token.i and c.pos_ == "PROPN"), None)
    if name is not None and token.pos_ == "NOUN":
        inner = [c.left_edge.i for c in name.children if c.i > name.i and c.dep_ in CUT]
        end = token.doc[min(inner) - 1] if inner else name.right_edge
        return Span(first.idx, end.idx + len(end))
    last = min(cut, key=lambda t: t.i).nbor(-1) if cut else token.right_edge
    if last.i < token.i:
        last = token
    return Span(first.idx, last.idx + len(last))


def without(content: Iterable[Span], holes: Sequence[Span]) -> tuple[Span, ...]:
    """``content`` less the characters of ``holes``; single characters left over are punctuation and dropped."""
    pieces = list(content)
    for hole in holes:
        pieces = [piece for span in pieces for piece in _cut(span, hole)]
    return tuple(sorted(piece for piece in pieces if piece.end - piece.start > 1))


def _cut(span: Span, hole: Span) -> Iterator[Span]:
    if not span.overlaps(hole):
        yield span
        return
    if span.start < hole.start:
        yield Span(span.start, hole.start)
    if hole.end < span.end:
        yield Span(hole.end, span.end)
