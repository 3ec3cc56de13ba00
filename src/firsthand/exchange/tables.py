"""Tables of what linking found, a row an incident or a story; other tables are made by the pages.

Cells follow exchange's rules: nothing that a spreadsheet would run, lists joined by "; ", what is not known is empty.
"""

from __future__ import annotations

import csv
import io
import json
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any, Literal

from firsthand import ontology
from firsthand.exchange.cells import safe, storable
from firsthand.exchange.delimited import joined
from firsthand.exchange.parquet import schema
from firsthand.exchange.rows import COUNTED, Kind
from firsthand.linking.records import Actor, Incident, Story

Form = Literal["json", "csv", "parquet"]
Values = Iterator[tuple[str, Kind, Any]]  # the columns of a row: name, kind, value
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
        from pyarrow import Table as Columns  # noqa: PLC0415  (it takes a while to load)
        from pyarrow.parquet import write_table  # noqa: PLC0415

        told = [dict(zip(self.columns, map(_stored, row), strict=True)) for row in self.rows]
        file = io.BytesIO()
        write_table(Columns.from_pylist(told, schema(self.columns)), file, compression="zstd")
        return file.getvalue()


def _cell(value: Any) -> Any:
    match value:
        case None:
            return ""
        case list() | tuple():
            return safe(storable(joined(value)))
        case bool():
            return "true" if value else "false"
        case str():
            return safe(storable(value))
        case _:
            return repr(value)


def _stored(value: Any) -> Any:
    if isinstance(value, list | tuple):
        return [one and storable(one) for one in value]
    return storable(value) if isinstance(value, str) else value


def incidents(found: Iterable[Incident]) -> Table:
    """A row an incident: PLOVER's columns as in our own table of events, and its reports, origins, disputes and grade."""
    kinds: dict[str, Kind] = {name: kind for name, kind, _ in _incident(_NONE)}
    return Table(kinds, [tuple(value for _, _, value in _incident(one)) for one in found])


_NONE = Incident("", "ASSAULT", None, (), (), None, None, "unclear", ())  # for the names of the columns


def _incident(one: Incident) -> Values:
    yield "id", "text", one.id
    yield "type", "text", one.type
    yield "mode", "text", one.mode
    yield "quad", "integer", ontology.quad(one.type)
    yield "about", "text", one.about
    yield from _side("actor", one.actors)
    yield from _side("recipient", one.recipients)
    yield "when_from", "text", one.when and one.when.first
    yield "when_to", "text", one.when and one.when.last
    yield "where", "text", one.where and one.where.name
    yield "where_country", "text", one.where and one.where.country
    yield "lat", "number", one.where and one.where.lat
    yield "lon", "number", one.where and one.where.lon
    yield "reality", "text", one.reality
    yield "general", "truth", one.general
    for kind in COUNTED:
        low, high = one.counts.get(kind, (None, None))
        yield f"{kind}_low", "integer", low
        yield f"{kind}_high", "integer", high
    yield "reports", "list", list(dict.fromkeys(telling.report for telling in one.tellings))
    yield "events", "list", [event for telling in one.tellings for event in telling.events]
    yield "independent_origins", "integer", one.independent_origins
    yield "origins", "list", [origin.name for origin in one.origins]
    yield "origin_kinds", "list", [origin.kind for origin in one.origins]
    yield "origin_sides", "list", [origin.side for origin in one.origins]
    yield "origins_counted", "list", [origin.name for origin in one.origins if origin.counted]
    yield "disputed", "list", list(dict.fromkeys(d.field for d in one.disputes))
    yield "source_grade", "text", one.grade and one.grade.source
    yield "credibility_grade", "integer", one.grade and one.grade.credibility


def _side(side: str, actors: Sequence[Actor]) -> Values:
    yield f"{side}s", "list", [who.name for who in actors]
    yield f"{side}_countries", "list", [who.country for who in actors]
    yield f"{side}_sectors", "list", [who.sector for who in actors]
    yield f"{side}_ids", "list", [who.id for who in actors]


def stories(found: Iterable[Story]) -> Table:
    """A row a story."""
    columns: dict[str, Kind] = {"id": "text", "title": "text", "from": "text", "to": "text", "reports": "list"}
    return Table(columns, [(one.id, one.title, one.first, one.last, list(one.reports)) for one in found])
