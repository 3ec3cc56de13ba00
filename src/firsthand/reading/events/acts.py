"""Which triggers are one act told in two words ("imposed … sanctions", "car bomb attack"), and what an act is by who does it to what."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, Final

from firsthand import ontology
from firsthand.reading.events import asking
from firsthand.reading.events.sides import mode_of
from firsthand.reading.text import wording
from firsthand.records import Span

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from firsthand.reading.events.sameness import Sides
    from firsthand.reading.grammar.joints import Joint
    from firsthand.reading.network.heads import Trigger
    from firsthand.records import Event, Identity

LONGEST: Final = 30  # characters of two words that are shown together as what names an act
SURER: Final = 0.2  # how much more the type of a verb must be sure than that of its object to go before it
_SIGNED: Final = frozenset({"SUPPORT", "AGREE"})  # what is signed, and the deal
_LIFTED: Final = frozenset({"CONCEDE", "RETREAT"})  # what is lifted, and the ban
_COOPERATION: Final = frozenset({"AID", "CONSULT", "COOPERATE"})
_PROMISED: Final = _COOPERATION | {"AGREE"}
_HELP: Final = frozenset({"AID", "COOPERATE"})
_TAKING: Final = frozenset({"abduct", "arrest"})
_NO_THREAT: Final = _PROMISED | {"CONCEDE", "MOBILIZE", "RETREAT", "SUPPORT"}  # what is only said to come
_AHEAD: Final = frozenset({"planned", "expected"})
_SAID: Final = frozenset({"ACCUSE", "REJECT", "REQUEST", "THREATEN"})
_STATES: Final = frozenset({"GOV"})
_ARMED: Final = {"drone": "drones", "heavy-weapons": "heavy weapons"}  # modes by the kinds of words that name them

Told = tuple["Trigger", "Sides"]


def told_once(told: Sequence[Told], joint: Callable[[Span, Span], Joint | None]) -> list[Told]:
    """The triggers with their sides, in order, those that stand in one ``joint`` and are one act as one.

    A verb and its object are where both are of one type: "signed a deal"; of 19 such pairs of the same parties in excerpts that
    the network has not learnt from, none is two events. What others say is another: "dismissed their accusation". They are,
    whatever the network takes the verb for, where that only says that what its object names is done: "imposed … sanctions"; of
    219 such pairs in gold/train none is coded as two events of different types. Whom a verb is done to names nothing beside it
    ("sent *troops*"), nor does an adjective beside its noun ("*secret* talks"). Two nouns of one type in a compound are one, and
    so are verbs of one type that the same is done with, unless somebody is taken first ("kidnapped and killed"): in gold/train
    16 pairs are coded as one event, four as two. Who agrees, offers or says he is ready to cooperate has agreed. Help that is stopped is no help, what is
    lifted and the ban are one act, and so is what is done for an aim of its own type ("marched to *protest*").
    """
    kept: list[Told] = []
    for trigger, sides in told:
        joined = _joined(kept[-1], (trigger, sides), joint) if kept else None
        if joined is None:
            kept.append((trigger, sides))
        else:
            kept[-1] = joined
    for number in range(len(kept) - 1, 0, -1):  # "said" with "would send" once "send" is with its "would"
        joined = _joined(kept[number - 1], kept[number], joint)
        if joined is not None:
            kept[number - 1 : number + 1] = [joined]
    return kept


def _joined(one: Told, other: Told, joint: Callable[[Span, Span], Joint | None]) -> Told | None:
    """The two as one act; None where they are two."""
    (first, its), (second, sides) = one, other
    stands = joint(first.span, second.span)
    if _second_names_it(stands, first, second):
        act, parties = second, (sides[0] or its[0], sides[1] or its[1])
    elif _first_names_it(stands, one, other):
        lifted = {first.type, second.type} == _LIFTED and second.type_chance > first.type_chance
        act, parties = second if lifted else first, (its[0] or sides[0], its[1] or sides[1])
    else:
        return None
    whole = first.span if stands == "described" else Span(first.span.start, second.span.end)
    act = replace(act, span=whole if whole.end - whole.start <= LONGEST else act.span)
    if first.type == second.type:  # as sure as the surer of the two
        chance, of_type = max(first.chance, second.chance), max(first.type_chance, second.type_chance)
        act = replace(act, chance=chance, type_chance=of_type)
    return act, _once(parties)


def _once(sides: Sides) -> Sides:
    """The sides, with nobody on both."""
    actors, recipients = sides
    return actors, tuple(r for r in recipients if all(r.span != a.span for a in actors))


def _second_names_it(stands: Joint | None, first: Trigger, second: Trigger) -> bool:
    if stands == "light":
        return not _alike(first, second) and second.type_chance + SURER > first.type_chance
    if stands == "will":  # "should" and "must" ask, "will" only tells when
        return first.type != "REQUEST"
    return stands == "quality" or (stands == "compound" and first.type == second.type)


def _first_names_it(stands: Joint | None, one: Told, other: Told) -> bool:
    (first, its), (second, sides) = one, other
    match stands:
        case "idiom":
            return True
        case "described":
            return first.type not in _SAID
        case "light":
            return not _alike(first, second) or _agree(its, sides)
        case "for":
            return first.type == second.type == "CONSULT" and _agree(its, sides)
        case "object":
            if _promised(first, second) or _stopped(first, second):
                return True
            return _alike(first, second) and (first.type not in _SAID or _who(its) == _who(sides))
        case "aim":
            return _promised(first, second)
        case "purpose":
            return first.type == second.type and _agree(its, sides)
        case "shared":
            return first.type == second.type and _who(its) == _who(sides) and not _takes(first)
        case _:
            return False


def _alike(first: Trigger, second: Trigger) -> bool:
    return first.type == second.type or {first.type, second.type} in (_SIGNED, _LIFTED)


def _promised(first: Trigger, second: Trigger) -> bool:
    """Whether the second is what the first agrees to do."""
    return first.type == "AGREE" and second.type in _PROMISED


def _stopped(first: Trigger, second: Trigger) -> bool:
    """Whether the second is the help that the first ends: "halted aid", of 66 in what is coded five are two events."""
    return first.type == "SANCTION" and second.type in _HELP


def _who(sides: Sides) -> list[set[Identity]]:
    """Who stands on each side, whatever words say so."""
    return [{party.identity for party in side} for side in sides]


def _agree(its: Sides, sides: Sides) -> bool:
    """Whether each side of one act holds that of the other, or tells nobody."""
    return all(a <= b or b <= a for a, b in zip(_who(its), _who(sides), strict=True))


def _takes(trigger: Trigger) -> bool:
    """Whether somebody is seized, so that what is done to him then is another act."""
    return mode_of(trigger) in _TAKING


def of_states(told: Told, text: str) -> Told:
    """What a government protests is no demonstration: it accuses. In gold/train one of 49 who "protest" is a government's."""
    trigger, (actors, recipients) = told
    word = trigger.span.of(text).lower()
    sectors = {p.identity.sector for p in actors}
    if trigger.type == "PROTEST" and word.startswith("protest") and sectors == _STATES:
        return replace(trigger, type="ACCUSE", modes={"disapprove": 1.0}), (actors, recipients)
    return told


def of_deals(told: Told, text: str) -> Told:
    """Who only reaches a deal has not signed it: of 25 that are reached or struck in what is coded none is SUPPORT."""
    trigger, sides = told
    if trigger.type == "SUPPORT" and trigger.span.of(text).lower().split()[0] in wording.words("reaching"):
        return replace(trigger, type="AGREE"), sides
    return told


def to_come(event: Event) -> Event:
    """Cooperation still to come is agreed, whatever it will be: "will visit", "plans to send aid".

    Of 209 such acts planned or foreseen in gold/train 25 are coded as what they will be, mostly what somebody tries to do.
    """
    if event.type not in _COOPERATION or event.reality not in _AHEAD:
        return event
    quad, score = ontology.quad("AGREE"), ontology.score("AGREE", None)
    reasons = {**event.reasons, "type": f"{event.type} still to come; {event.reasons['type']}"}
    return replace(event, type="AGREE", mode=None, quad=quad, score=score, reasons=reasons)


def of_places(told: Told, takes_place: Callable[[Span], bool]) -> Told:
    """Who takes a place abducts nobody: of 12 places that are captured or seized in gold/train none has that mode."""
    trigger, sides = told
    if "abduct" in trigger.modes and takes_place(trigger.span):
        return replace(trigger, modes={mode: c for mode, c in trigger.modes.items() if mode != "abduct"}), sides
    return told


def of_weapons(told: Sequence[Told], sentence_of: Callable[[Span], str]) -> list[Told]:
    """No attack is by drones or heavy weapons in a report that names none where it tells of attacks.

    "Sent Iran *drones*": of 117 attacks of gold/train with such a mode all but 2 are told in reports with a word for it at one of them.
    """
    attacks = " ".join(sentence_of(t.span).lower() for t, _ in told if t.type == "ASSAULT")
    unnamed = {mode for mode, kind in _ARMED.items() if not any(word in attacks for word in wording.words(kind))}
    return [(_unarmed(trigger, unnamed), sides) for trigger, sides in told]


def _unarmed(trigger: Trigger, unnamed: set[str]) -> Trigger:
    """A trigger without the modes that are ``unnamed``, of which the chance is that it has none."""
    left = {m: c for m, c in trigger.modes.items() if m not in unnamed}
    lost = sum(trigger.modes.values()) - sum(left.values())
    return replace(trigger, modes={**left, None: left.get(None, 0.0) + lost}) if lost else trigger


def is_for_press(told: Told, text: str) -> bool:
    """Whether somebody only speaks to the press, which is saying and no meeting: in gold/train none of 42 interviews and the like is coded."""
    span = told[0].span
    word = span.of(text).lower().split()[-1]
    before = text[: span.end].lower().split()[-2:-1]
    called = word in wording.words("press conference") and set(before) <= wording.words("news")
    return told[0].type == "CONSULT" and (called or word in wording.words("interviews"))


def is_idle(told: Told, following: Told | None, text: str) -> bool:
    """Whether nobody threatens, or nothing: "a provocation that has *threatened* to touch off a war", "*said* it would open its border".

    In gold/train none of 34 who "threaten" is nobody, and of 80 bare sayings that are coded as threats one is of troops. ``following`` is what is told next, in which a bare saying would find its threat.
    """
    trigger, (actors, _) = told
    word = trigger.span.of(text).lower()
    if trigger.type != "THREATEN":
        return False
    about = following[0] if following and following[0].span.start - trigger.span.end <= asking.NEAR else None
    harmless = word in wording.words("saying") and about is not None and about.type in _NO_THREAT
    return harmless or (not actors and word.startswith("threaten"))
