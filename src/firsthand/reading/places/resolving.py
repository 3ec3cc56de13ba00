"""Names of places to entries of the gazetteer, by what the names of one report say together."""

from __future__ import annotations

from collections import Counter, defaultdict
from dataclasses import dataclass
from itertools import product
from math import log10
from typing import TYPE_CHECKING

from firsthand.atlas.agents import agents
from firsthand.atlas.places import fold, load_gazetteer
from firsthand.reading.places.lexicon import state, words

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

    from firsthand.atlas.places import Entry

CELL = 1.5  # degrees of a cell of the map; names in neighbouring cells keep company
RANKS = 12  # candidates of a name that may keep others company
COUNTRY, REGION, COMPANY = 3.0, 4.0, 4.0  # what a country's, a region's and near places' votes weigh against people
SMALL, ALONE = 100_000, 1.5  # people, and what the others say, below which a place is doubtful
CAPITAL, BORROWED = 0.5, 1.0  # what a state's capital counts, and what a name that is rather a namesake's takes away
ACTOR = 0.5  # what a known actor counts for its country
WIDE, WRITTEN = 12.0, 2.5  # what a written sea, continent or building counts, and a written settled place
SETTLED = frozenset({"city", "town", "region", "country"})
_KINDS = {"country": 4.0, "city": 0.0, "region": 0.3}


def candidates(name: str) -> tuple[Entry, ...]:
    """Every place that ``name`` may mean: without its kind ("Homs province") or its lead ("northern Syria") if need be.

    A noun for people or bodies ("Police", "Congress") means only the places in the news that bear it ("Queens").
    """
    american = state(name) if name.endswith(".") else None
    if american:
        return tuple(e for e in load_gazetteer().candidates(american) if e.country == "USA" and e.kind == "region")
    found = load_gazetteer().candidates(name)
    if name.lower() in agents():
        return tuple(e for e in found if e.written)
    if found or " " not in name.strip():
        return found
    first, _, last = name.rpartition(" ")
    if last.lower() in words("generic"):
        return load_gazetteer().candidates(first)
    lead, _, rest = name.partition(" ")
    return load_gazetteer().candidates(rest) if lead.lower() in words("lead") else ()


def weight(entry: Entry) -> float:
    """How likely a place is meant by its size and kind alone, in powers of ten of people."""
    people = log10(entry.population + 10)
    if entry.written and entry.kind not in SETTLED:
        return people + WIDE
    known = CAPITAL * entry.capital - BORROWED * entry.borrowed + WRITTEN * entry.written
    return people + known + _KINDS.get(entry.kind, 0.0)


def region_of(entry: Entry) -> str:
    """The first-level region that ``entry`` lies in or is, "" where it is not known."""
    return entry.region or (entry.name if entry.kind == "region" else "")


@dataclass(frozen=True, slots=True)
class Story:
    """What the names of one report say together of where it plays."""

    support: Mapping[str, Mapping[str, float]]
    total: Mapping[str, float]
    cells: Mapping[tuple[int, int], Mapping[str, float]]

    @classmethod
    def of(cls, options: Mapping[str, Sequence[Entry]], actors: Iterable[str] = ()) -> Story:
        """The story of the names that ``options`` gives with their candidates, and of the countries of its ``actors``."""
        support = {name: _support(found) for name, found in options.items()}
        total: Counter[str] = Counter()
        total.update(dict.fromkeys(actors, ACTOR))
        for own in support.values():
            total.update(own)
        return cls(support, total, _near(options))

    def choose(self, name: str, found: Sequence[Entry]) -> Entry | None:
        """The candidate that fits the rest of the report best."""
        return max(found, key=lambda entry: self.fit(name, entry), default=None)

    def fit(self, name: str, entry: Entry) -> float:
        """How well ``entry`` fits as the place called ``name``."""
        own = self.support.get(name, {})
        keys = entry.country or "", f"{entry.country}/{fold(region_of(entry))}"
        near, close = (max(0.0, self.total.get(key, 0.0) - own.get(key, 0.0)) for key in keys)
        company = _company(name, entry, self.cells)
        return weight(entry) + COUNTRY * log10(1 + near) + REGION * log10(1 + close) + COMPANY * log10(1 + company)

    def doubts(self, name: str, entry: Entry) -> bool:
        """Whether ``entry`` is small and nothing else in the report speaks for it."""
        small = entry.kind in {"city", "county"} and not entry.written and entry.population < SMALL
        return small and self.fit(name, entry) - weight(entry) < ALONE


def _support(found: Sequence[Entry]) -> dict[str, float]:
    """How much one name speaks for each country and each "country/region": by the rank of its candidates there."""
    support: dict[str, float] = {}
    for rank, entry in enumerate(sorted(found, key=weight, reverse=True)[:RANKS]):
        share = 1 / (1 + rank) ** 1.5
        region = region_of(entry)
        for key in (entry.country or "", f"{entry.country}/{fold(region)}" if region else ""):
            if key:
                support[key] = max(share, support.get(key, 0.0))
    return support


def _cell(entry: Entry) -> tuple[int, int] | None:
    if entry.lat is None or entry.lon is None or entry.kind in {"country", "region"}:
        return None
    return int(entry.lat // CELL), int(entry.lon // CELL)


def _near(options: Mapping[str, Sequence[Entry]]) -> dict[tuple[int, int], dict[str, float]]:
    """For each cell of the map the names that have a candidate in it, and how likely that one is by its rank."""
    cells: defaultdict[tuple[int, int], dict[str, float]] = defaultdict(dict)
    for name, entries in options.items():
        for rank, entry in enumerate(sorted(entries, key=weight, reverse=True)[:RANKS]):
            cell = _cell(entry)
            if cell:
                cells[cell].setdefault(name, 1 / (1 + rank))
    return cells


def _company(name: str, entry: Entry, cells: Mapping[tuple[int, int], Mapping[str, float]]) -> float:
    """How many of the report's other names may lie around ``entry``."""
    cell = _cell(entry)
    if cell is None:
        return 0.0
    around: dict[str, float] = {}
    for x, y in product((-1, 0, 1), repeat=2):
        for other, chance in cells.get((cell[0] + x, cell[1] + y), {}).items():
            around[other] = max(chance, around.get(other, 0.0))
    return sum(chance for other, chance in around.items() if other != name)
