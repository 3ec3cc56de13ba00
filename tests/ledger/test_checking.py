"""A whole ledger is found whole, and each kind of damage is found."""

from __future__ import annotations

import sqlite3
import zlib
from dataclasses import replace
from pathlib import Path

import pytest

from firsthand.contract import to_dict
from firsthand.errors import LedgerError, UsageError
from firsthand.ledger import Checked, Writer, backup, check, open_ledger
from firsthand.ledger.checking import wrong_offsets
from firsthand.ledger.packing import pack_text
from tests.made import READING, TEXT

MORE = replace(READING.report, text=f"{TEXT} More follows.")


@pytest.fixture
def path(tmp_path: Path) -> Path:
    path = tmp_path / "x.db"
    with Writer(path) as writer:
        writer.add(READING, "1")
        writer.judge("r#1", "reject", who="ann")
        writer.add(replace(READING, report=MORE, events=()), "1")
        writer.add(replace(READING, report=replace(READING.report, publisher="Post")), "1")
        writer.supersede(replace(READING, report=MORE), "2")
        writer.judge("r#3", "correct", who="ann", changes={"reality": "denied"})
        writer.link()
    return path


def broken(path: Path, words: str, *values: object) -> tuple[str, ...]:
    connection = sqlite3.connect(path, isolation_level=None)
    connection.execute(words, values)
    connection.close()
    return check(path).problems


def test_a_whole_ledger(path: Path) -> None:
    seen: list[int] = []
    assert check(path, seen.append) == Checked(4, 6, ())
    assert seen == [1, 2, 3, 4]


@pytest.mark.parametrize(
    ("damage", "said"),
    [
        ("DELETE FROM readings WHERE current AND reader = '2'", "a report has no current reading: r, version 2"),
        ("UPDATE reports SET current = 0", "a report has no current version: r"),
        ("UPDATE events SET view = 3 WHERE id = 'r#3'", "two events in view have one id: r#3"),
        ("UPDATE events SET view = 3 WHERE id = 'r#2'", "or version that is not current: r#2"),
        (
            "UPDATE events SET view = 0 WHERE id = 'r#3'",
            "a first mention does not stand where its later mentions do: r#4",
        ),
        (
            "INSERT INTO found (rowid, title, text) VALUES (9, '', '')",
            "the full text lacks a report, or has one too many: 9",
        ),
        ("DELETE FROM texts", "points to a row of texts that is not there"),
        ("DELETE FROM events WHERE id = 'r#2' AND view = 0", "its events are not those of its reading"),
        ("UPDATE readings SET data = x'00'", "it cannot be unpacked (error:"),
        ("UPDATE events SET reality = 'planned' WHERE id = 'r#4'", "its rows in the table events are not those of its"),
        ("UPDATE names SET name = 'arms' WHERE name = 'army'", "its rows in the table parties are not those of its"),
        (
            "UPDATE names SET name = 'Router' WHERE name = 'Reuters'",
            "its rows in the table voices are not those of its",
        ),
        ("UPDATE dyads SET type = 'AID'", "its rows in the table dyads are not those of its reading"),
        ("DELETE FROM events WHERE derived", "its rows in the table events are not those of its reading"),
        ("UPDATE reports SET title = 'Army kisses rebels'", "address or language is not the one that it came with"),
        ("INSERT INTO found (rowid, title, text) VALUES (2, '', 'kissed')", "does not have the words of the report: r"),
        (
            "INSERT INTO judgements VALUES (9, 'r#3', 'correct', '[]', 'ann', '', '', '2')",
            "what was judged cannot be read: 9",
        ),
        ("UPDATE incidents SET data = x'789c'", "the incident i"),
        ("UPDATE stories SET copies = x'789c'", "the story s"),
        ("UPDATE signatures SET data = x'789c'", "the signature of report r cannot be unpacked"),
    ],
)
def test_damage_is_found(path: Path, damage: str, said: str) -> None:
    assert any(said in problem for problem in broken(path, damage))


def test_another_text_is_found_by_its_hash(path: Path) -> None:
    problems = broken(path, "UPDATE texts SET text = ?", pack_text("Too short."))
    assert "r, version 1, read by 1: the text is not the one with its hash" in problems
    assert "r, version 1, read by 1: 22–28 lies outside the text of 10 characters" in problems
    unreadable = broken(path, "UPDATE texts SET text = ?", zlib.compress(b"\xff"))
    assert any("UnicodeDecodeError" in problem for problem in unreadable)


def test_a_damaged_file(path: Path) -> None:
    data = bytearray(path.read_bytes())
    data[4096 * 3 : 4096 * 20] = b"\x55" * 4096 * 17
    path.write_bytes(data)
    assert any("the file is damaged" in problem for problem in check(path).problems)


def test_offsets() -> None:
    data = to_dict(READING)
    assert wrong_offsets(data, TEXT) == []
    data["events"][0]["trigger"]["text"] = "wounded"
    data["events"][0]["evidence"]["reality"] = [[80, 90]]
    assert wrong_offsets(data, TEXT) == [
        "22–28 is 'killed', not 'wounded'",
        "80–90 lies outside the text of 83 characters",
    ]


def test_a_backup_while_it_is_written_to(path: Path, tmp_path: Path) -> None:
    target = tmp_path / "copy.db"
    with Writer(path) as writer:
        writer.add(replace(READING, report=replace(READING.report, publisher="Herald")), "1")
        backup(path, target)
        writer.add(replace(READING, report=replace(READING.report, publisher="Times")), "1")
    with open_ledger(target) as copy:
        assert copy.summary().reports == 3
    assert check(target) == Checked(5, 8, ())
    assert sorted(p.name for p in tmp_path.iterdir()) == ["copy.db", "x.db", "x.db.lock"]
    with pytest.raises(UsageError, match="is there already"):
        backup(path, target)
    with pytest.raises(UsageError, match="cannot be written: there is no folder"):
        backup(path, tmp_path / "no" / "copy.db")
    with pytest.raises(LedgerError, match="there is no ledger"):
        backup(tmp_path / "none.db", tmp_path / "more.db")
    with Writer(target) as writer:
        assert writer.known(READING.report)
