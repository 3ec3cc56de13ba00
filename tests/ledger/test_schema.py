"""Migrations: from nothing or from any step the same form, and what is in a ledger stays in it."""

from __future__ import annotations

import sqlite3
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from firsthand.errors import LedgerError, LedgerVersionError
from firsthand.ledger import schema

NEWEST = len(schema.migrations())
REPORT = (
    "INSERT INTO reports (report, id, version, source, hash, language, reader, added, current)"
    " VALUES (?, ?, 1, 'r', 'h', 'en', '1', '2026-01-01', 1)"
)


def form(connection: sqlite3.Connection) -> list[tuple[str, str]]:
    return connection.execute("SELECT name, sql FROM sqlite_master ORDER BY name").fetchall()


def fresh() -> sqlite3.Connection:
    connection = sqlite3.connect(":memory:", isolation_level=None)
    schema.migrate(connection)
    return connection


@given(st.lists(st.integers(1, NEWEST), max_size=4), st.lists(st.text(max_size=9), unique=True, max_size=5))
def test_by_any_steps_the_form_is_the_same_and_rows_stay(steps: list[int], ids: list[str]) -> None:
    connection = sqlite3.connect(":memory:", isolation_level=None)
    schema.migrate(connection, 1)
    connection.execute("INSERT INTO texts VALUES ('h', x'00')")
    for number, name in enumerate(ids):
        connection.execute(REPORT, (number, name))
    for upto in [*sorted(steps), NEWEST]:
        schema.migrate(connection, upto)
        assert schema.version_of(connection) >= upto
    assert form(connection) == form(fresh())
    assert [row[0] for row in connection.execute("SELECT id FROM reports ORDER BY report")] == ids


def test_a_migration_that_fails_leaves_the_form_before(monkeypatch: pytest.MonkeyPatch) -> None:
    connection = fresh()
    broken = (*schema.migrations(), "CREATE TABLE more (x); CREATE TABLE reports (x)")
    monkeypatch.setattr(schema, "migrations", lambda: broken)
    with pytest.raises(sqlite3.OperationalError, match="already exists"):
        schema.migrate(connection)
    assert schema.version_of(connection) == NEWEST
    assert ("more",) not in connection.execute("SELECT name FROM sqlite_master").fetchall()


def test_a_newer_ledger_and_another_programs_file_are_refused() -> None:
    connection = fresh()
    connection.execute(f"PRAGMA user_version = {NEWEST + 1}")
    with pytest.raises(LedgerVersionError, match="newer Firsthand"):
        schema.migrate(connection)
    other = sqlite3.connect(":memory:")
    other.execute("CREATE TABLE mine (x)")
    with pytest.raises(LedgerError, match="another program"):
        schema.migrate(other)
    assert other.execute("SELECT name FROM sqlite_master").fetchall() == [("mine",)]


def test_the_versions_of_sqlite() -> None:
    schema.check_sqlite()
    with pytest.raises(LedgerVersionError, match=r"3\.34\.1 is too old"):
        schema.check_sqlite((3, 34, 1))
    assert schema.one_writer_only((3, 40, 1))
    assert not schema.one_writer_only((3, 51, 3))


def test_judgements_can_be_neither_erased_nor_changed(tmp_path: Path) -> None:
    connection = sqlite3.connect(tmp_path / "x.db", isolation_level=None)
    schema.migrate(connection)
    connection.execute("INSERT INTO judgements VALUES (1, 'r#1', 'accept', '{}', 'ann', '2026-01-01', '', '1')")
    with pytest.raises(sqlite3.IntegrityError, match="never erased"):
        connection.execute("DELETE FROM judgements")
    with pytest.raises(sqlite3.IntegrityError, match="never changed"):
        connection.execute("UPDATE judgements SET verdict = 'reject'")


def test_the_sixth_form_tells_of_each_dyad_when_its_event_began() -> None:
    connection = sqlite3.connect(":memory:", isolation_level=None)
    schema.migrate(connection, 5)
    for key, begins in ((1, "2024-08-05"), (2, None)):
        connection.execute(
            "INSERT INTO events (event, id, reading, report, head, view, derived, type, contexts, quad, score, reality,"
            " confidence, begins, trigger, trigger_start, trigger_end, sentence_start, sentence_end, counts)"
            " VALUES (?, ?, 1, 1, ?, 3, 0, 'AID', '[]', 2, 1, 'happened', 1, ?, 'x', 0, 1, 0, 1, '{}')",
            (key, f"r#{key}", key, begins),
        )
        connection.execute("INSERT INTO dyads VALUES ('SYR', '', '2024-08', ?, 3, 2, 'AID', 'happened', 1)", (key,))
    connection.execute("INSERT INTO failures VALUES (1, 'x', 'opening', 'no', '2026-01-01', 1, NULL, NULL)")
    schema.migrate(connection)
    assert connection.execute("SELECT event, begins FROM dyads ORDER BY event").fetchall() == [
        (1, "2024-08-05"),
        (2, ""),
    ]
    assert connection.execute("SELECT source, origin FROM failures").fetchall() == [("x", None)]
