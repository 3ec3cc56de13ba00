"""Whether a ledger is whole, and a copy of it while it is written to."""

from __future__ import annotations

import sqlite3
import zlib
from collections.abc import Callable, Iterator, Mapping
from contextlib import closing, suppress
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from firsthand.errors import LedgerError, UsageError
from firsthand.ledger.identity import hash_of
from firsthand.ledger.link_packing import unpack_copies, unpack_incident, unpack_signature
from firsthand.ledger.opening import open_for_reading, told_of
from firsthand.ledger.packing import unpack_data, unpack_text
from firsthand.ledger.restoring import reading_of
from firsthand.ledger.storing import strayed
from firsthand.records import Reading

_READINGS = """
SELECT readings.reading, r.id, r.version, readings.reader, r.hash, readings.data, t.text,
    r.report, readings.current AND r.current, r.title, r.publisher, r.published, r.url, r.language
FROM readings JOIN reports AS r USING (report) LEFT JOIN texts AS t USING (hash) ORDER BY readings.reading
"""
_BROKEN = {
    "a report has no current reading": """
        SELECT id || ', version ' || version FROM reports AS r
        WHERE NOT EXISTS (SELECT 1 FROM readings WHERE report = r.report AND current)""",
    "a report has no current version": "SELECT DISTINCT id FROM reports EXCEPT SELECT id FROM reports WHERE current",
    "two events in view have one id": """
        SELECT id FROM events WHERE view & 2 GROUP BY id HAVING count(*) > 1
        UNION SELECT id FROM events WHERE view & 1 GROUP BY id HAVING count(*) > 1""",
    "an event in view is of a reading or version that is not current": """
        SELECT e.id FROM events AS e JOIN readings AS g USING (reading) JOIN reports AS r ON r.report = e.report
        WHERE e.view > 0 AND NOT (g.current AND r.current)""",
    "a first mention does not stand where its later mentions do": """
        SELECT e.id FROM events AS e JOIN events AS h ON h.event = e.head WHERE e.view & ~h.view""",
    "the full text lacks a report, or has one too many": """
        SELECT report FROM reports WHERE current AND report NOT IN (SELECT rowid FROM found)
        UNION SELECT rowid FROM found WHERE rowid NOT IN (SELECT report FROM reports WHERE current)""",
    "what was judged cannot be read": """
        SELECT judgement FROM judgements
        WHERE CASE WHEN json_valid(changes) THEN json_type(changes) <> 'object' ELSE 1 END""",
}
_FOUND = "SELECT sql FROM sqlite_master WHERE name = 'found'"
_TEXTS = "SELECT report, ifnull(title, ''), text FROM reports JOIN texts USING (hash) WHERE current"
_ASTRAY = """
WITH kept AS (SELECT term, doc, col, offset FROM temp.words_kept),
    again AS (SELECT term, doc, col, offset FROM temp.words_again)
SELECT DISTINCT id FROM reports JOIN (
    SELECT * FROM (SELECT * FROM kept EXCEPT SELECT * FROM again)
    UNION ALL SELECT * FROM (SELECT * FROM again EXCEPT SELECT * FROM kept)
) ON doc = report
"""
_LINKED: Mapping[str, tuple[str, Callable[[bytes], object]]] = {
    "the incident": ("SELECT incident, data FROM incidents", unpack_incident),
    "the story": ("SELECT story, copies FROM stories", unpack_copies),
    "the signature of report": ("SELECT id, data FROM signatures JOIN reports USING (report)", unpack_signature),
}
_NOT_SO = (zlib.error, ValueError, KeyError, TypeError, AttributeError)  # what is raised where data are others'


@dataclass(frozen=True, slots=True)
class Checked:
    """What was looked at, and what is wrong, in words; nothing is where ``problems`` is empty."""

    readings: int
    events: int
    problems: tuple[str, ...]


def check(path: str | Path, on_progress: Callable[[int], None] | None = None) -> Checked:
    """Look through the ledger at ``path``: the file, its keys, every offset with its words, and what is made of readings.

    The rows by which events are found, and the full text, must be what readings and texts make; what linking found must
    come whole out of its packing.

    ``on_progress`` is told the number of readings looked at. LedgerError where the ledger cannot be opened.
    """
    path = Path(path)
    with closing(open_for_reading(path)) as connection, told_of(path):
        connection.execute("BEGIN")  # one moment of a ledger that may be written to
        problems: list[str] = []
        readings = events = 0
        try:
            problems += _of_the_file(connection)
            problems += _of_the_words(connection)
            for readings, row in enumerate(connection.execute(_READINGS), start=1):
                count, wrong = _of_a_reading(connection, row)
                events += count
                problems += wrong
                if on_progress:
                    on_progress(readings)
        except sqlite3.DatabaseError as cause:
            problems.append(f"the file is damaged: {cause}")
    return Checked(readings, events, tuple(problems))


def _of_the_file(connection: sqlite3.Connection) -> Iterator[str]:
    for (told,) in connection.execute("PRAGMA integrity_check(20)"):
        if told != "ok":
            yield f"the file is damaged: {told}"
    for table, row, parent, _ in connection.execute("PRAGMA foreign_key_check"):
        yield f"row {row} of {table} points to a row of {parent} that is not there"
    for said, asked in _BROKEN.items():
        for (which,) in connection.execute(asked):
            yield f"{said}: {which}"
    for what, (asked, unpack) in _LINKED.items():
        for name, data in connection.execute(asked):
            try:
                unpack(data)
            except _NOT_SO:
                yield f"{what} {name} cannot be unpacked"


def _of_the_words(connection: sqlite3.Connection) -> Iterator[str]:
    """Whether the full text is the one that it would be if it were made again."""
    (made,) = connection.execute(_FOUND).fetchone()
    connection.execute(made.replace("found", "temp.again", 1))
    for key, title, packed in connection.execute(_TEXTS):
        with suppress(*_NOT_SO):  # a text that cannot be unpacked is told of with its reading
            connection.execute(
                "INSERT INTO temp.again (rowid, title, text) VALUES (?, ?, ?)", (key, title, unpack_text(packed))
            )
    connection.execute("CREATE VIRTUAL TABLE temp.words_kept USING fts5vocab (main, found, instance)")
    connection.execute("CREATE VIRTUAL TABLE temp.words_again USING fts5vocab (temp, again, instance)")
    for (report,) in connection.execute(_ASTRAY):
        yield f"the full text does not have the words of the report: {report}"


def _of_a_reading(connection: sqlite3.Connection, row: tuple[Any, ...]) -> tuple[int, list[str]]:
    key, report, version, reader, hashed, data, packed, report_key, in_view, *plain = row
    name = f"{report}, version {version}, read by {reader}"
    try:
        text = unpack_text(packed)
        told = unpack_data(data, text)
        reading = reading_of(told)
    except _NOT_SO as cause:
        return 0, [f"{name}: it cannot be unpacked ({type(cause).__name__}: {cause})"]
    problems = [] if hash_of(text) == hashed else ["the text is not the one with its hash"]
    own = reading.report
    if plain != [own.title, own.publisher, own.published, own.url, own.language]:
        problems.append("its title, publisher, date, address or language is not the one that it came with")
    stored = connection.execute("SELECT id FROM events WHERE reading = ? AND NOT derived ORDER BY event", (key,))
    if [name for (name,) in stored] != [event.id for event in reading.events]:
        problems.append("its events are not those of its reading")
    elif in_view:
        problems += _of_rows(connection, report_key, key, reading)
    return len(reading.events), [f"{name}: {wrong}" for wrong in (*problems, *wrong_offsets(told, text))]


def _of_rows(connection: sqlite3.Connection, report: int, key: int, reading: Reading) -> list[str]:
    try:
        tables = strayed(connection, report, key, reading)
    except _NOT_SO:  # what was judged of it cannot be read, which is told of for itself
        return []
    return [f"its rows in the table {table} are not those of its reading" for table in tables]


def wrong_offsets(data: Any, text: str) -> list[str]:
    """Where offsets in ``data`` of the contract do not lie in ``text``, or do not hold the words that they are told to."""
    wrong = []
    for start, end, words in _offsets(data):
        if not 0 <= start <= end <= len(text):
            wrong.append(f"{start}–{end} lies outside the text of {len(text)} characters")
        elif words is not None and text[start:end] != words:
            wrong.append(f"{start}–{end} is {text[start:end]!r}, not {words!r}")
    return wrong


def _offsets(data: Any) -> Iterator[tuple[int, int, str | None]]:
    """All offsets in ``data``, with the words that they are told to hold; a pair of numbers is one, too."""
    if isinstance(data, dict):
        if "start" in data:
            yield data["start"], data["end"], data.get("text")
        for value in data.values():
            yield from _offsets(value)
    elif isinstance(data, list):
        if len(data) == 2 and all(isinstance(number, int) for number in data):
            yield data[0], data[1], None
        for value in data:
            yield from _offsets(value)


def backup(path: str | Path, target: str | Path) -> None:
    """Copy the ledger at ``path``, as it is at this moment, to ``target``; it may be written to meanwhile.

    UsageError where ``target`` is there already; LedgerError where the copy cannot be made (nothing is left of it then).
    """
    path, target = Path(path), Path(target)
    if target.exists():
        raise UsageError(f"{target} is there already; name a file that is not")
    if not target.parent.is_dir():
        raise UsageError(f"{target} cannot be written: there is no folder {target.parent}")
    part = target.with_name(f"{target.name}.part")
    try:
        with closing(open_for_reading(path)) as source, told_of(target), closing(sqlite3.connect(part)) as copy:
            source.backup(copy)
            copy.execute("PRAGMA journal_mode = DELETE")  # one file until it is opened for writing
        part.replace(target)
    except OSError as cause:
        raise LedgerError(f"{target}: {cause.strerror}") from cause
    finally:
        part.unlink(missing_ok=True)
