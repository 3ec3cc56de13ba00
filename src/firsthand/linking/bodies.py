"""Of which state or body the people are whose word is given: "the army", "a spokesman of the ministry", "police"."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping, Sequence
from dataclasses import replace
from functools import cache
from types import MappingProxyType

from firsthand.atlas.lookup import load_atlas
from firsthand.linking.naming import called, titles, words_of
from firsthand.linking.parties import PRONOUNS, Named, named
from firsthand.linking.words import listed, stem, tokens
from firsthand.ontology import IRREGULARS
from firsthand.records import Event, Identity, Party, Reading, Voice

STATE = frozenset({"GOV", "MIL", "SPY"})
POLICE = "COP"
BODIES = frozenset({"UNO", "IGO", "NGO", "EUR", "IMG", "MNC"})  # PLOVER's codes that stand for no country

Home = Callable[[Voice, str | None], str | None]
_SENT = re.compile(
    r"(?:[Tt]he )?(?:(?:\w+ )?(?P<who>[\w-]+) (?:of|from|for) (?:the )?(?P<of>[A-Z].*)|(?P<by>[A-Z].*) (?P<after>[a-z-]+))"
)
_DATELINE = re.compile(r"^[A-Z][A-Z .,’']{3,}\s?[—–-]\s?(?=[A-Z](?:[a-z]|\s))")  # "NEW YORK — Actress"
_SEATED = re.compile(r"\b(?:in|from|at)\s+(?P<city>[A-Z][\w-]+(?:\s[A-Z][\w-]+)*)")
_TITLE = 3  # words of a title that may stand before a name
_HOSTILE = "ASSAULT"  # told by either side; who expels, arrests or deploys says so himself


def homes(reading: Reading) -> Home:
    """For officials whose country is not said ("the army said"): the one that they most likely are of.

    That is the country of the city where they sit ("the ministry in Moscow"), else of the state that has the heading's word ("Thailand
    accuses Cambodia") or does what they tell ("Czechia expelled six Russian diplomats, the foreign minister said"), else
    the one that the text last spoke of; the last body of their sector goes first, and a rebel group's country is nobody's.
    """
    spoken_of = cache(lambda: _spoken_of(reading))
    heading = _heading(reading.report.title or "")

    def home(voice: Voice, sector: str | None) -> str | None:
        told = _told_by(voice, reading)
        if likely := _seat(voice.text) or _party_of(told, heading) or _doer(told, _accused_by(voice, reading)):
            return likely
        first = min((v.span.start for e in told for v in e.voices if _one(v, voice)), default=voice.span.start)
        before = [(kind, country) for start, kind, country in spoken_of() if start < first]
        same_sector = [country for kind, country in before if kind == sector]
        official = [country for kind, country in before if kind in STATE]
        anybody = [country for _, country in before]
        return next(iter([*same_sector[-1:], *official[-1:], *anybody[-1:]]), None)

    return home


def _spoken_of(reading: Reading) -> list[tuple[int, str | None, str]]:
    """Where a report speaks of states and who is of one, with their sectors; rebels and journalists left out."""
    stood = sorted((m for m in reading.mentions if m.form != "pronoun"), key=lambda m: (m.span.start, -m.span.end))
    whole = [m for i, m in enumerate(stood) if not any(o.span.covers(m.span) for o in stood[max(0, i - 4) : i])]
    known = ((m, named(Party(m.span, m.text, m.identity))) for m in whole)
    return [
        (m.span.start, m.identity.sector, n.sure)
        for m, n in known
        if n.sure and n.sure not in BODIES and n.sector not in IRREGULARS | {"JRN"}
    ]


def _one(one: Voice, voice: Voice) -> bool:
    """Whether two voices of one report are the same one, one man or woman by name, or "a spokesman … the spokesman"."""
    alike = one.identity.name == voice.identity.name
    again = any(v.text.lower().startswith("the ") for v in (one, voice))
    return one.span == voice.span or (alike and (again or (one.kind == "named" and bool(called(one.identity.name)))))


def _told_by(voice: Voice, reading: Reading) -> list[Event]:
    """What somebody tells in a report, in the order of the text."""
    return sorted((e for e in reading.events if any(_one(v, voice) for v in e.voices)), key=lambda e: e.trigger)


def _seat(words: str) -> str | None:
    """The country of the capital where somebody sits: "the Foreign Ministry in Moscow"; no other city tells one."""
    city = _SEATED.search(words)
    found = load_atlas().resolve(city["city"]) if city else None
    return found.country if found and (found.id or "").startswith("country:") else None


def _heading(title: str) -> str | None:
    """The country that says, accuses or denies in a heading: "Thailand accuses Cambodia of attack", "Sudan army denies strike"."""
    verbs = words_of("headings")
    words = tokens(title)[:4]
    saying = next((i for i, w in enumerate(words) if stem(w) in verbs), 0)
    return next((c for w in words[:saying] if (c := nation(w))), None)


def _party_of(told: Sequence[Event], heading: str | None) -> str | None:
    """The country of the heading where what is told was done to it, and not by it or denied."""
    suffered = any(named(p).sure == heading for e in told for p in e.recipients)
    return heading if suffered and not any(v.stance == "denies" for e in told for v in e.voices) else None


def _accused_by(voice: Voice, reading: Reading) -> frozenset[str | None]:
    """The states that somebody accuses in a report, and of which he is none."""
    own = (e for e in reading.events if e.type == "ACCUSE")
    made = (e for e in own if any(p.identity.name == voice.identity.name for p in e.actors))
    return frozenset(named(p).sure for e in made for p in e.recipients)


def _doer(told: Sequence[Event], without: frozenset[str | None]) -> str | None:
    """The state that does what is told, none of ``without``, but for an attack, which either side tells."""
    actors = (named(p) for e in told if e.type != _HOSTILE for p in e.actors)
    return next(
        (n.sure for n in actors if n.sure and n.sure not in without and n.sure not in BODIES and n.sector in STATE),
        None,
    )


@cache
def nation(word: str) -> str | None:
    """The country that a word with a capital names ("Thailand", "Thai"); None for a city or anything else."""
    found = load_atlas().resolve(word) if word[:1].isupper() else None
    return found.country if found and (found.id or "").startswith("country:") else None


def said_of(voice: Voice) -> str | None:
    """The reader's country of a voice, where the words say it ("Czech Foreign Minister Jan Lipavsky")."""
    country = voice.identity.country
    return country if country and any(nation(w) == country for w in tokens(voice.text)) else None


def housed(who: Named, voice: Voice, home: Home | None) -> Named:
    """Officials of no country with the one that they most likely are of; a state's own papers are officials' word.

    Prosecutors are officials.

    Unnamed people keep to a body only where the words name it: "an official of the foreign ministry", not "officials". An outlet with a
    name of its own ("Hilltop television") is no state's.
    """
    body = next((papers()[w] for w in map(stem, tokens(_titled(who.name, voice.text))) if w in papers()), None)
    accuses = prosecutors().search(f"{who.name} {voice.text}") is not None
    sector = POLICE if body == POLICE else "GOV" if accuses else who.sector or body
    outlet = voice.kind == "outlet" and who.sector is None and not who.sure and bool(called(who.name))
    if sector not in STATE | {POLICE} or who.name.lower() in PRONOUNS or outlet:
        return who
    bodied = (
        accuses
        or sector in {"MIL", "SPY", POLICE}
        or any(stem(w) in papers() for w in tokens(f"{who.name} {voice.text}"))
    )
    if not bodied and _sent_by_others(who, voice):
        return replace(who, country=None, sector=None, sure=None)
    unnamed = voice.kind == "anonymous"
    country = who.sure or (None if unnamed else who.country)
    if country is None and home and (bodied or not unnamed):
        country = home(voice, sector)
    return replace(who, country=country, sector=sector, sure=country)


def _sent_by_others(who: Named, voice: Voice) -> bool:
    """Whether nothing but a word such as "spokeswoman" makes somebody an official: "a Hilltop representative"."""
    speaks = bool(set(map(stem, tokens(f"{who.name} {voice.text}"))) & words_of("spokespeople"))
    return speaks and who.sector == "GOV" and not (who.id or who.country)


def _titled(name: str, text: str) -> str:
    """A name with the title that stands before it: "Hilltop police Lt. Mara Holt", but not "police shooting victim Mara Holt"."""
    before = tokens(text[: max(text.find(name), 0)])[-_TITLE:]
    return " ".join([*before, name]) if before and stem(before[-1]) in titles() else name


@cache
def prosecutors() -> re.Pattern[str]:
    """Words for those who accuse in a state's name (``data/prosecutors.tsv``)."""
    return re.compile(rf"\b(?:{'|'.join(listed('prosecutors'))})\b", re.IGNORECASE)


@cache
def papers() -> Mapping[str, str]:
    """Stems of a state's own papers and bodies and plain words for its people, with the sector that speaks through them."""
    return MappingProxyType({stem(w): s for w, s in (line.split("\t") for line in listed("papers"))})


@cache
def of_a_town(name: str, key: str) -> bool:
    """Whether all that the atlas has somebody do is to run a town: Anne Hidalgo, but not Gustavo Petro."""
    offices = [role.office for role in load_atlas().who(name) if role.id == key and role.kind == "person"]
    return bool(offices) and all({stem(w) for w in office} & words_of("local") for office in offices)


def whole(voice: Voice) -> Identity:
    """Who a voice is, a dateline before the name left off; a known body by all of its words ("Doctors Without Borders") where the reader has but the last, or by its people."""
    if voice.identity.id or voice.kind == "phrase":
        return voice.identity
    name = _DATELINE.sub("", voice.identity.name)
    found = (name in voice.text and _body(voice.text)) or _sent_by(voice.text) or _sent_by(name)
    return found or replace(voice.identity, name=name)


def _body(name: str) -> Identity | None:
    """The known body that is no state's of this name."""
    found = load_atlas().resolve(name)
    return found if found and (found.id or "").startswith("body:") and found.country in BODIES else None


def _sent_by(name: str) -> Identity | None:
    """The body whose observers, officials or staff somebody is: "Observers of the African Union", "OSCE monitors"."""
    sent = _SENT.fullmatch(name)
    if sent is None or stem(sent["after"] or sent["who"]) not in words_of("missions"):
        return None
    return _body(sent["of"] or sent["by"])
