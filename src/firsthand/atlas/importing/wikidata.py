"""Results of a query to Wikidata (https://query.wikidata.org, "JSON") as actors with dated roles.

A row is an actor in one role. Read are the variables ``item``, ``itemLabel``; ``alias`` (a row each) or
``itemAltLabel`` (joined by commas); ``iso2`` or ``iso3``; ``role``, ``roleLabel`` or ``positionLabel``; ``start`` and
``end`` with ``startPrecision`` and ``endPrecision`` (9 year, 10 month, 11 day); ``kind``; ``sector``. A sector that is
not given is that of the role's words ("Minister of Defence" is GOV).
"""

from __future__ import annotations

import json
import re
from typing import TYPE_CHECKING, Any

from firsthand.atlas.agents import agent_in, agents
from firsthand.atlas.dictionary import KINDS
from firsthand.atlas.entries import Entry, Kind
from firsthand.atlas.importing import Imported
from firsthand.atlas.importing.nations import alpha3
from firsthand.atlas.overlay import Overlay
from firsthand.errors import UsageError

if TYPE_CHECKING:
    from collections.abc import Sequence
    from pathlib import Path

_ITEM = re.compile(r"Q\d+$")
_DAY = re.compile(r"[+]?(\d{4})-(\d\d)-(\d\d)")


def read(paths: Sequence[Path]) -> Imported:
    """The actors of the files; rows without an item or a name are skipped and told."""
    found: dict[tuple[str, str | None, str | None, str | None], Entry] = {}
    skipped: list[str] = []
    for path in paths:
        for number, row in enumerate(_rows(path), 1):
            entry = _entry(row)
            if entry is None:
                skipped.append(f"{path.name}: row {number} names no item")
                continue
            key = (entry.id, entry.role, entry.first, entry.last)
            found[key] = _joined(found[key], entry) if key in found else entry
    return Imported(Overlay(tuple(found.values())), tuple(skipped))


def _rows(path: Path) -> list[dict[str, str]]:
    """Each row's variables with their plain values; a plain list of objects will do as well."""
    try:
        data = json.loads(path.read_text(encoding="utf-8"))
        rows = data["results"]["bindings"] if isinstance(data, dict) else data
        return [{name: _value(cell) for name, cell in row.items() if _value(cell)} for row in rows]
    except (OSError, UnicodeDecodeError, ValueError, KeyError, TypeError, AttributeError) as cause:
        raise UsageError(f"{path}: no results of a query can be read from it ({cause})") from cause


def _value(cell: Any) -> str:
    return str(cell.get("value", "")) if isinstance(cell, dict) else str(cell or "")


def _entry(row: dict[str, str]) -> Entry | None:
    item, name = _ITEM.search(row.get("item", "")), row.get("itemLabel", "")
    if item is None or not name or _ITEM.fullmatch(name):
        return None
    role = row.get("role") or row.get("roleLabel") or row.get("positionLabel")
    kind: Kind = KINDS.get(row.get("kind", ""), "person" if role else "body")
    return Entry(
        f"wikidata:{item.group()}",
        name,
        kind,
        _aliases(row, name),
        alpha3(row.get("iso3") or row.get("iso2") or ""),
        row.get("sector") or _sector(role),
        role,
        _day(row.get("start"), row.get("startPrecision")),
        _day(row.get("end"), row.get("endPrecision")),
        "Wikidata (CC0)",
    )


def _aliases(row: dict[str, str], name: str) -> tuple[str, ...]:
    others = [row.get("alias", ""), *row.get("aliases", "").split("|"), *row.get("itemAltLabel", "").split(", ")]
    return tuple(dict.fromkeys(a.strip() for a in others if a.strip() and a.strip() != name))


def _sector(role: str | None) -> str | None:
    agent = agent_in(role.split(), agents()) if role else None
    return agent.sector if agent is not None else None


def _day(value: str | None, precision: str | None) -> str | None:
    """The date as exact as it is; without a precision the first of January stands for its year."""
    found = _DAY.match(value or "")
    if found is None:
        return None
    year, month, day = found.groups()
    exact = int(precision) if precision else 9 if (month, day) in {("01", "01"), ("00", "00")} else 11
    return "-".join((year, month, day)[: max(exact - 8, 1)]) if exact >= 9 else None


def _joined(one: Entry, other: Entry) -> Entry:
    """Two rows of one role: their aliases together."""
    return Entry(
        one.id,
        one.name,
        one.kind,
        tuple(dict.fromkeys((*one.aliases, *other.aliases))),
        one.country or other.country,
        one.sector or other.sector,
        one.role,
        one.first,
        one.last,
        one.source,
    )
