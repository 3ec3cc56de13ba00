"""Where it was, as tellings of one incident have it: places that cannot both be right."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache

from firsthand.atlas.lookup import load_atlas
from firsthand.linking.matching import apart
from firsthand.linking.records import Incident
from firsthand.linking.scenes import Said, Scene
from firsthand.linking.sources import PUBLIC
from firsthand.linking.words import stem, tokens

FAR = 150.0  # kilometres between two places of one incident from which they are two versions
_WAYS = (
    ("from", re.compile(r"\b(?:from|out of)\s+(?:[\w'’.-]+\s+){0,3}$", re.IGNORECASE)),
    ("over", re.compile(r"\b(?:over|across|above|past)\s+(?:[\w'’.-]+\s+){0,3}$", re.IGNORECASE)),
    ("to", re.compile(r"\b(?:to|into|towards?)\s+(?:[\w'’.-]+\s+){0,3}$", re.IGNORECASE)),
)


@dataclass(frozen=True, slots=True)
class _Spotted:
    """A place that somebody tells in one report; ``way`` says whether it went from there, over it, to it, or was there."""

    name: str
    at: tuple[float, float]
    way: str
    teller: str
    report: str


def places(about: Incident, seen: Scene) -> list[Said]:
    """The places that tellings give in the same sentence; those near, named in one sentence, or in one name, as one version.

    Whence it came is compared with whence, and whither with whither. Of a statement, a place in the sentence is mostly where that was
    of which it speaks.
    """
    if about.type in PUBLIC:
        return []
    sentences = [e.sentence.of(seen.readings[report].report.text).lower() for e, report, _ in seen.events]
    groups: list[list[_Spotted]] = []
    for spot in _spotted(seen):
        homes = [g for g in groups if any(_one(o, spot, sentences) for o in g)]
        groups = [g for g in groups if g not in homes] + [[*(o for g in homes for o in g), spot]]
    return [Said(f"place:{t.way}", g[0].name, t.teller, t.report) for g in groups for t in g]


def _spotted(seen: Scene) -> list[_Spotted]:
    found = []
    for event, report, teller in seen.events:
        where = event.where
        if where is None or where.lat is None or where.lon is None or not event.sentence.covers(where.span):
            continue
        before = seen.readings[report].report.text[event.sentence.start : where.span.start]
        way = next((name for name, words in _WAYS if words.search(before)), "in")
        if not _is_country(where.name):
            found.append(_Spotted(where.name, (where.lat, where.lon), way, teller, report))
    return found


def _one(one: _Spotted, other: _Spotted, sentences: Sequence[str]) -> bool:
    """Whether two places of one way may be one: near, named in one sentence, or one in the name of the other ("Lowhaven Strip")."""
    some, others = (set(map(stem, tokens(spot.name))) for spot in (one, other))
    together = any(one.name.lower() in words and other.name.lower() in words for words in sentences)
    near = apart(one.at, other.at) < FAR or together or some <= others or others <= some
    return near and one.way == other.way


@cache
def _is_country(name: str) -> bool:
    found = load_atlas().resolve(name)
    return found is not None and found.kind == "country"
