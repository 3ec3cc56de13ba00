"""Who stands on which side of an event: the parties that the heads mark, settled by syntax."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from firsthand import ontology
from firsthand.reading.events import deeds, doers, marks, parties
from firsthand.reading.events.marks import Held
from firsthand.reading.grammar import arguments, syntax
from firsthand.reading.text import wording

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from firsthand.reading.events.sameness import Sides
    from firsthand.reading.events.scene import Scene
    from firsthand.reading.network.heads import Role, Tagged, Trigger
    from firsthand.records import Mention, Party, Span

# the chances from which somebody may be on a side: an argument of the event's word by syntax, what hangs on it in
# another way, and who stands elsewhere; the likeliest and those side by side with it ("A and B"), and any other
BARS: Mapping[Role, tuple[float, float, float]] = {"actor": (0.25, 0.45, 0.45), "recipient": (0.25, 0.4, 0.5)}
BESIDE_BARS = (0.75, 0.75, 0.85)
MUTUAL_BARS = (0.75, 0.75, 0.75)  # for any other of those who meet, who are several
_AGAINST = frozenset({"ACCUSE", "ASSAULT", "REJECT", "REQUEST", "SANCTION", "THREATEN"})
_MUTUAL, _ONE_WAY = frozenset({"CONSULT"}), frozenset({"visit"})  # all who meet act; a visitor has a host
_SUFFERED = frozenset({"ASSAULT", "COERCE"})  # what tells when something is done, and is another's deed
HOST_BAR = 0.25  # for where a visit led ("arrived in Tehran")
STANDS = 0.5  # what it adds to the chance that the object of what another does is its recipient, where it may be either


def sides_of(trigger: Trigger, scene: Scene) -> Sides:
    """Actors and recipients; a party marked as both stands on the side that the head is surer of."""
    actors, recipients = _side(trigger, "actor", scene), _side(trigger, "recipient", scene)

    by_syntax = {p.span: arguments.role_of(scene.doc, trigger.span, p.span) for p in (*actors, *recipients)}
    done_by_another = any(by_syntax[p.span] == "actor" for p in actors)

    def sure(party: Party, role: str) -> float:
        stands = done_by_another and role == by_syntax.get(party.span) == "recipient"
        return marked(trigger.roles, (role,), party.span) + STANDS * stands

    def surer(party: Party, role: str, others: Sequence[Party], other_role: str) -> bool:
        same = [o for o in others if o.span == party.span or _is_same(o, party, scene)]
        tie = role == "actor"
        return all((sure(party, role), tie) > (sure(o, other_role), not tie) for o in same)

    acting = tuple(p for p in actors if surer(p, "actor", recipients, "recipient"))
    acting = tuple(p for p in acting if not syntax.asks(scene.doc, trigger.span, p.span)) or acting
    receiving = tuple(p for p in recipients if surer(p, "recipient", actors, "actor"))
    if mode_of(trigger) in _ONE_WAY:  # "arrived in Tehran": the place is the host
        receiving = parties.hosts(_side(trigger, "recipient", scene, HOST_BAR), scene.text) or receiving
    else:
        receiving = _without_places(receiving, trigger, scene)
    receiving = parties.without_owners(receiving, acting, scene.text)
    acting, receiving = (
        tuple(p for p in side if not doers.is_answered(scene.doc, trigger.span, p.span)) for side in (acting, receiving)
    )
    if trigger.type == "MOBILIZE":  # against nobody are those who are sent, who act where nobody is told who sends them
        sent = tuple(p for p in receiving if doers.is_sent(scene.doc, trigger.span, p.span))
        acting, receiving = acting or sent, tuple(p for p in receiving if p not in sent)
    if trigger.type in _AGAINST:
        acting = doers.of_other_states(acting, receiving, scene.told, scene.ground)
    if trigger.type == "ASSAULT":
        acting = doers.without_own_side(acting, receiving, scene.told)
        receiving = doers.forces_of_others(receiving, acting, scene.told, scene.ground)
    hosts = doers.of_hosts((*acting, *receiving), scene.told, scene.ground)
    acting, receiving = tuple(hosts[p] for p in acting), tuple(hosts[p] for p in receiving)
    apart = parties.told_apart((*acting, *receiving), partial(arguments.are_disjoint, scene.doc), scene.ground)
    acting, receiving = tuple(apart[p] for p in acting), tuple(apart[p] for p in receiving)
    side_by_side = {r.span for r in receiving if any(syntax.are_coordinated(scene.doc, a.span, r.span) for a in acting)}
    side_by_side |= {r.span for r in receiving if parties.is_beside(r, scene.text)}
    if _is_mutual(trigger):
        side_by_side |= {r.span for r in receiving}
    return (
        (*acting, *(r for r in receiving if r.span in side_by_side)),
        tuple(r for r in receiving if r.span not in side_by_side),
    )


def _is_mutual(trigger: Trigger) -> bool:
    """Whether all who take part act: those who meet."""
    return trigger.type in _MUTUAL and mode_of(trigger) not in _ONE_WAY


def _without_places(receiving: tuple[Party, ...], trigger: Trigger, scene: Scene) -> tuple[Party, ...]:
    """Who of the recipients is no mere place; one to whom an embassy is sent is none, unless somebody is hit there."""
    left = parties.without_places(receiving, scene.text, partial(syntax.are_coordinated, scene.doc))
    left = parties.without_places_around(left, scene.text)
    diplomacy = trigger.type != "ASSAULT"
    return tuple(p for p in receiving if p in left or (diplomacy and parties.has_embassy(p.span, scene.text)))


def _is_same(one: Party, other: Party, scene: Scene) -> bool:
    """Whether two parties are one and the same; those that syntax says are two are not, whatever a pronoun is taken for."""
    return one.identity == other.identity and not arguments.are_disjoint(scene.doc, one.span, other.span)


def _side(trigger: Trigger, role: Role, scene: Scene, most: float = 1.0) -> tuple[Party, ...]:
    """The parties marked with ``role``, surely enough for where they stand, or with a chance of ``most``."""

    def bar(held: Held, bars: tuple[float, float, float]) -> float:
        part = arguments.role_of(scene.doc, trigger.span, held.span)
        return min(most, bars[0 if part == role else 1 if part else 2])

    found: list[Party] = []
    floor = min(most, *BARS[role])
    likely = marks.held_by(
        trigger.roles, role, floor, scene.mentions, scene.heads, partial(syntax.are_coordinated, scene.doc)
    )
    likely = _unmarked(trigger, role, _plain(trigger, role, likely, scene), scene)
    for meant in (deeds.of_deed, deeds.of_each_other):
        likely = tuple(d for h in likely for d in meant(scene.doc, h, scene.mentions, scene.heads))
    able = [h for h in likely if h.chance >= bar(h, BARS[role]) and _may_take_part(h, trigger, role, scene)]
    others = MUTUAL_BARS if _is_mutual(trigger) else BESIDE_BARS
    sure = marks.widest(
        marks.one_side(able, lambda h: bar(h, others), partial(syntax.are_coordinated, scene.doc)), scene.members
    )
    sure = _without_strangers(sure, trigger, role, scene)
    for held in marks.standing_for(
        sure, scene.text, partial(syntax.stands_for, scene.doc), scene.mentions, scene.heads
    ):
        if _is_nobody(held, scene) or any(_tells_more_of(held, other, trigger, scene) for other in sure):
            continue
        told = parties.parties_of(held, scene.text, scene.members, scene.ground)
        if not any(p.span.overlaps(t.span) for p in found for t in told):
            found += [t for t in told if not any(_is_same(p, t, scene) for p in found)]
    return tuple(found)


def _tells_more_of(held: Held, other: Held, trigger: Trigger, scene: Scene) -> bool:
    """Whether somebody who is marked only tells who the ``other`` is; of two in one phrase at most one does."""
    if syntax.tells_more_of(scene.doc, other.span, held.span):  # "*some* of the rebels"
        return False
    more = syntax.tells_more_of(scene.doc, held.span, other.span)
    return more or arguments.is_inside(scene.doc, trigger.span, held.span, other.span)


def _may_take_part(held: Held, trigger: Trigger, role: Role, scene: Scene) -> bool:
    """Whether one who is marked can be a party at all, by where the words stand."""
    if parties.is_left_out(held.span, scene.text) or _is_in_dateline(held.span, scene):
        return False
    if trigger.type in _SUFFERED and arguments.is_aside(scene.doc, trigger.span, held.span):
        return False
    if role == "actor" and _is_no_doer(held, trigger, scene):
        return False
    if trigger.type in _MUTUAL and arguments.is_topic(scene.doc, held.span):
        return False
    named = held.mention if role == "actor" else None
    if named is None or arguments.describes(
        scene.doc, held.span
    ):  # "in a US raid"; "kidnapped in Yemen" is nothing that Yemen did
        return True
    return not parties.is_place_around(named.identity, held.span, scene.text)


def _is_no_doer(held: Held, trigger: Trigger, scene: Scene) -> bool:
    """Whether one who is marked as doing it is what somebody drove, where the deed only leads, or who answers it."""
    reached = not _is_mutual(trigger) and arguments.is_reached(scene.doc, trigger.span, held.span)
    avenged = doers.is_avenged(scene.doc, trigger.span, held.span)
    return reached or avenged or doers.is_vehicle(held, _noun(held, scene))


def _noun(held: Held, scene: Scene) -> str:
    """The head word of who is marked, else the last word, in lower case."""
    at = scene.heads.get(held.span)
    words = scene.text[held.span.start if at is None else at : held.span.end].lower().split()
    return words[-1 if at is None else 0]


def _is_in_dateline(span: Span, scene: Scene) -> bool:
    dateline = scene.page.dateline
    return dateline is not None and dateline.span.covers(span)


def _is_nobody(held: Held, scene: Scene) -> bool:
    """Whether the words that are marked name nobody: no noun or only a title, "nobody", a time, a weapon."""
    words = held.span.of(scene.text)
    unnamed = held.mention is None and (not syntax.is_named(scene.doc, held.span) or wording.is_title(words))
    noun = _noun(held, scene)
    nobody = words.lower().replace(" ", "-") in wording.words("nobody") or noun in wording.words("whiles")
    return unnamed or nobody or doers.is_weapon(held, noun)


def _without_strangers(sure: list[Held], trigger: Trigger, role: Role, scene: Scene) -> list[Held]:
    """``sure`` less those who belong to another verb, where the trigger's own has somebody in their role."""
    own = [h for h in sure if arguments.role_of(scene.doc, trigger.span, h.span) == role]
    return [
        h
        for h in sure
        if not own
        or h in own
        or any(syntax.are_coordinated(scene.doc, h.span, o.span) for o in own)
        or not arguments.is_strange(scene.doc, trigger.span, h.span)
    ]


def _plain(trigger: Trigger, role: Role, likely: tuple[Held, ...], scene: Scene) -> tuple[Held, ...]:
    """``likely`` with who undergoes or has done what the trigger names by plain words, whatever is marked, and only so; with whom somebody meets."""
    met = arguments.met_in if _is_mutual(trigger) else lambda *_: None
    for part, begin_of in (("recipient", arguments.undergoer_in), ("actor", doers.culprit), ("actor", met)):
        at = begin_of(scene.doc, trigger.span)
        if at is None:
            continue
        held = [h.mention for h in likely if h.mention is not None and scene.heads[h.mention.span] == at]
        named = held or [m for m in scene.mentions if scene.heads[m.span] == at]
        mention = max(named, key=lambda m: m.span.end - m.span.start, default=None)
        if mention is not None and not (begin_of is met and _is_likely(mention, likely)):
            others = tuple(h for h in likely if scene.heads.get(h.span) != at and not h.span.start <= at < h.span.end)
            plain = [Held(mention.span, mention, 1.0)] if part == role else []
            likely = tuple(sorted((*others, *plain), key=lambda h: h.span))
    return likely


def _unmarked(trigger: Trigger, role: Role, likely: tuple[Held, ...], scene: Scene) -> tuple[Held, ...]:
    """``likely`` with the doer whom nothing marks, though plain words tell of him: who says that he will do it, or whose participle or noun it is."""
    if role != "actor" or any(h.chance >= BARS[role][1] for h in likely):
        return likely
    at = {scene.heads[m.span]: m for m in sorted(scene.mentions, key=lambda m: m.span.end - m.span.start)}
    own, speaker = (at.get(i) for i in doers.promiser(scene.doc, trigger.span) or (-1, -1))
    if own is None or speaker is None or own.entity != speaker.entity:
        begins = (whose(scene.doc, trigger.span) for whose in (doers.opener, doers.possessor))
        own = next((at[begin] for begin in begins if begin in at), None)
    if own is None:
        return likely
    return (*(h for h in likely if h.mention is None or h.mention.entity != own.entity), Held(own.span, own, 1.0))


def _is_likely(mention: Mention, likely: Sequence[Held]) -> bool:
    """Whether somebody is marked as a party anyhow, by these words or others."""
    return any(h.mention is not None and h.mention.entity == mention.entity for h in likely)


def mode_of(trigger: Trigger) -> str | None:
    """The likeliest of the modes that PLOVER has for the trigger's type, or none."""
    allowed = (None, *ontology.event_type(trigger.type).modes)
    return max(allowed, key=lambda m: trigger.modes.get(m, 0.0))


def marked(roles: Sequence[Tagged], kinds: tuple[str, ...], span: Span) -> float:
    """The highest chance of a role of ``kinds`` at words of ``span``."""
    return max((r.chance for r in roles if r.kind in kinds and r.span.overlaps(span)), default=0.0)
