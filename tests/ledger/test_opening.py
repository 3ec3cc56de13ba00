"""Opening a ledger to read or to write, and what is said where that cannot be."""

from __future__ import annotations

import gc
import sqlite3
import sys
from pathlib import Path

import pytest

from firsthand.errors import LedgerBusyError, LedgerError, LedgerVersionError
from firsthand.ledger import Writer, schema
from firsthand.ledger.locking import WriterLock
from firsthand.ledger.opening import open_for_reading, open_for_writing, told_of, transaction


def test_a_ledger_is_made_and_a_reader_cannot_write(tmp_path: Path) -> None:
    path = tmp_path / "a ledger?.db"
    writing = open_for_writing(path)
    assert writing.execute("PRAGMA journal_mode").fetchone() == ("wal",)
    assert writing.execute("PRAGMA foreign_keys").fetchone() == (1,)
    reading = open_for_reading(path)
    with transaction(writing):
        writing.execute("INSERT INTO texts VALUES ('h', x'00')")
        assert reading.execute("SELECT count(*) FROM texts").fetchone() == (0,)
    assert reading.execute("SELECT count(*) FROM texts").fetchone() == (1,)
    with pytest.raises(sqlite3.OperationalError, match="readonly"):
        reading.execute("DELETE FROM texts")
    writing.close()
    reading.close()


def test_a_transaction_that_is_cut_off_as_it_opens_ends_with_its_connection(tmp_path: Path) -> None:
    """Where Ctrl-C falls before the body: nobody ends it, and what is left of it has nothing to say afterwards."""
    path = tmp_path / "x.db"
    writing = open_for_writing(path)
    writing.execute("CREATE TABLE t (a)")
    cut = transaction(writing)
    cut.__enter__()
    writing.execute("INSERT INTO t VALUES (1)")
    writing.close()
    told: list[object] = []
    before, sys.unraisablehook = sys.unraisablehook, told.append
    try:
        del cut
        gc.collect()
    finally:
        sys.unraisablehook = before
    assert told == []
    again = open_for_writing(path)
    assert again.execute("SELECT count(*) FROM t").fetchone() == (0,)
    again.close()


def test_a_transaction_that_fails_writes_nothing(tmp_path: Path) -> None:
    writing = open_for_writing(tmp_path / "x.db")

    def half() -> None:
        with transaction(writing):
            writing.execute("INSERT INTO texts VALUES ('h', x'00')")
            raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt):
        half()
    assert writing.execute("SELECT count(*) FROM texts").fetchone() == (0,)
    writing.close()


def test_what_is_no_ledger(tmp_path: Path) -> None:
    with pytest.raises(LedgerError, match=r"none\.db: there is no ledger here"):
        open_for_reading(tmp_path / "none.db")
    (tmp_path / "text.db").write_text("This is a plain text, long enough to be looked at as a file's header. " * 9)
    for opened in (open_for_reading, open_for_writing):
        with pytest.raises(LedgerError, match=r"text\.db: it is no ledger"):
            opened(tmp_path / "text.db")
    with pytest.raises(LedgerError, match="unable to open"):
        open_for_writing(tmp_path / "no" / "folder.db")


def test_a_reader_refuses_an_older_form_and_a_writer_brings_it_up(tmp_path: Path) -> None:
    path = tmp_path / "old.db"
    old = sqlite3.connect(path, isolation_level=None)
    schema.migrate(old, 1)
    old.close()
    with pytest.raises(
        LedgerVersionError, match=r"old\.db: its form is 1 .* `firsthand link --ledger .*old\.db` brings it up to date"
    ):
        open_for_reading(path)
    open_for_writing(path).close()
    open_for_reading(path).close()


def test_only_one_holds_the_lock_and_it_says_who(tmp_path: Path) -> None:
    path = tmp_path / "x.db"
    other_name = tmp_path / "link.db"
    other_name.symlink_to(path)
    with WriterLock(path):
        for name in (path, other_name):
            with pytest.raises(LedgerBusyError, match=r"process \d+ is writing to it"):
                WriterLock(name, wait=0.06)
    WriterLock(path).release()


def test_a_ledger_on_a_read_only_disk_is_read_and_nothing_is_made_beside_it(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = tmp_path / "x.db"
    open_for_writing(path).close()
    monkeypatch.setattr("firsthand.ledger.opening.os.access", lambda *_: False)
    reading = open_for_reading(path)
    assert reading.execute("SELECT count(*) FROM texts").fetchone() == (0,)
    assert [file.name for file in tmp_path.iterdir()] == ["x.db"]
    reading.close()


def test_what_waits_to_be_added_is_read_too(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    path = tmp_path / "x.db"
    writing = open_for_writing(path)
    writing.execute("INSERT INTO texts VALUES ('h', x'00')")
    monkeypatch.setattr("firsthand.ledger.opening.os.access", lambda *_: False)
    reading = open_for_reading(path)
    assert reading.execute("SELECT count(*) FROM texts").fetchone() == (1,)
    reading.close()
    writing.close()


def test_a_ledger_is_not_made_where_there_is_no_folder(tmp_path: Path) -> None:
    path = tmp_path / "no" / "x.db"
    with pytest.raises(LedgerError) as raised:
        Writer(path)
    assert str(raised.value) == f"{path}: there is no folder {path.parent}"
    assert list(tmp_path.iterdir()) == []


def test_a_folder_is_no_ledger(tmp_path: Path) -> None:
    for opened in (open_for_reading, open_for_writing):
        with pytest.raises(LedgerError, match="it is a folder"):
            opened(tmp_path)


@pytest.mark.parametrize(
    ("code", "words"),
    [
        (sqlite3.SQLITE_FULL, "full; what was kept is whole: make room, and run it again"),
        (sqlite3.SQLITE_IOERR_WRITE, "full; what was kept is whole: see whether the disk is full or a limit for files"),
        (sqlite3.SQLITE_CORRUPT, r"it is damaged \(full\): go on with the last backup"),
        (sqlite3.SQLITE_NOTADB, "it is no ledger$"),
        (sqlite3.SQLITE_LOCKED, "full$"),
    ],
)
def test_what_sqlite_cannot_do_is_told_with_what_to_do(code: int, words: str) -> None:
    error = sqlite3.OperationalError("full")
    error.sqlite_errorcode = code
    with pytest.raises(LedgerError, match=f"^x.db: {words}"), told_of(Path("x.db")):
        raise error
