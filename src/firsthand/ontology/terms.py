"""What can be asked for at all: days, types and realities that there are; said once for commands, pages and Python."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date
from typing import get_args

from firsthand import ontology
from firsthand.errors import UsageError
from firsthand.records import Reality

REALITIES: tuple[str, ...] = get_args(Reality)
TYPES: tuple[str, ...] = tuple(kind.name for kind in ontology.event_types())


def is_day(told: str) -> bool:
    """Whether ``told`` is an ISO date as exact as is wanted: "2024", "2024-08", "2024-08-06"."""
    try:
        date.fromisoformat((told + "-01-01")[:10] if len(told) in {4, 7, 10} else "")
    except ValueError:
        return False
    return told.replace("-", "").isdecimal() and told.isascii()


def check(*, days: Iterable[str | None] = (), types: Iterable[str] = (), realities: Iterable[str] = ()) -> None:
    """UsageError where one of ``days`` that is told is no date, or one of the others is none that there is."""
    for day in days:
        if day is not None and not is_day(day):
            raise UsageError(f"{day} is no ISO date; write it as 2024, 2024-08 or 2024-08-06")
    for kind in types:
        if kind not in TYPES:
            raise UsageError(f"{kind} is no type of PLOVER; these are: {', '.join(TYPES)}")
    for reality in realities:
        if reality not in REALITIES:
            raise UsageError(f"{reality} is no reality; these are: {', '.join(REALITIES)}")
