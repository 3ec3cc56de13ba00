"""Tellings of one incident that cannot both hold: who holds which version, and when each came up.

A dispute needs two versions of which each is told by somebody who does not tell the other, so that one speaker's loose
words make none.
"""

from __future__ import annotations

import csv
import re
from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from importlib.resources import files

from firsthand.atlas.lookup import load_atlas
from firsthand.linking.matching import apart
from firsthand.linking.measures import Measure, measures
from firsthand.linking.origins import Traced
from firsthand.linking.records import Dispute, Incident, Version
from firsthand.linking.sources import source
from firsthand.linking.tellings import Told
from firsthand.records import Event, Reading

SURE = 0.2  # confidence from which a mention's words make a version
FAR = 150.0  # kilometres between two places of one incident from which they are two versions
_TOLD = {"happened": "happened", "ongoing": "happened", "denied": "denied", "unclear": "unclear"}


@dataclass(frozen=True, slots=True)
class Said:
    """One value of a field as somebody told it in one report."""

    field: str
    value: str
    teller: str
    report: str


@dataclass(frozen=True, slots=True)
class Scene:
    """What disputes are read from: the mentions of one incident, their reports and who is heard in each."""

    events: tuple[tuple[Event, str, str], ...]
    readings: Mapping[str, Reading]

    def published(self, report: str) -> str:
        """When the report was published, for ordering; reports without a date come last."""
        return self.readings[report].report.published or "~"


def scene(
    group: Sequence[Told], traced: Traced, readings: Mapping[str, Reading], outlets: Mapping[str, str | None]
) -> Scene:
    """The mentions of ``group`` with the name of the origin on whose word each is told."""
    names = {(h.report, h.source.name): origin for h, origin in traced.heard}
    found = []
    for t in group:
        publisher = outlets.get(t.report) or "an unknown publisher"
        for event in t.events:
            teller = f"own voice of {publisher}"
            if event.voices:
                voice = source(event.voices[-1], None, publisher)
                unnamed = voice.manner in {"unnamed", "phrase"}
                teller = names.get((t.report, voice.name), f"unnamed in {publisher}" if unnamed else voice.name)
            found.append((event, t.report, teller))
    return Scene(tuple(sorted(found, key=lambda x: x[0].id)), readings)


def disputes(about: Incident, seen: Scene) -> tuple[Dispute, ...]:
    """The disputes of the incident ``about``, in the order of their fields."""
    said = [*_reality(seen), *_rivals(about, seen), *_places(seen)]
    found = [d for values in _by_field(said).values() if (d := _dispute(values, seen))]
    found += _measured(seen)
    return tuple(sorted(found, key=lambda d: d.field))


def _by_field(said: Iterable[Said]) -> dict[str, list[Said]]:
    fields: dict[str, list[Said]] = defaultdict(list)
    for one in said:
        fields[one.field].append(one)
    return fields


def _dispute(said: Sequence[Said], seen: Scene) -> Dispute | None:
    """The dispute in what is said of one field, or None where the same people say all of it."""
    tellers: dict[str, set[str]] = defaultdict(set)
    for one in said:
        tellers[one.value].add(one.teller)
    kept = [v for v in tellers if all(tellers[v] - tellers[w] and tellers[w] - tellers[v] for w in tellers if w != v)]
    if len(kept) < 2:
        return None
    versions = [_version(value, [s for s in said if s.value == value], seen) for value in kept]
    return Dispute(said[0].field.partition(":")[0], tuple(sorted(versions, key=lambda v: _came(v, seen))))


def _version(value: str, said: Iterable[Said], seen: Scene) -> Version:
    known = list(said)
    reports = sorted({s.report for s in known}, key=lambda r: (seen.published(r), r))
    return Version(value, tuple(sorted({s.teller for s in known})), tuple(reports))


def _came(version: Version, seen: Scene) -> tuple[str, str]:
    return seen.published(version.reports[0]), version.value


def _reality(seen: Scene) -> list[Said]:
    found = []
    for event, report, teller in seen.events:
        stance = event.voices[-1].stance if event.voices else None
        value = {"denies": "denied", "doubts": "unclear"}.get(stance or "", _TOLD.get(event.reality))
        if value and event.confidence >= SURE:
            found.append(Said("reality", value, teller, report))
    return found


@cache
def rivals() -> tuple[tuple[str, frozenset[str], str, re.Pattern[str]], ...]:
    """Words for things that cannot both be what was done or used (``data/rivals.tsv``)."""
    text = files("firsthand.linking").joinpath("data/rivals.tsv").read_text(encoding="utf-8")
    rows = csv.DictReader(text.splitlines(), delimiter="\t", quoting=csv.QUOTE_NONE)
    return tuple(
        (r["field"], frozenset(r["types"].split()), r["version"], re.compile(r["pattern"], re.IGNORECASE)) for r in rows
    )


def _rivals(about: Incident, seen: Scene) -> list[Said]:
    found = []
    for event, report, teller in seen.events:
        words = event.sentence.of(seen.readings[report].report.text)
        for field, types, version, pattern in rivals():
            if about.type in types and event.type in types and event.confidence >= SURE and pattern.search(words):
                found.append(Said(field, version, teller, report))
    return found


def _places(seen: Scene) -> list[Said]:
    """The places that tellings give in the same sentence, those near each other as one version."""
    points: list[tuple[str, float, float]] = []
    found = []
    for event, report, teller in seen.events:
        where = event.where
        if where is None or where.lat is None or where.lon is None or not event.sentence.covers(where.span):
            continue
        if _is_country(where.name) or event.confidence < SURE:
            continue
        near = (p[0] for p in points if apart((p[1], p[2]), (where.lat, where.lon)) < FAR)
        value = next(near, where.name)
        if value == where.name:
            points.append((where.name, where.lat, where.lon))
        found.append(Said("place", value, teller, report))
    return found


@cache
def _is_country(name: str) -> bool:
    found = load_atlas().resolve(name)
    return found is not None and (found.id or "").startswith("country:")


def _measured(seen: Scene) -> list[Dispute]:
    """Disputes about numbers, those that can both hold as one version."""
    told: dict[str, list[tuple[Measure, str, str]]] = defaultdict(list)
    for event, report, teller in seen.events:
        if event.confidence >= SURE:
            for one in measures(event, seen.readings[report].report.text):
                told[one.field].append((one, teller, report))
    found = []
    for field, values in sorted(told.items()):
        said = [Said(field, _first(one, values), teller, report) for one, teller, report in values]
        dispute = _dispute(said, seen)
        if dispute:
            found.append(dispute)
    return found


def _first(one: Measure, values: Sequence[tuple[Measure, str, str]]) -> str:
    """The words of the first of the measures that agree with ``one``."""
    return next(other.text for other, _, _ in values if other.agrees(one))
