"""How the word for an event and the words for a time hang together in the parsed report."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from firsthand.reading.grammar.syntax import sentences_of
from firsthand.reading.text.keeping import once_a_token
from firsthand.reading.times.counting import WORDS
from firsthand.reading.times.grammar import lexicon

if TYPE_CHECKING:
    from spacy.tokens import Doc, Token

    from firsthand.records import Span

APART = frozenset({"conj", "relcl", "ccomp", "advcl"})  # ties to a clause that has times and places of its own
CLAUSES = frozenset({"ccomp", "advcl", "relcl", "conj", "parataxis"})  # ties that lead into another clause
ADVERBIAL = frozenset(
    "pobj pcomp prep npadvmod compound nummod amod advmod nmod det poss punct quantmod".split()  # noqa: SIM905 short
)
NOMINAL = ADVERBIAL - {"punct"} | {"dobj", "attr", "appos", "nsubj", "nsubjpass", "agent", "dative"}
MODIFIERS = frozenset({"compound", "nummod", "amod", "nmod", "poss"})
_PRESENT = frozenset({"is", "are", "am", "'re", "’re"})
_MODAL = frozenset("will would ll 'll ’ll shall may might could can should must".split())  # noqa: SIM905 short
_PERFECT = frozenset({"have", "has", "'ve", "’ve", "'s"})


@dataclass(frozen=True, slots=True)
class Setting:
    """A trigger or a time in the parsed report: its span, its head token and the number of its sentence."""

    span: Span
    root: Token
    sentence: int
    place: int  # how many tokens of the sentence stand before the head


def settle(span: Span, doc: Doc) -> Setting | None:
    """``span`` in ``doc``; None where no token stands there."""
    found = doc.char_span(span.start, span.end, alignment_mode="expand")
    if found is None or not len(found):
        return None
    root = found[-1] if found[-1].lower_ in WORDS else found.root
    number, first = sentences_of(doc)[root.i]
    return Setting(span, root, number, root.i - first)


@once_a_token
def governor(time: Token) -> Token:
    """The verb or noun that a time hangs on; the time itself where it hangs on nothing."""
    token = time
    if token.dep_ == "mark" and token.lower_ in WORDS:
        return token.head.head  # "came a day after …": not what it counts from
    while token.head.i != token.i and token.dep_ in ADVERBIAL:
        token = token.head
        noun = token.pos_ in {"NOUN", "PROPN"} and token.ent_type_ not in {"DATE", "TIME"} and token.dep_ != "npadvmod"
        if noun or token.pos_ in {"VERB", "AUX"}:
            break
    return token


def way(trigger: Token, time: Token) -> str:
    """How a trigger lies to what a time hangs on.

    "direct" for the same word; "up" or "down" with the ties crossed between them, "arg" where none leads out of the
    clause; "other" where neither is above the other.
    """
    above = governor(time)
    if above.i == trigger.i:
        return "direct"
    up, down = _crossed(trigger, above), _crossed(above, trigger)
    if up is not None:
        return f"up {up}"
    return "other" if down is None else f"down {down}"


def _crossed(token: Token, above: Token) -> str | None:
    ties = []
    while token.i != above.i:
        if token.head.i == token.i:
            return None
        ties.append(token.dep_)
        token = token.head
    return "+".join([t for t in ties if t not in NOMINAL][:2]) or "arg"


def judged(trigger: Token, words: Token) -> bool:
    """Whether ``words`` tell when or where it was judged what ``trigger`` names: "jailed on Monday *for the murder*".

    What is judged stands behind a preposition at a word for judging, which may hang on another: "found guilty on Monday *of
    the murder*", "held on Monday on suspicion *of murder*".
    """
    path = _up_to_a_charge(trigger)
    if not path:
        return False
    verb = governor(words)
    return (
        verb.i not in path
        and _leads_up(trigger.doc[path[-1]].head, verb)
        and not trigger.doc[path[-1]].is_ancestor(words)
    )


@once_a_token
def _up_to_a_charge(trigger: Token) -> list[int]:
    """The tokens from ``trigger`` up to the preposition at a word for judging that it stands behind; empty for others."""
    path = line(trigger)
    ends = (
        n
        for n, t in enumerate(path[:-1], 1)
        if t.dep_ == "prep" and t.lower_ in lexicon("judged_for") and t.head.lemma_.lower() in lexicon("judging")
    )
    return [t.i for t in path[: next(ends, 0)]]


def _leads_up(token: Token, verb: Token) -> bool:
    """Whether ``token`` hangs on ``verb``, or is it, in one clause."""
    while token.i not in {verb.i, token.head.i} and (token.dep_ not in APART or _is_aside(token)):
        token = token.head
    return token.i == verb.i


def _is_aside(token: Token) -> bool:
    """Whether a participle tells in what state somebody does something: "appeared in court *charged with murder*"."""
    return token.tag_ == "VBN" and token.dep_ == "advcl" and not any(c.dep_ == "mark" for c in token.lefts)


def path_cost(trigger: Token, other: Token) -> float:
    """The steps between two tokens in the tree; a step across a clause's border counts more."""
    up_trigger, up_other = line(trigger), line(other)
    seen = {token.i: k for k, token in enumerate(up_trigger)}
    for k, token in enumerate(up_other):
        if token.i in seen:
            climbed, descended = up_trigger[: seen[token.i]], up_other[:k]
            return sum(1 + 0.5 * (t.dep_ in CLAUSES) for t in climbed) + sum(1 + (t.dep_ in CLAUSES) for t in descended)
    return float("inf")


@once_a_token
def line(token: Token) -> list[Token]:
    """A token and its heads, up to the root."""
    heads = [token]
    while heads[-1].head.i != heads[-1].i:
        heads.append(heads[-1].head)
    return heads


def tense(token: Token) -> str:
    """The tense of the verb that ``token`` is, or that it hangs on: then "under" stands before it."""
    verb = next((t for t in line(token) if t.pos_ in {"VERB", "AUX"}), token)
    return _tense(verb) if verb.i == token.i else f"under {_tense(verb)}"


def _tense(verb: Token) -> str:
    """One of "modal", "perfect", "past perfect", "going on", "present", "past", "to", or the tag of the verb."""
    helpers = {c.lower_ for c in verb.children if c.dep_ in {"aux", "auxpass"}}
    if helpers & _MODAL:
        return "modal"
    if helpers & _PERFECT and verb.tag_ in {"VBN", "VBG", "VBD"}:
        return "perfect"
    if "had" in helpers:
        return "past perfect"
    if helpers & _PRESENT:
        return "going on" if verb.tag_ == "VBG" else "present"
    if helpers & {"was", "were"}:
        return "past"
    return "to" if "to" in helpers else verb.tag_
