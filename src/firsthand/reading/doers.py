"""Who can have done it: on whom a sentence blames it, not whom it answers, and no state against its own."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, Literal

from firsthand.reading import wording
from firsthand.reading.syntax import root_of
from firsthand.records import Span

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping, Sequence

    from spacy.tokens import Doc, Token

    from firsthand.reading.marks import Held
    from firsthand.reading.parties import Ground
    from firsthand.records import Identity, Party

_FORCES = frozenset({"MIL", "COP", "SPY"})

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


def sendings(doc: Doc) -> Callable[[Span, Span], bool]:
    """A function that says of an event's word and a party whether the party is what is sent: "called up *reservists*"."""

    def is_sent(trigger: Span, party: Span) -> bool:
        verb, noun = root_of(doc, trigger), root_of(doc, party)
        if verb is None or noun is None or verb.lemma_.lower() not in wording.words("sending"):
            return False
        return noun.dep_ in {"dobj", "nsubjpass"} and noun.head == verb

    return is_sent


def is_weapon(held: Held, text: str) -> bool:
    """Whether what may play a role is a weapon of nobody told: "a roadside *bomb* killed two"."""
    known = held.mention is not None and (held.mention.identity.country or held.mention.identity.id)
    words = held.span.of(text).lower().split()
    return not known and bool(words) and words[-1] in wording.words("weaponry")


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


def without_own_side(
    attackers: Sequence[Party], attacked: Sequence[Party], told: Mapping[Span, Identity]
) -> tuple[Party, ...]:
    """``attackers`` less a state whose own forces are attacked: "Turkey struck after nine Turkish soldiers were killed".

    ``told`` gives what the words of mentions tell: no guess makes forces a state's own. Of 646 attacks with both sides in gold/train two are by forces on forces of their own state, none by the state as such.
    """
    known = (told[p.span].country for p in attacked if p.identity.sector in _FORCES and p.span in told)
    forces = {country for country in known if country}
    return tuple(p for p in attackers if p.identity.kind != "country" or p.identity.country not in forces)


def of_other_states(
    doers: Sequence[Party], done_to: Sequence[Party], told: Mapping[Span, Identity], ground: Ground
) -> tuple[Party, ...]:
    """``doers``, those of them whose country was only guessed to be a state that they turn against, of another.

    "Germany expelled two Russians. Defence Minister Brandt condemned *Moscow*": of 1,800 such acts in gold/train none is an
    official's against his own state by its name. ``told`` gives what the words of mentions tell.
    """
    states = frozenset(p.identity.country for p in done_to if p.identity.kind == "country" and p.identity.country)

    def settled(party: Party) -> Party:
        own = told.get(party.span)
        if own is None or own.country is not None or party.identity.country not in states:
            return party
        return replace(party, identity=ground.filled(own, party.span, without=states))

    return tuple(settled(p) for p in doers)
