"""The keys of the events asked for, newest first, a handful at a time.

Events of a country, or of a pair of them, come out of an index that has them in the order of time, and what else is asked
is looked at in that order: the newest of a great many are found without the others. Other questions go to SQLite as a
whole.
"""

from __future__ import annotations

import json
import sqlite3
from collections.abc import Iterator
from dataclasses import dataclass, replace
from typing import Any

from firsthand.ledger.dating import last_day
from firsthand.ledger.filters import By, Filter, conditions, is_country
from firsthand.ledger.rows import View

_AT_ONCE = 500  # events that are gathered together
_MOST = 8000  # events of a country that are looked at together, after ever more of them were in vain
_OF_COUNTRY = "SELECT begins, event FROM dyads WHERE {} AND view & ? AND begins <= ?"
_IN_ORDER = "ORDER BY begins DESC, event DESC"


@dataclass(frozen=True, slots=True)
class _Course:
    """Events in the order of time: the question that gives their days and keys, and what is still to be asked of them."""

    asked: str
    values: tuple[Any, ...]
    rest: Filter


def keys_of(connection: sqlite3.Connection, asked: Filter, view: View, by: By) -> Iterator[list[int]]:
    """The keys of the events asked for, some at a time; by "event" those of first mentions. UsageError as of a filter."""
    course = _course(connection, asked, view) if by == "event" else None
    if course:
        yield from _along(connection, course, view)
        return
    wanted = conditions(connection, asked, view, by)
    cursor = connection.execute(
        f"SELECT e.event FROM events AS e WHERE {wanted.where} ORDER BY e.begins DESC, e.event DESC LIMIT ?",  # noqa: S608
        [*wanted.values, -1 if asked.limit is None else asked.limit],
    )
    while rows := cursor.fetchmany(_AT_ONCE):
        yield [key for (key,) in rows]


def _course(connection: sqlite3.Connection, asked: Filter, view: View) -> _Course | None:
    """The course of the countries asked for; None where none is, or the rest would be asked of many events for itself."""
    rest = replace(asked, country=None, actor=None, recipient=None)
    if rest.dyad or rest.voice or rest.words or rest.publisher or rest.report:
        return None
    sides = {side: name for side in ("actor", "recipient") if (name := getattr(asked, side)) is not None}
    if not all(is_country(connection, name) for name in sides.values()):
        return None
    bounds = (int(view), last_day(asked.until) or "~")
    if asked.country is not None and not sides:
        ways = " UNION ".join(_OF_COUNTRY.format(f"{side} = ?") for side in ("actor", "recipient"))
        return _Course(f"{ways} {_IN_ORDER}", (asked.country, *bounds) * 2, rest)
    if sides and asked.country is None:
        way = _OF_COUNTRY.format(" AND ".join(f"{side} = ?" for side in sides)).replace("SELECT", "SELECT DISTINCT")
        return _Course(f"{way} {_IN_ORDER}", (*sides.values(), *bounds), rest)
    return None


def _along(connection: sqlite3.Connection, course: _Course, view: View) -> Iterator[list[int]]:
    wanted = conditions(connection, course.rest, view, "event")
    among = f"SELECT e.event FROM events AS e WHERE e.event IN (SELECT value FROM json_each(?)) AND {wanted.where}"  # noqa: S608
    left, size = course.rest.limit, _AT_ONCE
    cursor = connection.execute(course.asked, course.values)
    while (left is None or left > 0) and (rows := cursor.fetchmany(size)):
        keys = [key for _, key in rows]
        kept = {key for (key,) in connection.execute(among, [json.dumps(keys), *wanted.values])}
        found = [key for key in keys if key in kept][:left]
        for start in range(0, len(found), _AT_ONCE):
            yield found[start : start + _AT_ONCE]
        left = None if left is None else left - len(found)
        size = min(size * 2, _MOST)
