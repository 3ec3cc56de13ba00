"""The writer: what becomes of reports, failures and judgements."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest
from hypothesis import given, settings

from firsthand.errors import IntakeError, LedgerBusyError, LedgerError, UsageError
from firsthand.ledger import schema
from firsthand.ledger.comparing import Change
from firsthand.ledger.matching import first_named
from firsthand.ledger.writer import Added, Writer
from firsthand.records import Event, Reading, Report, Span
from tests.ledger.readings import readings
from tests.made import ATTACK, KILLED, READING, TEXT

REPORT = READING.report


@pytest.fixture
def path(tmp_path: Path) -> Path:
    return tmp_path / "x.db"


@pytest.fixture
def writer(path: Path) -> Iterator[Writer]:
    with Writer(path) as writer:
        yield writer


def of(report: Report, *events: Event) -> Reading:
    return replace(READING, report=report, events=events or READING.events)


def ask(path: Path, words: str, *values: object) -> list[tuple[object, ...]]:
    connection = sqlite3.connect(path)
    try:
        return connection.execute(words, values).fetchall()
    finally:
        connection.close()


def test_new_known_copy_and_version(writer: Writer, path: Path) -> None:
    assert writer.known(REPORT) is None
    assert writer.add(READING, "1") == Added("new", "r", 1)
    assert writer.known(REPORT) == writer.add(READING, "1") == Added("known", "r", 1)
    copy = writer.add(of(replace(REPORT, publisher="The Post")), "1")
    assert (copy.status, copy.version) == ("copy", 1)
    changed = replace(REPORT, text=TEXT.replace("13", "14"))
    assert writer.add(of(changed), "1") == Added("version", "r", 2)
    assert ask(path, "SELECT id, version, current, supersedes FROM reports ORDER BY report") == [
        ("r", 1, 0, None),
        (copy.report, 1, 1, None),
        ("r", 2, 1, 1),
    ]
    assert ask(path, "SELECT count(*) FROM texts") == [(2,)]
    assert ask(path, "SELECT id, view FROM events ORDER BY event") == [
        ("r#1", 0),
        ("r#2", 0),
        (f"{copy.report}#1", 3),
        (f"{copy.report}#2", 3),
        ("r#3", 3),
        ("r#2", 3),
    ]
    assert ask(path, "SELECT rowid FROM found WHERE found MATCH '13'") == [(2,)]
    assert ask(path, "SELECT rowid FROM found WHERE found MATCH 'army rebel'") == [(2,), (3,)]


def test_a_judgement_holds_through_versions_and_readings(writer: Writer, path: Path) -> None:
    writer.add(READING, "1")
    made = writer.judge("r#1", "correct", who="ann", why="a slip", changes={"reality": "denied"})
    assert (made.id, made.verdict, made.changes, made.reader) == (1, "correct", {"reality": "denied"}, "1")
    new = replace(ATTACK, id="x#1", trigger=Span(8, 12), same_as=None)
    again = of(REPORT, new, replace(KILLED, id="x#2", trigger=Span(22, 31), type="ASSAULT"))
    change = writer.supersede(again, "2")
    assert change == Change("r", "1", "2", kept=("r#1",), gone=("r#2",), new=("r#3",))
    assert ask(path, "SELECT id, view, reality FROM events ORDER BY event") == [
        ("r#1", 0, "happened"),
        ("r#2", 0, "happened"),
        ("r#3", 3, "happened"),
        ("r#1", 1, "happened"),
        ("r#1", 2, "denied"),
    ]
    assert ask(path, "SELECT reader, current FROM readings") == [("1", 0), ("2", 1)]
    assert ask(path, "SELECT reader FROM reports") == [("2",)]


def test_a_judgement_of_what_is_gone_is_an_orphan(writer: Writer) -> None:
    writer.add(READING, "1")
    judged = writer.judge("r#2", "accept", who="ann")
    assert writer.supersede(of(REPORT, KILLED), "2").orphans == (judged,)
    with pytest.raises(UsageError, match="no event r#2"):
        writer.judge("r#2", "reject", who="ann")
    with pytest.raises(LedgerError, match=r"x\.db: there is no report r with this text"):
        writer.supersede(of(replace(REPORT, text=TEXT + " ")), "2")


def test_a_corrected_type_that_the_next_reader_finds_keeps_the_event(writer: Writer, path: Path) -> None:
    writer.add(READING, "1")
    writer.judge("r#1", "correct", who="ann", changes={"type": "COERCE"})
    writer.supersede(of(REPORT, replace(KILLED, type="COERCE", mode=None, quad=4, score=-7.0)), "2")
    assert ask(path, "SELECT id, type, view FROM events WHERE view > 0") == [("r#1", "COERCE", 3)]


@pytest.mark.parametrize(
    ("event", "verdict", "who", "changes", "said"),
    [
        ("r#9", "accept", "ann", None, "no event r#9"),
        ("r#1", "accept", " ", None, "says who judges"),
        ("r#1", "accept", "ann", {"type": "AID"}, "correct with changes"),
        ("r#1", "correct", "ann", {}, "correct with changes"),
        ("r#1", "burn", "ann", None, "a judgement is accept"),
        ("r#1", "correct", "ann", {"type": "KILL"}, "type cannot be “KILL”"),
        ("r#1", "correct", "ann", {"same_as": "q#1"}, "q#1 is no event of the same report"),
    ],
)
def test_judgements_that_cannot_be(
    writer: Writer, path: Path, event: str, verdict: str, who: str, changes: dict[str, str] | None, said: str
) -> None:
    writer.add(READING, "1")
    with pytest.raises(UsageError, match=said):
        writer.judge(event, verdict, who=who, changes=changes)  # type: ignore[arg-type]
    assert ask(path, "SELECT count(*) FROM judgements") == [(0,)]


def test_failures_are_counted_and_resolved_when_it_goes_well(writer: Writer, path: Path) -> None:
    writer.fail("r", "reading", "half \ud83d", Report("r", "half \ud83d"))
    writer.fail("r", "reading", "half \ud83d")
    writer.fail("q", "opening", "not there")
    asked = "SELECT source, cause, tries, resolved IS NULL, report IS NULL FROM failures"
    assert ask(path, asked) == [("r", "half ?", 2, 1, 1), ("q", "not there", 1, 1, 1)]
    writer.add(READING, "1")
    assert ask(path, asked) == [("r", "half ?", 2, 0, 1), ("q", "not there", 1, 1, 1)]
    writer.fail("r", "reading", "half ?", REPORT)
    assert ask(path, asked)[0] == ("r", "half ?", 3, 1, 0)


def test_a_report_that_cannot_be_kept_leaves_nothing(writer: Writer, path: Path) -> None:
    with pytest.raises(IntakeError, match="half a character"):
        writer.add(of(replace(REPORT, title="\ud83d")), "1")
    assert ask(path, "SELECT count(*) FROM texts") == [(0,)]


def test_a_second_writer_is_told_that_it_is_busy(writer: Writer, path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    with pytest.raises(LedgerBusyError, match=r"x\.db: process \d+ is writing"):
        Writer(path)
    writer.close()
    with Writer(path):
        monkeypatch.setattr(schema, "one_writer_only", lambda: False)
        with Writer(path) as second:
            assert second.add(READING, "1").status == "new"


def test_a_file_that_is_no_ledger_does_not_stay_locked(tmp_path: Path) -> None:
    (tmp_path / "text").write_text("no ledger at all, but long enough to be taken for one by its size " * 9)
    for _ in range(2):
        with pytest.raises(LedgerError, match="it is no ledger"):
            Writer(tmp_path / "text")


@settings(deadline=None, max_examples=30)
@given(readings(), readings())
def test_any_reading_is_kept_whole(tmp_path_factory: pytest.TempPathFactory, one: Reading, other: Reading) -> None:
    path = tmp_path_factory.mktemp("any") / "x.db"
    with Writer(path) as writer:
        assert writer.add(first_named(one, "r"), "1") == Added("new", "r", 1)
        named = first_named(other, "r")
        if named.report.text != one.report.text:
            writer.add(replace(named, report=replace(named.report, url="http://a.example/")), "1")
        again = replace(named, report=one.report) if named.report.text == one.report.text else first_named(one, "r")
        if ask(path, "SELECT count(*) FROM reports WHERE id = 'r' AND current AND version = 1") == [(1,)]:
            writer.supersede(again, "2")
    assert ask(path, "PRAGMA foreign_key_check") == []
    assert ask(path, "SELECT count(*) - count(DISTINCT id) FROM events WHERE view & 2") == [(0,)]


def test_a_correction_that_an_earlier_firsthand_took_holds_up_nothing(writer: Writer, path: Path) -> None:
    """A count from 5 to 3 was taken once, and nothing could be linked with it any more."""
    writer.add(READING, "1")
    wrong = '{"counts": {"killed": {"low": 5, "high": 3}}}'
    row = ("r#1", "correct", wrong, "Ada", "2026-11-01T00:00:00+00:00", "", "1")
    asked = "INSERT INTO judgements (event, verdict, changes, who, at, why, reader) VALUES (?, ?, ?, ?, ?, ?, ?)"
    writer._connection.execute(asked, row)
    assert writer.judge("r#1", "correct", who="Ada", changes={"reality": "unclear"}).changes == {"reality": "unclear"}
    assert writer.link().reports == 1
    assert ask(path, "SELECT reality FROM events WHERE id = 'r#1' AND view & 2") == [("unclear",)]
