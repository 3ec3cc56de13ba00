"""The wider place that the words put a place in."""

from __future__ import annotations

import re
from dataclasses import replace
from math import cos, log2, radians
from typing import TYPE_CHECKING

from firsthand.atlas.places import fold, load_gazetteer
from firsthand.reading.places.lexicon import qualified, second_city, state
from firsthand.reading.places.resolving import candidates, weight

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from firsthand.atlas.places import Entry
    from firsthand.records import Span

REACH = 300  # characters to a place that count as much as half the places around it
FAR = 1200  # characters to the farthest place that a name may lie in
AHEAD = 200  # how much farther a place that follows counts
DEGREE = 1.0
BIG = 100_000  # people of a place that is known inside another's name
AFTER = 25  # characters after it
LINK = re.compile(r"\s?,\s|,?\s(?:in|of|near|outside)\s(?:the\s)?(?:[a-z]+\s){0,2}")
WIDE = frozenset({"country", "continent", "ocean", "area", "sea"})


def qualifier(text: str, span: Span, found: Sequence[Entry]) -> Entry | None:
    """The candidate that the words right after a name single out ("Paris, Texas", "Tripoli in Lebanon")."""
    match = qualified().match(text, span.end)
    if match is None or not found:
        return None
    told = (match[1] or match[2]).rstrip(".")
    owned = told.endswith(("'s", "’s"))
    if owned:  # "Tripoli, Lebanon's second city"
        if not second_city().match(text, match.end()):
            return None
        told = told[:-2]
    american = state(told)
    wider = [e for e in load_gazetteer().candidates(told) if e.kind in {"country", "region"}]
    if american:
        wider = [e for e in load_gazetteer().candidates(american) if e.country == "USA" and e.kind == "region"] or wider
    for outer in wider:
        inside = [
            e
            for e in found
            if e.country == outer.country and e != outer and (outer.kind == "country" or _within(e, outer))
        ]
        towns = [e for e in inside if e.kind == "city"] if owned else []
        if inside:
            return max(towns or inside, key=weight)
    return None


def _within(entry: Entry, outer: Entry) -> bool:
    return bool(entry.region) and fold(entry.region or "") == fold(outer.name)


def contained(text: str, entries: Mapping[Span, Entry | None]) -> dict[Span, Entry | None]:
    """``entries`` with those that the gazetteer lacks put where the place lies that the text names in or around them.

    That is the place right after the name ("…, Pakistan"), else one named in it ("Aberdeen Museum"), else the one that
    stands near and in whose surroundings most of the text's places lie. One that is only put in a country has no
    coordinates.
    """
    known = [(span, entry) for span, entry in entries.items() if entry and entry.kind not in WIDE]
    states = [(span, replace(e, lat=None, lon=None)) for span, e in entries.items() if e and e.kind == "country"]
    mates = {span: sum(_close(entry, other) for _, other in known) for span, entry in known}
    return {
        span: entry
        or _linked(text, span, known)
        or _inner(text, span)
        or _linked(text, span, states)
        or _around(span, known, mates)
        for span, entry in entries.items()
    }


def _linked(text: str, span: Span, known: Sequence[tuple[Span, Entry]]) -> Entry | None:
    after = ((s, e) for s, e in known if 0 <= s.start - span.end <= AFTER)
    return next((e for s, e in after if LINK.fullmatch(text[span.end : s.start])), None)


def _inner(text: str, span: Span) -> Entry | None:
    """The largest place that a part of the name names."""
    parts = span.of(text).split()
    found = [
        e
        for part in (parts[:2], parts[:1], parts[-1:])
        if len(parts) > len(part)
        for e in candidates(" ".join(part))[:1]
    ]
    return max((e for e in found if e.population >= BIG and e.kind not in WIDE), key=weight, default=None)


def _around(span: Span, known: Sequence[tuple[Span, Entry]], mates: Mapping[Span, int]) -> Entry | None:
    def likely(row: tuple[Span, Entry]) -> float:
        side = row[0].gap(span) + (AHEAD if row[0].start > span.start else 0)
        return log2(1 + mates[row[0]]) - side / REACH - (row[1].kind == "region")

    near = [row for row in known if row[0].gap(span) <= FAR]
    return max(near, key=likely)[1] if near else None


def _close(one: Entry, other: Entry) -> bool:
    """Whether two places lie within a degree or so of each other."""
    if one.lat is None or one.lon is None or other.lat is None or other.lon is None:
        return False
    return abs(one.lat - other.lat) <= DEGREE and abs(one.lon - other.lon) <= DEGREE / max(0.2, cos(radians(one.lat)))
