"""Who says that he will not do what others want refuses it: "*will not* lift the ban" is a refusal, and what is refused.

In gold/train 16 of 21 who "will not" or "cannot" cooperate or yield are coded as refusing, 6 of them with what they refuse beside
it; in what we coded 180 of 236.
"""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, Final

from firsthand.reading.grammar.clauses import subject_of
from firsthand.reading.grammar.syntax import root_of
from firsthand.reading.text import wording
from firsthand.records import Span

if TYPE_CHECKING:
    from collections.abc import Sequence

    from spacy.tokens import Doc, Token

    from firsthand.reading.events.sameness import Sides
    from firsthand.reading.network.heads import Trigger

    Told = tuple[Trigger, Sides]

_WANTED: Final = frozenset(
    {"AGREE", "AID", "CONCEDE", "CONSULT", "COOPERATE", "RETREAT"}
)  # what others may want of somebody


def told_apart(told: Sequence[Told], doc: Doc) -> list[Told]:
    """The triggers with their sides, in order; before what somebody says he will not do stands that he refuses it.

    The refusal has the same parties and is as sure as what is refused, which keeps the words behind the "not".
    """
    found: list[Told] = []
    for trigger, sides in told:
        words = _refusal(trigger, sides, doc)
        if words is None or (found and _goes_before(found[-1][0], words, trigger, doc)):
            found.append((trigger, sides))
            continue
        found.append(
            (replace(trigger, span=words, type="REJECT", modes={None: 1.0}, realities={"happened": 1.0}), sides)
        )
        rest = trigger.span
        if rest.start < words.end < rest.end:
            behind = rest.of(doc.text)[words.end - rest.start :]
            rest = Span(rest.end - len(behind.lstrip()), rest.end)
        found.append((replace(trigger, span=rest), sides))
    return found


def _goes_before(before: Trigger, words: Span, refused: Trigger, doc: Doc) -> bool:
    """Whether the trigger before stands on the "not" already, or is the verb of which it hangs ("*vowed* not to")."""
    verb = root_of(doc, refused.span)
    return before.span.overlaps(words) or (verb is not None and root_of(doc, before.span) == verb.head)


def _refusal(trigger: Trigger, sides: Sides, doc: Doc) -> Span | None:
    """The "will not" by which an actor says of himself that he does not do what ``trigger`` names; None where there is none."""
    verb = root_of(doc, trigger.span) if trigger.type in _WANTED else None
    if verb is None or verb.pos_ not in {"VERB", "AUX"}:
        return None
    parts = {c.dep_: c for c in verb.children if c.i < verb.i}
    will, no = parts.get("aux"), parts.get("neg")
    if will is None or no is None or will.lower_ not in wording.words("refusing by not"):
        return None
    acts = any(a.span.start <= w.idx < a.span.end for w in _sayers(verb, subject_of(verb)) for a in sides[0])
    return Span(min(will.idx, no.idx), max(_end(will), _end(no))) if acts else None


def _sayers(verb: Token, who: Token | None) -> list[Token]:
    """Whom ``verb`` tells of as himself saying what he does not do: none where another says it of him.

    The subject of a main clause, of one before its speaker ("Iran will not …, its minister said"), and, with who says it, a
    "he" or "his troops" of what is said.
    """
    if who is None:
        return []
    if verb.dep_ == "ROOT":
        return [who]
    above = subject_of(verb.head) if verb.dep_ == "ccomp" else None
    if above is None:
        return []
    own = who.pos_ == "PRON" or any(c.dep_ == "poss" and c.pos_ == "PRON" for c in who.children)
    return [who, above] if own else [who] if above.i > verb.i else []


def _end(token: Token) -> int:
    return token.idx + len(token)
