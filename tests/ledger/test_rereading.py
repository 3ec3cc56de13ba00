"""Reading again and trying again."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest

from firsthand.intake import Told, read_sources
from firsthand.ledger import Writer, check, open_ledger
from firsthand.ledger.adding import Tally, add_all
from firsthand.ledger.rereading import reread_all, retry_all, waiting
from firsthand.records import Reading, Report
from tests.ledger.fake_readers import Quick, quick

REPORTS = [Report(str(n), f"In town {n} many were killed, and in village {n} two were killed.") for n in range(3)]


class Newer(Quick):
    """Finds only the first event, and fails on report 1."""

    def read(self, report: Report) -> Reading:
        if report.id == "1":
            raise ZeroDivisionError("as told")
        reading = super().read(report)
        return replace(reading, events=tuple(replace(e, reality="denied") for e in reading.events[:1]))


def newer() -> Newer:
    return Newer()


@pytest.mark.parametrize("processes", [1, 2])
def test_read_again_by_a_newer_reader(tmp_path: Path, processes: int) -> None:
    path = tmp_path / "x.db"
    add_all(REPORTS, path, load=quick, reader="1")
    with Writer(path) as writer:
        first = writer.judge("0#1", "accept", who="ann")
        writer.judge("2#2", "reject", who="ann")
    assert waiting(path, "2") == 3
    changes = {c.report: c for c in reread_all(path, processes=processes, load=newer, reader="2")}
    assert sorted(changes) == ["0", "2"]
    change = changes["2"]
    assert (change.before, change.now, change.kept, change.gone, change.new) == ("1", "2", ("2#1",), ("2#2",), ())
    assert [(f.event, f.field, f.before, f.now) for f in change.fields] == [("2#1", "reality", "happened", "denied")]
    assert [j.event for j in change.orphans] == ["2#2"]
    with open_ledger(path) as ledger:
        assert [(r.id, r.reader) for r in ledger.reports()] == [("2", "2"), ("1", "1"), ("0", "2")]
        assert ledger.judgements("0#1") == [first]
        event = ledger.event("0#1")
        assert event
        assert (event.reality, event.verdict) == ("denied", "accept")
        assert [j.event for j in ledger.orphans()] == ["2#2"]
        assert [(f.source, f.cause, f.kept) for f in ledger.failures()] == [("1", "ZeroDivisionError: as told", False)]
    assert waiting(path, "2") == 1
    assert [c.report for c in reread_all(path, processes=processes, load=quick, reader="2")] == ["1"]
    with open_ledger(path) as ledger:
        assert ledger.failures() == []
    assert check(path).problems == ()


def test_what_failed_is_tried_again_from_where_it_is(tmp_path: Path) -> None:
    path, file = tmp_path / "x.db", tmp_path / "late.txt"
    kept, bad = Report("1", "Many were killed in it."), Report("bad", "fail here")
    add_all([kept, bad], path, load=unlucky, reader="1")
    with Writer(path) as writer:
        writer.fail(str(file), "opening", "No such file or directory")
        writer.fail("in:3", "json", "the line is no JSON")
    assert retry_all(path, load=quick, reader="1") == Tally(new=1, failed=1)
    with open_ledger(path) as ledger:
        assert [(f.source, f.tries) for f in ledger.failures()] == [(str(file), 1), ("in:3", 1), ("bad", 1)]
    file.write_text("The army said that two were killed in the town on the day before the end of the war.")
    assert retry_all(path, Told(publisher="The Digest"), load=quick, reader="1") == Tally(new=1, failed=1)
    with open_ledger(path) as ledger:
        assert [(f.source, f.cause, f.tries) for f in ledger.failures()] == [
            ("in:3", "the line is no JSON", 1),
            ("bad", "as told", 2),
        ]
        assert sorted((r.id, r.publisher) for r in ledger.reports()) == [("1", None), ("late", "The Digest")]


def test_a_file_of_a_folder_is_tried_again_by_its_path(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    path, folder = tmp_path / "x.db", tmp_path / "stories" / "late"
    folder.mkdir(parents=True)
    (tmp_path / "late").mkdir()
    (tmp_path / "late" / "other.txt").write_text(
        "The army said that nobody was killed in the other town, which is quiet."
    )
    file = folder.parent / "late.txt"
    file.write_bytes(b"\x00\x01")
    lines = folder / "in.jsonl"
    lines.write_text('{"text": \n')
    add_all(read_sources(["stories"]), path, load=quick, reader="1")
    with open_ledger(path) as ledger:
        assert [(f.source, f.origin) for f in ledger.failures()] == [(f"{lines}:1", str(lines)), (str(file), str(file))]
    file.write_text("The army said that two were killed in the town on the day before the end of the war.")
    monkeypatch.chdir(folder)
    assert retry_all(path, load=quick, reader="1") == Tally(new=1, failed=1)
    with open_ledger(path) as ledger:
        assert [(f.source, f.tries) for f in ledger.failures()] == [(f"{lines}:1", 2)]
        assert [r.id for r in ledger.reports()] == ["late"]


class Unlucky:
    """Fails on everything."""

    def read(self, report: Report) -> Reading:
        raise ValueError(report.id)


def unlucky() -> Unlucky:
    return Unlucky()
