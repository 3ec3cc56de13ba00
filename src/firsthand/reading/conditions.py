"""What syntax tells of how real an event is: negations, conditions, doubts, and the verb above it; and the words that tell it."""

from __future__ import annotations

from functools import cache
from importlib.resources import files
from types import MappingProxyType
from typing import TYPE_CHECKING, cast

from firsthand.reading import wording
from firsthand.reading.syntax import root_of
from firsthand.records import Reality, Span

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

    from spacy.tokens import Doc, Token

_SIGNS = frozenset({"aux", "auxpass", "neg", "mark"})  # what a verb carries that tells how real it is


def reality_cues(doc: Doc) -> Callable[[Span], tuple[Span, ...]]:
    """A function from a trigger to the words around it that tell how real it is: auxiliaries, negations, governing verbs."""

    def cues_of(trigger: Span) -> tuple[Span, ...]:
        root = root_of(doc, trigger)
        if root is None:
            return ()
        tokens = [child for child in root.children if child.dep_ in _SIGNS]
        if root.head is not root and root.head.pos_ in {"VERB", "AUX"}:
            tokens.append(root.head)
        return tuple(Span(t.idx, t.idx + len(t)) for t in sorted(tokens, key=lambda t: t.i))

    return cues_of


def conditions(doc: Doc) -> Callable[[Span], Reality | None]:
    """A function that says what syntax alone tells of a trigger's reality.

    Denied by "not", unclear where nobody confirms it, hypothetical under "if", else what the verb above it says ("prepares to …", "demanded …").
    """

    def told_as(trigger: Span) -> Reality | None:
        token = root_of(doc, trigger)
        if token is None:
            return None
        token = _done(token)
        if _is_negated(token) or _is_false(token):
            return "denied"
        if _is_open(token):
            return "unclear"
        above = token
        while True:
            if any(c.dep_ == "mark" and c.lower_ in {"if", "unless"} for c in above.children):
                return "hypothetical"
            if above.dep_ not in {"xcomp", "conj", "dobj", "prep", "pobj", "aux"} or above.head == above:
                return _governed(token)
            above = above.head

    return told_as


def disowned(doc: Doc) -> Callable[[Span], bool]:
    """A function that says whether somebody denies only that he had part in an event: "denied any involvement in the murder"."""

    def is_disowned(trigger: Span) -> bool:
        token = root_of(doc, trigger)
        if token is None or token.dep_ != "pobj":
            return False
        part = token.head.head
        denied = part.dep_ == "dobj" and part.head.lemma_.lower() in wording.words("denying")
        return denied and part.lower_ in wording.words("part_in") and not _is_negated(part.head)

    return is_disowned


def _done(token: Token) -> Token:
    """The verb by which a noun is done, where it has one: "carried out the *attack*", "was behind the *raid*"; else the word itself."""
    if token.dep_ == "dobj" and token.head.lemma_.lower() in wording.words("light") | {"cause"}:
        return token.head
    behind = token.dep_ == "pobj" and token.head.lower_ == "behind" and token.head.head.lemma_ == "be"
    return token.head.head if behind else token


def _is_open(token: Token) -> bool:
    """Whether it is left open that ``token`` is so: "could not verify that …", "neither confirmed nor denied", "unclear whether …"."""
    over = token.head
    if token.dep_ not in {"ccomp", "advcl", "csubj", "csubjpass", "acl"}:
        return False
    if any(c.dep_ == "mark" and c.lower_ in {"whether", "if"} for c in token.children):
        said = (over, *over.children)
        doubted = any(t.lower_ in wording.words("unclear") for t in said)
        return doubted or (_is_negated(over) and any(t.lower_ in wording.words("clear") for t in said))
    if over.lemma_.lower() == "confirmation":
        return any(c.lower_ == "no" for c in over.children)
    if over.lemma_.lower() not in wording.words("confirm"):
        return False
    nobody = _by_nobody(over)
    neither = any(c.lower_ == "neither" for t in (over, over.head) for c in t.children)
    refused = over.dep_ == "xcomp" and over.head.lemma_.lower() in wording.words("unable")
    return neither or refused or ((nobody or _is_negated(over)) and over.lemma_.lower() != "deny")


def _is_false(token: Token) -> bool:
    """Whether what says so is said to be false: "reports that the army attacked are false"."""
    report = token.head
    if token.dep_ not in {"ccomp", "acl"} or report.pos_ != "NOUN" or report.dep_ != "nsubj":
        return False
    told = [c for c in report.head.children if c.dep_ in {"acomp", "attr"}]
    return not _is_negated(report.head) and any(c.lower_ in wording.words("false") for c in told)


def _governed(token: Token) -> Reality | None:
    """What the verb that ``token`` is the complement or object of makes of it."""
    while token.dep_ == "conj" and token.head != token:
        token = token.head
    if token.dep_ == "pcomp" and token.head.lower_ == "from":  # "prevented them from storming"
        verb = token.head.head
        return None if _is_negated(verb) else _governors().get(("from", verb.lemma_.lower()))
    if _is_negated(token.head) or _by_nobody(token.head):
        return None
    if token.dep_ == "ccomp" and token.i < token.head.i:  # "India accuses Pakistan, a charge Islamabad denies"
        return None
    lemma = token.head.lemma_.lower()
    whole = next((f"{lemma} {c.lower_}" for c in token.head.children if c.dep_ == "prt"), lemma)
    return _governors().get((token.dep_, whole)) or _governors().get((token.dep_, lemma))


def _by_nobody(verb: Token) -> bool:
    """Whether the subject of a verb is nobody, or none of some: "no official has confirmed"."""
    subjects = (c for c in verb.children if c.dep_ == "nsubj")
    return any(t.lower_ in wording.words("nobody") or t.lower_ == "no" for c in subjects for t in (c, *c.lefts))


def _is_negated(token: Token) -> bool:
    return any(c.dep_ == "neg" for c in token.children)


@cache
def _governors() -> Mapping[tuple[str, str], Reality]:
    """Verbs by the edge to what they govern, with the reality that they give it (``data/governors.tsv``)."""
    rows = (files("firsthand.reading") / "data/governors.tsv").read_text(encoding="utf-8").splitlines()[1:]
    lines = (row.split("\t") for row in rows)
    return MappingProxyType(
        {(edge, v.replace("_", " ")): cast("Reality", reality) for edge, reality, verbs in lines for v in verbs.split()}
    )
