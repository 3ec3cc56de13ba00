"""Events into their tables, and out of view again: what of the store is made from readings and judgements."""

from __future__ import annotations

import json
import sqlite3
from collections.abc import Mapping, Sequence
from typing import Any

from firsthand.ledger.dating import days_of
from firsthand.ledger.judging import Judgement, judgements_of, stand
from firsthand.ledger.rows import Row, dyads_of, rows_of
from firsthand.records import Event, Identity, Reading

_NAME = "name, country, sector, atlas"
TABLES: Mapping[str, str] = {
    "events": "event, id, reading, report, head, view, derived, verdict, type, mode, contexts, quad, score, reality,"
    " confidence, first, last, begins, ends, month, place, place_country, lat, lon, trigger, trigger_start, trigger_end,"
    " sentence_start, sentence_end, counts, same_as",
    "parties": f"event, side, position, head, {_NAME}",
    "voices": f"event, position, kind, stance, direct, head, {_NAME}",
    "dyads": "actor, recipient, month, begins, event, view, quad, type, reality, mentions",
}  # with their columns; who a party or voice is stands in the table ``names``
Laid = Mapping[str, Sequence[tuple[Any, ...]]]  # rows of TABLES, by table


def store_events(connection: sqlite3.Connection, report: int, reading_key: int, reading: Reading) -> None:
    """The events of the reading ``reading_key`` of the report version ``report``, as they stand after judgements."""
    base = _free(connection)
    keys = range(base, base + len(reading.events))
    rows = _rows(connection, reading, keys, base + len(reading.events))
    _insert(connection, rows, report, reading_key, reading)


def stand_again(connection: sqlite3.Connection, report: int, reading_key: int, reading: Reading) -> None:
    """Lay out anew, after a judgement, the events that :func:`store_events` has stored."""
    _take_derived(connection, reading_key)
    known = dict(connection.execute("SELECT id, event FROM events WHERE reading = ?", (reading_key,)))
    rows = _rows(connection, reading, [known[event.id] for event in reading.events], _free(connection))
    connection.executemany(
        "UPDATE events SET view = ?, verdict = ? WHERE event = ?",
        [(int(row.view), row.verdict, row.key) for row in rows if not row.derived],
    )
    _insert(connection, rows, report, reading_key, reading)


def take_from_view(connection: sqlite3.Connection, reading_key: int) -> None:
    """Let the events of a reading stand in no view: another reading, or another version of the report, has come."""
    _take_derived(connection, reading_key)
    connection.execute("UPDATE events SET view = 0 WHERE reading = ?", (reading_key,))


def _take_derived(connection: sqlite3.Connection, reading_key: int) -> None:
    connection.execute("DELETE FROM dyads WHERE event IN (SELECT event FROM events WHERE reading = ?)", (reading_key,))
    connection.execute("DELETE FROM events WHERE reading = ? AND derived", (reading_key,))


def _free(connection: sqlite3.Connection) -> int:
    return int(connection.execute("SELECT ifnull(max(event), 0) + 1 FROM events").fetchone()[0])


def _rows(connection: sqlite3.Connection, reading: Reading, keys: Sequence[int], free: int) -> list[Row]:
    judged: Mapping[str, Sequence[Judgement]] = judgements_of(connection, [event.id for event in reading.events])
    return rows_of(reading, stand(reading, judged), keys, free)


def _insert(
    connection: sqlite3.Connection, rows: Sequence[Row], report: int, reading_key: int, reading: Reading
) -> None:
    """The rows that are not there yet (all, or those made by corrections), and the dyads of all."""
    there = {key for (key,) in connection.execute("SELECT event FROM events WHERE reading = ?", (reading_key,))}
    told = laid(rows, report, reading_key, reading)
    for table, columns in TABLES.items():
        new = [row for row in told[table] if table == "dyads" or row[0] not in there]
        plain = columns.removesuffix(f", {_NAME}")
        places = ", ".join("?" * (plain.count(",") + 1))
        if plain == columns:
            connection.executemany(f"INSERT INTO {table} ({columns}) VALUES ({places})", new)  # noqa: S608
            continue
        connection.executemany(
            f"INSERT OR IGNORE INTO names ({_NAME}) VALUES (?, ?, ?, ?)",  # noqa: S608
            dict.fromkeys(row[-4:] for row in new),
        )
        connection.executemany(
            f"INSERT INTO {table} ({plain}, who) SELECT {places}, who FROM names"  # noqa: S608
            f" WHERE ({_NAME}) = (?, ?, ?, ?)",
            new,
        )


def strayed(connection: sqlite3.Connection, report: int, reading_key: int, reading: Reading) -> list[str]:
    """The tables in which the rows of a reading in view are not those that it and what was judged of it make."""
    derived: dict[int, list[int]] = {0: [], 1: []}
    for key, made in connection.execute(
        "SELECT event, derived FROM events WHERE reading = ? ORDER BY 1", (reading_key,)
    ):
        derived[made].append(key)
    if len(derived[0]) != len(reading.events):
        return ["events"]
    told = laid(_rows(connection, reading, derived[0], min(derived[1], default=0)), report, reading_key, reading)
    of_reading = "event IN (SELECT event FROM events WHERE reading = ?)"
    found = []
    for table, columns in TABLES.items():
        named = f"{table} NATURAL JOIN names" if _NAME in columns else table
        there = connection.execute(f"SELECT {columns} FROM {named} WHERE {of_reading}", (reading_key,))  # noqa: S608
        if set(there) != set(told[table]):
            found.append(table)
    return found


def laid(rows: Sequence[Row], report: int, reading_key: int, reading: Reading) -> Laid:
    """What stands in TABLES for ``rows`` of the reading ``reading_key`` of the report version ``report``."""
    return {
        "events": [_columns(row, report, reading_key, reading) for row in rows],
        "parties": [
            (row.key, side, position, row.head, *_name(party.identity))
            for row in rows
            for side, parties in (("actor", row.event.actors), ("recipient", row.event.recipients))
            for position, party in enumerate(parties)
        ],
        "voices": [
            (row.key, position, voice.kind, voice.stance, voice.direct, row.head, *_name(voice.identity))
            for row in rows
            for position, voice in enumerate(row.event.voices)
        ],
        "dyads": [
            (d.actor, d.recipient, d.month, d.begins, d.event, int(view), d.quad, d.type, d.reality, d.mentions)
            for d, view in dyads_of(rows, reading.report.published).items()
        ],
    }


def _columns(row: Row, report: int, reading_key: int, reading: Reading) -> tuple[Any, ...]:
    event = row.event
    days = days_of(event.when, reading.report.published)
    when = (event.when.first, event.when.last) if event.when else (None, None)
    where = event.where
    place = (where.name, where.country, where.lat, where.lon) if where else (None, None, None, None)
    own = (row.key, event.id, reading_key, report, row.head, int(row.view), row.derived, row.verdict)
    coded = (event.type, event.mode, json.dumps(event.contexts), event.quad, event.score, event.reality)
    words = (event.trigger.of(reading.report.text), event.trigger.start, event.trigger.end)
    sentence = (event.sentence.start, event.sentence.end)
    found = (event.confidence, *when, days.begins, days.ends, days.month, *place, *words, *sentence)
    return (*own, *coded, *found, _counts(event), event.same_as)


def _counts(event: Event) -> str:
    counts = {kind: {"low": count.low, "high": count.high} for kind, count in event.counts.items()}
    return json.dumps(counts, ensure_ascii=False)


def _name(identity: Identity) -> tuple[str, str, str, str]:
    return identity.name, identity.country or "", identity.sector or "", identity.id or ""
