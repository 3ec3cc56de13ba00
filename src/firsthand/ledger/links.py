"""What linking found, asked for: incidents, stories, copies."""

from __future__ import annotations

import json
import sqlite3
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from firsthand.ledger.filters import Conditions, with_words
from firsthand.ledger.link_packing import unpack_copies, unpack_incident
from firsthand.linking.records import Copy, Incident, Story
from firsthand.ontology.terms import check

_INCIDENTS = "SELECT i.data FROM incidents AS i"
_STORIES = "SELECT story, title, first, last FROM stories AS s"
_WITH_WORDS = r"name IN (SELECT name FROM names WHERE ' ' || name || ' ' LIKE ? ESCAPE '\')"
_DAYS = "published >= ? AND published <= ?"
_MANY = 3000  # rows from which each incident is asked whether it has one of them, the weightiest first
_PARTY = "i.incident IN (SELECT incident FROM incident_parties WHERE {side}{called})"


@dataclass(frozen=True, slots=True)
class Wanted:
    """What incidents are asked for; all that is said must hold.

    ``since`` and ``until`` are ISO days of publication: one telling lies between them. ``actor`` is a name, words of a
    name where none is called so, an id of the atlas or a country's code, on either side; ``dyad`` two of them, either way
    round. ``start`` are left out, ``limit`` is the most that are given. UsageError for a type or a day that is none.
    """

    since: str | None = None
    until: str | None = None
    actor: str | None = None
    dyad: tuple[str, str] | None = None
    type: str | None = None
    story: str | None = None
    start: int = 0
    limit: int = 50

    def __post_init__(self) -> None:
        check(days=(self.since, self.until), types=(self.type,) if self.type else ())


def incident(connection: sqlite3.Connection, name: str) -> Incident | None:
    """The incident with that id."""
    found = connection.execute(f"{_INCIDENTS} WHERE incident = ?", (name,)).fetchone()
    return unpack_incident(found[0]) if found else None


def incidents(connection: sqlite3.Connection, wanted: Wanted) -> Sequence[Incident]:
    """The incidents asked for, the weightiest first."""
    asked = Conditions()
    if wanted.since or wanted.until:
        _with_row(asked, connection, "incident_tellings", _DAYS, (wanted.since or "", f"{wanted.until or ''}~"))
    if wanted.actor:
        _with_row(asked, connection, "incident_parties", *_called(connection, wanted.actor))
    if wanted.dyad:
        _between(asked, *(_called(connection, name) for name in wanted.dyad))
    if wanted.type:
        asked.add("i.type = ?", wanted.type)
    if wanted.story:
        asked.add("i.story = ?", wanted.story)
    rows = connection.execute(
        f"{_INCIDENTS} WHERE {asked.where} ORDER BY i.weight DESC, i.incident LIMIT ? OFFSET ?",
        [*asked.values, wanted.limit, wanted.start],
    )
    return [unpack_incident(data) for (data,) in rows]


def _with_row(
    asked: Conditions, connection: sqlite3.Connection, table: str, told: str, values: tuple[str, ...]
) -> None:
    """One row of the incident in ``table`` must be as is ``told``."""
    some = f"SELECT 1 FROM {table} WHERE {told} LIMIT ?"  # noqa: S608
    (found,) = connection.execute(f"SELECT count(*) FROM ({some})", (*values, _MANY)).fetchone()  # noqa: S608
    rows = f"FROM {table} AS t WHERE {told}"
    if found < _MANY:
        asked.add(f"i.incident IN (SELECT t.incident {rows})", *values)
    else:
        asked.add(f"EXISTS (SELECT 1 {rows} AND t.incident = i.incident)", *values)


def _called(connection: sqlite3.Connection, name: str) -> tuple[str, tuple[str, ...]]:
    """What must hold of a party that is meant by ``name``, with its values."""
    for called in ("country = ?", "atlas = ?", "name = ?"):
        if connection.execute(f"SELECT 1 FROM incident_parties WHERE {called} LIMIT 1", (name,)).fetchone():  # noqa: S608
            return called, (name,)
    return _WITH_WORDS, (with_words(name),)


def _between(asked: Conditions, one: tuple[str, tuple[str, ...]], other: tuple[str, tuple[str, ...]]) -> None:
    ways = Conditions()
    for actor, recipient in ((one, other), (other, one)):
        sides = (("actor", actor), ("recipient", recipient))
        way = " AND ".join(_PARTY.format(side=f"side = '{side}' AND ", called=called) for side, (called, _) in sides)
        ways.add(way, *actor[1], *recipient[1])
    asked.add(" OR ".join(ways.terms), *ways.values)


def incidents_of(connection: sqlite3.Connection, report: str) -> Sequence[Incident]:
    """The incidents that ``report`` tells, the weightiest first."""
    rows = connection.execute(
        f"{_INCIDENTS} JOIN incident_tellings AS t USING (incident) JOIN reports AS r ON r.report = t.report"
        " WHERE r.id = ? AND r.current ORDER BY i.weight DESC, i.incident",
        (report,),
    )
    return [unpack_incident(data) for (data,) in rows]


def story(connection: sqlite3.Connection, name: str) -> Story | None:
    """The story with that id."""
    return next(iter(_stories(connection, "WHERE story = ?", (name,))), None)


def stories(connection: sqlite3.Connection, wanted: Wanted) -> Sequence[Story]:
    """The stories with a report in the time asked for, the newest first."""
    return _stories(
        connection,
        "WHERE ifnull(last, '') >= ? AND ifnull(first, '') <= ? ORDER BY last DESC, story LIMIT ? OFFSET ?",
        (wanted.since or "", f"{wanted.until or ''}~", wanted.limit, wanted.start),
    )


def story_of(connection: sqlite3.Connection, report: str) -> Story | None:
    """The story that ``report`` belongs to."""
    where = "WHERE story = (SELECT story FROM told_in JOIN reports USING (report) WHERE id = ? AND current)"
    return next(iter(_stories(connection, where, (report,))), None)


def _stories(connection: sqlite3.Connection, where: str, values: Sequence[Any]) -> list[Story]:
    found = connection.execute(f"{_STORIES} {where}", values).fetchall()
    members: dict[str, list[str]] = {}
    for name, report in connection.execute(
        "SELECT story, id FROM told_in JOIN reports USING (report) WHERE story IN (SELECT value FROM json_each(?))"
        " ORDER BY story, position",
        (json.dumps([row[0] for row in found]),),
    ):
        members.setdefault(name, []).append(report)
    return [Story(name, title, first, last, tuple(members.get(name, ()))) for name, title, first, last in found]


def copies(connection: sqlite3.Connection, reports: Sequence[str]) -> Sequence[Copy]:
    """Which of ``reports`` are copies of which."""
    rows = connection.execute(
        "SELECT copies FROM stories WHERE story IN (SELECT story FROM told_in JOIN reports USING (report)"
        " WHERE id IN (SELECT value FROM json_each(?)) AND current)",
        (json.dumps(list(reports)),),
    )
    asked = set(reports)
    return [c for (data,) in rows for c in unpack_copies(data) if {c.earlier, c.later} <= asked]
