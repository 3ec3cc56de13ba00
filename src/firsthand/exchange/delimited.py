"""Our own table as CSV (RFC 4180) or tab-separated text with the same quoting, and back.

UTF-8, with a byte-order mark if asked for; a header row; CRLF line ends. What is not known is an empty cell, true and
false are written so, numbers as Python's shortest form that reads back the same. The items of a list are joined by
"; ", a backslash before each semicolon and backslash of their own. Texts are safe from spreadsheets by the rule of
:mod:`firsthand.exchange.cells`.
"""

from __future__ import annotations

import csv
import re
from collections.abc import Iterable, Iterator, Mapping
from datetime import date
from pathlib import Path
from typing import Any, TextIO

from firsthand.exchange.cells import safe, unsafe
from firsthand.exchange.rows import ALONG, Kind, Row, Value, columns

BOM = "\ufeff"
BETWEEN = "; "
LONGEST_CELL = 20_000_000  # characters; a report has at most 1,000,000
_ESCAPED = re.compile(r"([\\;])")
_ITEM = re.compile(r"(?:\\.|[^\\;])*", re.DOTALL)


def write(rows: Iterable[Row], file: TextIO, delimiter: str = ",", *, bom: bool = False) -> int:
    """Write ``rows`` to ``file``, which was opened with ``newline=""``; how many there were."""
    if bom:
        file.write(BOM)
    names = tuple(columns())
    writer = csv.writer(file, delimiter=delimiter, lineterminator="\r\n")
    writer.writerow(names)
    count = 0
    for row in rows:
        writer.writerow([_cell(getattr(row, name)) for name in names])
        count += 1
    return count


def read(path: Path, delimiter: str = ",") -> Iterator[Row]:
    """The rows of a file that :func:`write` made."""
    csv.field_size_limit(LONGEST_CELL)
    with path.open(encoding="utf-8-sig", newline="") as file:
        for record in csv.DictReader(file, delimiter=delimiter, strict=True):
            yield _row(record)


def joined(items: Iterable[str | None]) -> str:
    """The items of a list as one text."""
    return BETWEEN.join(_ESCAPED.sub(r"\\\1", item or "") for item in items)


def parted(text: str) -> list[str | None]:
    """The items that :func:`joined` made ``text`` of, None for each that is not known; an empty text is one such item."""
    items: list[str | None] = []
    at = 0
    while True:
        match = _ITEM.match(text, at)
        end = match.end() if match else at
        items.append(re.sub(r"\\(.)", r"\1", text[at:end], flags=re.DOTALL) or None)
        if end >= len(text):
            return items
        at = end + len(BETWEEN)


def _cell(value: Value) -> str:
    match value:
        case None:
            return ""
        case bool():
            return "true" if value else "false"
        case tuple():
            return safe(joined(value))
        case str():
            return safe(value)
        case date():
            return value.isoformat()
        case _:
            return repr(value)


def _row(record: Mapping[str, str]) -> Row:
    values: dict[str, Any] = {}
    for name, kind in columns().items():
        values[name] = _list(name, record[name], values) if kind == "list" else _value(record[name], kind)
    return Row(**values)


def _list(name: str, cell: str, before: Mapping[str, Any]) -> tuple[str | None, ...]:
    """A list; one that goes along with another has as many items, and the other stands before it."""
    known = bool(before[ALONG[name]]) if name in ALONG else bool(cell)
    return tuple(parted(unsafe(cell))) if known else ()


def _value(cell: str, kind: Kind) -> Value:
    if not cell:
        return None
    match kind:
        case "integer":
            return int(cell)
        case "number":
            return float(cell)
        case "truth":
            return cell == "true"
        case "day":
            return date.fromisoformat(cell)
        case _:
            return unsafe(cell)
