"""JSON to reports: objects with ``text`` and other fields of a report (:mod:`firsthand.intake.fields`).

One stands on each line, or they are the items of an array.
"""

from __future__ import annotations

import json
from collections.abc import Iterator
from typing import Any, BinaryIO

from firsthand.errors import IntakeError, ReportError
from firsthand.intake.decoding import LARGEST, decode
from firsthand.intake.fields import report_of
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
    if not isinstance(data, dict):
        raise IntakeError(place, "json", "it is no object with a “text”")
    return report_of(list(data.items()), place, "json")
