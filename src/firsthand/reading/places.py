"""The place names of a report, with country and coordinates, resolved offline.

A name is resolved by the words that qualify it ("Paris, Texas"), the countries that the report names, its other
places, and how many people live there; it has one sense in a report unless it is qualified.
"""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from itertools import product
from math import log10
from typing import TYPE_CHECKING

from firsthand.atlas.places import fold, load_gazetteer
from firsthand.records import Place, Span

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from firsthand.atlas.places import Entry

PLACE_LABELS = frozenset({"GPE", "LOC", "FAC"})
LOOSE_LABELS = frozenset({"ORG", "PERSON", "NORP", "PRODUCT", "WORK_OF_ART", "EVENT"})
CELL = 1.5  # degrees of a cell of the map; names in neighbouring cells keep company
RANKS = 12  # candidates of a name that may keep others company
COUNTRY, REGION, COMPANY = 3.0, 4.0, 4.0  # what a country's, a region's and near places' votes weigh against people
WIDE, WRITTEN = 12.0, 2.5  # what a written sea, continent or building counts, and a written settled place
SETTLED = frozenset({"city", "town", "region", "country"})
KNOWN = 5_000  # people: the least that a name needs which the pipeline did not take for a place
_TAIL = re.compile(r"(?:['’]s?|[\s,.;:]+)$")
_HEAD = re.compile(r"^(?:the|The)\s+")
_NAME = r"[A-Z][\w'’-]*(?:[ ](?:(?:al|el|de|la|del|of|the|and|bin|ez|az)[ -])?[A-Z][\w'’-]*){0,3}"
_QUALIFIED = re.compile(
    rf"\s?,\s({_NAME}|[A-Z]\.\s?[A-Z]\.)|\s(?:in|,)\s(?:the\s)?(?:\w+\s(?:province|region|state)\sof\s)?({_NAME})"
)


@cache
def words(kind: str) -> Mapping[str, str]:
    """The words of one class of ``data/places.tsv`` with their values."""
    rows = (files("firsthand.reading") / "data/places.tsv").read_text(encoding="utf-8").splitlines()[1:]
    return {word: value for name, word, value in (row.split("\t") for row in rows) if name == kind}


@cache
def _after_preposition() -> re.Pattern[str]:
    starts = "|".join([*words("here"), "from", "to"])
    return re.compile(
        rf"\b(?:{starts})\s(?:the\s|(?:central|northern|southern|eastern|western|downtown|neighbou?ring|nearby)\s)?({_NAME})"
    )


@cache
def _dateline() -> re.Pattern[str]:
    return re.compile(r"^([A-Z][A-Z'’ .-]{2,30}[A-Z])(?=\s?(?:,|\(|--|[-–—]))", re.MULTILINE)


def find_places(text: str, names: Sequence[tuple[Span, str]]) -> tuple[Place, ...]:
    """Every place name of ``text`` in order; ``names`` are spans with spaCy's entity labels.

    Names of states count as places also where they act ("Iran said"). A name that the gazetteer lacks is kept without
    coordinates.
    """
    spans = _spans(text, names)
    options = {span: _candidates(span.of(text)) for span in spans}
    qualified = {span: _qualifier(text, span, options[span]) for span in spans}
    senses: dict[str, Entry | None] = {
        fold(span.of(text)): entry for span, entry in reversed(qualified.items()) if entry
    }
    story = _Story.of({k: (e,) if (e := senses.get(k)) else options[s] for s in spans for k in (fold(s.of(text)),)})
    places = []
    for span in spans:
        key = fold(span.of(text))
        if key not in senses:
            senses[key] = story.choose(key, options[span])
        places.append(_place(text, span, qualified[span] or senses[key]))
    return tuple(places)


def _place(text: str, span: Span, entry: Entry | None) -> Place:
    words_ = span.of(text)
    name = _HEAD.sub("", words_)
    return Place(span, words_, name, entry.country, entry.lat, entry.lon) if entry else Place(span, words_, name)


def _spans(text: str, names: Sequence[tuple[Span, str]]) -> list[Span]:
    """The stretches of ``text`` that name a place, apart from each other."""
    found: dict[Span, bool] = {}
    taken: list[Span] = []
    for given, label in names:
        span = _clean(text, given)
        if span.start == span.end:
            continue
        if label in PLACE_LABELS or (label in LOOSE_LABELS and _is_place(text, span)):
            found[span] = True
        taken.append(span)
    for pattern in (_after_preposition(), _dateline()):
        for match in pattern.finditer(text):
            known = _known_prefix(text, _clean(text, Span(*match.span(1))))
            if known and not any(known.overlaps(t) for t in found):
                found[known] = True
    return _apart(found)


def _apart(spans: Mapping[Span, bool]) -> list[Span]:
    kept: list[Span] = []
    for span in sorted(spans, key=lambda s: (s.start, -s.end)):
        if not kept or not kept[-1].overlaps(span):
            kept.append(span)
    return kept


def _clean(text: str, span: Span) -> Span:
    """``span`` without an article before and a possessive or point after it."""
    head = _HEAD.match(span.of(text))
    start = span.start + (head.end() if head else 0)
    end = span.end
    while (
        end > start
        and (tail := _TAIL.search(text, start, end))
        and not text[start:end].endswith(("U.S.", "U.K.", "D.C."))
    ):
        end = tail.start()
    return Span(start, max(start, end))


def _is_place(text: str, span: Span) -> bool:
    """Whether a name that the pipeline took for something else is a place: it stands after a place's preposition."""
    before = text[max(0, span.start - 30) : span.start]
    led = re.search(rf"\b(?:{'|'.join(words('here'))})\s(?:the\s|[a-z]+ern\s)?$", before)
    return bool(led and _weighty(span.of(text)))


def _weighty(name: str) -> bool:
    found = load_gazetteer().candidates(name)
    return bool(found) and (found[0].written or found[0].population >= KNOWN)


def _known_prefix(text: str, span: Span) -> Span | None:
    """The longest beginning of ``span`` that the gazetteer knows."""
    ends = [m.end() for m in re.finditer(r"[\w.'’-]+", span.of(text))]
    for end in reversed(ends):
        part = Span(span.start, span.start + end)
        if len(part.of(text)) > 2 and _weighty(part.of(text)):
            return part
    return None


def _candidates(name: str) -> tuple[Entry, ...]:
    found = load_gazetteer().candidates(name)
    if found or " " not in name.strip():
        return found
    first, _, last = name.rpartition(" ")
    if last.lower() in words("generic"):
        return load_gazetteer().candidates(first)
    lead, _, rest = name.partition(" ")
    return load_gazetteer().candidates(rest) if lead.lower() in words("lead") else ()


def _support(found: Sequence[Entry]) -> dict[str, float]:
    """How much one name speaks for each country and each "country/region": by the rank of its candidates there."""
    support: dict[str, float] = {}
    for rank, entry in enumerate(sorted(found, key=_weight, reverse=True)[:RANKS]):
        share = 1 / (1 + rank) ** 1.5
        region = entry.region or (entry.name if entry.kind == "region" else "")
        for key in (entry.country or "", f"{entry.country}/{fold(region)}" if region else ""):
            if key:
                support[key] = max(share, support.get(key, 0.0))
    return support


def _weight(entry: Entry) -> float:
    """How likely a place is meant by its size and kind alone, in powers of ten of people."""
    people = log10(entry.population + 10)
    if entry.written and entry.kind not in SETTLED:
        return people + WIDE
    return (
        people + (WRITTEN if entry.written else 0.0) + {"country": 4.0, "city": 0.0, "region": 0.3}.get(entry.kind, 0.0)
    )


def _cell(entry: Entry) -> tuple[int, int] | None:
    if entry.lat is None or entry.lon is None or entry.kind in {"country", "region"}:
        return None
    return int(entry.lat // CELL), int(entry.lon // CELL)


def _near(options: Mapping[str, Sequence[Entry]]) -> dict[tuple[int, int], dict[str, float]]:
    """For each cell of the map the names that have a candidate in it, and how likely that one is by its rank."""
    cells: defaultdict[tuple[int, int], dict[str, float]] = defaultdict(dict)
    for name, entries in options.items():
        for rank, entry in enumerate(sorted(entries, key=_weight, reverse=True)[:RANKS]):
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


@dataclass(frozen=True, slots=True)
class _Story:
    """What the names of one report say together of where it plays."""

    support: Mapping[str, Mapping[str, float]]
    total: Mapping[str, float]
    cells: Mapping[tuple[int, int], Mapping[str, float]]

    @classmethod
    def of(cls, options: Mapping[str, Sequence[Entry]]) -> _Story:
        support = {name: _support(found) for name, found in options.items()}
        total: Counter[str] = Counter()
        for own in support.values():
            total.update(own)
        return cls(support, total, _near(options))

    def choose(self, name: str, found: Sequence[Entry]) -> Entry | None:
        """The candidate that fits the rest of the report best."""
        return max(found, key=lambda entry: self._fit(name, entry), default=None)

    def _fit(self, name: str, entry: Entry) -> float:
        own = self.support.get(name, {})
        region = entry.region or (entry.name if entry.kind == "region" else "")
        keys = entry.country or "", f"{entry.country}/{fold(region)}"
        near, close = (max(0.0, self.total.get(key, 0.0) - own.get(key, 0.0)) for key in keys)
        company = _company(name, entry, self.cells)
        return _weight(entry) + COUNTRY * log10(1 + near) + REGION * log10(1 + close) + COMPANY * log10(1 + company)


def _qualifier(text: str, span: Span, found: Sequence[Entry]) -> Entry | None:
    """The candidate that the words right after a name single out ("Paris, Texas", "Tripoli in Lebanon")."""
    match = _QUALIFIED.match(text, span.end)
    if match is None or not found:
        return None
    told = (match[1] or match[2]).rstrip(".")
    state = words("state").get(told.replace(" ", "").rstrip(".")) or words("state").get(told)
    wider = [e for e in load_gazetteer().candidates(told) if e.kind in {"country", "region"}]
    if state:
        wider = [e for e in load_gazetteer().candidates(state) if e.country == "USA" and e.kind == "region"] or wider
    for outer in wider:
        inside = [
            e
            for e in found
            if e.country == outer.country and e != outer and (outer.kind == "country" or _within(e, outer))
        ]
        if inside:
            return max(inside, key=_weight)
    return None


def _within(entry: Entry, outer: Entry) -> bool:
    return bool(entry.region) and fold(entry.region or "") == fold(outer.name)
