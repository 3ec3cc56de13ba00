"""Actors and agent nouns as people write them down, in TOML, JSON or a table, to records; each mistake told in words."""

from __future__ import annotations

import csv
import io
from collections.abc import Iterator, Mapping, Sequence
from difflib import get_close_matches
from typing import Any, get_args

from firsthand.atlas.agents import Agent
from firsthand.atlas.countries import country_codes, near
from firsthand.atlas.entries import Entry, Kind, slug
from firsthand.ontology import sectors
from firsthand.ontology.terms import is_day

KINDS: Mapping[str, Kind] = {kind: kind for kind in get_args(Kind)}
AGENT = "agent"  # what stands for a kind in a table where a row is an agent noun
KEYS = {
    "id": "id",
    "country": "country",
    "sector": "sector",
    "role": "role",
    "from": "first",
    "to": "last",
    "allegiance": "allegiance",
}
_OF_ACTOR = ("name", "kind", "aliases", *KEYS, "source")
_OF_AGENT = ("word", "plural", "sector", "source")
_TABLES = ("actor", AGENT)


def actors_of(data: Mapping[str, Any]) -> Iterator[Entry]:
    """The actors in what a file of TOML or JSON holds; ValueError for what cannot be, with the actor that it is of."""
    _check_names(data, _TABLES, "", "table")
    for number, told in enumerate(_listed(data, "actor"), start=1):
        place = f"actor {number} ({told.get('name', 'without a name')})"
        _check_names(told, _OF_ACTOR, place, "field")
        yield _actor(told, place)


def agents_of(data: Mapping[str, Any]) -> Iterator[Agent]:
    """The agent nouns in what a file of TOML or JSON holds, likewise."""
    for number, told in enumerate(_listed(data, AGENT), start=1):
        place = f"agent {number} ({told.get('word', 'without a word')})"
        _check_names(told, _OF_AGENT, place, "field")
        yield from _agents(told, place)


def from_table(text: str) -> dict[str, list[dict[str, Any]]]:
    """The rows of a table, its cells parted by commas, semicolons or tabs, as :func:`actors_of` and :func:`agents_of` take them.

    Its first line names the columns, of which others than the fields of an actor are passed over; ``aliases`` are parted
    by ``|``. A row whose kind is "agent" is an agent noun, its ``name`` the word, and may have a ``plural``.
    """
    first = text.partition("\n")[0]
    rows = csv.DictReader(io.StringIO(text, newline=""), delimiter=max("\t;,", key=first.count), strict=True)
    columns = [" ".join((name or "").split()).lower() for name in rows.fieldnames or ()]
    if "name" not in columns:
        raise ValueError(f"it has no column “name”; its columns are {', '.join(columns)[:300]}")
    rows.fieldnames = columns
    found: dict[str, list[dict[str, Any]]] = {"actor": [], AGENT: []}
    try:
        for row in rows:
            told = {name: cell.strip() for name, cell in row.items() if isinstance(cell, str) and cell.strip()}
            if told.get("kind", "").lower() == AGENT:
                found[AGENT].append({"word": told.get("name", ""), **_only(told, _OF_AGENT)})
            elif told:
                found["actor"].append(_only(told, _OF_ACTOR))
    except csv.Error as cause:
        raise ValueError(f"line {rows.line_num + 1}: {cause}") from cause
    return found


def _actor(told: Mapping[str, Any], place: str) -> Entry:
    name = str(told.get("name", "")).strip()
    if not name:
        raise ValueError(f"{place}: it needs a “name”")
    kind = KINDS[_one_of(told.get("kind", "body"), tuple(KINDS), f"{place}: kind")]
    had = {field: str(told[word]) for word, field in KEYS.items() if told.get(word)}
    _check_codes(had, place)
    aliases = told.get("aliases", ())
    return Entry(
        had.get("id", f"{kind}:{slug(name)}"),
        name,
        kind,
        tuple(map(str, aliases.split("|") if isinstance(aliases, str) else aliases)),
        had.get("country"),
        had.get("sector"),
        had.get("role"),
        had.get("first"),
        had.get("last"),
        str(told.get("source", "overlay")),
        allegiance=had.get("allegiance"),
    )


def _agents(told: Mapping[str, Any], place: str) -> Iterator[Agent]:
    word, sector = str(told.get("word", "")).strip(), told.get("sector")
    if not word or not sector:
        raise ValueError(f"{place}: it needs a “word” and a “sector”")
    _check_codes({"sector": str(sector)}, place)
    for form in (word, told.get("plural")):
        if form:
            yield Agent(str(form).lower(), str(sector), "firm")


def _check_codes(had: Mapping[str, str], place: str) -> None:
    country = had.get("country")
    if country is not None and country not in country_codes():
        others = near(country)
        hint = f" (near to it: {', '.join(others)})" if others else ""
        raise ValueError(
            f"{place}: {country} is no code of a country{hint}; codes are those of ISO 3166, or PLOVER's (IGO)"
        )
    if "sector" in had:
        _one_of(had["sector"], sectors(), f"{place}: sector")
    for word, field in (("from", "first"), ("to", "last")):
        if field in had and not is_day(had[field]):
            raise ValueError(f"{place}: {word} cannot be “{had[field]}”; write it as 2024, 2024-08 or 2024-08-06")


def _one_of(value: Any, known: Sequence[str], what: str) -> Any:
    if value not in known:
        raise ValueError(f"{what} cannot be “{value}”: it is one of {', '.join(known)}")
    return value


def _check_names(told: Mapping[str, Any], known: Sequence[str], place: str, what: str) -> None:
    for name in told:
        if name not in known:
            meant = get_close_matches(str(name), known, n=1, cutoff=0.6)
            hint = f"did you mean “{meant[0]}”?" if meant else f"it may have {', '.join(known)}"
            raise ValueError(f"{place}{': ' if place else ''}there is no {what} “{name}”; {hint}")


def _listed(data: Mapping[str, Any], table: str) -> list[Mapping[str, Any]]:
    rows = data.get(table, [])
    if not isinstance(rows, list) or not all(isinstance(row, dict) for row in rows):
        raise ValueError(f"“{table}” is no list of tables: write [[{table}]] above each")
    return rows


def _only(told: Mapping[str, str], known: Sequence[str]) -> dict[str, Any]:
    return {name: told[name] for name in known if name in told}
