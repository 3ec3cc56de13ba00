"""Where a report belongs in the ledger: whether it is there already, is a new version or a copy, and what its id will be."""

from __future__ import annotations

import hashlib
import sqlite3
from dataclasses import dataclass
from typing import Literal

from firsthand.errors import IntakeError
from firsthand.ledger.identity import address_of, alike, hash_of, outlet_of
from firsthand.ledger.packing import unpack_text
from firsthand.records import Report

Status = Literal["new", "known", "version", "copy"]


@dataclass(frozen=True, slots=True)
class Marks:
    """By what a report is compared: its text's hash, the outlet, the address, the id that it came with."""

    hash: str
    outlet: str | None
    address: str | None
    source: str


@dataclass(frozen=True, slots=True)
class Seat:
    """Where a report belongs. ``before`` is the key of the version that it follows, or of the one that it is."""

    status: Status
    id: str
    version: int
    before: int | None = None


@dataclass(frozen=True, slots=True)
class _Held:
    report: int
    id: str
    version: int
    marks: Marks


def marks_of(report: Report) -> Marks:
    """The marks of ``report``; IntakeError where it holds half a character and so cannot be kept."""
    try:
        f"{report.id}{report.title}{report.publisher}{report.published}{report.url}".encode()
        return Marks(hash_of(report.text), outlet_of(report.publisher), address_of(report.url), report.id)
    except UnicodeEncodeError as cause:
        raise IntakeError(
            report.id.encode(errors="replace").decode(), "storing", "it holds half a character (a lone surrogate)"
        ) from cause


def seat_of(connection: sqlite3.Connection, report: Report) -> Seat:
    """Where ``report`` belongs.

    Known is the same text at the same address or outlet (an id stands in where one of the two tells no outlet); a version
    is another text at the same address, or under the same id where neither has an address and half of the words are the
    same; a copy is the same text from another outlet.
    """
    marks = marks_of(report)
    twins = _held(connection, "hash", marks.hash)
    for twin in twins:
        if _same_source(twin.marks, marks):
            return Seat("known", twin.id, twin.version, twin.report)
    earlier = _earlier(connection, report, marks)
    if earlier:
        return Seat("version", earlier.id, earlier.version + 1, earlier.report)
    return Seat("copy" if twins else "new", _free_id(connection, marks), 1)


def _same_source(one: Marks, other: Marks) -> bool:
    if one.address and one.address == other.address:
        return True
    if one.outlet and other.outlet:
        return one.outlet == other.outlet
    nameless = not (one.outlet or one.address or other.outlet or other.address)
    return nameless or one.source == other.source


def _earlier(connection: sqlite3.Connection, report: Report, marks: Marks) -> _Held | None:
    """The newest version of what ``report`` is a new version of."""
    if marks.address:
        return next((held for held in _held(connection, "address", marks.address, current=True)), None)
    for held in _held(connection, "source", marks.source, current=True):
        same_outlet = not (held.marks.outlet and marks.outlet) or held.marks.outlet == marks.outlet
        if held.marks.address is None and same_outlet and alike(_text(connection, held), report.text):
            return held
    return None


def _held(
    connection: sqlite3.Connection, by: Literal["hash", "address", "id", "source"], value: str, *, current: bool = False
) -> list[_Held]:
    """The report versions whose ``by`` is ``value``, oldest first."""
    columns = "report, id, version, hash, outlet, address, source"
    asked = f"SELECT {columns} FROM reports WHERE {by} = ? AND current >= ? ORDER BY report"  # noqa: S608
    rows = connection.execute(asked, (value, current))
    return [_Held(key, name, version, Marks(*marks)) for key, name, version, *marks in rows]


def _text(connection: sqlite3.Connection, held: _Held) -> str:
    (data,) = connection.execute("SELECT text FROM texts WHERE hash = ?", (held.marks.hash,)).fetchone()
    return unpack_text(data)


def _free_id(connection: sqlite3.Connection, marks: Marks) -> str:
    """The id that the report came with; where another report has it, with letters of a hash of all its marks."""
    told = hashlib.sha256(f"{marks.hash} {marks.outlet} {marks.address}".encode()).hexdigest()
    names = [marks.source, *(f"{marks.source}-{told[:length]}" for length in (8, 16, 64))]
    return next(name for name in names if not _held(connection, "id", name))
