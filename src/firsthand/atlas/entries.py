"""What the atlas's data files hold: actors with their roles, agent nouns, outlets."""

from __future__ import annotations

import csv
import tomllib
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from typing import TYPE_CHECKING, Literal

from firsthand.errors import UsageError

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

Kind = Literal["country", "seat", "person", "body", "group", "outlet"]


@dataclass(frozen=True, slots=True)
class Entry:
    """An actor in one role. ``first`` and ``last`` are ISO months or dates between which it held, None where not known."""

    id: str
    name: str
    kind: Kind
    aliases: tuple[str, ...]
    country: str | None
    sector: str | None
    role: str | None = None
    first: str | None = None
    last: str | None = None
    source: str = "unverified"

    def held(self, on: str) -> bool:
        """Whether the role was held on the ISO date ``on``, as far as is known."""
        begun = self.first is None or self.first <= on[: len(self.first)]
        return begun and (self.last is None or on[: len(self.last)] <= self.last)


@dataclass(frozen=True, slots=True)
class Outlet:
    """A news outlet or agency. ``owner`` is state, public, party, private or cooperative."""

    name: str
    aliases: tuple[str, ...]
    domain: str
    country: str | None
    owner: str
    kind: str
    source: str


def rows(name: str) -> Iterator[dict[str, str]]:
    """The rows of one data file of the atlas."""
    with (files("firsthand.atlas") / "data" / name).open(encoding="utf-8") as file:
        yield from csv.DictReader(file, delimiter="\t", quoting=csv.QUOTE_NONE)


def slug(name: str) -> str:
    """A name as part of an id: "Sergei Shoigu" → "sergei-shoigu"."""
    return "-".join("".join(c if c.isalnum() else " " for c in name.lower()).split())


def _parts(cell: str) -> tuple[str, ...]:
    return tuple(part for part in cell.split("|") if part)


@cache
def shipped() -> tuple[Entry, ...]:
    """All entries that the package ships; what comes later takes an alias over from what comes before."""
    return (
        *_countries(),
        *_seats(),
        *_outlet_entries(),
        *_actors("bodies.tsv", "body"),
        *_actors("groups.tsv", "group"),
        *_people(),
    )


def _countries() -> Iterator[Entry]:
    for row in rows("countries.tsv"):
        name = f"country:{row['code']}"
        aliases = _parts(row["aliases"])
        words = (*aliases, *_parts(row["demonyms"]), *_parts(row["capitals"]))
        yield Entry(name, row["name"], "country", words, row["code"], "GOV", source=row["source"])


def _seats() -> Iterator[Entry]:
    for row in rows("seats.tsv"):
        yield Entry(f"seat:{slug(row['words'])}", row["words"], "seat", (), row["country"], row["sector"])


def _actors(file: str, kind: Kind) -> Iterator[Entry]:
    for row in rows(file):
        yield Entry(
            f"{kind}:{slug(row['name'])}",
            row["name"],
            kind,
            _parts(row["aliases"]),
            row["country"] or None,
            row["sector"] or None,
            source=row["source"],
        )


def _people() -> Iterator[Entry]:
    for row in rows("people.tsv"):
        yield Entry(
            f"person:{slug(row['name'])}",
            row["name"],
            "person",
            _parts(row["aliases"]),
            row["country"],
            row["sector"] or None,
            row["role"] or None,
            row["from"] or None,
            row["to"] or None,
            row["source"],
        )


@cache
def outlets() -> tuple[Outlet, ...]:
    """The outlets and agencies that the package ships."""
    return tuple(
        Outlet(r["name"], _parts(r["aliases"]), r["domain"], r["country"] or None, r["owner"], r["kind"], r["source"])
        for r in rows("outlets.tsv")
    )


def _outlet_entries() -> Iterator[Entry]:
    for outlet in outlets():
        yield Entry(
            f"outlet:{slug(outlet.name)}",
            outlet.name,
            "outlet",
            outlet.aliases,
            outlet.country,
            "JRN",
            source=outlet.source,
        )


@cache
def agents() -> dict[str, str]:
    """Agent nouns in lower case with the sector they stand for."""
    return {word: row["sector"] for row in rows("agents.tsv") for word in row["words"].split()}


def demonyms() -> dict[str, str]:
    """Adjectives and nouns of nationality with the country's code; names of countries too."""
    return {
        word: row["code"]
        for row in rows("countries.tsv")
        for word in (row["name"], *_parts(row["aliases"]), *_parts(row["demonyms"]))
    }


def overlay(path: Path) -> tuple[Entry, ...]:
    """A user's own actors: TOML tables ``[[actor]]`` with name, kind, aliases, country, sector, role, from, to, source."""
    try:
        data = tomllib.loads(path.read_text(encoding="utf-8"))
        return tuple(_own(actor) for actor in data.get("actor", []))
    except (OSError, tomllib.TOMLDecodeError, KeyError) as cause:
        raise UsageError(f"{path}: no table of actors can be read from it ({cause})") from cause


def _own(actor: dict[str, str | list[str]]) -> Entry:
    text = {key: str(value) for key, value in actor.items() if isinstance(value, str)}
    kinds: dict[str, Kind] = {
        "person": "person",
        "body": "body",
        "group": "group",
        "outlet": "outlet",
        "country": "country",
    }
    kind = kinds[text.get("kind", "body")]
    aliases = tuple(str(a) for a in actor.get("aliases", ()))
    return Entry(
        text.get("id", f"{kind}:{slug(text['name'])}"),
        text["name"],
        kind,
        aliases,
        text.get("country"),
        text.get("sector"),
        text.get("role"),
        text.get("from"),
        text.get("to"),
        text.get("source", "overlay"),
    )
