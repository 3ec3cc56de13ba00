"""Connections to a ledger: one that writes, any number that read."""

from __future__ import annotations

import os
import sqlite3
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from firsthand.errors import LedgerError, LedgerVersionError, UsageError
from firsthand.ledger import schema

_WHAT_TO_DO = {  # where SQLite's own words do not say; they stand for the braces
    sqlite3.SQLITE_NOTADB: "it is no ledger",
    sqlite3.SQLITE_FULL: "{}; what was kept is whole: make room, and run it again",
    sqlite3.SQLITE_IOERR: "{}; what was kept is whole: see whether the disk is full or a limit for files is reached, and run it again",
    sqlite3.SQLITE_CORRUPT: "it is damaged ({}): go on with the last backup, or add the sources to a new ledger",
}
PATIENCE = 30.0  # seconds that a statement waits for another connection


def open_for_reading(path: Path) -> sqlite3.Connection:
    """A connection that only reads; may be shared between threads. LedgerError where there is no ledger."""
    schema.check_sqlite()
    check_is_there(path)
    with told_of(path):
        connection = sqlite3.connect(
            f"{path.absolute().as_uri()}?mode=ro{'&immutable=1' if _is_still(path) else ''}",
            uri=True,
            timeout=PATIENCE,
            isolation_level=None,
            check_same_thread=False,
        )
        try:
            _check_form(connection, path)
            connection.execute("PRAGMA cache_size = -32768")
        except BaseException:
            connection.close()
            raise
    return connection


def check_is_there(path: Path) -> None:
    """LedgerError where there is no file ``path``."""
    if path.is_dir():
        raise LedgerError(f"{path}: it is a folder; name the ledger's file in it")
    if not path.exists():
        raise LedgerError(f"{path}: there is no ledger here; `firsthand add PATH` makes one")


def check_folder(path: Path) -> None:
    """LedgerError where there is no folder that ``path`` could be in."""
    if not path.parent.is_dir():
        raise LedgerError(f"{path}: there is no folder {path.parent}")


def _is_still(path: Path) -> bool:
    """Whether the ledger lies where this user can make no file, as on a read-only disk, and nothing was left to be added.

    SQLite reads one that may be written to only with a file beside it, which it has to make.
    """
    place = path.resolve()
    waiting = place.with_name(f"{place.name}-wal")
    return not os.access(place.parent, os.W_OK) and not (waiting.exists() and waiting.stat().st_size)


def _check_form(connection: sqlite3.Connection, path: Path) -> None:
    version, newest = schema.version_of(connection), len(schema.migrations())
    if version < newest:
        raise LedgerVersionError(
            f"its form is {version or 'not there yet'} and this Firsthand reads {newest}:"
            f" `firsthand link --ledger {path}` brings it up to date"
        )


def open_for_writing(path: Path) -> sqlite3.Connection:
    """A connection that writes, the ledger made or migrated where needed. Take the :class:`WriterLock` first."""
    if path.is_dir():
        check_is_there(path)
    with told_of(path):
        connection = sqlite3.connect(path, timeout=PATIENCE, isolation_level=None)
        try:
            schema.version_of(connection)  # before anything is changed: it may be another program's
            connection.execute("PRAGMA journal_mode = WAL")
            connection.execute(
                "PRAGMA synchronous = NORMAL"
            )  # a killed process loses nothing; a power cut the last few
            schema.migrate(connection)
            connection.execute("PRAGMA foreign_keys = ON")
            connection.execute("PRAGMA cache_size = -16384")
            connection.execute("PRAGMA journal_size_limit = 67108864")
        except BaseException:
            connection.close()
            raise
    return connection


@contextmanager
def told_of(path: Path) -> Iterator[None]:
    """Errors of SQLite, and ours that do not say so yet, as errors of the ledger ``path``."""
    try:
        yield
    except sqlite3.Error as cause:
        code = getattr(cause, "sqlite_errorcode", 0) & 0xFF
        raise LedgerError(f"{path}: {_WHAT_TO_DO.get(code, '{}').format(cause)}") from cause
    except UnicodeEncodeError as cause:
        raise UsageError(f"{cause.object[:200]!r} is not in UTF-8") from cause
    except LedgerError as error:
        if str(error).startswith(str(path)):
            raise
        raise type(error)(f"{path}: {error}") from error.__cause__


class transaction:  # noqa: N801  (used as contextlib's are)
    """All that is written within, or nothing.

    No generator: one that Ctrl-C catches between its ``yield`` and the ``with`` is ended whenever it is collected, which
    may be after the connection is closed.
    """

    def __init__(self, connection: sqlite3.Connection) -> None:
        self._connection = connection

    def __enter__(self) -> None:
        self._connection.execute("BEGIN IMMEDIATE")

    def __exit__(self, error: type[BaseException] | None, *_: object) -> None:
        try:
            if error is None:
                self._connection.execute("COMMIT")
        finally:
            if self._connection.in_transaction:
                self._connection.execute("ROLLBACK")
