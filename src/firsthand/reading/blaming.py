"""Who did it by what a sentence says of its cause: "blamed the attack on Pakistan", "in retaliation for an attack by Hezbollah"."""

from __future__ import annotations

from typing import TYPE_CHECKING, Literal

from firsthand.reading import wording
from firsthand.reading.syntax import root_of
from firsthand.records import Span

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from spacy.tokens import Doc, Token

    from firsthand.records import Party

Blame = Literal["blamed", "answered"]


def blames(doc: Doc) -> Callable[[Span, Span], Blame | None]:
    """A function that says of an event's word and a party whether the event is blamed on it, or only answers what it did.

    "India blamed the *attack* on *Pakistan*": blamed; "the *killings* were revenge for an ambush by *rebels*": answered.
    """

    def blame(trigger: Span, party: Span) -> Blame | None:
        event, who = root_of(doc, trigger), root_of(doc, party)
        if event is None or who is None or event.sent.start != who.sent.start:
            return None
        return "blamed" if _is_blamed(event, who) else "answered" if _is_answered(event, who) else None

    return blame


def _is_blamed(event: Token, who: Token) -> bool:
    verb = event.head
    on = who.head
    if event.dep_ != "dobj" or verb.lemma_.lower() not in wording.words("blaming"):
        return False
    return who.dep_ == "pobj" and on.lower_ == "on" and (on.head == verb or event.is_ancestor(on))


def _is_answered(event: Token, who: Token) -> bool:
    """Whether somebody did what an event is the answer to."""
    over = (t for t in who.ancestors if t.lower_ in wording.words("answering"))
    return any(t != event and not t.is_ancestor(event) for t in over)


def settled(
    acting: Sequence[Party], receiving: Sequence[Party], blame: Callable[[Span], Blame | None]
) -> tuple[tuple[Party, ...], tuple[Party, ...]]:
    """Both sides of an event with those it is blamed on among its actors, and none of whom it only answers."""
    told = {p.span: blame(p.span) for p in (*acting, *receiving)}
    blamed = tuple(p for p in receiving if told[p.span] == "blamed")
    return (
        (*(p for p in acting if told[p.span] != "answered"), *blamed),
        tuple(p for p in receiving if told[p.span] is None),
    )
