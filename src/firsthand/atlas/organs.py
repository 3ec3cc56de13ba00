"""Organs that every state has ("the Malian army", "parliament of Chad"), made from their pattern where asked for."""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING

from firsthand.atlas.entries import Entry, slug
from firsthand.atlas.tables import rows

if TYPE_CHECKING:
    from collections.abc import Mapping


@cache
def _patterns() -> Mapping[str, tuple[str, str, str]]:
    """Each name and alias in lower case with the organ's name, its sector and source."""
    return {
        alias: (row["name"], row["sector"], row["source"])
        for row in rows("organs.tsv")
        for alias in (row["name"], *row["aliases"].split("|"))
        if alias
    }


@cache
def _adjectives() -> Mapping[str, str]:
    """The adjective or else the name of each state by its code."""
    return {row["code"]: (row["demonyms"] or row["name"]).split("|")[0] for row in rows("countries.tsv")}


def organ(words: str, country: str) -> Entry | None:
    """The organ that ``words`` name, of a state: "Army" and MLI → "Malian army"; None for what is no state's organ."""
    found = _patterns().get(words.lower().replace("’", "'"))
    if found is None or country not in _adjectives():
        return None
    name, sector, source = found
    full = f"{_adjectives()[country]} {name}"
    return Entry(f"body:{country.lower()}-{slug(name)}", full, "body", (), country, sector, source=source)
