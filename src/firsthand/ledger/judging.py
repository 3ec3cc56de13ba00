"""What people judged of events, and how a reading stands after it."""

from __future__ import annotations

import json
import sqlite3
from collections.abc import Iterable, Mapping, Sequence
from contextlib import suppress
from dataclasses import dataclass, replace
from typing import Any, Literal

from firsthand.errors import UsageError
from firsthand.ledger.correcting import corrected
from firsthand.records import Event, Reading

Verdict = Literal["accept", "reject", "correct"]
VERDICTS: tuple[Verdict, ...] = ("accept", "reject", "correct")
_COLUMNS = "judgement, event, verdict, changes, who, at, why, reader"


@dataclass(frozen=True, slots=True)
class Judgement:
    """One person's word on one event; never erased.

    ``changes`` are fields of the contract's event with their right values; ``at`` is an ISO time in UTC; ``reader`` the
    version of the reader whose event was judged.
    """

    id: int
    event: str
    verdict: Verdict
    changes: Mapping[str, Any]
    who: str
    at: str
    why: str
    reader: str


@dataclass(frozen=True, slots=True)
class Standing:
    """An event as it stands: ``event`` is None where it was rejected, the machine's own where nothing was corrected."""

    event: Event | None
    verdict: Verdict | None


def judgements_of(connection: sqlite3.Connection, events: Iterable[str]) -> dict[str, list[Judgement]]:
    """The judgements of each of ``events`` that has any, oldest first."""
    asked = json.dumps(list(events))
    rows = connection.execute(
        f"SELECT {_COLUMNS} FROM judgements WHERE event IN (SELECT value FROM json_each(?)) ORDER BY judgement",  # noqa: S608
        (asked,),
    )
    found: dict[str, list[Judgement]] = {}
    for row in rows:
        found.setdefault(row[1], []).append(judgement_of(row))
    return found


def judgement_of(row: Sequence[Any]) -> Judgement:
    """A row of the table ``judgements``."""
    number, event, verdict, changes, *rest = row
    return Judgement(number, event, verdict, json.loads(changes), *rest)


def stand(reading: Reading, judged: Mapping[str, Sequence[Judgement]]) -> tuple[Standing, ...]:
    """How each event of ``reading`` stands.

    The last verdict holds, and all corrections up to it. What is judged of an event's first mention holds for the later
    mentions too; what is judged of a later one for it alone.
    """
    own = {event.id: _merged(judged.get(event.id, ())) for event in reading.events}
    pointed = {e.id: own[e.id].get("same_as", e.same_as) for e in reading.events}
    found = []
    for event in reading.events:
        verdicts = [j.verdict for j in judged.get(event.id, ())]
        head = head_of(event.id, pointed)
        inherited = {f: v for f, v in own.get(head, {}).items() if f != "same_as"} if head != event.id else {}
        changes = {**inherited, **own[event.id]}
        rejected = any(_rejected(judged.get(name, ())) for name in (event.id, head))
        now = as_far_as_it_can(event, changes, reading.report.text) if changes else event
        same_as = head if head != event.id else None
        if now.same_as != same_as:
            now = replace(now, same_as=same_as)
        stands = event if now == event else now
        found.append(Standing(None if rejected else stands, verdicts[-1] if verdicts else None))
    return tuple(found)


def as_far_as_it_can(event: Event, changes: Mapping[str, Any], text: str) -> Event:
    """The event corrected; a field that cannot be, or does not go with it (a mode of another type), stays as it was read."""
    try:
        return corrected(event, changes, text)
    except UsageError:
        for field, value in changes.items():
            with suppress(UsageError):
                event = corrected(event, {field: value}, text)
        return event


def head_of(event: str, pointed: Mapping[str, str | None]) -> str:
    """The first mention of ``event``, where ``pointed`` says, in the order of the text, what each one is the same as."""
    path = [event]
    while (earlier := pointed.get(path[-1])) is not None and earlier in pointed:
        if earlier in path:  # a ring: the first of it in the text
            ring = path[path.index(earlier) :]
            return next(name for name in pointed if name in ring)
        path.append(earlier)
    return path[-1]


def _merged(judgements: Sequence[Judgement]) -> dict[str, Any]:
    """All corrections, the later over the earlier."""
    return {field: value for judgement in judgements for field, value in judgement.changes.items()}


def _rejected(judgements: Sequence[Judgement]) -> bool:
    return bool(judgements) and judgements[-1].verdict == "reject"
