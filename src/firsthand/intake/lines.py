"""JSON to reports: objects with ``text`` and other fields of a report (:mod:`firsthand.intake.fields`).

One stands on each line; or they are the items of an array, which may stand in an object as answers of interfaces have it.
"""

from __future__ import annotations

import json
from collections.abc import Iterator
from io import BytesIO
from typing import Any, BinaryIO

from firsthand.errors import IntakeError, ReportError
from firsthand.intake.decoding import LARGEST, decode
from firsthand.intake.fields import field_of, report_of
from firsthand.records import Report

_PIECE = 2**16  # bytes in which a line longer than LARGEST is passed over


def reports_of_lines(file: BinaryIO, name: str) -> Iterator[Report | ReportError]:
    """The reports of the lines, or their errors, which are named by ``name`` and the line's number."""
    number = 0
    while line := file.readline(LARGEST + 1):
        number += 1
        place = f"{name}:{number}"
        if len(line) > LARGEST:
            while line and not line.endswith(b"\n"):
                line = file.readline(_PIECE)
            yield IntakeError(place, "intake", f"the line is longer than {LARGEST // 10**6} MB")
        elif line.strip():
            try:
                yield _report(line, place)
            except ReportError as error:
                yield error
    if not number:
        yield IntakeError(name, "intake", "it is empty")


def reports_of_json(raw: bytes, name: str) -> Iterator[Report | ReportError]:
    """The reports of a file of JSON, or their errors, which are named by ``name`` and the number of the item or line."""
    if not _is_whole(raw):
        yield from reports_of_lines(BytesIO(raw), name)
        return
    data = _loaded(raw, name)
    items = data if isinstance(data, list) else _list_in(data) or [data]
    for number, item in enumerate(items, start=1):
        try:
            yield _report_of(item, f"{name}:{number}")
        except ReportError as error:
            yield error
    if not items:
        raise IntakeError(name, "intake", "it is empty")


def _is_whole(raw: bytes) -> bool:
    """Whether a file is one array or object, on many lines or alone on its line, and no row of objects, a line each."""
    first, _, rest = raw.lstrip(b"\xef\xbb\xbf \t\r\n").partition(b"\n")
    return first.startswith(b"[") or (first.startswith(b"{") and (first.strip() == b"{" or not rest.strip()))


def _list_in(data: Any) -> list[Any] | None:
    """The list of reports in an object that is none itself: the only list of objects in it, or in an object in it."""
    if not isinstance(data, dict) or any(field_of(key) == "text" and isinstance(data[key], str) for key in data):
        return None
    inner = [*data.values(), *(v for value in data.values() if isinstance(value, dict) for v in value.values())]
    lists = [value for value in inner if isinstance(value, list) and value and isinstance(value[0], dict)]
    return lists[0] if len(lists) == 1 else None


def _report(line: bytes, place: str) -> Report:
    return _report_of(_loaded(line, place), place)


def _loaded(raw: bytes, place: str) -> Any:
    try:
        return json.loads(decode(raw, place))
    except json.JSONDecodeError as cause:
        raise IntakeError(
            place, "json", f"it is no JSON ({cause.msg.removesuffix(' at')} at character {cause.pos + 1:,})"
        ) from cause
    except (ValueError, RecursionError) as cause:
        raise IntakeError(place, "json", f"it is no JSON ({cause})") from cause


def _report_of(data: Any, place: str) -> Report:
    if not isinstance(data, dict):
        raise IntakeError(place, "json", "it is no object with a “text”")
    return report_of(list(data.items()), place, "json")
