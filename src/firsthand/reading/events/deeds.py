"""Whose a deed is, of the words that name it: "a *police* raid", "the *Iran*-*Iraq* war", "*they* accused each other"."""

from __future__ import annotations

from itertools import pairwise
from typing import TYPE_CHECKING

from firsthand.atlas.agents import agents, plain
from firsthand.reading.events.marks import Held
from firsthand.reading.grammar.arguments import shared_subject
from firsthand.reading.grammar.syntax import is_first_half, is_named, root_of
from firsthand.reading.text import wording
from firsthand.records import Span

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from spacy.tokens import Doc, Token
    from spacy.tokens import Span as Tokens

    from firsthand.records import Mention

_DESCRIBING = frozenset({"amod", "compound", "nmod", "poss"})
_STATES = frozenset({"GPE", "NORP"})


def of_deed(doc: Doc, held: Held, mentions: Sequence[Mention], heads_of: Mapping[Span, int]) -> tuple[Held, ...]:
    """Whose a deed is, of the words that name it ("a *police* raid"), and both of a pair ("the *Iran*-*Iraq* war"); else ``held``."""
    noun = root_of(doc, held.span)
    if noun is None:
        return (held,)
    marked = doc.char_span(held.marked.start, held.marked.end, alignment_mode="expand") if held.marked else None
    before = marked is not None and _is_before_deed(marked[-1])
    deed = noun if noun.lower_ in wording.words("deeds") else _pair(noun)[-1].head
    if not (before or deed.lower_ in wording.words("deeds")):
        return (held,)
    named = {heads_of[m.span]: m for m in mentions if m.form == "name" or " " not in m.text}
    if marked is not None and before and marked[-1].idx not in named:
        return (Held(_without_article(marked), None, held.chance),)
    at = noun if marked is None or noun in marked else marked[-1]
    who = _before(deed, next((c for c in deed.lefts if _state_of(c) == at), at), named)
    if deed.lower_ not in wording.words("deeds") or who == [noun]:
        return (held,)
    able = (_held(t, named.get(t.idx), held.chance) for t in who)
    return tuple(h for h in able if h.mention is not None or is_named(doc, h.span)) or (held,)


def _before(deed: Token, at: Token, named: Mapping[int, Mention]) -> list[Token]:
    """Whose a deed is: who stands ``at`` one of its words, with the other half of a pair, and of ``at`` the deed itself whoever stands before it."""
    pairs = [_pair(c) for c in deed.lefts if c.dep_ in _DESCRIBING] if at == deed else [_pair(at)]

    def is_somebody(token: Token) -> bool:
        known = named.get(token.idx)
        return _are_people(token) or (known is not None and known.identity.kind == "country")

    who = [t for pair in pairs for t in pair if len(pair) > 1 or t == at or is_somebody(t)]
    return [t for t in who if all(_state_of(other) != t for other in who)]


def of_each_other(doc: Doc, held: Held, mentions: Sequence[Mention], heads_of: Mapping[Span, int]) -> tuple[Held, ...]:
    """Who "each other" are, as the subject of the verb: "*Chad* and *Togo* accused each other"; else ``held``."""
    noun = root_of(doc, held.span)
    around = doc[max(noun.i - 1, 0) : noun.i + 2] if noun is not None else ()
    joined = {f"{one.lower_}_{other.lower_}" for one, other in pairwise(around)}
    if noun is None or joined.isdisjoint(wording.words("mutual")):
        return (held,)
    subject = shared_subject(noun.head.head if noun.dep_ == "pobj" else noun.head)
    heads = [t.idx for t in (subject, *subject.conjuncts)] if subject is not None else []
    return tuple(Held(m.span, m, held.chance) for m in mentions if heads_of[m.span] in heads)


def _is_before_deed(token: Token) -> bool:
    """Whether a word tells whose a deed behind it is, and is not half of a pair."""
    before = token.dep_ in _DESCRIBING and token.head.lower_ in wording.words("deeds")
    return before and not _is_thing(token) and len(_pair(token)) == 1


def _without_article(words: Tokens) -> Span:
    begin = next((t for t in words if t.dep_ != "det"), words[0])
    return Span(begin.idx, words.end_char)


def _pair(token: Token) -> list[Token]:
    """The names that a hyphen joins to ``token``, and itself, in order."""
    last = token.head if is_first_half(token) else token
    return [*(c for c in last.lefts if is_first_half(c)), last]


def _state_of(token: Token) -> Token | None:
    """The state whose people a noun before a deed names: "a *French* police raid"."""
    state = token.nbor(-1) if token.i else token
    beside = state.head == token.head and state.ent_type_ in _STATES
    return state if beside and _are_people(token) else None


def _are_people(token: Token) -> bool:
    """Whether a noun names somebody who acts, and no thing: "police" and no "drone"."""
    return plain(token.lower_) in agents() and not _is_thing(token)


def _is_thing(token: Token) -> bool:
    return token.lower_ in wording.words("vehicles") or token.lower_ in wording.words("weaponry")


def _held(token: Token, mention: Mention | None, chance: float) -> Held:
    """What one word names that may play a role, with whose it is."""
    begin = _state_of(token) or token
    return Held(mention.span if mention else Span(begin.idx, token.idx + len(token)), mention, chance)
