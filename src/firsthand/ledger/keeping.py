"""Reports and readings into their tables: a new report, a new version, a newer reading."""

from __future__ import annotations

import sqlite3
from datetime import UTC, datetime

from firsthand.ledger.judging import judgements_of
from firsthand.ledger.matching import first_named, named_as_before
from firsthand.ledger.packing import pack_reading, pack_text, unpack_reading, unpack_text
from firsthand.ledger.placing import Seat, marks_of
from firsthand.ledger.storing import store_events, take_from_view
from firsthand.records import Reading, Report


def now() -> str:
    """The moment in UTC, to the second, in ISO 8601."""
    return datetime.now(UTC).isoformat(timespec="seconds")


def keep_report(connection: sqlite3.Connection, reading: Reading, seat: Seat, reader: str) -> None:
    """A report that is not known yet, with its reading; the version before it goes out of view."""
    if seat.before is None:
        named = first_named(reading, seat.id)
    else:
        named = _named(connection, reading, seat.before)
        _retire(connection, seat.before)
    key = _insert_report(connection, reading.report, seat, reader)
    connection.execute(
        "INSERT INTO found (rowid, title, text) VALUES (?, ?, ?)",
        (key, reading.report.title or "", reading.report.text),
    )
    _insert_reading(connection, named, key, reader)


def keep_reading(connection: sqlite3.Connection, reading: Reading, report: int, reader: str) -> tuple[Reading, Reading]:
    """A newer reading of the report version ``report``; given are the reading before and this one as it is kept."""
    before = current_reading(connection, report)
    named = _named(connection, reading, report)
    (old,) = connection.execute("SELECT reading FROM readings WHERE report = ? AND current", (report,)).fetchone()
    take_from_view(connection, old)
    connection.execute("UPDATE readings SET current = 0 WHERE reading = ?", (old,))
    connection.execute("UPDATE reports SET reader = ? WHERE report = ?", (reader, report))
    _insert_reading(connection, named, report, reader)
    return before, named


def current_reading(connection: sqlite3.Connection, report: int) -> Reading:
    """The current reading of the report version ``report``."""
    data, text = connection.execute(
        "SELECT data, text FROM readings JOIN reports USING (report) JOIN texts USING (hash)"
        " WHERE report = ? AND readings.current",
        (report,),
    ).fetchone()
    return unpack_reading(data, unpack_text(text))


def _named(connection: sqlite3.Connection, reading: Reading, before: int) -> Reading:
    """``reading`` with the ids of the events of the version ``before`` that it tells again."""
    earlier = current_reading(connection, before)
    used = connection.execute(
        "SELECT DISTINCT events.id FROM events JOIN reports USING (report) WHERE reports.id = ?", (earlier.report.id,)
    )
    judged = judgements_of(connection, [event.id for event in earlier.events])
    types = {name: j.changes["type"] for name, told in judged.items() for j in told if "type" in j.changes}
    return named_as_before(reading, earlier, [name for (name,) in used], types)


def _retire(connection: sqlite3.Connection, report: int) -> None:
    """Take a version of a report, which stays, out of view and out of the full text."""
    title, text, reading = connection.execute(
        "SELECT title, text, reading FROM reports JOIN texts USING (hash) JOIN readings USING (report)"
        " WHERE report = ? AND readings.current",
        (report,),
    ).fetchone()
    take_from_view(connection, reading)
    connection.execute("UPDATE reports SET current = 0 WHERE report = ?", (report,))
    connection.execute(
        "INSERT INTO found (found, rowid, title, text) VALUES ('delete', ?, ?, ?)",
        (report, title or "", unpack_text(text)),
    )


def _insert_report(connection: sqlite3.Connection, report: Report, seat: Seat, reader: str) -> int:
    marks = marks_of(report)
    connection.execute("INSERT OR IGNORE INTO texts (hash, text) VALUES (?, ?)", (marks.hash, pack_text(report.text)))
    own = (seat.id, seat.version, report.id, marks.hash, report.title, report.publisher, marks.outlet)
    more = (report.published, report.url, marks.address, report.language, reader, now(), seat.before)
    (key,) = connection.execute(
        "INSERT INTO reports (id, version, source, hash, title, publisher, outlet, published, url, address, language,"
        " reader, added, supersedes, current) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, 1) RETURNING report",
        (*own, *more),
    ).fetchone()
    return int(key)


def _insert_reading(connection: sqlite3.Connection, reading: Reading, report: int, reader: str) -> None:
    (key,) = connection.execute(
        "INSERT INTO readings (report, reader, at, current, data) VALUES (?, ?, ?, 1, ?) RETURNING reading",
        (report, reader, now(), pack_reading(reading)),
    ).fetchone()
    store_events(connection, report, key, reading)
