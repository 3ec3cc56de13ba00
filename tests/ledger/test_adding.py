"""Adding: what becomes of each report, in one process or two, the same."""

from __future__ import annotations

import sqlite3
from pathlib import Path

import pytest

from firsthand.errors import IntakeError, LedgerBusyError, ReportError, UsageError
from firsthand.ledger import Writer, check, open_ledger
from firsthand.ledger.adding import Tally, add_all, load_reader, reader_version
from firsthand.records import Report
from tests.ledger.fake_readers import quick, unfit

PAGE = "https://example.org/a"
ITEMS: list[Report | ReportError] = [
    Report("slow", "sleep 0.3 before two were killed.", url=PAGE),
    IntakeError("gone.txt", "opening", "No such file"),
    Report("a", "Ten were killed in the north, and one was killed in the south."),
    Report("a", "Ten were killed in the north, and two were killed in the south."),
    Report("a", "A minister resigned after the vote of the parliament."),
    Report("copy", "A minister resigned after the vote of the parliament.", publisher="Post"),
    Report("a", "Ten were killed in the north, and one was killed in the south."),
    Report("other", "sleep 0 and three were killed.", url=PAGE),
    Report("bad", "fail here"),
    Report("half", "half \ud83d"),
]
STORED = [
    ("a", 1, 2),
    ("a", 2, 2),
    ("a-411703c4", 1, 0),
    ("copy", 1, 0),
    ("slow", 1, 1),
    ("slow", 2, 1),
]


def stored(path: Path) -> list[tuple[str, int, int]]:
    connection = sqlite3.connect(path)
    rows = connection.execute(
        "SELECT id, version, (SELECT count(*) FROM events AS e WHERE e.report = r.report) FROM reports AS r ORDER BY 1, 2"
    ).fetchall()
    connection.close()
    return rows


@pytest.mark.parametrize("processes", [1, 2])
def test_each_report_becomes_what_it_should(tmp_path: Path, processes: int) -> None:
    path = tmp_path / "x.db"
    told: list[Tally] = []
    tally = add_all(iter(ITEMS), path, processes=processes, on_progress=told.append, load=quick, reader="1")
    assert tally == Tally(new=3, known=1, versions=2, copies=1, failed=3)
    assert [t.done for t in told] == list(range(1, 11))
    assert told[-1] == tally
    assert stored(path) == STORED
    with open_ledger(path) as ledger:
        assert {(f.source, f.stage, f.cause, f.kept) for f in ledger.failures()} == {
            ("gone.txt", "opening", "No such file", False),
            ("bad", "syntax", "as told", True),
            ("half", "storing", "it holds half a character (a lone surrogate)", False),
        }
    assert check(path).problems == ()


def test_rows_come_in_the_order_of_the_sources_whatever_is_read_faster(tmp_path: Path) -> None:
    first = Report("first", "sleep 0.4 and one was killed.", published="2024-08-06")
    quicker = [Report(str(n), f"sleep 0 and {n} were killed.", published="2024-08-06") for n in range(4, 0, -1)]
    orders = []
    for processes in (1, 2):
        path = tmp_path / f"{processes}.db"
        add_all([first, *quicker], path, processes=processes, load=quick, reader="1")
        with open_ledger(path) as ledger:
            readings, events = ledger.readings(), ledger.events()
            orders.append(([reading.report.id for reading in readings], [event.report for event in events]))
    assert orders == [(["first", "4", "3", "2", "1"], ["1", "2", "3", "4", "first"])] * 2


def test_a_second_run_reads_nothing_that_is_known(tmp_path: Path) -> None:
    path = tmp_path / "x.db"
    items = [item for item in ITEMS if isinstance(item, Report) and item.id not in {"bad", "half"}]
    add_all(items, path, load=quick, reader="1")
    for processes in (1, 2):
        assert add_all(items, path, processes=processes, load=unfit, reader="2") == Tally(known=7)
    assert stored(path) == STORED


def test_a_process_that_dies_is_its_reports_failure(tmp_path: Path) -> None:
    path = tmp_path / "x.db"
    poison = Report("poison", "die here", title="Its title")
    items = [
        Report("1", "One killed."),
        poison,
        Report("2", "Two killed, far away."),
        Report("3", "Three killed in it."),
    ]
    assert add_all(items, path, processes=2, load=quick, reader="1") == Tally(new=3, failed=1)
    with open_ledger(path) as ledger:
        (failure,) = ledger.failures()
        assert (failure.source, failure.stage) == ("poison", "reading")
        assert failure.cause == "the process that read it died (signal 9)"
        assert ledger.failed_report(failure) == poison


def test_what_cannot_be_done(tmp_path: Path) -> None:
    path = tmp_path / "x.db"
    with pytest.raises(UsageError, match="0 processes cannot read"):
        add_all([], path, processes=0, load=quick, reader="1")
    with Writer(path), pytest.raises(LedgerBusyError):
        add_all([], path, load=quick, reader="1")
    with pytest.raises(ValueError, match="no weights"):
        add_all([Report("1", "x")], path, load=unfit, reader="1")


def test_the_shipped_reader(tmp_path: Path) -> None:
    path = tmp_path / "x.db"
    text = "Rebels attacked a village in Mali on Monday. The attack killed 13 people, the army said."
    assert add_all([Report("x", text, published="2024-08-06")], path) == Tally(new=1)
    with open_ledger(path) as ledger:
        events = list(ledger.events())
        assert [(e.type, e.trigger, e.mentions) for e in events] == [("ASSAULT", "attacked", 2)]
        assert [r.reader for r in ledger.reports()] == [reader_version()]
        assert list(ledger.read_by_others(reader_version())) == []
    assert check(path).problems == ()
    assert load_reader().read(Report("x", text)).events
