"""Events into their tables, and out of view again: what of the store is made from readings and judgements."""

from __future__ import annotations

import json
import sqlite3
from collections.abc import Mapping, Sequence

from firsthand.ledger.dating import days_of
from firsthand.ledger.judging import Judgement, judgements_of, stand
from firsthand.ledger.rows import Row, dyads_of, rows_of
from firsthand.records import Event, Identity, Reading

_EVENT = """
INSERT INTO events (
    event, id, reading, report, head, view, derived, verdict, type, mode, contexts, quad, score, reality, confidence,
    first, last, begins, ends, month, place, place_country, lat, lon, trigger, trigger_start, trigger_end,
    sentence_start, sentence_end, counts, same_as
) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
"""


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
    new = [row for row in rows if row.key not in there]
    published = reading.report.published
    connection.executemany(_EVENT, [_columns(row, report, reading_key, reading) for row in new])
    names = _Names(connection)
    connection.executemany(
        "INSERT INTO parties (event, side, position, who, head) VALUES (?, ?, ?, ?, ?)",
        [
            (row.key, side, position, names.key(party.identity), row.head)
            for row in new
            for side, parties in (("actor", row.event.actors), ("recipient", row.event.recipients))
            for position, party in enumerate(parties)
        ],
    )
    connection.executemany(
        "INSERT INTO voices (event, position, who, kind, stance, direct, head) VALUES (?, ?, ?, ?, ?, ?, ?)",
        [
            (row.key, position, names.key(voice.identity), voice.kind, voice.stance, voice.direct, row.head)
            for row in new
            for position, voice in enumerate(row.event.voices)
        ],
    )
    connection.executemany(
        "INSERT INTO dyads (actor, recipient, month, begins, event, view, quad, type, reality, mentions)"
        " VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)",
        [
            (d.actor, d.recipient, d.month, d.begins, d.event, int(view), d.quad, d.type, d.reality, d.mentions)
            for d, view in dyads_of(rows, published).items()
        ],
    )


def _columns(row: Row, report: int, reading_key: int, reading: Reading) -> tuple[object, ...]:
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


class _Names:
    """Keys of names, each asked for once."""

    def __init__(self, connection: sqlite3.Connection) -> None:
        self._connection = connection
        self._known: dict[tuple[str, str, str, str], int] = {}

    def key(self, identity: Identity) -> int:
        """The key of a name, made where it is new."""
        name = (identity.name, identity.country or "", identity.sector or "", identity.id or "")
        if name not in self._known:
            self._known[name] = self._asked(name)
        return self._known[name]

    def _asked(self, name: tuple[str, str, str, str]) -> int:
        ask = "SELECT who FROM names WHERE name = ? AND country = ? AND sector = ? AND atlas = ?"
        found = self._connection.execute(ask, name).fetchone()
        if found is None:
            make = "INSERT INTO names (name, country, sector, atlas) VALUES (?, ?, ?, ?) RETURNING who"
            found = self._connection.execute(make, name).fetchone()
        return int(found[0])
