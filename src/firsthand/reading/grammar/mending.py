"""Where a parser's tree cannot be: a noun for a person without an article right before a name belongs to the name."""

from __future__ import annotations

from typing import TYPE_CHECKING

from firsthand.reading.text import wording

if TYPE_CHECKING:
    from spacy.tokens import Doc, Token
    from spacy.tokens import Span as Tokens

_DETERMINERS = frozenset({"det", "poss"})
_OWN_PLACES = frozenset({"nsubj", "nsubjpass", "poss"})  # places of a name that its noun has only by mistake


def mended(doc: Doc) -> Doc:
    """``doc`` with every torn phrase of post and name ("sentenced opposition *politician* | *Ilya Yashin*") as one, whose head is the name.

    A singular noun for a person without an article is no phrase of its own, so that it only tells who is named behind it.
    """
    for name in doc.ents:
        if (
            name.label_ == "PERSON"
            and name[-1].pos_ == "PROPN"
            and name.start
            and (noun := _post_before(name)) is not None
        ):
            _join(noun, name)
    return doc


def _post_before(name: Tokens) -> Token | None:
    """The bare noun for a person right before ``name`` that the parser ties to something else."""
    noun, first = name.doc[name.start - 1], name[0]
    bare = noun.tag_ == "NN" and noun.lower_ in wording.words("person") and not first.is_sent_start
    if not bare or any(c.dep_ in _DETERMINERS for c in noun.children):
        return None
    over = noun.head
    within = name.start <= over.i < name.end
    apposed = name.root.dep_ == "appos" and name.root.head == noun
    return None if within or apposed else noun


def _join(noun: Token, name: Tokens) -> None:
    """Make ``noun`` and the words of ``name`` hang on its last one, which takes the noun's place, or keeps its own as a subject."""
    last, root = name[-1], name.root
    keeps = root.dep_ in _OWN_PLACES or noun.dep_ == "compound"
    over, place = (root.head, root.dep_) if keeps else (noun.head, noun.dep_)
    joined = (noun, *name[:-1])
    if over in (noun, *name) or any(t.is_ancestor(over) for t in (noun, *name)):
        return
    behind = [c for t in joined for c in t.children if c.i >= name.end]
    _hang(last, over, place)
    for token in joined:
        _hang(token, last, "compound")
    for child in behind:
        _hang(child, last, child.dep_)


def _hang(token: Token, over: Token, place: str) -> None:
    token.head = over
    token.dep_ = place
