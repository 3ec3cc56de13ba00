"""Whose word a telling is: each voice as a source, so that one who is named in two ways is one.

A government, its ministers, ministries and forces are one source: their word is their state's; so are a country's police.
Somebody unnamed who belongs to a state's forces or offices is that state's; an unnamed one of whom nothing is known is
nobody's. One who speaks for a body ("Equifax's chief executive") is the body.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from functools import cache
from typing import Literal

from firsthand.atlas.entries import Outlet
from firsthand.atlas.lookup import load_atlas
from firsthand.linking.bodies import (
    BODIES,
    POLICE,
    STATE,
    Home,
    housed,
    of_a_town,
    papers,
    prosecutors,
    said_of,
    whole,
)
from firsthand.linking.groups import armed
from firsthand.linking.naming import called, head, office, words_of
from firsthand.linking.outlets import by_its_words, known
from firsthand.linking.parties import PRONOUNS, Named, named
from firsthand.linking.words import rarity, stem, tokens
from firsthand.ontology import IRREGULARS
from firsthand.reading.grammar.cues import kinds, phrases
from firsthand.records import Event, Identity, Party, Span, Voice, VoiceKind

Manner = Literal["state", "name", "group", "document", "outlet", "unnamed", "commentator", "phrase", "own"]


@dataclass(frozen=True, slots=True)
class Source:
    """One on whose word something is told. ``key`` is the same for all names of one source; ``name`` is as it stands.

    ``manner``: a state, somebody named, an undivided group ("witnesses"), a document, an outlet cited, somebody unnamed,
    a commentator, a phrase ("reportedly"), or the own voice of an outlet. ``words`` are the stems of all its words;
    ``supposed`` says that no words tell of which state an official is.
    """

    key: str
    name: str
    manner: Manner
    kind: VoiceKind
    named: Named | None
    why: str = ""
    words: frozenset[str] = frozenset()
    supposed: bool = False


PUBLIC = frozenset(
    {"ACCUSE", "REQUEST", "REJECT", "THREATEN", "AGREE", "SUPPORT", "CONCEDE"}
)  # statements: who makes one is its origin
PICTURES = Source("document:pictures", "pictures of it", "document", "document", None)
_TELLING = 3.5  # rarity from which a word with a capital is a name on its own
_JOINT = re.compile(r",| and | & |\bboth\b", re.IGNORECASE)


def source(voice: Voice, outer: Voice | None, outlet: str | None, home: Home | None = None) -> Source:
    """The source that ``voice`` is, told to ``outer`` (the next voice out) and published by ``outlet``."""
    bare = named(Party(voice.span, voice.text, whole(voice)))
    who = housed(bare, voice, home)
    words = frozenset(map(stem, tokens(f"{who.name} {voice.text}")))
    made = Source("", who.name, "name", voice.kind, who, words=words, supposed=not bare.sure and said_of(voice) is None)
    cited = cited_outlet(voice)
    if voice.kind == "phrase" or who.name.lower() in phrases("adverb") or _hearsay(who):
        return _as(made, "phrase", f"phrase:{outlet}")
    if who.name.lower() in PRONOUNS:
        return _as(made, "unnamed", f"somebody:{outlet}")
    if group := armed(voice, who):
        return _of_group(made, group)
    if cited is not None and made.words & words_of("reporters"):
        return _as(made, "group", f"seer:{cited.name}:reporter", f"{who.name} was there for {cited.name}")
    if cited is not None:
        return _as(made, "outlet", f"outlet:{cited.name}")
    body = (who.id or "").startswith(("body:", "group:"))
    if (
        who.sector not in STATE
        and not body
        and (voice.kind == "outlet" or (who.sure not in BODIES and by_its_words(who.name)))
    ):
        return _as(made, "outlet", f"outlet:{who.name}")
    if made.words & words_of("pictures") and (voice.kind == "document" or who.name.islower() or _shows(voice, who)):
        return PICTURES
    if voice.kind == "document":
        return _document(made, outer, outlet, home)
    return _person(made, outlet, voice.text)


def _shows(voice: Voice, who: Named) -> bool:
    """Whether a nameless voice ends in a word for pictures: "Cellphone videos"."""
    return voice.kind == "collective" and bool({stem(w) for w in tokens(who.name)[-1:]} & words_of("pictures"))


def sources(voice: Voice, outer: Voice | None, outlet: str | None, home: Home | None = None) -> list[Source]:
    """The sources that speak as one voice ("Japanese and South Korean officials"): mostly one."""
    if outlet and outlet.lower() in voice.text.lower() and voice.kind == "named":
        return [replace(own_voice(outlet), named=named(Party(voice.span, voice.text, voice.identity)))]
    single = source(voice, outer, outlet, home)
    parts = [part.strip() for part in _JOINT.split(voice.text) if part.strip()]
    known_parts = [(part, who) for part in parts if (who := load_atlas().resolve(part)) and who.country]
    if single.manner != "state" or len({who.country for _, who in known_parts}) < 2:
        return [single]
    return [
        Source(f"state:{who.country}", who.name, "state", voice.kind, named(Party(voice.span, part, who)))
        for part, who in known_parts
        if who.country not in BODIES
    ]


def _hearsay(who: Named) -> bool:
    """Whether a voice is "reports", "preliminary reports": nobody's word."""
    words = [word.lower() for word in tokens(who.name)]
    several = bool(words) and words[-1].endswith("s") and stem(words[-1]) in words_of("hearsay")
    return (several or words == ["report"]) and not (who.id or who.sure)


def own_voice(outlet: str | None) -> Source:
    """The own voice of an outlet, or of a report whose publisher is not known."""
    name = outlet or "an unknown publisher"
    return Source(f"own:{name}", f"own voice of {name}", "own", "outlet", None)


def speaker(event: Event) -> Source | None:
    """The source of a public statement: who makes it; None where that is nobody known."""
    return next(iter(speakers(event)), None)


def speakers(event: Event) -> list[Source]:
    """All who make a public statement ("Britain, France and Mexico have vowed"); an inquiry is announced by a state or its police."""
    found: dict[str, Source] = {}
    for party in event.actors:
        spoken = party_source(party)
        announces = event.mode != "investigate" or spoken.manner == "state" or spoken.key.startswith("police:")
        if announces and _known(spoken):
            found.setdefault(spoken.key, spoken)
    return list(found.values())


def party_source(party: Party) -> Source:
    """The source that an actor is who speaks for himself."""
    kind: VoiceKind = "named" if any(map(str.isupper, party.text)) else "collective"
    return source(Voice(party.span, party.text, _unguessed(party), kind), None, None)


def _unguessed(party: Party) -> Identity:
    """Who a party is, without the state that a man or woman of none ("the former head") is only taken to be of."""
    bare = named(party)
    private = not bare.sure and not bare.id and not any(stem(w) in papers() for w in tokens(party.text))
    return Identity(party.identity.name, None, None) if private and bare.sector in STATE else party.identity


def _known(one: Source) -> bool:
    """Whether a source is somebody: with a name, a group or commentator, or a state whose country is said."""
    surely = one.named is not None and bool(one.named.id or one.named.sure)
    return one.manner in {"group", "name", "commentator"} or (one.manner == "state" and surely)


def cited_outlet(voice: Voice) -> Outlet | None:
    """The outlet that a voice is; None for one that speaks for a party or is no outlet."""
    entry = (voice.identity.id or "").startswith("outlet:")
    if voice.identity.sector in STATE:
        return None
    return known(voice.identity.name) if entry or voice.kind == "outlet" else None


def _as(made: Source, manner: Manner, key: str, why: str = "") -> Source:
    return replace(made, key=key, manner=manner, why=why)


def _document(made: Source, outer: Voice | None, outlet: str | None, home: Home | None) -> Source:
    """A document is the word of who made it: of the party in its name, else of the voice that shows it."""
    if made.named and made.named.sure and made.named.sector in STATE:
        return _person(made, outlet, made.name)
    if outer is not None and cited_outlet(outer) is None and outer.kind not in {"phrase", "document"}:
        held = source(outer, None, outlet, home)
        return replace(held, why=f"“{made.name}” is on the word of {held.name}")
    words = {stem(w) for w in tokens(made.name)}
    if not any(rarity(w) >= _TELLING for w in words):
        return _as(made, "unnamed", f"unnamed:{outlet}")
    return _as(made, "document", "document:" + " ".join(sorted(words)))


def _person(made: Source, outlet: str | None, text: str) -> Source:
    who = made.named
    if who is None:
        return made
    seen = (
        _seer(text)
        if who.sector == "GOV" or (made.kind != "collective" and who.sector not in STATE | {POLICE})
        else None
    )
    if seen and not (made.kind == "named" and who.id):
        return _as(made, "group", f"seer:{outlet}:{seen}")
    if who.country in BODIES and who.country in {"UNO", "EUR"}:
        return _as(made, "state", f"state:{who.country}", f"{who.name} speaks for {who.country}")
    of_a_place = local(made) and not prosecutors().search(text)
    if who.country and who.country not in BODIES and _official(who) and not of_a_place:
        speaks = bool(made.words & (words_of("spokespeople") | {stem("official")})) and stem("former") not in made.words
        part = f":{who.sector}" if made.kind == "anonymous" and who.sector in {"MIL", "SPY"} and not speaks else ""
        return _as(made, "state", f"state:{who.country}{part}", f"{who.name} speaks for {who.country}")
    if _of_no_state(made, who):
        return _as(made, "state", "state:", f"{who.name} speaks for a state that is not named")
    if who.sector == POLICE or (
        made.words & words_of("speakers") and any(papers().get(w) == POLICE for w in made.words)
    ):
        return _as(made, "name", f"police:{who.sure or ''}", f"{who.name} speaks for the police")
    if who.id:
        return _as(made, "name", f"name:{who.id}")
    if {stem(w) for w in tokens(f"{who.name} {text}")} & words_of("commentators"):
        return _as(made, "commentator", f"commentator:{who.name}")
    return _by_name(made, who) or _by_kind(made, who, outlet)


def _of_no_state(made: Source, who: Named) -> bool:
    """Whether somebody speaks for a government or army and nothing says of which country: "an army spokesman"."""
    bodied = made.kind != "anonymous" and any(w in papers() for w in made.words)
    return bodied and who.sector in STATE and not (who.country or who.id or local(made))


def _of_group(made: Source, group: Identity) -> Source:
    """The source that speaks for an armed group, as that group."""
    body = named(Party(Span(0, 0), group.name, group))
    marks = body.marks | (made.named.marks if made.named else frozenset())
    return replace(
        _as(made, "name", f"name:{group.id}", f"{made.name} speaks for {group.name}"), named=replace(body, marks=marks)
    )


def local(made: Source) -> bool:
    """Whether somebody is of a town or village and does not speak for the state: "Jose Garcia, the mayor of Puebla"."""
    who = made.named
    if who is None or who.sector != "GOV":
        return False
    return of_a_town(who.name, who.id) if who.id else bool(made.words & words_of("local"))


def _seer(text: str) -> str | None:
    """Who saw it, where that is said before anything else of somebody: "One witness, an American who …"."""
    head = tokens(re.split(r",|\b(?:who|whom|which|that|of|from|in|at|near)\b", text, maxsplit=1)[0])
    common = head[-1:] if head and (head[-1].islower() or len(head) == 1) else []
    return next((stem(w) for w in common if stem(w) in words_of("bystanders")), None)


def _by_name(made: Source, who: Named) -> Source | None:
    """Somebody with a name, or an office that one alone holds: a known body by its initials, else the words of the name.

    "An Equifax spokesman" is Equifax, though he is not named; "the mayor of Beni" is that mayor, "a nurse from Beni" nobody known.
    """
    words = tokens(who.name)
    acronym = next((a for w in words if len(w) > 2 and w.isupper() and (a := load_atlas().resolve(w))), None)
    if acronym is not None and acronym.id:
        return _as(made, "name", f"name:{acronym.id}")
    if held := office(who.name):
        return _as(made, "name", f"name:{held}")
    if made.kind == "anonymous" and _JOINT.search(who.name) and stem(words[-1]) in _people():
        return None  # "American, European and African officials"
    name, last = called(who.name), tokens(head(who.name))[-1:]
    telling = len(name) > 1 or any(rarity(stem(w)) >= _TELLING for w in name)
    closed = bool(last) and (
        last[0][0].isupper() or stem(last[0]) in words_of("institutions") | words_of("spokespeople")
    )
    if telling and (made.kind == "named" or who.sector in IRREGULARS or closed):
        return _as(made, "name", "name:" + " ".join(map(stem, name)))
    return None


def _by_kind(made: Source, who: Named, outlet: str | None) -> Source:
    """Somebody without a name: an undivided group, one visibly apart from others, an unnamed source, or nobody."""
    words = [stem(w) for w in tokens(head(who.name))]
    if made.kind == "collective" and words and (who.marks or who.sector):
        return _as(made, "group", f"group:{who.country}:{words[-1]}")
    if set(words) & (words_of("seers") | words_of("bystanders")):
        return _as(made, "group", f"seer:{outlet}:{words[-1]}")
    people = bool(set(words) & _people())
    return _as(made, "unnamed", f"unnamed:{outlet}" if people else f"somebody:{outlet}")


@cache
def _people() -> frozenset[str]:
    """Stems of words for people whose names are kept back: "source", "official", "resident"."""
    return frozenset(stem(word) for word, kind in kinds().items() if kind == "anonymous")


def _official(who: Named) -> bool:
    return who.sector in STATE or (who.id or "").startswith("country:")
