"""Names of places and where they lie, offline.

Cities of 500 people and more, first-level regions and countries come from GeoNames (CC BY 4.0) by way of packages
(``data/places.tsv.gz``, made by ``training/gazetteer.py``); regions in the news, seas, rivers and well-known
buildings are written by hand (``data/places.tsv``), and so are the other names of countries
(``data/places_countries.tsv``). Looking a name up is a binary search in one sorted file held as bytes.
"""

from __future__ import annotations

import gzip
import unicodedata
from collections import defaultdict
from dataclasses import dataclass, field, replace
from functools import cache, lru_cache
from importlib.resources import files
from itertools import chain
from typing import TYPE_CHECKING

import pycountry

from firsthand.atlas.tables import rows

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

_LETTERS = str.maketrans({"ø": "o", "đ": "d", "ł": "l", "ß": "ss", "æ": "ae", "œ": "oe", "ı": "i", "ð": "d", "þ": "th"})
_DROPPED = str.maketrans("", "", "'’‘`ʿʾʼ.")


@dataclass(frozen=True, slots=True)
class Entry:
    """One place. ``kind`` is city, region, country, sea …; ``country`` ISO 3166 alpha-3; ``lat``/``lon`` degrees.

    ``written`` marks places that the package's own lists hold because they are in the news, ``capital`` those of a
    state; ``borrowed`` one that is looked up by a name that is only a namesake's own ("Salisbury" for Harare).
    """

    name: str
    kind: str
    country: str | None
    region: str | None
    lat: float | None
    lon: float | None
    population: int
    written: bool = False
    capital: bool = False
    borrowed: bool = False


@lru_cache(maxsize=1 << 16)
def fold(name: str) -> str:
    """``name`` in small plain letters: no accents, apostrophes or points, any other sign one space, "saint" as "st"."""
    plain = unicodedata.normalize("NFKD", name.casefold().translate(_LETTERS).translate(_DROPPED))
    words = "".join(c if c.isalnum() else " " for c in plain if not unicodedata.combining(c)).split()
    return " ".join("st" if word == "saint" else word for word in words)


@dataclass(frozen=True, slots=True)
class Gazetteer:
    """Looks names up; safe to share between threads."""

    names: bytes
    written: Mapping[str, tuple[Entry, ...]] = field(default_factory=dict)

    def candidates(self, name: str) -> tuple[Entry, ...]:
        """Every place called ``name``, most people first, written entries before others.

        A name that is unknown as it stands is tried without its article ("Al-") and its kind ("Province").
        """
        key = fold(name)
        for form in _forms(key):
            found = (*self.written.get(form, ()), *_cities(self.names, form))
            if found:
                return found
        return ()


@lru_cache(maxsize=1 << 14)
def _cities(names: bytes, key: str) -> tuple[Entry, ...]:
    """The entries of the sorted file ``names`` called ``key``, most people first. A report asks for each name some four times."""
    probe = key.encode() + b"\t"
    low = _first_line(names, probe)
    found = []
    while names.startswith(probe, low):
        end = names.index(b"\n", low)
        found.append(_entry(names[low:end].decode()))
        low = end + 1
    return tuple(sorted(_ranked(key, found), key=lambda e: -e.population))


def _ranked(key: str, found: Sequence[Entry]) -> Iterator[Entry]:
    """Those called ``key``, with the capitals and the borrowers of the name among them marked."""
    owned = any(fold(e.name) == key for e in found)
    for entry in found:
        own = fold(entry.name)
        capital = entry.kind == "city" and entry.country in _capitals().get(key, ())
        borrowed = owned and not f"{own} ".startswith(f"{key} ") and not capital
        yield replace(entry, capital=capital, borrowed=borrowed) if capital or borrowed else entry


@cache
def _capitals() -> Mapping[str, frozenset[str]]:
    """The codes of the states whose capital bears a folded name."""
    found: defaultdict[str, set[str]] = defaultdict(set)
    for row in rows("countries.tsv"):
        for name in filter(None, row["capitals"].split("|")):
            found[fold(name)].add(row["code"])
    return {name: frozenset(codes) for name, codes in found.items()}


@cache
def _shed() -> tuple[tuple[str, ...], tuple[str, ...]]:
    """The articles that may stand before a name, and the words for its kind that may stand after it or before."""
    forms = list(_rows("places_forms.tsv"))
    return tuple(f"{w} " for c, w in forms if c == "article"), tuple(f" {w}" for c, w in forms if c == "ending")


def _forms(key: str) -> Iterator[str]:
    if not key:
        return
    yield key
    articles, endings = _shed()
    bare = next((key.removeprefix(a) for a in articles if key.startswith(a)), key)
    if bare != key:
        yield bare
    for ending in endings:
        if bare.endswith(ending):
            yield bare.removesuffix(ending)
        if bare.startswith(f"{ending[1:]} of "):
            yield bare.removeprefix(f"{ending[1:]} of ")


def _first_line(names: bytes, probe: bytes) -> int:
    """Where the first line stands that is not before ``probe``."""
    low, high = 0, len(names)
    while low < high:
        start = names.rfind(b"\n", 0, (low + high) // 2) + 1
        end = names.find(b"\n", start)
        if names[start:end] < probe:
            low = end + 1
        else:
            high = start
    return low


def _entry(line: str) -> Entry:
    _, name, kind, code, region, lat, lon, population = line.split("\t")
    place = float(lat) if lat else None, float(lon) if lon else None
    return Entry(name, kind, _alpha3().get(code), region or None, *place, int(population))


@cache
def _alpha3() -> Mapping[str, str]:
    return {c.alpha_2: c.alpha_3 for c in pycountry.countries} | {"XK": "XKX"}


def _rows(name: str) -> Iterator[list[str]]:
    lines = (files("firsthand.atlas") / "data" / name).read_text(encoding="utf-8").splitlines()
    return (line.split("\t") for line in lines[1:])


@cache
def demonyms() -> Mapping[str, str]:
    """The folded words for people and things of a country ("syrian", "syrians"), each with its ISO 3166 alpha-3 code."""
    return {fold(d): row["code"] for row in rows("countries.tsv") for d in filter(None, row["demonyms"].split("|"))}


@cache
def capital_of(code: str) -> Entry | None:
    """The capital of the state with an ISO 3166 alpha-3 ``code``; None where the gazetteer knows none."""
    names = (name for name, codes in _capitals().items() if code in codes)
    found = (e for name in names for e in load_gazetteer().candidates(name) if e.capital and e.country == code)
    return next(found, None)


def _written(countries: Mapping[str, Entry]) -> dict[str, tuple[Entry, ...]]:
    found: defaultdict[str, list[Entry]] = defaultdict(list)
    for name, aliases, kind, country, lat, lon, population, _ in _rows("places.tsv"):
        entry = Entry(name, kind, country or None, None, float(lat), float(lon), int(population), written=True)
        for key in {fold(n) for n in (name, *filter(None, aliases.split(";")))}:
            found[key].append(entry)
    for code, aliases, *_ in _rows("places_countries.tsv"):
        for alias in filter(None, aliases.split(";")):
            found[fold(alias)].append(countries[code])
    for demonym, code in demonyms().items():
        if code in countries:
            found[demonym].append(countries[code])
    return {key: tuple(entries) for key, entries in found.items()}


def _middled() -> Iterator[Entry]:
    """The countries, each at its middle; a written middle goes before the one of the packages."""
    middles = {code: (float(lat), float(lon)) for code, _, lat, lon, _ in _rows("places_countries.tsv") if lat}
    lines = (files("firsthand.atlas") / "data/places_states.tsv").read_text(encoding="utf-8").splitlines()
    for entry in map(_entry, lines):
        lat, lon = middles.get(entry.country or "", (entry.lat, entry.lon))
        yield replace(entry, lat=lat, lon=lon)


@cache
def load_gazetteer() -> Gazetteer:
    """The gazetteer that the package ships, loaded once."""
    names = gzip.decompress((files("firsthand.atlas") / "data/places.tsv.gz").read_bytes())
    states = tuple(_middled())
    countries = {e.country: e for e in states if e.country}
    keyed = {fold(e.name): (e,) for e in states}
    written = _written(countries)
    return Gazetteer(names, {k: tuple(chain(written.get(k, ()), keyed.get(k, ()))) for k in {*keyed, *written}})
