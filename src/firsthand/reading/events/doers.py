"""Who can have done it: on whom a sentence blames it, not whom it answers, and no state against its own."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from firsthand.atlas.agents import agents
from firsthand.reading.grammar import cues
from firsthand.reading.grammar.arguments import shared_subject
from firsthand.reading.grammar.clauses import is_passive, subject_of
from firsthand.reading.grammar.syntax import first_of_list, root_of, sentences_of
from firsthand.reading.text import wording
from firsthand.records import Span

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from spacy.tokens import Doc, Token

    from firsthand.reading.events.marks import Held
    from firsthand.reading.events.parties import Ground
    from firsthand.records import Identity, Party

_TIMES = frozenset({"DATE", "TIME"})
_AGAINST = frozenset({"against", "on"})
_NAMED_BESIDE = frozenset({"appos", "attr"})  # "Jan Ek, *a banker* who gave", "he is *the one* who fired"
_SOMEBODY = frozenset({"PERSON", "ORG", "NORP", "GPE"})
_FORCES = frozenset({"MIL", "COP", "SPY"})


def culprit(doc: Doc, trigger: Span) -> int | None:
    """Where the word begins for the one on whom what a trigger names is blamed, who did it; None for others.

    "India blamed the *attack* on *Pakistan*", "a *raid* blamed on *rebels*", "the *murder* trial of *Lopez*", "*criticism* from *Oslo*",
    "*the general* directs the planning of *raids*", "*his* visit", "the *prime minister*, who *vowed* to stay".
    """
    event = root_of(doc, trigger)
    if event is None:
        return None
    ways = (_blamed_for, _tried_for, _sent_by, _planned_by, _visitor, _told_of)
    who = next((found for way in ways if (found := way(event)) is not None), None)
    return who.idx if who is not None else None


def promiser(doc: Doc, trigger: Span) -> tuple[int, int] | None:
    """Where the words begin for who will do it and for who says so: "*Hamas* said *it* would free two men"; None for others.

    Of 52 such pronouns in what is coded 45 stand for the actor, three for somebody else.
    """
    event = root_of(doc, trigger)
    if event is None or event.dep_ != "ccomp" or event.head.lemma_.lower() not in cues.verbs() or is_passive(event):
        return None
    will = any(c.dep_ == "aux" and c.lower_ in wording.words("will") for c in event.children)
    own, speaker = subject_of(event), subject_of(event.head)
    return (own.idx, speaker.idx) if will and own is not None and own.pos_ == "PRON" and speaker is not None else None


def opener(doc: Doc, trigger: Span) -> int | None:
    """Where the word begins for who does what opens his sentence as a participle: "Visiting Oslo, *Toy* met students".

    He is the actor of all 7 in what is coded.
    """
    event = root_of(doc, trigger)
    if event is None or event.dep_ != "advcl" or event.tag_ != "VBG" or event.i > event.head.i:
        return None
    led = any(c.dep_ in {"mark", "nsubj", "nsubjpass"} for c in event.children)
    who = None if led or is_passive(event.head) else shared_subject(event)
    return who.idx if who is not None else None


def possessor(doc: Doc, trigger: Span) -> int | None:
    """Where the word begins for whose deed a noun names: "*his* requests", "the *union*'s lawsuit".

    Of 222 possessors of such nouns in what is coded 190 are the actors, and the other 32 are those, told of by other words.
    """
    event = root_of(doc, trigger)
    if event is None or event.pos_ != "NOUN" or event.lemma_.lower() not in wording.words("own_deeds"):
        return None
    who = next((c for c in event.children if c.dep_ == "poss" and c.ent_type_ not in _TIMES), None)
    return who.idx if who is not None else None


def is_answered(doc: Doc, trigger: Span, party: Span) -> bool:
    """Whether an event only answers what a party did: "the *killings* were revenge for an ambush by *rebels*"."""
    event, who = root_of(doc, trigger), root_of(doc, party)
    if event is None or who is None or sentences_of(doc)[event.i] != sentences_of(doc)[who.i]:
        return False
    over = (t for t in who.ancestors if t.lower_ in wording.words("answering"))
    return any(t != event and not t.is_ancestor(event) for t in over)


def is_avenged(doc: Doc, trigger: Span, party: Span) -> bool:
    """Whether what a trigger names is only what somebody answers, and a party is he or on whom he avenges it.

    "*Chad* retaliated against *Mali* for the *killing* of a minister": he holds Mali to have done it, nobody tells that it did.
    """
    event, who = root_of(doc, trigger), root_of(doc, party)
    if event is None or who is None or event.dep_ not in {"dobj", "pobj"}:
        return False
    led = event.head
    verb = led if event.dep_ == "dobj" else led.head
    if verb.lemma_.lower() not in wording.words("avenging") or (led != verb and led.lower_ != "for"):
        return False
    within = who.dep_ == "pobj" and who.head.head == verb and who.head.lower_ in _AGAINST
    return within or who == shared_subject(verb)


def is_sent(doc: Doc, trigger: Span, party: Span) -> bool:
    """Whether a party is what an event's word sends: "called up *reservists*"."""
    verb, noun = root_of(doc, trigger), root_of(doc, party)
    if verb is None or noun is None or verb.lemma_.lower() not in wording.words("sending"):
        return False
    return noun.dep_ in {"dobj", "nsubjpass"} and noun.head == verb


def is_weapon(held: Held, noun: str) -> bool:
    """Whether what may play a role, by its head ``noun``, is a weapon of nobody told: "a roadside *bomb* killed two"."""
    known = held.mention is not None and (held.mention.identity.country or held.mention.identity.id)
    return not known and noun in wording.words("weaponry")


def is_vehicle(held: Held, noun: str) -> bool:
    """Whether what is marked as a doer is only what somebody drove or flew, of whom nothing is told: "a *truck* hit a crowd"."""
    known = held.mention is not None and (held.mention.identity.country or held.mention.identity.sector)
    return not known and noun in wording.words("vehicles")


def _blamed_for(event: Token) -> Token | None:
    """The last noun behind an "on" of words of blaming that the event is the object of, or that are said of it."""
    said = [c for c in event.children if c.dep_ == "acl" and c.tag_ == "VBN"]
    over = [event.head] if event.dep_ in {"dobj", "nsubjpass"} else []
    if event.dep_ == "pobj" and event.head.lower_ == "for":  # "put the *blame* for the attack on rebels"
        verb = event.head.head if event.head.head.pos_ == "VERB" else event.head.head.head
        over = [c for c in verb.children if c.dep_ == "dobj"]
    blaming = wording.words("blaming")
    within = [t for verb in said if verb.lemma_.lower() in blaming for t in verb.children]
    for word in over:
        if word.lemma_.lower() in blaming:
            within += word.head.subtree if word.pos_ == "NOUN" else word.subtree
    laid = event.dep_ != "pobj" or any(t.lemma_.lower() in wording.words("laying") for t in event.ancestors)
    own = [] if laid else list(event.children)  # "traded blame for an attack *on* an embassy"
    ons = [t for t in within if t.lower_ == "on" and t.dep_ == "prep" and t not in own]
    named = [c for on in ons for c in on.children if c.dep_ == "pobj" and c.ent_type_ not in _TIMES]
    return max(named, key=lambda t: t.i, default=None)


def _tried_for(event: Token) -> Token | None:
    """Who stands trial for the crime that the event is: "the murder trial *of Lopez*"."""
    if event.dep_ != "compound" or event.head.lower_ not in wording.words("trials"):
        return None
    ofs = (c for c in event.head.children if c.lower_ in {"of", "against"})
    return next((c for of in ofs for c in of.children if c.dep_ == "pobj"), None)


def _planned_by(event: Token) -> Token | None:
    """Who directs the planning of what a noun names: who directs attacks makes them in all of 3 such clauses of gold/train."""
    plans = event.head.head if event.dep_ == "pobj" and event.head.lower_ in {"of", "for"} else event.head
    if plans == event or plans.dep_ != "dobj" or plans.lemma_.lower() not in wording.words("planning"):
        return None
    verb = plans.head
    who = shared_subject(verb) if verb.lemma_.lower() in wording.words("directing") else None
    return verb.head if who is not None and verb.dep_ == "relcl" and who.tag_ in {"WP", "WDT"} else who


def _told_of(event: Token) -> Token | None:
    """Of whom a relative clause tells what he does: he is the actor of 157 of 178 in what is coded, of the others nearly all name nobody."""
    over = event.head
    if event.dep_ != "relcl" or event.pos_ != "VERB" or is_passive(event) or first_of_list(over).dep_ in _NAMED_BESIDE:
        return None
    told = [c.tag_ in {"WP", "WDT"} for c in event.children if c.dep_ == "nsubj"] == [True]
    somebody = over.lower_ in agents() or over.lower_ in wording.words("person") or over.ent_type_ in _SOMEBODY
    return over if told and somebody else None


def _visitor(event: Token) -> Token | None:
    """Whose visit a noun names, by its possessor: he is the actor of all 5 in gold/train."""
    if event.pos_ != "NOUN" or event.lemma_.lower() not in wording.words("visits"):
        return None
    return next((c for c in event.children if c.dep_ == "poss" and c.ent_type_ not in _TIMES), None)


def _sent_by(event: Token) -> Token | None:
    """From whom words or help come: of 28 such nouns in what is coded 26 have him for their actor, none for their recipient."""
    if event.pos_ != "NOUN" or event.lemma_.lower() not in wording.words("sent"):
        return None
    froms = (c for c in event.children if c.lower_ == "from")
    return next((c for one in froms for c in one.children if c.dep_ == "pobj" and c.ent_type_ not in _TIMES), None)


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
    return _not_of(_states(done_to), doers, told, ground)


def forces_of_others(
    attacked: Sequence[Party], attackers: Sequence[Party], told: Mapping[Span, Identity], ground: Ground
) -> tuple[Party, ...]:
    """``attacked``, those forces whose country was only guessed to be an attacking state, of another: "an Israeli strike killed *a commander*"."""
    forces = tuple(p for p in attacked if p.identity.sector in _FORCES)
    others = dict(zip(forces, _not_of(_states(attackers), forces, told, ground), strict=True))
    return tuple(others.get(p, p) for p in attacked)


def of_hosts(parties: Sequence[Party], told: Mapping[Span, Identity], ground: Ground) -> Mapping[Party, Party]:
    """Each of the ``parties`` of an act as who he is: who deals with a state's envoys and was only guessed to be of it is of another.

    "The *general* met the ambassador of Russia".
    """
    envoys = [p for p in parties if not wording.words("envoys").isdisjoint(p.text.lower().split())]
    known = frozenset(country for p in envoys if p.span in told and (country := told[p.span].country))
    hosts = [p for p in parties if p not in envoys]
    return {**dict(zip(hosts, _not_of(known, hosts, told, ground), strict=True)), **{p: p for p in envoys}}


def _states(parties: Sequence[Party]) -> frozenset[str]:
    return frozenset(p.identity.country for p in parties if p.identity.kind == "country" and p.identity.country)


def _not_of(
    states: frozenset[str], parties: Sequence[Party], told: Mapping[Span, Identity], ground: Ground
) -> tuple[Party, ...]:
    """``parties`` with another country, or none, for one of ``states`` that was only guessed."""

    def settled(party: Party) -> Party:
        own = told.get(party.span)
        if own is None or own.country is not None or party.identity.country not in states:
            return party
        return replace(party, identity=ground.filled(own, party.span, without=states))

    return tuple(settled(p) for p in parties)
