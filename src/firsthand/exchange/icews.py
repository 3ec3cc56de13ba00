"""ICEWS's table: one line a pair of source and target, tab-separated with a header row, empty for what is not known.

Codes are CAMEO's, as text with their leading zeros; intensities Goldstein's, as far as GDELT publishes them.
"""

from __future__ import annotations

from collections.abc import Iterable
from typing import TextIO

from firsthand import ontology
from firsthand.exchange import beside, codes
from firsthand.exchange.cells import Cell, line
from firsthand.exchange.dating import Dated, dated
from firsthand.exchange.dyads import Dyad, dyads
from firsthand.exchange.localities import locality
from firsthand.exchange.rows import name_of
from firsthand.exchange.selection import Telling
from firsthand.exchange.sentences import number
from firsthand.records import Party, Where

NOBODY: tuple[Cell, ...] = (None, None, None)
NOWHERE: tuple[Cell, ...] = (None,) * 6


def write(tellings: Iterable[Telling], file: TextIO, side: TextIO) -> int:
    """Write a line for each pair to ``file``, and one to ``side`` (:mod:`beside`); how many there were."""
    file.write(line(codes.table_columns("icews")))
    side.write(line(beside.COLUMNS))
    count = 0
    for telling in tellings:
        day = dated(telling.event, telling.report)
        for dyad in dyads(telling):
            file.write(line(cells(dyad, day)))
            side.write(line(beside.cells(dyad.id, telling, day, dyad.actor, dyad.recipient)))
            count += 1
    return count


def cells(dyad: Dyad, day: Dated | None) -> tuple[Cell, ...]:
    """The cells of one line, in the order of ICEWS's columns."""
    event, report = dyad.telling.event, dyad.telling.report
    code = ontology.plover_to_cameo(event.type, event.mode)
    cameo = codes.cameo(code)
    return (
        dyad.id,
        day.day.isoformat() if day else None,
        *(_party(dyad.actor) if dyad.actor else NOBODY),
        cameo.text,
        code,
        cameo.goldstein,
        *(_party(dyad.recipient) if dyad.recipient else NOBODY),
        report.id,
        number(report, event.trigger),
        report.publisher,
        *(_place(event.where) if event.where else NOWHERE),
    )


def _party(party: Party) -> tuple[Cell, ...]:
    """Name, sectors joined by commas, and country."""
    identity = party.identity
    abroad = codes.internationals().get(identity.country or "")
    sectors = (abroad.icews if abroad else "", codes.icews_sector(identity.sector))
    return (
        name_of(identity, party.text),
        ",".join(filter(None, sectors)),
        codes.country_name(identity.country, icews=True),
    )


def _place(where: Where) -> tuple[Cell, ...]:
    place = locality(where)
    country = codes.country_name(place.country, icews=True)
    return place.city, place.district, place.province, country, where.lat, where.lon
