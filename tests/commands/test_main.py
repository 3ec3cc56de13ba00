"""The command line: outputs, errors and exit codes."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from pathlib import Path

import pytest
from typer.testing import CliRunner

from firsthand.commands import main as module
from firsthand.commands.main import app, main

STORY = "Iran asked Russia for air defence systems on Monday, Iranian media reported. Israel condemned the request."
RUNNER = CliRunner()


@pytest.fixture
def story(tmp_path: Path) -> Path:
    path = tmp_path / "story.txt"
    path.write_text(STORY)
    return path


def test_the_table_names_the_parties_and_marks_the_trigger(story: Path) -> None:
    done = RUNNER.invoke(app, ["read", str(story), "--published", "2024-08-06", "--publisher", "The Digest"])
    assert done.exit_code == 0
    assert "Iran (IRN GOV) → Russia (RUS GOV)" in done.stdout
    assert "[asked]" in done.stdout
    assert "  says  The Digest" in done.stdout
    assert "\x1b[" not in done.stdout


def test_json_lines_and_json_say_the_same(story: Path) -> None:
    lines = RUNNER.invoke(app, ["read", str(story), str(story), "--format", "jsonl"]).stdout.splitlines()
    array = json.loads(RUNNER.invoke(app, ["read", str(story), str(story), "--format", "json"]).stdout)
    assert [json.loads(line) for line in lines] == array
    assert array[0] == array[1]
    assert array[0]["report"]["text"] == STORY


def test_a_report_that_fails_is_one_line_and_the_others_go_on(story: Path, tmp_path: Path) -> None:
    (tmp_path / "empty.txt").write_text("")
    done = RUNNER.invoke(app, ["read", str(tmp_path / "empty.txt"), str(story)])
    assert done.exit_code == 1
    assert done.stderr == f"firsthand: {tmp_path / 'empty.txt'}: intake: it is empty\n"
    assert "[asked]" in done.stdout


def test_none_could_be_read(tmp_path: Path) -> None:
    done = RUNNER.invoke(app, ["read", str(tmp_path / "none.txt"), "--format", "json"])
    assert done.exit_code == 3
    assert done.stdout == "[]\n"


def test_output_goes_to_a_file(story: Path, tmp_path: Path) -> None:
    target = tmp_path / "out.jsonl"
    done = RUNNER.invoke(app, ["read", str(story), "--format", "jsonl", "--output", str(target)])
    assert (done.exit_code, done.stdout) == (0, "")
    assert json.loads(target.read_text())["report"]["id"] == "story"


@pytest.mark.parametrize(
    "arguments",
    [
        ["read", "x.txt", "--published", "yesterday"],
        ["read", "x.txt", "--output", "/nowhere/at/all"],
        ["who", "X", "--on", "1"],
    ],
)
def test_wrong_usage_is_one_line_and_exit_code_2(
    arguments: list[str], monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setattr("sys.argv", ["firsthand", *arguments])
    with pytest.raises(SystemExit) as stopped:
        main()
    assert stopped.value.code == module.WRONG_USAGE
    assert capsys.readouterr().err.startswith("firsthand: ")


def test_who_by_date_and_not_known() -> None:
    done = RUNNER.invoke(app, ["who", "Shoigu", "--on", "2024-08-06"])
    assert done.stdout == "Sergei Shoigu\tRUS GOV\tsecretary of the Security Council 2024-05 – \tunverified\n"
    assert RUNNER.invoke(app, ["who", "Nobody Atall"]).exit_code == 1


@pytest.mark.parametrize("command", [[], ["read"], ["who"]])
def test_help_teaches(command: list[str]) -> None:
    done = RUNNER.invoke(app, [*command, "--help"])
    assert done.exit_code == 0
    assert "Usage" in done.stdout


def test_actors_of_a_dictionary_are_known_alone(tmp_path: Path) -> None:
    dictionary, own = tmp_path / "actors.txt", tmp_path / "own.json"
    dictionary.write_text("GREEN_VALLEY_FRONT_ [MLIREB]\n+GVF_\n")
    done = RUNNER.invoke(app, ["import-actors", "petrarch", str(dictionary), "-o", str(own)])
    assert (done.exit_code, done.stderr) == (0, "1 roles, 0 agent nouns\n")
    alone = ["--atlas", str(own), "--only-atlas"]
    assert RUNNER.invoke(app, ["who", "GVF", *alone]).stdout.startswith("Green Valley Front\tMLI REB")
    assert RUNNER.invoke(app, ["who", "Putin", *alone]).exit_code == 1
    story = tmp_path / "story.txt"
    story.write_text("The GVF killed three soldiers on Monday, officials said.")
    assert "Green Valley Front (MLI REB)" in RUNNER.invoke(app, ["read", str(story), *alone]).stdout


def test_a_report_cannot_write_over_the_terminal(tmp_path: Path) -> None:
    path = tmp_path / "story.txt"
    path.write_text(f"\x1b[2J\x1b]0;x\x07{STORY}\x9b31m\n\t\u202eIran denied it.")
    for form in ("table", "quotes"):
        shown = RUNNER.invoke(app, ["read", str(path), "--format", form]).stdout
        assert not set(shown) & {"\x1b", "\x07", "\x9b", "\u202e"}
    assert "\ufffd[2J" in RUNNER.invoke(app, ["read", str(path)]).stdout


def shell(words: str, **environment: str) -> subprocess.CompletedProcess[str]:
    """A line of the shell, in which ``firsthand`` is this one."""
    told = words.replace("firsthand ", f"{sys.executable} -m firsthand ")
    return subprocess.run(  # noqa: S603  (our own words)
        ["/bin/sh", "-c", told], capture_output=True, check=False, env={**os.environ, **environment}, encoding="utf-8"
    )


def test_pipes_get_utf_8_whatever_the_locale(story: Path) -> None:
    ascii_only = {"LC_ALL": "C", "PYTHONUTF8": "0", "PYTHONCOERCECLOCALE": "0", "PYTHONIOENCODING": "ascii"}
    done = shell(f"firsthand read {story}", **ascii_only)
    assert (done.returncode, "Iran (IRN GOV) → Russia (RUS GOV)" in done.stdout) == (0, True)


def test_without_standard_input_there_is_an_error() -> None:
    done = shell("firsthand read - <&-")
    assert (done.returncode, done.stderr) == (2, "firsthand: there is no standard input to read; name a file\n")


@pytest.mark.parametrize("form", ["table", "jsonl"])
def test_where_nobody_reads_on_it_ends_well(story: Path, form: str) -> None:
    assert shell(f"(firsthand read {story} {story} -f {form}; echo $? >&2) | true").stderr == "0\n"


@pytest.mark.skipif(not Path("/dev/full").exists(), reason="there is no full disk")
@pytest.mark.parametrize("form", ["table", "jsonl"])
def test_a_full_disk_is_one_line(story: Path, form: str) -> None:
    done = shell(f"firsthand read {story} -f {form} > /dev/full")
    assert (done.returncode, done.stderr) == (2, "firsthand: No space left on device\n")


def test_only_an_atlas_of_nothing_is_wrong_usage(story: Path) -> None:
    assert "--only-atlas needs --atlas" in str(RUNNER.invoke(app, ["read", str(story), "--only-atlas"]).exception)
