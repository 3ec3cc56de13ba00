"""Whether two words name two events, as one is told to come after the other or beside it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from firsthand.reading.grammar.clauses import is_passive
from firsthand.reading.grammar.syntax import root_of
from firsthand.reading.text import wording

if TYPE_CHECKING:
    from spacy.tokens import Doc, Token

    from firsthand.records import Span


def are_apart(doc: Doc, first: Span, second: Span) -> bool:
    """Whether of two words that name events one is told to come after the other or beside it, so that they are two.

    "The strike *came three days after* a rocket killed 12", "the raid *followed* an attack"; a bare "after" may tell of
    one ("died after being shot": 23 of 102 such pairs of gold/train are one event). "He *also met* the mayor": of 52 active verbs
    with an "also" there 5 name an event told before.
    """
    one, other = root_of(doc, first), root_of(doc, second)
    if one is None or other is None:
        return False
    return _is_further(max(one, other, key=lambda t: t.i)) or _comes_after(one, other) or _comes_after(other, one)


def _is_further(verb: Token) -> bool:
    """Whether somebody does what a verb tells besides something told before."""
    return verb.pos_ == "VERB" and any(c.lower_ == "also" for c in verb.children) and not is_passive(verb)


def _comes_after(late: Token, early: Token) -> bool:
    over = late.head
    if late.dep_ == "nsubj" and over.lemma_.lower() in wording.words("follow"):
        return any(c == early for c in over.children if c.dep_ == "dobj")
    behind = _behind_after(early)
    if behind is None or behind.head not in {late, over}:
        return False
    came = late.dep_ == "nsubj" and over.lemma_.lower() in wording.words("coming")
    marks = (behind, *behind.children)
    dated = any(c.dep_ == "npadvmod" for t in marks for c in t.children if t.lower_ in wording.words("after"))
    return came or dated


def _behind_after(token: Token) -> Token | None:
    """The preposition or clause by which ``token`` hangs behind "after"; None where it does not."""
    over = token.head
    if token.dep_ == "pobj" and over.lower_ in wording.words("after"):
        return over
    marked = token.dep_ == "advcl" and any(
        c.dep_ == "mark" and c.lower_ in wording.words("after") for c in token.children
    )
    return token if marked else None
