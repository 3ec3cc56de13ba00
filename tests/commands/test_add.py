"""From files to a ledger and out again, on the command line."""

from __future__ import annotations

import csv
import io
import json
from pathlib import Path

import pytest
from typer.testing import CliRunner

from firsthand.commands.app import WRONG_USAGE
from firsthand.commands.export import _said
from firsthand.commands.main import app
from firsthand.errors import LedgerError, UsageError
from firsthand.exchange import Written
from firsthand.ledger import Writer
from firsthand.records import Reading, Report

RUNNER = CliRunner()
STORIES = (
    ("a", "Herald", "The Syrian army killed 13 rebels in Homs on Monday, the army said. Iran condemned the attack."),
    ("b", "Courier", "The Syrian army killed 13 rebels in Homs on Monday, the Herald reported. Turkey condemned it."),
)


@pytest.fixture(scope="module")
def ledger(tmp_path_factory: pytest.TempPathFactory) -> str:
    folder = tmp_path_factory.mktemp("ledger")
    lines = [{"id": i, "publisher": p, "published": "2024-08-06", "text": t} for i, p, t in STORIES]
    (folder / "two.jsonl").write_text("\n".join(json.dumps(line) for line in lines) + '\n{"text": \n')
    path = str(folder / "two.db")
    done = RUNNER.invoke(app, ["add", str(folder / "two.jsonl"), "-l", path, "-j", "1"])
    assert done.exit_code == 1
    assert "2 new, 1 failed" in done.stderr
    assert "2 reports linked" in done.stderr
    return path


def test_a_wrong_path_is_told_at_once_and_of_many_the_first(tmp_path: Path) -> None:
    wrong = [str(tmp_path / f"{number}.txt") for number in range(5)]
    done = RUNNER.invoke(app, ["add", *wrong, "-l", str(tmp_path / "l.db"), "-j", "1"])
    assert done.exit_code == 3
    *told, count = done.stderr.splitlines()
    assert told == [f"firsthand: {path}: opening: No such file or directory" for path in wrong[:3]]
    assert count.endswith("l.db: 5 failed (firsthand failures says why)")


def test_reports_without_a_date_are_told_of_when_they_are_new(tmp_path: Path) -> None:
    lines = [
        json.dumps({"text": STORIES[0][2], "id": "a", "published": "2024"}),
        json.dumps({"text": STORIES[1][2], "id": "b"}),
    ]
    (tmp_path / "two.jsonl").write_text("\n".join(lines))
    asked = ["add", str(tmp_path / "two.jsonl"), "-l", str(tmp_path / "l.db"), "-j", "1", "--no-link"]
    count, undated = RUNNER.invoke(app, asked).stderr.splitlines()
    assert count.endswith("l.db: 2 new")
    assert "l.db: 1 report without a date of publication, in which “on Monday” is no day: --published" in undated
    assert RUNNER.invoke(app, asked).stderr.endswith("l.db: 2 known already\n")
    assert (
        "without a date"
        not in RUNNER.invoke(app, [*asked[:3], str(tmp_path / "d.db"), *asked[4:], "--published", "2024"]).stderr
    )


@pytest.mark.parametrize("command", [["add", "-j", "1", "--no-link", "-l"], ["read", "-o"]])
def test_files_that_a_folder_has_besides_are_told_of(tmp_path: Path, command: list[str]) -> None:
    folder = tmp_path / "saved"
    folder.mkdir()
    (folder / "a.txt").write_text(STORIES[0][2])
    (folder / "b.pdf").touch()
    (folder / "c.PDF").touch()
    done = RUNNER.invoke(app, [command[0], str(folder), *command[1:], str(tmp_path / "out")])
    assert done.exit_code == 0
    assert done.stderr.splitlines()[0] == f"{folder}: 2 files left out, of no kind that is read (.pdf 2)"


@pytest.mark.parametrize("told", [[], ["--input", "jsonl"]])
def test_standard_input_is_added(tmp_path: Path, told: list[str]) -> None:
    path, text = str(tmp_path / "l.db"), f"{STORIES[0][2]} {STORIES[1][2]}"
    piped = json.dumps({"text": text, "id": "a"}) + "\n{}\n" if told else text
    done = RUNNER.invoke(app, ["add", "-", *told, "-l", path, "-j", "1", "--no-link"], input=piped)
    assert (done.exit_code, "1 new" in done.stderr) == (1 if told else 0, True)
    again = RUNNER.invoke(app, ["retry", "-l", path, "-j", "1", "--no-link"]).stderr
    assert again.endswith("add the source again\n" if told else "gone well since\n")


def test_a_row_that_failed_is_tried_again_from_its_table(tmp_path: Path) -> None:
    path, table = str(tmp_path / "l.db"), tmp_path / "a table.csv"
    table.write_text(f'id,Body,Date\n1,"{STORIES[0][2]}",2024-08-06\n2,"{STORIES[1][2]}"\n')
    done = RUNNER.invoke(app, ["add", str(table), "-l", path, "-j", "1", "--no-link"])
    assert (done.exit_code, "1 new, 1 failed" in done.stderr) == (1, True)
    assert RUNNER.invoke(app, ["failures", "-l", path]).stdout.startswith(
        f"{table}:3\ttable\tit has not as many cells as there are columns (2 for 3)\t"
    )
    table.write_text(table.read_text().replace('condemned it."', 'condemned it.",2024-08-06'))
    again = RUNNER.invoke(app, ["retry", "-l", path, "-j", "1", "--no-link"])
    assert (again.exit_code, again.stderr) == (0, f"{path}: 1 new, 1 known already\n")
    assert RUNNER.invoke(app, ["failures", "-l", path]).stdout == ""


def test_a_table_from_standard_input(tmp_path: Path) -> None:
    told = ["add", "-", "--input", "csv", "-l", str(tmp_path / "l.db"), "-j", "1", "--no-link"]
    done = RUNNER.invoke(app, told, input=f'headline;text\nT;"{STORIES[0][2]}"\n')
    assert (done.exit_code, "1 new" in done.stderr) == (0, True)


def test_a_second_time_nothing_is_new(ledger: str) -> None:
    done = RUNNER.invoke(app, ["add", str(Path(ledger).with_suffix(".jsonl")), "-l", ledger, "-j", "1"])
    assert "2 known already, 1 failed" in done.stderr


def test_failures_are_told(ledger: str) -> None:
    done = RUNNER.invoke(app, ["failures", "-l", ledger])
    assert done.stdout.startswith(f"{Path(ledger).with_name('two.jsonl')}:3\tjson\tit is no JSON")
    assert RUNNER.invoke(app, ["retry", "-l", ledger, "--no-link", "-j", "1"]).exit_code in {0, 1, 3}


def test_what_is_listed_as_failed_is_tried_again(tmp_path: Path) -> None:
    path, gone = str(tmp_path / "l.db"), tmp_path / "gone.txt"
    RUNNER.invoke(app, ["add", str(gone), "-l", path, "-j", "1"])
    again = RUNNER.invoke(app, ["retry", "-l", path, "-j", "1"])
    assert (again.exit_code, again.stderr) == (3, f"{path}: 1 failed (firsthand failures says why)\n")
    assert "No such file or directory\t" in (listed := RUNNER.invoke(app, ["failures", "-l", path]).stdout)
    assert listed.endswith("2 tries\n")
    gone.write_text(f"{STORIES[0][2]} {STORIES[0][2]}")
    assert f"{path}: 1 new\n" in RUNNER.invoke(app, ["retry", "-l", path, "-j", "1"]).stderr
    for command in ("failures", "retry"):
        done = RUNNER.invoke(app, [command, "-l", path])
        assert (done.exit_code, done.stdout) == (0, "")
        assert done.stderr == f"{path}: nothing has failed that has not gone well since\n"


def test_another_cause_is_not_told_as_well(tmp_path: Path) -> None:
    path = str(tmp_path / "l.db")
    with Writer(path) as writer:
        writer.fail("a.html", "html", "there is no article in the page")
        writer.fail("b.html", "html", "there is no article in the page")
        writer.fail("a.html", "opening", "No such file or directory")
        writer.resolve([2])
    told = RUNNER.invoke(app, ["failures", "--all", "-l", path]).stdout.splitlines()
    said = [line.partition(" · ")[2].rpartition(" ")[0] for line in told]
    assert said == ["failed otherwise since", "well since", ""]


def test_what_came_from_nowhere_is_told_to_be_left(tmp_path: Path) -> None:
    path = str(tmp_path / "l.db")
    with Writer(path) as writer:
        writer.fail("The Feed: 7", "feed", "the item has neither a text nor a link")
    done = RUNNER.invoke(app, ["retry", "-l", path])
    assert done.stderr == f"{path}: 1 failure without a file or an address: add the source again\n"


def test_files_of_one_name_fail_each_for_itself_until_they_are_read(tmp_path: Path) -> None:
    path = str(tmp_path / "l.db")
    pages = [tmp_path / folder / "index.html" for folder in ("a", "b")]
    for page in pages:
        page.parent.mkdir()
        page.write_text("<html></html>")
    told = ["add", str(tmp_path / "a"), str(tmp_path / "b"), "-l", path, "-j", "1"]
    RUNNER.invoke(app, told)
    names = [line.split("\t")[0] for line in RUNNER.invoke(app, ["failures", "-l", path]).stdout.splitlines()]
    assert names == [str(page) for page in pages]
    text = " ".join(text for _, _, text in STORIES)
    pages[0].write_text(f"<html><body><article><p>{text}</p><p>{text}</p></article></body></html>")
    assert "1 new, 1 failed" in RUNNER.invoke(app, told).stderr
    names = [line.split("\t")[0] for line in RUNNER.invoke(app, ["failures", "-l", path]).stdout.splitlines()]
    assert names == [str(pages[1])]


def test_incidents_and_stories_as_data(ledger: str) -> None:
    incidents = json.loads(RUNNER.invoke(app, ["incidents", "-l", ledger, "-f", "json", "--type", "ASSAULT"]).stdout)
    assert {t["report"] for i in incidents for t in i["tellings"]} == {"a", "b"}
    shown = RUNNER.invoke(app, ["incident", incidents[0]["id"], "-l", ledger], env={"COLUMNS": "30"}).stdout
    assert shown.startswith("ASSAULT")
    assert "Origins" in shown
    assert "    └── Courier cites Herald, whose own report is in the story\n" in shown
    stories = json.loads(RUNNER.invoke(app, ["stories", "-l", ledger, "-f", "json"]).stdout)
    assert sorted(r for s in stories for r in s["reports"]) == ["a", "b"]


def test_an_incident_that_is_not_there(ledger: str) -> None:
    kept = Path(ledger).with_name("kept.json")
    kept.write_text("[]")
    for asked in (["incident", "nope"], ["incidents", "--story", "nope"], ["stories", "--since", "nope"]):
        done = RUNNER.invoke(app, [*asked, "-f", "json", "-l", ledger, "-o", str(kept)])
        assert isinstance(done.exception, UsageError)
        assert kept.read_text() == "[]"


def test_a_ledger_that_is_not_there(tmp_path: Path) -> None:
    done = RUNNER.invoke(app, ["events", "-l", str(tmp_path / "none.db")])
    assert isinstance(done.exception, LedgerError)
    assert not (tmp_path / "none.db").exists()


@pytest.mark.parametrize("name", ["events.parquet", "events.csv", "events.jsonl", "events.graphml", "events.tab"])
def test_the_ending_names_the_format(ledger: str, tmp_path: Path, name: str) -> None:
    done = RUNNER.invoke(app, ["export", str(tmp_path / name), "-l", ledger])
    assert done.exit_code == 0, done.exception
    assert (tmp_path / name).stat().st_size > 100
    assert "of 2 reports" in done.stderr


def test_an_export_is_printed(ledger: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    done = RUNNER.invoke(app, ["export", "-", "--format", "csv", "-l", ledger])
    assert (done.exit_code, done.stderr.startswith("standard output: ")) == (0, True)
    assert RUNNER.invoke(app, ["export", "own.csv", "-l", ledger]).exit_code == 0
    assert done.stdout_bytes == (tmp_path / "own.csv").read_bytes()
    several = RUNNER.invoke(app, ["export", "-", "--format", "icews", "-l", ledger]).exception
    assert str(several) == "icews is several files: name one instead of -"
    assert "say --format" in str(RUNNER.invoke(app, ["export", "-", "-l", ledger]).exception)
    assert [path.name for path in tmp_path.iterdir()] == ["own.csv"]


def test_an_ending_that_names_none(ledger: str, tmp_path: Path) -> None:
    done = RUNNER.invoke(app, ["export", str(tmp_path / "events.xlsx"), "-l", ledger])
    assert isinstance(done.exception, UsageError)


def test_check_and_backup(ledger: str, tmp_path: Path) -> None:
    copy = str(tmp_path / "copy.db")
    assert RUNNER.invoke(app, ["backup", copy, "-l", ledger]).exit_code == 0
    done = RUNNER.invoke(app, ["check", "-l", copy])
    assert (done.exit_code, done.stdout) == (0, "")
    assert "2 readings" in done.stderr


def test_an_export_takes_the_filters_of_events(ledger: str, tmp_path: Path) -> None:
    target = tmp_path / "a.jsonl"
    told = ["export", str(target), "-l", ledger, "--publisher", "Courier", "--type", "assault"]
    assert RUNNER.invoke(app, told).stderr == f"{target}: 1 event of 1 report\n"
    (one,) = map(json.loads, target.read_text().splitlines())
    assert {(one["report"]["id"], event["type"]) for event in one["events"]} == {("b", "ASSAULT")}
    assert RUNNER.invoke(app, [*told, "--view", "both"]).exit_code == WRONG_USAGE


def test_what_had_nothing_to_do_says_so(ledger: str) -> None:
    assert RUNNER.invoke(app, ["link", "-l", ledger]).stderr == f"{ledger}: all reports are linked already\n"
    again = RUNNER.invoke(app, ["reread", "-l", ledger]).stderr
    assert again == f"{ledger}: 0 reports read again; what this reader had read was skipped\n"


def test_an_export_says_how_many_rows_it_has_where_they_are_no_events() -> None:
    assert _said(Written((), 3, 5, 7)) == "5 events of 3 reports in 7 rows"
    assert _said(Written((), 3, 5, 4)) == "4 of 5 events of 3 reports; the others lack an actor or a recipient"


def test_incidents_are_rows_of_all_of_them(ledger: str, tmp_path: Path) -> None:
    many = json.loads(RUNNER.invoke(app, ["incidents", "-l", ledger, "-f", "json"]).stdout)
    rows = list(csv.DictReader(io.StringIO(RUNNER.invoke(app, ["incidents", "-l", ledger, "-f", "csv"]).stdout)))
    assert [row["id"] for row in rows] == [one["id"] for one in many]
    assert {"actor_countries", "independent_origins", "origins", "events"} < set(rows[0])
    target = tmp_path / "i.parquet"
    RUNNER.invoke(app, ["incidents", "-l", ledger, "-f", "parquet", "-o", str(target)])
    assert target.read_bytes()[:4] == b"PAR1"


@pytest.mark.parametrize(
    ("asked", "said"),
    [
        (["incidents", "--since", "yesterday"], "yesterday is no ISO date"),
        (["stories", "--until", "2024-13"], "2024-13 is no ISO date"),
        (["origins", "--since", "x"], "x is no ISO date"),
        (["incidents", "--type", "WAR"], "WAR is no type of PLOVER"),
        (["incidents", "--dyad", "IRN"], "IRN is no dyad"),
        (["incidents", "--story", "s0"], "there is no story s0"),
    ],
)
def test_what_cannot_be_asked_of_incidents(ledger: str, asked: list[str], said: str) -> None:
    found = RUNNER.invoke(app, [*asked, "-l", ledger]).exception
    assert isinstance(found, UsageError)
    assert said in str(found)


def test_reports_that_are_not_linked_are_told(tmp_path: Path) -> None:
    path = str(tmp_path / "l.db")
    with Writer(path) as writer:
        writer.add(Reading(Report("a", STORIES[0][2])), "1")
    told = f"{path}: 1 report not linked yet; `firsthand link` does that\n"
    for command in ("incidents", "stories", "origins"):
        assert RUNNER.invoke(app, [command, "-l", path]).stderr.endswith(f"\n{told}")


def test_no_incident_is_said(ledger: str) -> None:
    assert (
        RUNNER.invoke(app, ["incidents", "--since", "2030", "-l", ledger]).stderr == "no such incident in the ledger\n"
    )
    assert RUNNER.invoke(app, ["stories", "--since", "2030", "-l", ledger]).stderr == "no such story in the ledger\n"
    said = "no incident in the ledger has more reports than origins\n"
    assert RUNNER.invoke(app, ["origins", "--since", "2030", "-l", ledger]).stderr == said
