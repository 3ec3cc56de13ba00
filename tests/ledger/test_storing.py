"""Events in their tables, before and after judgements."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator

import pytest

from firsthand.ledger import schema
from firsthand.ledger.storing import stand_again, store_events, take_from_view
from tests.made import READING

EVENTS = "SELECT event, id, head, view, derived, verdict, reality FROM events ORDER BY event"


@pytest.fixture
def connection() -> Iterator[sqlite3.Connection]:
    connection = sqlite3.connect(":memory:", isolation_level=None)
    schema.migrate(connection)
    connection.execute("PRAGMA foreign_keys = ON")
    connection.execute("INSERT INTO texts VALUES ('h', x'00')")
    connection.execute(
        "INSERT INTO reports (report, id, version, source, hash, language, reader, added, current)"
        " VALUES (7, 'r', 1, 'r', 'h', 'en', '1', '2026-01-01', 1)"
    )
    connection.execute("INSERT INTO readings VALUES (5, 7, '1', '2026-01-01', 1, x'00')")
    store_events(connection, 7, 5, READING)
    yield connection
    assert not connection.execute("PRAGMA foreign_key_check").fetchall()
    connection.close()


def judge(connection: sqlite3.Connection, event: str, verdict: str, changes: str = "{}") -> None:
    connection.execute(
        "INSERT INTO judgements (event, verdict, changes, who, at, why, reader)"
        " VALUES (?, ?, ?, 'ann', '2026-01-01', '', '1')",
        (event, verdict, changes),
    )
    stand_again(connection, 7, 5, READING)


def test_the_columns_of_an_event(connection: sqlite3.Connection) -> None:
    row = connection.execute(
        "SELECT type, mode, contexts, quad, score, confidence, first, begins, ends, place, place_country, lat, trigger,"
        " trigger_start, trigger_end, sentence_start, sentence_end, counts, same_as FROM events WHERE id = 'r#1'"
    ).fetchone()
    assert row == (
        *("ASSAULT", "firearms", '["military"]', 4, -9.0, 0.75, "2024-08-05", "2024-08-05", "2024-08-05"),
        *("Homs", "SYR", 34.7, "killed", 22, 28, 0, 57, '{"killed": {"low": 13, "high": 13}}', None),
    )
    assert connection.execute(
        "SELECT event, side, name, country, sector FROM parties JOIN names USING (who) ORDER BY event, side"
    ).fetchall() == [
        (1, "actor", "army", "SYR", "MIL"),
        (1, "recipient", "rebels", "SYR", "REB"),
        (2, "actor", "army", "SYR", "MIL"),
    ]
    assert connection.execute(
        "SELECT event, name, atlas, kind, stance, direct, head FROM voices JOIN names USING (who)"
    ).fetchall() == [(1, "Reuters", "outlet:reuters", "outlet", "asserts", 0, 1)]
    assert connection.execute("SELECT actor, recipient, month, event, view, mentions FROM dyads").fetchall() == [
        ("SYR", "SYR", "2024-08", 1, 3, 2)
    ]


def test_judgements_move_rows_between_the_views_and_back(connection: sqlite3.Connection) -> None:
    read = [(1, "r#1", 1, 3, 0, None, "happened"), (2, "r#2", 1, 3, 0, None, "happened")]
    assert connection.execute(EVENTS).fetchall() == read
    judge(connection, "r#1", "correct", '{"reality": "denied"}')
    assert connection.execute(EVENTS).fetchall() == [
        (1, "r#1", 1, 1, 0, "correct", "happened"),
        (2, "r#2", 1, 1, 0, None, "happened"),
        (3, "r#1", 3, 2, 1, "correct", "denied"),
        (4, "r#2", 3, 2, 1, None, "denied"),
    ]
    assert connection.execute("SELECT reality, view FROM dyads ORDER BY view").fetchall() == [
        ("happened", 1),
        ("denied", 2),
    ]
    judge(connection, "r#1", "correct", '{"reality": "happened"}')
    assert [row[:4] for row in connection.execute(EVENTS)] == [(1, "r#1", 1, 3), (2, "r#2", 1, 3)]
    judge(connection, "r#1", "reject")
    assert [row[3] for row in connection.execute(EVENTS)] == [1, 1]
    assert connection.execute("SELECT view FROM dyads").fetchall() == [(1,)]


def test_what_is_superseded_stays_out_of_view(connection: sqlite3.Connection) -> None:
    judge(connection, "r#2", "correct", '{"reality": "denied"}')
    take_from_view(connection, 5)
    assert [(row[1], row[3]) for row in connection.execute(EVENTS)] == [("r#1", 0), ("r#2", 0)]
    assert connection.execute("SELECT count(*) FROM dyads").fetchone() == (0,)
    assert connection.execute("SELECT count(*) FROM parties").fetchone() == (3,)
