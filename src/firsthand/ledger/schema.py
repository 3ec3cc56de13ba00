"""The form of a ledger: its migrations, numbered data files, and the number of the last one that it has had.

A ledger is an SQLite file whose ``application_id`` says that it is one and whose ``user_version`` is that number. Each
migration runs in a transaction of its own together with its number: a kill between two leaves a ledger of the lower one.
"""

from __future__ import annotations

import re
import sqlite3
from functools import cache
from importlib.resources import files

from firsthand.errors import LedgerError, LedgerVersionError

APPLICATION = 0x4648_4C47  # "FHLG"
SAFE = (3, 51, 3)  # the SQLite from which several connections may write to a WAL file: sqlite.org/wal.html, 2026-03
OLDEST = (3, 35, 0)  # RETURNING
_NAME = re.compile(r"(\d{3})\.sql")


@cache
def migrations() -> tuple[str, ...]:
    """The SQL of each migration, first to last."""
    folder = files("firsthand.ledger") / "migrations"
    found = {m[1]: e.read_text(encoding="utf-8") for e in folder.iterdir() if (m := _NAME.fullmatch(e.name))}
    return tuple(found[number] for number in sorted(found))


def migrate(connection: sqlite3.Connection, upto: int | None = None) -> None:
    """Bring the ledger behind ``connection``, new or old, to the newest form (or to that of number ``upto``).

    LedgerError if the file is something else, LedgerVersionError if it is newer than this version of Firsthand.
    """
    done = version_of(connection)
    for number, script in enumerate(migrations()[:upto], start=1):
        if number > done:
            marks = f"PRAGMA application_id = {APPLICATION}; PRAGMA user_version = {number};"
            try:
                connection.executescript(f"BEGIN IMMEDIATE; {script}; {marks} COMMIT;")
            except sqlite3.Error:
                if connection.in_transaction:
                    connection.rollback()
                raise


def version_of(connection: sqlite3.Connection) -> int:
    """The number of the ledger's last migration, 0 for an empty file; errors as of :func:`migrate`."""
    (application,) = connection.execute("PRAGMA application_id").fetchone()
    (version,) = connection.execute("PRAGMA user_version").fetchone()
    (tables,) = connection.execute("SELECT count(*) FROM sqlite_master").fetchone()
    if application != APPLICATION and (application or version or tables):
        raise LedgerError("it is an SQLite file of another program, not a ledger")
    if version > len(migrations()):
        raise LedgerVersionError(
            f"it was written by a newer Firsthand (form {version}; this one knows {len(migrations())}): update Firsthand"
        )
    return int(version)


def check_sqlite(version: tuple[int, int, int] = sqlite3.sqlite_version_info) -> None:
    """LedgerVersionError if this Python's SQLite is too old, or built without full text."""
    if version < OLDEST:
        told, least = ".".join(map(str, version)), ".".join(map(str, OLDEST))
        raise LedgerVersionError(f"SQLite {told} is too old for a ledger: {least} is the oldest that will do")
    connection = sqlite3.connect(":memory:")
    try:
        if not connection.execute("SELECT sqlite_compileoption_used('ENABLE_FTS5')").fetchone()[0]:
            raise LedgerVersionError("this Python's SQLite is built without full text (FTS5)")
    finally:
        connection.close()


def one_writer_only(version: tuple[int, int, int] = sqlite3.sqlite_version_info) -> bool:
    """Whether this SQLite can lose a WAL file to two connections that write at once."""
    return version < SAFE
