"""The one day that the field's own tables want of an event, and how well it is known."""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import UTC, date, datetime
from typing import Literal

from firsthand.records import Event, Report

_PARTS = re.compile(r"(\d{4})(?:-(\d{2})(?:-(\d{2}))?)?")


@dataclass(frozen=True, slots=True)
class Dated:
    """The day of an event. ``by`` says what it is: the day told, the first day of a longer period told, or the day the report was published."""

    day: date
    by: Literal["day", "period", "published"]


def dated(event: Event, report: Report) -> Dated | None:
    """The day of ``event``: where its time begins, else where it ends, else when ``report`` was published; None for neither."""
    for told in (event.when.first, event.when.last) if event.when else ():
        begins = _first_day(told)
        if begins:
            exact = (
                len(told or "") >= len("2024-08-06") and event.when is not None and event.when.first == event.when.last
            )
            return Dated(begins, "day" if exact else "period")
    moment = published(report)
    return Dated(moment.date(), "published") if moment else None


def published(report: Report) -> datetime | None:
    """When ``report`` was published, in UTC, at midnight where only the day is known; None where it is not known."""
    try:
        moment = datetime.fromisoformat(report.published or "")
    except ValueError:
        day = _first_day(report.published)
        return datetime(day.year, day.month, day.day, tzinfo=UTC) if day else None
    return moment.astimezone(UTC) if moment.tzinfo else moment.replace(tzinfo=UTC)


def _first_day(told: str | None) -> date | None:
    """The first day of an ISO year, month or day; None for what is none."""
    match = _PARTS.match(told or "")
    if match is None:
        return None
    try:
        return date(int(match[1]), int(match[2] or 1), int(match[3] or 1))
    except ValueError:
        return None
