"""The codes of the field's own tables for our countries, sectors and event types; the tables stand in ``data/``.

``countries.tsv``: FIPS 10-4 from GeoNames (CC BY 4.0), numbers of the Correlates of War state list of 2016, English
names, and the few that ICEWS writes otherwise. ``cameo.tsv``: texts of CAMEO 1.1b3 without "not specified below", and
the Goldstein scale that GDELT publishes. ``sectors.tsv`` and ``international.tsv``: PLOVER's sectors and the codes that
stand in the place of a country, in CAMEO's roles and ICEWS's words, chosen by hand. ``columns.tsv``: the published
columns of each table, a line a table.
"""

from __future__ import annotations

import csv
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from types import MappingProxyType

ROOT_LENGTH, BASE_LENGTH = 2, 3
LAST_OF_QUAD = ((5, 1), (8, 2), (13, 3), (20, 4))


@dataclass(frozen=True, slots=True)
class Country:
    """One country: ISO 3166 ``alpha2``, FIPS 10-4, Correlates of War number, English name, ICEWS's name; "" for none."""

    alpha2: str
    fips: str
    cow: str
    name: str
    icews: str


@dataclass(frozen=True, slots=True)
class International:
    """A code that stands in the place of a country: how CAMEO's actor codes begin, and what fills GDELT's columns."""

    prefix: str
    country: str
    group: str
    type: str
    icews: str


@dataclass(frozen=True, slots=True)
class Cameo:
    """What a CAMEO code stands for: its Goldstein value, -10 to 10, and its text."""

    goldstein: float
    text: str


def _rows(name: str) -> list[dict[str, str]]:
    lines = (files("firsthand.exchange") / "data" / name).read_text(encoding="utf-8").splitlines()
    return list(csv.DictReader(lines, delimiter="\t", quoting=csv.QUOTE_NONE))


@cache
def countries() -> Mapping[str, Country]:
    """All countries by ISO 3166 alpha-3 code (Kosovo XKX)."""
    return MappingProxyType({row.pop("code"): Country(**row) for row in _rows("countries.tsv")})


@cache
def internationals() -> Mapping[str, International]:
    """PLOVER's codes that stand in the place of a country."""
    return MappingProxyType({row.pop("code"): International(**row) for row in _rows("international.tsv")})


@cache
def _sectors() -> Mapping[str, tuple[str, str]]:
    return MappingProxyType({row["sector"]: (row["cameo"], row["icews"]) for row in _rows("sectors.tsv")})


@cache
def _cameo() -> Mapping[str, Cameo]:
    return MappingProxyType({row["code"]: Cameo(float(row["goldstein"]), row["text"]) for row in _rows("cameo.tsv")})


@cache
def table_columns(table: str) -> tuple[str, ...]:
    """The published columns, in order, of polecat, icews, gdelt or gdelt_mentions."""
    lines = (files("firsthand.exchange") / "data/columns.tsv").read_text(encoding="utf-8").splitlines()
    return next(tuple(names) for name, *names in (line.split("\t") for line in lines) if name == table)


def cameo(code: str) -> Cameo:
    """What the CAMEO ``code`` stands for, or its nearest parent in the table; KeyError for a root that it lacks."""
    table = _cameo()
    known = next((code[:length] for length in range(len(code), ROOT_LENGTH, -1) if code[:length] in table), None)
    return table[known or code[:ROOT_LENGTH]]


def quad_of(code: str) -> int:
    """The quad class that GDELT gives a CAMEO ``code``: roots to 05, 08, 13 and 20 are classes 1, 2, 3 and 4."""
    root = int(code[:ROOT_LENGTH])
    return next(quad for last, quad in LAST_OF_QUAD if root <= last)


def cameo_role(sector: str | None) -> str:
    """CAMEO's role for a PLOVER sector, "" for none."""
    return _sectors().get(sector or "", ("", ""))[0]


def icews_sector(sector: str | None) -> str:
    """ICEWS's word for a PLOVER sector, "" for none."""
    return _sectors().get(sector or "", ("", ""))[1]


def country_name(code: str | None, *, icews: bool = False) -> str:
    """The English name of the country with alpha-3 ``code``, as ICEWS writes it if asked; "" for none."""
    country = countries().get(code or "")
    if country is None:
        return ""
    return country.icews if icews else country.name
