"""Judgements as a list, and many at once from one."""

from __future__ import annotations

import csv
import io
import json
from dataclasses import replace
from pathlib import Path

import pytest
from typer.testing import CliRunner

from firsthand.commands.main import app
from firsthand.errors import UsageError
from firsthand.ledger import Writer, open_ledger
from tests.made import READING

RUNNER = CliRunner()
OTHER = replace(
    READING, report=replace(READING.report, id="s", url="https://e.org/s", text=READING.report.text + " More.")
)


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    for name in ("one.db", "two.db"):
        with Writer(tmp_path / name) as writer:
            writer.add(READING, "1")
            writer.add(OTHER, "1")
    return tmp_path


def test_what_was_judged_is_listed_and_can_be_judged_elsewhere(folder: Path) -> None:
    one, two, table = str(folder / "one.db"), str(folder / "two.db"), folder / "j.csv"
    assert RUNNER.invoke(app, ["judgements", "-l", one]).stderr == "nothing was judged yet\n"
    with Writer(one) as writer:
        writer.judge("r#1", "correct", who="ann", why="it says so", changes={"reality": "denied", "type": "COERCE"})
        writer.judge("s#1", "reject", who="=bob")
        writer.supersede(replace(OTHER, events=()), "2")
    first, second = RUNNER.invoke(app, ["judgements", "-l", one]).stdout.splitlines()
    assert first.startswith("r#1: corrected by ann · 20")
    assert first.endswith(' · {"reality": "denied", "type": "COERCE"} · it says so')
    assert second.endswith(" · the event is told no more")
    assert RUNNER.invoke(app, ["judgements", "-l", one, "-f", "csv", "-o", str(table)]).exit_code == 0
    rows = list(csv.DictReader(io.StringIO(table.read_text(encoding="utf-8"))))
    assert [(row["event"], row["who"], row["holds"]) for row in rows] == [
        ("r#1", "ann", "true"),
        ("s#1", "'=bob", "false"),
    ]
    for said in ("2 judgements", "2 known already"):
        done = RUNNER.invoke(app, ["judgements", "--from", str(table), "-l", two])
        assert (done.exit_code, done.stderr) == (0, f"{two}: {said}\n")
    with open_ledger(two) as ledger:
        assert [(j.event, j.who, j.why) for j in ledger.judgements()] == [
            ("r#1", "ann", "it says so"),
            ("s#1", "=bob", ""),
        ]
        assert [(e.reality, e.type) for e in ledger.events()] == [("denied", "COERCE")]


def test_a_table_made_by_hand(folder: Path) -> None:
    table, one = folder / "own.csv", str(folder / "one.db")
    table.write_text(
        'event;verdict;changes;note\nr#1;Correct;"reality=denied where=null";x\ns#1;;;\nnone#1;accept;;\n'
        "s#1;perhaps;;\ns#1;correct;;\ns#1;accept;reality=denied;\ns#1;correct;reality=sure;\ns#1;correct;{;\n",
        encoding="utf-8-sig",
    )
    done = RUNNER.invoke(app, ["judgements", "--from", str(table), "-l", one, "--who", "ann"])
    assert done.exit_code == 1
    *wrong, count = done.stderr.splitlines()
    assert count == f"{one}: 1 judgement, 6 that could not be"
    starts = [
        (4, "there is no event none#1 in "),
        (5, "verdict cannot be “perhaps”: it is one of accept, reject, correct"),
        (6, "to correct is to say what is right in “changes”, as reality=denied"),
        (7, "to accept changes nothing; for “changes” the verdict is correct"),
        (8, "reality cannot be “sure”: it is one of "),
        (9, "changes cannot be read ("),
    ]
    for said, (line, start) in zip(sorted(wrong), starts, strict=True):
        assert said.startswith(f"firsthand: {table}:{line}: {start}")
    with open_ledger(one) as ledger:
        assert json.loads(json.dumps(ledger.judgements()[0].changes)) == {"reality": "denied", "where": None}


def test_what_is_no_table_of_judgements(folder: Path) -> None:
    table = folder / "own.csv"
    table.write_text("id,verdict\nr#1,accept\n")
    done = RUNNER.invoke(app, ["judgements", "--from", str(table), "-l", str(folder / "one.db"), "--who", "ann"])
    assert isinstance(done.exception, UsageError)
    assert "it has no column “event”; it needs event, verdict" in str(done.exception)


def test_judgements_that_a_new_version_leaves_without_an_event_are_told_of(tmp_path: Path) -> None:
    path, report = str(tmp_path / "l.db"), tmp_path / "a.jsonl"
    text = "The Syrian army killed 13 rebels in Homs on Monday. Iran condemned the attack."
    asked = ["add", str(report), "-l", path, "-j", "1", "--no-link", "--published", "2024-08-06"]
    report.write_text(json.dumps({"text": text, "url": "https://e.org/1", "id": "a"}))
    RUNNER.invoke(app, asked)
    RUNNER.invoke(app, ["judge", "a#1", "accept", "-l", path, "--who", "ann"])
    report.write_text(json.dumps({"text": text.replace("13", "14"), "url": "https://e.org/1", "id": "a"}))
    count, lost = RUNNER.invoke(app, asked).stderr.splitlines()
    assert count == f"{path}: 1 new version"
    assert lost.startswith(
        f"{path}: 1 judgement without an event now, as new versions tell it in other words or no more"
    )
    report.write_text(json.dumps({"text": text, "url": "https://e.org/1", "id": "a"}))
    assert "without an event" not in RUNNER.invoke(app, asked).stderr


def test_only_ends_of_lines_end_a_row(folder: Path) -> None:
    one, two, table = str(folder / "one.db"), str(folder / "two.db"), str(folder / "j.csv")
    why = "he says\u2028so"  # no row ends there
    with Writer(one) as writer:
        writer.judge("r#1", "accept", who="ann", why=why)
    RUNNER.invoke(app, ["judgements", "-l", one, "-f", "csv", "-o", table])
    done = RUNNER.invoke(app, ["judgements", "-l", two, "--from", table])
    assert (done.exit_code, done.stderr) == (0, f"{two}: 1 judgement\n")
    told = json.loads(RUNNER.invoke(app, ["judgements", "-l", two, "-f", "jsonl"]).stdout)
    assert told["why"] == why
