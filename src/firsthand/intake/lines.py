"""JSON to reports: objects with ``text``, and perhaps ``id``, ``title``, ``publisher``, ``published``, ``url``.

One stands on each line, or they are the items of an array.
"""

from __future__ import annotations

import json
from collections.abc import Iterator
from typing import Any, BinaryIO

from firsthand.errors import IntakeError, ReportError
from firsthand.intake.decoding import LARGEST, checked, decode
from firsthand.intake.moments import moment_of
from firsthand.records import Report

_PIECE = 2**16  # bytes in which a line longer than LARGEST is passed over
_ID = 1000  # characters of an id at most
_FIELDS = ("title", "publisher", "url")


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


def reports_of_array(raw: bytes, name: str) -> Iterator[Report | ReportError]:
    """The reports of the items of an array, or their errors, which are named by ``name`` and the item's number."""
    items = _loaded(raw, name)
    for number, item in enumerate(items, start=1):
        try:
            yield _report_of(item, f"{name}:{number}")
        except ReportError as error:
            yield error
    if not items:
        raise IntakeError(name, "intake", "it is empty")


def _report(line: bytes, place: str) -> Report:
    return _report_of(_loaded(line, place), place)


def _loaded(raw: bytes, place: str) -> Any:
    try:
        return json.loads(decode(raw, place))
    except json.JSONDecodeError as cause:
        raise IntakeError(place, "json", f"it is no JSON ({cause.msg} at character {cause.pos + 1:,})") from cause
    except (ValueError, RecursionError) as cause:
        raise IntakeError(place, "json", f"it is no JSON ({cause})") from cause


def _report_of(data: Any, place: str) -> Report:
    if not isinstance(data, dict) or not isinstance(data.get("text"), str):
        raise IntakeError(place, "json", f"it is no object with a “text”{_has(data)}")
    name = _id(data.get("id"), place)
    fields = {key: _whole(data[key], key, name) for key in _FIELDS if isinstance(data.get(key), str)}
    return Report(name, checked(data["text"], name), published=_published(data.get("published"), name), **fields)


def _has(data: Any) -> str:
    """What an object has in its place: its first fields, for one who calls them otherwise."""
    if not isinstance(data, dict) or "text" in data:
        return ""
    names = [" ".join(name.split())[:40] for name in data]
    return f"; its fields are {', '.join(names[:8])}{' …' if len(names) > 8 else ''}" if names else ""


def _published(told: Any, name: str) -> str | None:
    """The date in ISO 8601; an error where one is told and cannot be read, since a report without it is read otherwise."""
    if told is None or told == "":
        return None
    moment = moment_of(str(told))
    if moment is None:
        raise IntakeError(name, "json", f"its published is no date ({str(told)[:40]}); write it as 2024-08-06")
    return moment


def _id(told: Any, place: str) -> str:
    """The line's own id, or its place for one that has none."""
    name = "" if isinstance(told, (dict, list)) or told is None else str(told)
    if len(name) > _ID:
        raise IntakeError(place, "json", f"its id has more than {_ID:,} characters")
    return _whole(name, "id", place) or place


def _whole(value: str, key: str, name: str) -> str:
    """The value of a field, if it is a text that can be stored."""
    if "\0" in value or any("\ud800" <= character <= "\udfff" for character in value):
        raise IntakeError(name, "json", f"its {key} has a NUL or half a character")
    return value
