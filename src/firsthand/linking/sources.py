"""Whose word a telling is: each voice as a source, so that one who is named in two ways is one.

A government, its ministers, ministries and forces are one source: their word is their state's. Somebody unnamed who
belongs to a state's forces or offices is that state's; an unnamed one of whom nothing is known is nobody's.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass, replace
from functools import cache
from importlib.resources import files
from types import MappingProxyType
from typing import Literal

from firsthand.atlas.entries import Outlet
from firsthand.atlas.lookup import load_atlas
from firsthand.linking.outlets import known
from firsthand.linking.parties import Named, alike, named
from firsthand.linking.words import rarity, stem, tokens
from firsthand.reading.cues import kinds, phrases
from firsthand.records import Event, Party, Reading, Voice, VoiceKind

Manner = Literal["state", "name", "group", "document", "outlet", "unnamed", "commentator", "phrase", "own"]
STATE = frozenset({"GOV", "MIL", "SPY"})
_ARMED = frozenset({"REB", "UAF", "PRM", "CRM"})
_PRONOUNS = frozenset(stem(w) for w in ("I", "he", "she", "it", "they", "we", "our", "us", "his", "her", "who", "both"))
_BODIES = frozenset({"UNO", "IGO", "NGO", "EUR", "IMG", "MNC"})  # PLOVER's codes that stand for no country


@dataclass(frozen=True, slots=True)
class Source:
    """One on whose word something is told. ``key`` is the same for all names of one source; ``name`` is as it stands.

    ``manner``: a state, somebody named, an undivided group ("witnesses"), a document, an outlet cited, somebody unnamed,
    a commentator, a phrase ("reportedly"), or the own voice of an outlet.
    """

    key: str
    name: str
    manner: Manner
    kind: VoiceKind
    named: Named | None
    why: str = ""


_TELLING = 4.5  # rarity from which a word with a capital is a name on its own
_JOINT = re.compile(r",| and | & |\bboth\b", re.IGNORECASE)
Home = Callable[[int, str | None], str | None]


def homes(reading: Reading) -> Home:
    """For officials whose country is not said ("the army said"): the one that the text last spoke of.

    The function takes where they stand and their sector; the last body of that sector before it goes first.
    """
    stood = sorted((m for m in reading.mentions if m.form != "pronoun"), key=lambda m: (m.span.start, -m.span.end))
    whole = [m for i, m in enumerate(stood) if not any(o.span.covers(m.span) for o in stood[max(0, i - 4) : i])]
    said = [
        (m.span.start, m.identity.sector, n.sure)
        for m in whole
        if (n := named(Party(m.span, m.text, m.identity))).sure and n.sure not in _BODIES
    ]

    def home(at: int, sector: str | None) -> str | None:
        before = [(kind, country) for start, kind, country in said if start < at]
        same_sector = [country for kind, country in before if kind == sector]
        official = [country for kind, country in before if kind in STATE]
        anybody = [country for _, country in before]
        return next(iter([*same_sector[-1:], *official[-1:], *anybody[-1:]]), None)

    return home


def source(voice: Voice, outer: Voice | None, outlet: str | None, home: Home | None = None) -> Source:
    """The source that ``voice`` is, told to ``outer`` (the next voice out) and published by ``outlet``."""
    who = _housed(named(Party(voice.span, voice.text, voice.identity)), voice, home)
    made = Source("", who.name, "name", voice.kind, who)
    cited = cited_outlet(voice)
    if voice.kind == "phrase" or who.name.lower() in phrases("adverb") or _hearsay(who):
        return _as(made, "phrase", f"phrase:{outlet}")
    if who.name.lower() in _PRONOUNS:
        return _as(made, "unnamed", f"somebody:{outlet}")
    if cited is not None:
        return _as(made, "outlet", f"outlet:{cited.name}")
    if voice.kind == "outlet" and who.sector not in STATE:
        return _as(made, "outlet", f"outlet:{who.name}")
    if voice.kind == "document":
        return _document(made, outer, outlet, home)
    return _person(made, outlet, voice.text)


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
        if who.country not in _BODIES
    ]


def _hearsay(who: Named) -> bool:
    """Whether a voice is "reports", "preliminary reports": nobody's word."""
    words = tokens(who.name)
    return bool(words) and words[-1].lower() in {"report", "reports", "rumours", "rumors"} and not (who.id or who.sure)


def _housed(who: Named, voice: Voice, home: Home | None) -> Named:
    """Officials of no country with the one that they most likely are of; a state's own papers are officials' word."""
    words = {stem(w) for w in tokens(who.name)}
    sector = who.sector or next((papers()[w] for w in sorted(words) if w in papers()), None)
    if sector not in STATE or who.name.lower() in _PRONOUNS:
        return who
    if voice.kind == "anonymous":
        bodied = sector in {"MIL", "SPY"} and home is not None
        country = who.sure or (home(voice.span.start, sector) if home and bodied else None)
    else:
        country = who.sure or who.country or (home(voice.span.start, sector) if home else None)
    return replace(who, country=country, sector=sector, sure=country)


def own_voice(outlet: str | None) -> Source:
    """The own voice of an outlet, or of a report whose publisher is not known."""
    name = outlet or "an unknown publisher"
    return Source(f"own:{name}", f"own voice of {name}", "own", "outlet", None)


def speaker(event: Event) -> Source | None:
    """The source of a public statement: who makes it; None where that is nobody known."""
    for party in event.actors:
        spoken = source(Voice(party.span, party.text, party.identity, "named"), None, None)
        if spoken.manner in {"state", "name", "group"} and spoken.named and (spoken.named.id or spoken.named.sure):
            return spoken
    return None


def cited_outlet(voice: Voice) -> Outlet | None:
    """The outlet that a voice is; None for one that speaks for a party or is no outlet."""
    entry = (voice.identity.id or "").startswith("outlet:")
    if voice.identity.sector in STATE:
        return None
    return known(voice.identity.name) if entry or voice.kind == "outlet" else None


def _as(made: Source, manner: Manner, key: str, why: str = "") -> Source:
    return Source(key, made.name, manner, made.kind, made.named, why)


def _document(made: Source, outer: Voice | None, outlet: str | None, home: Home | None) -> Source:
    """A document is the word of who made it: of the party in its name, else of the voice that shows it."""
    if made.named and made.named.sure and made.named.sector in STATE:
        return _person(made, outlet, made.name)
    if outer is not None and cited_outlet(outer) is None and outer.kind not in {"phrase", "document"}:
        held = source(outer, None, outlet, home)
        return Source(
            held.key, held.name, held.manner, held.kind, held.named, f"“{made.name}” is on the word of {held.name}"
        )
    return _as(made, "document", "document:" + " ".join(sorted({stem(w) for w in tokens(made.name)})))


def _person(made: Source, outlet: str | None, text: str) -> Source:
    who = made.named
    if who is None:
        return made
    if who.country in _BODIES and who.country in {"UNO", "EUR"}:
        return _as(made, "state", f"state:{who.country}", f"{who.name} speaks for {who.country}")
    if who.country and who.country not in _BODIES and _official(who):
        part = f":{who.sector}" if made.kind == "anonymous" and who.sector in {"MIL", "SPY"} else ""
        return _as(made, "state", f"state:{who.country}{part}", f"{who.name} speaks for {who.country}")
    if who.id:
        return _as(made, "name", f"name:{who.id}")
    if {stem(w) for w in tokens(f"{who.name} {text}")} & words_of("commentators"):
        return _as(made, "commentator", f"commentator:{who.name}")
    return _by_name(made, who) or _by_kind(made, who, outlet)


def _by_name(made: Source, who: Named) -> Source | None:
    """Somebody with a name: a known body by its initials, else the last of the words with a capital."""
    words = tokens(who.name)
    acronym = next((a for w in words if len(w) > 2 and w.isupper() and (a := load_atlas().resolve(w))), None)
    if acronym is not None and acronym.id:
        return _as(made, "name", f"name:{acronym.id}")
    heads = [w for w in words if w[0].isupper()]
    telling = len(heads) > 1 or any(rarity(stem(w)) >= _TELLING for w in heads)
    if telling and (made.kind == "named" or who.sector in _ARMED or words[-1] == heads[-1]):
        return _as(made, "name", "name:" + stem(heads[-1]))
    return None


def _by_kind(made: Source, who: Named, outlet: str | None) -> Source:
    """Somebody without a name: an undivided group, one visibly apart from others, an unnamed source, or nobody."""
    words = [stem(w) for w in tokens(who.name)]
    if made.kind == "collective" and words and (who.marks or who.sector):
        return _as(made, "group", f"group:{who.country}:{words[-1]}")
    if set(words) & words_of("seers"):
        return _as(made, "group", f"seer:{outlet}:{words[-1]}")
    people = bool(set(words) & _people())
    return _as(made, "unnamed", f"unnamed:{outlet}" if people else f"somebody:{outlet}")


@cache
def _people() -> frozenset[str]:
    """Stems of words for people whose names are kept back: "source", "official", "resident"."""
    return frozenset(stem(word) for word, kind in kinds().items() if kind == "anonymous")


def _official(who: Named) -> bool:
    return who.sector in STATE or (who.sector is None and (who.id or "").startswith("country:"))


@cache
def papers() -> Mapping[str, str]:
    """Stems of a state's own papers and plain words for its people, with the sector that speaks through them."""
    text = files("firsthand.linking").joinpath("data/papers.tsv").read_text(encoding="utf-8")
    return MappingProxyType({stem(w): s for w, s in (line.split("\t") for line in text.splitlines()[1:])})


@cache
def words_of(name: str) -> frozenset[str]:
    """Stems of the words in one of the lists of people: ``seers`` (visibly distinct ones) or ``commentators``."""
    text = files("firsthand.linking").joinpath(f"data/{name}.tsv").read_text(encoding="utf-8")
    return frozenset(stem(word) for word in text.split()[1:])


def is_person(one: Source) -> bool:
    """Whether a state's word is that of one man or woman, and not of an office or its forces."""
    who = one.named
    if who is None or (who.id or "").startswith(("country:", "body:", "seat:", "outlet:")):
        return False
    words = tokens(who.name)
    return (who.id or "").startswith("person:") or (
        one.kind == "named"
        and len(words) > 1
        and all(w[0].isupper() for w in words)
        and not any(stem(w) in papers() for w in words)
    )


def same(one: Source, other: Source) -> bool:
    """Whether two sources are one: one key, or two names that share a telling word ("Bassem", "Bassem Tamimi")."""
    if one.key == other.key:
        return True
    if {one.manner, other.manner} <= {"name", "own"} and one.named and other.named:
        return alike(one.named, other.named) == 1.0
    return False
