"""POLECAT's table: one line an event, tab-separated with a header row, "None" for what is not known.

The columns are POLECAT's own (Halterman and others 2023, as published on Dataverse), from ``data/columns.tsv``.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from importlib.metadata import version
from typing import TextIO

from firsthand.exchange import beside
from firsthand.exchange.cells import Cell, line
from firsthand.exchange.codes import countries, table_columns
from firsthand.exchange.dating import Dated, dated, published
from firsthand.exchange.dyads import different
from firsthand.exchange.localities import locality
from firsthand.exchange.rows import name_of
from firsthand.exchange.selection import Telling
from firsthand.records import Party, Reading, Where

MISSING = "None"
QUADS = ("VERBAL COOPERATION", "MATERIAL COOPERATION", "VERBAL CONFLICT", "MATERIAL CONFLICT")
FEATURES = {"city": "PPL", "town": "PPL", "county": "ADM2", "region": "ADM1", "country": "PCLI", "sea": "SEA"}
NOWHERE: tuple[Cell, ...] = (None,) * 10


def write(tellings: Iterable[Telling], file: TextIO, side: TextIO) -> int:
    """Write a line for each telling to ``file``, and one to ``side`` (:mod:`beside`); how many there were."""
    file.write(line(table_columns("polecat")))
    side.write(line(beside.COLUMNS))
    count = 0
    for telling in tellings:
        day = dated(telling.event, telling.report)
        file.write(line(cells(telling, day), MISSING))
        side.write(line(beside.cells(telling.event.id, telling, day)))
        count += 1
    return count


def cells(telling: Telling, day: Dated | None) -> tuple[Cell, ...]:
    """The cells of one line, in the order of POLECAT's columns."""
    event, report = telling.event, telling.report
    moment = published(report)
    return (
        event.id,
        day.day.isoformat() if day else None,
        event.type,
        event.mode,
        event.score,
        QUADS[event.quad - 1],
        _list(event.contexts),
        *_side(different(event.actors)),
        *_side(different(event.recipients)),
        *(_place(event.where, report.text) if event.where else NOWHERE),
        report.publisher,
        moment.date().isoformat() if moment else None,
        *_story(telling.reading),
        report.language,
        f"firsthand {version('firsthand')}",
    )


def _side(parties: Sequence[Party]) -> tuple[Cell, ...]:
    """Name, country, COW number, first sector, sectors, title, words and Wikipedia page of one side."""
    sectors = [party.identity.sector for party in parties]
    known = [countries().get(party.identity.country or "") for party in parties]
    return (
        _list(name_of(party.identity, party.text) for party in parties),
        _list(party.identity.country for party in parties),
        _list(country.cow if country else None for country in known),
        next(filter(None, sectors), None),
        _list(sectors),
        None,
        _list(party.text for party in parties),
        None,
    )


def _place(where: Where, text: str) -> tuple[Cell, ...]:
    place = locality(where)
    return (
        place.name,
        place.city,
        place.district,
        place.province,
        place.country,
        where.lat,
        where.lon,
        None,
        where.span.of(text),
        FEATURES.get(place.kind or ""),
    )


def _story(reading: Reading) -> tuple[Cell, Cell, Cell]:
    """The people, the bodies, groups and outlets that the atlas knows, and the places of the whole report."""
    kinds: dict[str, dict[str, None]] = {"person": {}, "organization": {}}
    for mention in reading.mentions:
        kind = mention.identity.kind
        if kind in {"person", "body", "group", "outlet"}:
            kinds["person" if kind == "person" else "organization"][mention.identity.name] = None
    return (
        _list(kinds["person"]),
        _list(kinds["organization"]),
        _list(dict.fromkeys(place.name for place in reading.places)),
    )


def _list(items: Iterable[str | None]) -> str | None:
    """The items joined by semicolons, "None" for each that is not known; a semicolon of an item's own is a comma."""
    return "; ".join(item.replace(";", ",") if item else MISSING for item in items) or None
