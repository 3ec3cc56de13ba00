"""What the atlas's data files hold: actors with their roles, and outlets."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache
from typing import TYPE_CHECKING, Literal

from firsthand.atlas.tables import rows

if TYPE_CHECKING:
    from collections.abc import Iterator

_WORD = re.compile(r"[^\W_]+")
PRIME = "*"  # stands behind an alias that means this actor before its namesakes
Kind = Literal["country", "people", "region", "person", "body", "group", "outlet"]


@dataclass(frozen=True, slots=True)
class Entry:
    """An actor in one role.

    ``first`` and ``last`` are ISO months or dates between which it held, None where not known. Of several actors with
    one alias, that is meant which has it among its ``prime`` ones, where nothing else decides. ``allegiance`` names
    the actor that a group is sworn to, fights for or is a part of.
    """

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
    prime: tuple[str, ...] = ()
    allegiance: str | None = None

    @property
    def office(self) -> frozenset[str]:
        """The words of the role: "foreign", "minister"."""
        return frozenset((self.role or "").lower().replace("defense", "defence").split())

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


def slug(name: str) -> str:
    """A name as part of an id: "Sergei Shoigu" → "sergei-shoigu"."""
    return "-".join(_WORD.findall(name.lower()))


def _parts(cell: str) -> tuple[str, ...]:
    return tuple(part.removesuffix(PRIME) for part in cell.split("|") if part)


def _prime(cell: str) -> tuple[str, ...]:
    return tuple(part.removesuffix(PRIME) for part in cell.split("|") if part.endswith(PRIME))


@cache
def shipped() -> tuple[Entry, ...]:
    """All entries that the package ships."""
    return (
        *_countries(),
        *_regions(),
        *_outlet_entries(),
        *_actors("bodies.tsv", "body"),
        *_actors("groups.tsv", "group"),
        *_people(),
    )


def _countries() -> Iterator[Entry]:
    """A state with its names, capitals and adjectives; its people, as far as their name is a plural, apart."""
    for row in rows("countries.tsv"):
        code, source = row["code"], row["source"]
        demonyms = _parts(row["demonyms"])
        plural = tuple(d for d in demonyms if _is_plural(d))
        words = (*_parts(row["aliases"]), *_parts(row["capitals"]), *(d for d in demonyms if d not in plural))
        yield Entry(f"country:{code}", row["name"], "country", words, code, "GOV", source=source)
        if plural:
            yield Entry(f"people:{code}", plural[0], "people", plural[1:], code, "CVL", source=source)


def _is_plural(demonym: str) -> bool:
    return demonym.endswith(("s", "men")) and not demonym.endswith("ss")


def adjectives() -> frozenset[str]:
    """The demonyms that are no plurals: "Iranian", "Chinese"."""
    return frozenset(d for row in rows("countries.tsv") for d in _parts(row["demonyms"]) if not _is_plural(d))


def _regions() -> Iterator[Entry]:
    for row in rows("regions.tsv"):
        name = "-".join(part for part in (f"region:{row['country'].lower()}", slug(row["name"])) if part)
        yield Entry(
            name,
            row["name"],
            "region",
            _parts(row["aliases"]),
            row["country"] or None,
            row["sector"] or None,
            source=row["source"],
        )


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
            prime=_prime(row["aliases"]),
            allegiance=row.get("allegiance") or None,
        )


def _people() -> Iterator[Entry]:
    for row in rows("people.tsv"):
        yield Entry(
            f"person:{slug(row['name'])}",
            row["name"],
            "person",
            _parts(row["aliases"]),
            row["country"] or None,
            row["sector"] or None,
            row["role"] or None,
            row["from"] or None,
            row["to"] or None,
            row["source"],
            _prime(row["aliases"]),
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
