"""Events, search and judgements of a ledger from the command line."""

from __future__ import annotations

import csv
import io
import json
from dataclasses import replace
from pathlib import Path

import pytest
from typer.testing import CliRunner

from firsthand.commands.main import app
from firsthand.errors import LedgerError, UsageError
from firsthand.ledger import Writer
from tests.made import READING

RUNNER = CliRunner()


@pytest.fixture
def ledger(tmp_path: Path) -> str:
    path = tmp_path / "one.db"
    with Writer(path) as writer:
        writer.add(READING, "1")
    return str(path)


def test_an_event_is_listed_once_with_its_parties_voice_and_sentence(ledger: str) -> None:
    done = RUNNER.invoke(app, ["events", "--ledger", ledger])
    assert done.exit_code == 0
    assert "ASSAULT firearms · army (SYR MIL) → rebels (SYR REB) · happened" in done.stdout
    assert "The Digest ← Reuters" in done.stdout
    assert "the army [killed] 13 rebels" in done.stdout
    assert "told 2 times" in done.stdout


def test_rows_are_json_or_csv(ledger: str) -> None:
    (row,) = json.loads(RUNNER.invoke(app, ["events", "-l", ledger, "-f", "json"]).stdout)
    assert (row["type"], row["actors"], row["when_from"], row["chains"]) == (
        "ASSAULT",
        ["army"],
        "2024-08-05",
        ["Reuters"],
    )
    done = RUNNER.invoke(app, ["events", "-l", ledger, "-f", "csv", "--mentions"])
    rows = list(csv.DictReader(io.StringIO(done.stdout)))
    assert [r["trigger"] for r in rows] == ["attack", "killed"]


@pytest.mark.parametrize(
    ("asked", "count"),
    [
        (["--actor", "SYR"], 1),
        (["--type", "assault"], 1),
        (["--country", "syr"], 1),
        (["--type", "AID"], 0),
        (["--dyad", "SYR:SYR"], 1),
        (["--since", "2024-09"], 0),
        (["--voice", "Reuters"], 1),
        (["--words", "rebels"], 1),
        (["--reality", "denied"], 0),
        (["--reality", "Happened", "--type", "assault"], 1),
    ],
)
def test_filters(ledger: str, asked: list[str], count: int) -> None:
    done = RUNNER.invoke(app, ["events", "-l", ledger, "-f", "jsonl", *asked])
    assert len(done.stdout.splitlines()) == count


@pytest.mark.parametrize(
    "asked",
    [
        ["--dyad", "IRN"],
        ["--type", "NOPE"],
        ["--since", "last week"],
        ["--since", "2024-08-06T10:00"],
        ["--reality", "so"],
        ["--country", "Syria"],
        ["--output", "none/such.txt"],
    ],
)
def test_what_cannot_be_asked_says_so(ledger: str, asked: list[str]) -> None:
    done = RUNNER.invoke(app, ["events", "-l", ledger, *asked])
    assert isinstance(done.exception, UsageError)


def test_a_country_that_there_is_not_is_told_with_those_near_to_it(ledger: str) -> None:
    done = RUNNER.invoke(app, ["events", "-l", ledger, "--country", "ger"])
    assert str(done.exception).startswith("GER is no code of a country (near to it: DEU (Germany), ")
    named = RUNNER.invoke(app, ["events", "--country", "Iran", "-l", ledger]).exception
    assert str(named) == "Iran is no code of a country (near to it: IRN (Iran)); names go with --actor and --recipient"
    done = RUNNER.invoke(app, ["events", "-l", ledger, "--output", "none/such.txt"])
    assert str(done.exception) == "none/such.txt cannot be written (there is no folder none)"


def test_search_shows_the_words_around(ledger: str) -> None:
    done = RUNNER.invoke(app, ["search", "rebels", "-l", ledger])
    assert "Army kills rebels" in done.stdout
    assert "killed 13 rebels in Homs" in done.stdout


@pytest.mark.parametrize("asked", [["correct"], ["accept", "reality=denied"], ["correct", "denied"]])
def test_a_judgement_that_is_none_says_so(ledger: str, asked: list[str]) -> None:
    done = RUNNER.invoke(app, ["judge", "r#1", *asked, "-l", ledger, "--who", "ann"])
    assert isinstance(done.exception, UsageError)
    assert "correct" in str(done.exception)


def test_who_judges_is_asked_for_where_nobody_is_logged_in(ledger: str, monkeypatch: pytest.MonkeyPatch) -> None:
    def nobody() -> str:
        raise KeyError("getpwuid(): uid not found: 12345")

    monkeypatch.setattr("getpass.getuser", nobody)
    done = RUNNER.invoke(app, ["judge", "r#1", "accept", "-l", ledger])
    assert str(done.exception) == "say who judges: --who NAME"
    assert isinstance(done.exception, UsageError)


def test_a_correction_holds_and_the_machine_view_stays(ledger: str) -> None:
    name = json.loads(RUNNER.invoke(app, ["events", "-l", ledger, "-f", "jsonl"]).stdout)["event"]
    done = RUNNER.invoke(
        app, ["judge", name, "correct", "reality=denied", "-l", ledger, "--who", "ann", "-w", "it says so"]
    )
    assert done.stdout == f"{name}: corrected by ann (it says so)\n"
    both = json.loads(RUNNER.invoke(app, ["events", "-l", ledger, "-f", "json", "--view", "both"]).stdout)
    assert sorted((row["view"], row["reality"]) for row in both) == [("judged", "denied"), ("machine", "happened")]
    listed = RUNNER.invoke(app, ["events", "-l", ledger, "--view", "both"]).stdout
    assert listed.count("corrected\n") == listed.count("corrected (as the machine read it)\n") == 1
    judged = json.loads(RUNNER.invoke(app, ["events", "-l", ledger, "-f", "jsonl"]).stdout)
    machine = json.loads(RUNNER.invoke(app, ["events", "-l", ledger, "-f", "jsonl", "--view", "machine"]).stdout)
    assert (judged["reality"], machine["reality"]) == ("denied", "happened")
    (incident,) = json.loads(RUNNER.invoke(app, ["incidents", "-l", ledger, "-f", "json"]).stdout)
    assert incident["reality"] == "denied"
    RUNNER.invoke(app, ["judge", name, "reject", "-l", ledger, "--who", "bob"])
    assert RUNNER.invoke(app, ["events", "-l", ledger, "-f", "jsonl"]).stdout == ""
    assert json.loads(RUNNER.invoke(app, ["incidents", "-l", ledger, "-f", "json"]).stdout) == []


@pytest.mark.parametrize("command", [["judge", "r#1", "accept"], ["link"], ["retry"], ["reread"]])
def test_no_ledger_is_made_where_there_is_none(tmp_path: Path, command: list[str]) -> None:
    path = tmp_path / "missing.db"
    found = RUNNER.invoke(app, [*command, "--ledger", str(path)])
    assert isinstance(found.exception, LedgerError)
    assert "there is no ledger here" in str(found.exception)
    assert list(tmp_path.iterdir()) == []


@pytest.mark.parametrize(
    ("form", "said"), [("json", "[]\n"), ("jsonl", ""), ("csv", "event,report,publisher,published,")]
)
def test_no_event_is_a_table_without_rows(ledger: str, form: str, said: str) -> None:
    done = RUNNER.invoke(app, ["events", "-l", ledger, "-f", form, "--since", "2030"])
    assert done.stdout.startswith(said)
    assert len(done.stdout.splitlines()) == bool(said)
    found = RUNNER.invoke(app, ["search", "nothing", "-l", ledger, "-f", form])
    assert found.stdout == (said if form != "csv" else "id,title,publisher,published,url,events,copies,snippet\n")


def test_words_that_are_no_utf_8_are_a_usage_error(ledger: str) -> None:
    found = RUNNER.invoke(app, ["events", "--ledger", ledger, "--publisher", "\udcff"])
    assert isinstance(found.exception, UsageError)
    assert str(found.exception) == "'\\udcff' is not in UTF-8"


def test_no_cell_is_a_formula(tmp_path: Path) -> None:
    path = str(tmp_path / "l.db")
    with Writer(path) as writer:
        writer.add(replace(READING, report=replace(READING.report, title="=1+1", publisher="@a;b")), "1")
    events = csv.DictReader(io.StringIO(RUNNER.invoke(app, ["events", "-l", path, "-f", "csv"]).stdout))
    assert [row["publisher"] for row in events] == ["'@a;b"]
    (found,) = csv.DictReader(io.StringIO(RUNNER.invoke(app, ["search", "rebels", "-l", path, "-f", "csv"]).stdout))
    assert (found["title"], found["events"]) == ("'=1+1", "1")
