"""FollowTheMoney statements: one line of CSV for each value of each property, with who said it.

The flat entities of :mod:`firsthand.exchange.ftm` lose who said what; here ``dataset`` is the publisher and ``origin``
the innermost voice of the event that the value comes from. The columns and the kind of quoting are FollowTheMoney's own.
"""

from __future__ import annotations

import csv
import hashlib
import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from types import MappingProxyType
from typing import TextIO

from firsthand.exchange.cells import storable
from firsthand.exchange.dating import published
from firsthand.exchange.ftm import Entity, actor, article, event
from firsthand.exchange.gathered import Gathered
from firsthand.exchange.rows import name_of
from firsthand.exchange.selection import Telling
from firsthand.records import Report, Voice

COLUMNS = (
    "canonical_id",
    "entity_id",
    "prop",
    "prop_type",
    "schema",
    "value",
    "dataset",
    "origin",
    "lang",
    "original_value",
    "external",
    "first_seen",
    "last_seen",
    "id",
)
NO_PUBLISHER = "firsthand"
_NOT_IN_A_NAME = re.compile(r"[^a-z0-9]+")


@dataclass(frozen=True, slots=True)
class _Source:
    """Who tells: the publisher as the name of a data set, the innermost voice, and the day."""

    dataset: str
    origin: str | None
    seen: str | None


def write(tellings: Iterable[Telling], file: TextIO) -> int:
    """Write the statements of ``tellings`` to ``file``, each once; how many events there were."""
    writer = csv.writer(file, quoting=csv.QUOTE_ALL, lineterminator="\n")
    writer.writerow(COLUMNS)
    count, last = 0, None
    with Gathered() as made:
        for telling in tellings:
            told = [] if telling.report.id == last else [_statements(article(telling.report), _source(telling.report))]
            last = telling.report.id
            voices = telling.event.voices
            source = _source(telling.report, voices[-1] if voices else None)
            told += [_statements(entity, source) for entity in _told_by(telling)]
            writer.writerows(one for some in told for one in some if made.add(one[-1], "statement"))
            count += 1
    return count


def _told_by(telling: Telling) -> Iterator[Entity]:
    """The event and its actors, each once."""
    yield event(telling)
    parties = (*telling.event.actors, *telling.event.recipients)
    yield from {known.id: known for known in (actor(party, telling.report) for party in parties)}.values()


def _source(report: Report, voice: Voice | None = None) -> _Source:
    moment = published(report)
    return _Source(
        dataset_name(report.publisher),
        name_of(voice.identity, voice.text) if voice else None,
        moment.isoformat() if moment else None,
    )


def dataset_name(publisher: str | None) -> str:
    """A publisher as FollowTheMoney names data sets: "Le Monde" → "le_monde"."""
    return _NOT_IN_A_NAME.sub("_", (publisher or "").lower()).strip("_") or NO_PUBLISHER


def _statements(entity: Entity, source: _Source) -> Iterator[tuple[*tuple[str | None, ...], str]]:
    for prop, values in entity.properties.items():
        for value in values:
            yield (
                entity.id,
                entity.id,
                prop,
                _types()[prop],
                entity.schema,
                value,
                source.dataset,
                source.origin,
                None,
                None,
                "f",
                source.seen,
                source.seen,
                _statement_id(entity.id, prop, value, source),
            )


def _statement_id(entity: str, prop: str, value: str, source: _Source) -> str:
    """One id for one value of one property, as one voice in one publication tells it."""
    told = "\0".join((source.dataset, entity, prop, value, source.origin or "", source.seen or ""))
    return hashlib.sha256(storable(told).encode()).hexdigest()[:40]


@cache
def _types() -> Mapping[str, str]:
    lines = (files("firsthand.exchange") / "data/ftm.tsv").read_text(encoding="utf-8").splitlines()[1:]
    pairs = (line.split("\t") for line in lines)
    return MappingProxyType({prop: kind for prop, kind in pairs})  # noqa: C416  (a list of lists is no list of pairs)
