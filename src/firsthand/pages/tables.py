"""Tables of the pages as files: incidents, stories, reports, the course of a dyad. Events go through firsthand.exchange.

Cells follow exchange's rules: nothing that a spreadsheet would run, lists joined by "; ", what is not known is empty.
"""

from __future__ import annotations

import csv
import io
import json
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from importlib import import_module
from typing import Any, Literal

from firsthand.exchange.cells import safe, storable
from firsthand.exchange.delimited import joined
from firsthand.ledger import ListedReport
from firsthand.linking.records import Incident, Story
from firsthand.pages.course import SURETIES, Course

Kind = Literal["text", "integer", "number", "list"]
Form = Literal["json", "csv", "parquet"]
MEDIA: Mapping[str, str] = {
    "json": "application/json",
    "csv": "text/csv; charset=utf-8",
    "parquet": "application/vnd.apache.parquet",
}


@dataclass(frozen=True, slots=True)
class Table:
    """Rows of values under named columns, each of one kind; None is what is not known."""

    columns: Mapping[str, Kind]
    rows: Sequence[Sequence[Any]]

    def to(self, form: Form) -> bytes:
        """The table as a file: JSON is a list of objects, CSV is RFC 4180 in UTF-8."""
        return {"json": self._json, "csv": self._csv, "parquet": self._parquet}[form]()

    def _json(self) -> bytes:
        told = [dict(zip(self.columns, row, strict=True)) for row in self.rows]
        return storable(json.dumps(told, ensure_ascii=False)).encode()

    def _csv(self) -> bytes:
        file = io.StringIO(newline="")
        writer = csv.writer(file)
        writer.writerow(self.columns)
        writer.writerows([_cell(value) for value in row] for row in self.rows)
        return file.getvalue().encode()

    def _parquet(self) -> bytes:
        arrow = import_module("pyarrow")
        types = {"text": arrow.string(), "integer": arrow.int64(), "number": arrow.float64()}
        types["list"] = arrow.list_(arrow.string())
        arrays = {
            name: arrow.array([_stored(row[place]) for row in self.rows], types[kind])
            for place, (name, kind) in enumerate(self.columns.items())
        }
        file = io.BytesIO()
        import_module("pyarrow.parquet").write_table(arrow.table(arrays), file, compression="zstd")
        return file.getvalue()


def _cell(value: Any) -> Any:
    match value:
        case None:
            return ""
        case list() | tuple():
            return safe(storable(joined(value)))
        case str():
            return safe(storable(value))
        case _:
            return repr(value)


def _stored(value: Any) -> Any:
    if isinstance(value, list | tuple):
        return [storable(one) for one in value]
    return storable(value) if isinstance(value, str) else value


def incidents(found: Iterable[Incident]) -> Table:
    """A row an incident."""
    columns: dict[str, Kind] = {
        **dict.fromkeys(("id", "type", "mode"), "text"),
        **dict.fromkeys(("actors", "recipients"), "list"),
        **dict.fromkeys(("from", "to", "place", "country"), "text"),
        **dict.fromkeys(("lat", "lon"), "number"),
        "reality": "text",
        **dict.fromkeys(("reports", "independent_origins"), "integer"),
        **dict.fromkeys(("origins", "disputed"), "list"),
        "source": "text",
        "credibility": "integer",
    }
    return Table(columns, [_incident(one) for one in found])


def _incident(one: Incident) -> tuple[Any, ...]:
    when, where, grade = one.when, one.where, one.grade
    return (
        *(one.id, one.type, one.mode),
        *([who.name for who in side] for side in (one.actors, one.recipients)),
        *((when.first, when.last) if when else (None, None)),
        *((where.name, where.country, where.lat, where.lon) if where else (None,) * 4),
        *(one.reality, len({telling.report for telling in one.tellings}), one.independent_origins),
        *([origin.name for origin in one.origins], list(dict.fromkeys(d.field for d in one.disputes))),
        *((grade.source, grade.credibility) if grade else (None, None)),
    )


def stories(found: Iterable[Story]) -> Table:
    """A row a story."""
    columns: dict[str, Kind] = {"id": "text", "title": "text", "from": "text", "to": "text", "reports": "list"}
    return Table(columns, [(one.id, one.title, one.first, one.last, list(one.reports)) for one in found])


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
