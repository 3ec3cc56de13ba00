"""Parties as linking compares them: are two the same, can they be, or are they two?"""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from functools import cache, lru_cache

from firsthand.atlas.lookup import load_atlas
from firsthand.atlas.names import folded
from firsthand.linking.measures import numbers
from firsthand.linking.naming import called, one_name
from firsthand.linking.words import rarity, stem, tokens
from firsthand.reading.text.wording import words
from firsthand.records import Identity, Party

PRONOUNS = frozenset(stem(w) for kind in ("self", "he", "she", "it", "plural") for w in words(kind)) | {stem("who")}
_PLAIN = 4.0  # rarity from which a word of a name tells who it is
_STATE = frozenset({None, "GOV", "MIL"})  # sectors that act for a country

_LISTED = re.compile(r",|\band\b")
_OF_ALL = re.compile(r"(?:The )?(?:International|World|Global)\s+[A-Z]")  # no state's, whatever places its words are
_LEAST = 3  # letters of initials that say who somebody is
_ROUGH = re.compile(
    r"(?:more than|over|at least|no fewer than|some|about|around|roughly|nearly|almost|up to|as many as|an estimated)\s+",
    re.IGNORECASE,
)
_FIGURE = re.compile(r"\d[\d,]*(?![\w.])|[a-z]+\b", re.IGNORECASE)
_FIGURES = {
    w: n for n, w in enumerate(["one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten"], start=1)
}
_TIMES = 8  # how many times as many make two groups of people, where a number is a rough one


@dataclass(frozen=True, slots=True)
class Named:
    """A party reduced to what tells it from others.

    ``country`` may be a guess of the reader's; ``sure`` is the country only where the words or the atlas say it.
    ``marks`` are the stems of the name's telling words, ``counted`` how many they are ("21 girls"), ``rough`` if not exactly;
    ``bare`` is a number or pronoun alone ("one", "them"), which says nothing of who it is.
    """

    name: str
    country: str | None
    sector: str | None
    id: str | None
    sure: str | None
    marks: frozenset[str]
    counted: int | None
    rough: bool
    bare: bool


def named(party: Party) -> Named:
    """``party`` as linking compares it."""
    return _named(party.identity)


@lru_cache(maxsize=1 << 16)
def _named(identity: Identity) -> Named:
    if not identity.id and _OF_ALL.match(identity.name):
        identity = Identity(identity.name, sector=None if identity.sector == "GOV" else identity.sector)
    sure = identity.country if identity.id or _OF_ALL.match(identity.name) else _country_said(identity.name)
    marks = frozenset(folded(s) for w in tokens(identity.name) if rarity(s := stem(w)) >= _PLAIN)
    return Named(
        identity.name,
        identity.country,
        identity.sector,
        identity.id,
        sure,
        marks,
        *_counted(identity.name),
        _bare(identity),
    )


def _bare(identity: Identity) -> bool:
    names = tokens(identity.name.lower())
    return identity.id is None and all(w in numbers() or w.isdigit() or stem(w) in PRONOUNS for w in names)


def _counted(name: str) -> tuple[int | None, bool]:
    """The number that a name begins with, and whether it is a rough one: "more than 400,000 refugees"."""
    rough = _ROUGH.match(name)
    figure = _FIGURE.match(name, rough.end() if rough else 0)
    words = figure[0].lower().replace(",", "") if figure else ""
    return int(words) if words.isdigit() else _FIGURES.get(words), rough is not None


def _are_two(one: Named, other: Named) -> bool:
    """Whether two groups of people have numbers that cannot be of one."""
    if one.counted is None or other.counted is None:
        return False
    low, high = sorted((one.counted, other.counted))
    return high >= _TIMES * max(low, 1) if one.rough or other.rough else low != high


@cache
def _country_said(name: str) -> str | None:
    found = load_atlas().resolve(name)
    if found is None or found.id or not _LISTED.search(name):
        return found.country if found else None
    each = {
        known.country for w in tokens(name) if w[0].isupper() and (known := load_atlas().resolve(w)) and known.country
    }
    return found.country if len(each) < 2 else None  # "American, European and African officials"


def alike(one: Named, other: Named) -> float:
    """From 1 (the same) over 0 (not known) to -1 (two that cannot be one)."""
    if one.id and one.id == other.id:
        return 1.0
    if abbreviates(one.name, other.name) or abbreviates(other.name, one.name):
        return 1.0
    if _are_two(one, other):
        return -0.6
    if one.sure and other.sure and one.sure != other.sure:
        return -1.0
    if one.marks & other.marks and not two_people(one.name, other.name):
        return 1.0
    if one.sector and other.sector and one.sector != other.sector and not {one.sector, other.sector} <= _STATE:
        return -0.3
    if one.sure and one.sure == other.sure:
        return 0.8 if {one.sector, other.sector} <= _STATE else 0.5
    return 0.4 if one.country and one.country == other.country and one.sector == other.sector else 0.0


@lru_cache(maxsize=1 << 16)
def two_people(name: str, other: str) -> bool:
    """Whether two full names are of two who share a word of them: "Tamer Dolan" and "Anzor Dolan"."""
    some, others = (called(n.replace("-", " ")) for n in (name, other))
    full = all(len(n) > 1 and rarity(stem(n[-1])) >= _PLAIN for n in (some, others))
    return full and not one_name(some, others)


def abbreviates(short: str, name: str) -> bool:
    """Whether one name has the initials of another in it: "ADF fighters", "Rebels of the Allied Democratic Forces"."""
    return bool(_short(short) & _initials(name))


@cache
def _short(name: str) -> frozenset[str]:
    """The words of a name that may be initials, such as "ADF"."""
    return frozenset(w for w in tokens(name) if len(w) >= _LEAST and w.isalpha() and w.isupper())


@cache
def _initials(name: str) -> frozenset[str]:
    """The initials of every run of a name's words with capitals."""
    heads = "".join(
        w[0] if w[0].isupper() else " " for w in tokens(name) if w.lower() not in {"of", "for", "and", "the"}
    )
    runs = {run[i:] for run in heads.split() for i in range(len(run))}
    return frozenset(run for run in runs if len(run) >= _LEAST)


def sides(some: Sequence[Named], others: Sequence[Named]) -> float | None:
    """How alike the parties of one side of two events are: the best pair's; None where nothing tells of a side who it is."""
    return max((alike(a, b) for a in some if not a.bare for b in others if not b.bare), default=None)


def distinct(parties: Iterable[Party]) -> tuple[Named, ...]:
    """The parties without those of one name twice, in the order of the text."""
    return tuple({n.name.lower(): n for n in map(named, parties)}.values())
