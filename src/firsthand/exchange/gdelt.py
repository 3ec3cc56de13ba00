"""GDELT 2.0's tables of events and mentions: tab-separated, no header row, empty for what is not known.

Columns and their meaning are those of the codebook of 2015-02-19. An event is a pair of actor and recipient; each
mention of the event in the report, the first among them, is a line of the mentions for each of its pairs.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from datetime import date
from typing import TextIO
from urllib.parse import urlsplit

from firsthand import ontology
from firsthand.exchange import beside, codes
from firsthand.exchange.cells import Cell, line
from firsthand.exchange.dating import dated, published
from firsthand.exchange.dyads import Dyad, dyads
from firsthand.exchange.localities import Locality, locality
from firsthand.exchange.rows import name_of
from firsthand.exchange.selection import Telling
from firsthand.exchange.sentences import number
from firsthand.records import Event, Party, Report, Where

MENTIONS_ENDING = ".mentions.csv"
WEB, CITATION = 1, 2
COUNTRY, US_STATE, US_CITY, WORLD_CITY, WORLD_STATE = 1, 2, 3, 4, 5
NOBODY: tuple[Cell, ...] = (None,) * 10
NOWHERE: tuple[Cell, ...] = (0, *(None,) * 7)
UNSEEN = -1  # the offset of an actor that a mention lacks


def write(tellings: Iterable[Telling], events: TextIO, mentions: TextIO, side: TextIO) -> int:
    """Write a line for each pair to ``events`` and ``side`` (:mod:`beside`), its mentions to ``mentions``; how many events."""
    side.write(line(beside.COLUMNS))
    count = 0
    for telling in tellings:
        day = dated(telling.event, telling.report)
        for dyad in dyads(telling):
            events.write(line(event_cells(dyad, day.day if day else None)))
            side.write(line(beside.cells(dyad.id, telling, day, dyad.actor, dyad.recipient)))
            mentions.writelines(line(cells) for cells in mention_cells(dyad))
            count += 1
    return count


def event_cells(dyad: Dyad, day: date | None) -> tuple[Cell, ...]:
    """The cells of one line of the events, in the order of GDELT's columns."""
    event, report = dyad.telling.event, dyad.telling.report
    return (
        dyad.id,
        *(_day(day) if day else (None,) * 4),
        *(_actor(dyad.actor) if dyad.actor else NOBODY),
        *(_actor(dyad.recipient) if dyad.recipient else NOBODY),
        int(dyad.telling.lead),
        *_action(event),
        len(dyad.telling.mentions),
        1,
        1,
        None,
        *NOWHERE,
        *NOWHERE,
        *(_place(event.where) if event.where else NOWHERE),
        _moment(report),
        report.url or report.id,
    )


def mention_cells(dyad: Dyad) -> Iterator[tuple[Cell, ...]]:
    """The cells of a line of the mentions for each mention of the pair's event, in the order of GDELT's columns."""
    report = dyad.telling.report
    for event in dyad.telling.mentions:
        yield (
            dyad.id,
            _moment(report),
            _moment(report),
            WEB if report.url else CITATION,
            _host(report.url) or report.publisher,
            report.url or report.id,
            number(report, event.trigger),
            _offset(dyad.actor, event.actors),
            _offset(dyad.recipient, event.recipients),
            event.trigger.start,
            1,
            round(event.confidence * 10) * 10,
            len(report.text),
            None,
            None,
            None,
        )


def _day(day: date) -> tuple[Cell, ...]:
    """Day, month, year, and the year with the fraction that GDELT computes: (months before × 30 + day) / 365."""
    fraction = ((day.month - 1) * 30 + day.day) / 365
    month = f"{day.year:04}{day:%m}"  # strftime writes the year 962 in three digits
    return f"{month}{day:%d}", month, day.year, f"{day.year + fraction:.4f}"


def _actor(party: Party) -> tuple[Cell, ...]:
    """Code, name, country, known group, then no ethnic or religious codes, then up to three roles."""
    identity = party.identity
    abroad = codes.internationals().get(identity.country or "")
    role = codes.cameo_role(identity.sector)
    roles = [part for part in (abroad.type if abroad else "", role) if part]
    return (
        (abroad.prefix if abroad else identity.country or "") + role,
        name_of(identity, party.text).upper(),
        abroad.country if abroad else identity.country,
        abroad.group if abroad else None,
        None,
        None,
        None,
        *(roles + [""] * 3)[:3],
    )


def _action(event: Event) -> tuple[Cell, ...]:
    """Event, base and root code, quad class and Goldstein value."""
    code = ontology.plover_to_cameo(event.type, event.mode)
    base, root = code[: codes.BASE_LENGTH], code[: codes.ROOT_LENGTH]
    return code, base, root, codes.quad_of(code), codes.cameo(code).goldstein


def _place(where: Where) -> tuple[Cell, ...]:
    """Type, full name, FIPS country, first and second division, latitude, longitude and feature."""
    place = locality(where)
    country = codes.countries().get(place.country or "")
    fips = country.fips if country else ""
    whole = fips if place.kind == "country" else None
    parts = [place.name, None if place.province == place.name else place.province, codes.country_name(place.country)]
    full = ", ".join(dict.fromkeys(filter(None, parts)))
    return _place_type(place), full, fips, whole, None, where.lat, where.lon, whole


def _place_type(place: Locality) -> int:
    if place.kind == "country":
        return COUNTRY
    at_home = place.country == "USA"
    if place.kind == "region":
        return US_STATE if at_home else WORLD_STATE
    return US_CITY if at_home else WORLD_CITY


def _moment(report: Report) -> str | None:
    moment = published(report)
    return f"{moment.year:04}{moment:%m%d%H%M%S}" if moment else None


def _host(url: str | None) -> str:
    try:
        return (urlsplit(url or "").hostname or "").removeprefix("www.")
    except ValueError:
        return ""


def _offset(party: Party | None, told: Iterable[Party]) -> int:
    """Where the mention names ``party``: the party of the same id or name, else UNSEEN."""
    if party is None:
        return UNSEEN
    same = (p for p in told if (p.identity.id or p.identity.name) == (party.identity.id or party.identity.name))
    return next((p.span.start for p in same), UNSEEN)
