"""Tables of the pages as files: reports, and the course of a dyad. Others are of :mod:`firsthand.exchange`."""

from __future__ import annotations

from collections.abc import Iterable

from firsthand.exchange.rows import Kind
from firsthand.exchange.tables import Table
from firsthand.ledger import ListedReport
from firsthand.pages.course import SURETIES, Course


def reports(found: Iterable[ListedReport]) -> Table:
    """A row a report, its newest version."""
    texts = ("id", "title", "publisher", "published", "url", "language")
    columns: dict[str, Kind] = {**dict.fromkeys(texts, "text"), "events": "integer", "copies": "integer"}
    return Table(columns, [tuple(getattr(one, name) for name in columns) for one in found])


def dyad(found: Course) -> Table:
    """A row a month or year: counts of cooperation and conflict, told as happened, as to come, denied or unclear."""
    sides = {"up": "cooperation", "down": "conflict"}
    counted = {(side, surety): f"{words}_{surety}" for side, words in sides.items() for surety in SURETIES}
    columns: dict[str, Kind] = {"period": "text", **dict.fromkeys(counted.values(), "integer")}
    rows = [(point.period, *(point.counts.get(key, 0) for key in counted)) for point in found.points]
    return Table(columns, rows)
