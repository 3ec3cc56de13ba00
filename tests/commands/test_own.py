"""Own actors in the commands that fill a ledger."""

from __future__ import annotations

import json
import re
from pathlib import Path

import pytest
from typer.testing import CliRunner, Result

from firsthand.commands.app import WRONG_USAGE
from firsthand.commands.main import app, main
from firsthand.errors import UsageError
from firsthand.ledger import Ledger
from firsthand.ledger.adding import own_actors, reader_version

RUNNER = CliRunner()
OWN = '[[actor]]\nname = "Green Valley Front"\nkind = "group"\ncountry = "MLI"\nsector = "REB"\n'
TEXT = "The Green Valley Front attacked two villages on Monday and killed four soldiers, the army said on Tuesday."


def run(*told: str | Path) -> Result:
    return RUNNER.invoke(app, [*map(str, told), "-j", "1", "--no-link"])


def fronts(path: Path) -> set[str | None]:
    with Ledger(path) as ledger:
        return {who.country for event in ledger.events() for who in event.actors if "Front" in who.name}


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    (tmp_path / "own.toml").write_text(OWN)
    (tmp_path / "a.txt").write_text(TEXT)
    (tmp_path / "b.jsonl").write_text(json.dumps({"text": f"{TEXT} It was the second time."}))
    return tmp_path


def test_a_ledger_tells_with_which_own_actors_it_was_read(folder: Path) -> None:
    ledger, own = folder / "l.db", folder / "own.toml"
    added = run("add", folder / "a.txt", "-l", ledger, "--atlas", own)
    assert (added.exit_code, fronts(ledger)) == (0, {"MLI"})
    named = reader_version((own,))
    with Ledger(ledger) as asking:
        assert asking.readers() == {named: 1}
    assert re.fullmatch(r".*\+[0-9a-f]{8}\+atlas\.[0-9a-f]{12}", named)

    other = run("add", folder / "b.jsonl", "-l", ledger).stderr
    assert other.startswith(f"{ledger}: 1 report in it read with other actors of --atlas; firsthand reread reads all")
    refused = run("reread", "-l", ledger)
    assert isinstance(refused.exception, UsageError)
    assert str(refused.exception) == (
        f"1 report in {ledger} read with own actors: name them with --atlas, or say --no-atlas"
    )
    assert "1 report read again" in run("reread", "-l", ledger, "--atlas", own).stderr
    with Ledger(ledger) as asking:
        assert asking.readers() == {named: 2}
    assert "2 reports read again" in run("reread", "-l", ledger, "--no-atlas").stderr
    with Ledger(ledger) as asking:
        assert asking.readers() == {reader_version(): 2}


def test_several_processes_have_the_own_actors_too(folder: Path) -> None:
    told = ["add", *(str(folder / name) for name in ("a.txt", "b.jsonl")), "-l", str(folder / "l.db"), "--no-link"]
    done = RUNNER.invoke(app, [*told, "-j", "2", "--atlas", str(folder / "own.toml"), "--only-atlas"])
    assert (done.exit_code, fronts(folder / "l.db")) == (0, {"MLI"})
    with Ledger(folder / "l.db") as asking:
        assert [own_actors(name).split(".")[0] for name in asking.readers()] == ["only-atlas"]


def test_what_failed_is_tried_again_with_own_actors(folder: Path) -> None:
    ledger = folder / "l.db"
    assert run("add", folder / "c.txt", "-l", ledger).exit_code == 3
    (folder / "c.txt").write_text(TEXT)
    assert run("retry", "-l", ledger, "--atlas", folder / "own.toml").exit_code == 0
    assert fronts(ledger) == {"MLI"}


def test_own_actors_are_told_by_what_their_files_hold(folder: Path) -> None:
    copy = folder / "copy.toml"
    copy.write_text(OWN)
    assert reader_version((copy,)) == reader_version((folder / "own.toml",)) != reader_version((copy,), alone=True)
    copy.write_text(OWN.replace("MLI", "NER"))
    assert reader_version((copy,)) != reader_version((folder / "own.toml",))
    assert own_actors(reader_version()) == own_actors("1") == ""


@pytest.mark.parametrize(
    ("told", "said"),
    [
        (["--only-atlas"], "--only-atlas needs --atlas"),
        (["--atlas", "none.toml"], "none.toml: no actors can be read from it (No such file"),
    ],
)
def test_what_is_no_file_of_actors_is_told_before_a_ledger_is_made(
    folder: Path, told: list[str], said: str, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.chdir(folder)
    monkeypatch.setattr("sys.argv", ["firsthand", "add", "a.txt", "-l", "l.db", *told])
    with pytest.raises(SystemExit) as ended:
        main()
    assert ended.value.code == WRONG_USAGE
    assert said in capsys.readouterr().err
    assert not (folder / "l.db").exists()
