"""docs/ledger.md: its examples print what it says, and the commands and options that it names are there."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
import typer

from firsthand.commands.main import app
from firsthand.ledger import Writer
from tests.made import READING

DOC = (Path(__file__).parents[2] / "docs/ledger.md").read_text(encoding="utf-8")
EXAMPLES = re.findall(r"```python\n(.*?)```\n\n```text\n(.*?)```", DOC, re.DOTALL)
COMMANDS = typer.main.get_command(app).commands  # type: ignore[attr-defined]


@pytest.mark.parametrize(("code", "output"), EXAMPLES, ids=range(len(EXAMPLES)))
def test_an_example_prints_what_the_page_says(
    code: str, output: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    pytest.importorskip("pandas")
    monkeypatch.chdir(tmp_path)
    with Writer("affair.db") as writer:
        writer.add(READING, "1")
    exec(code, {})  # noqa: S102  (examples of our own page)
    assert capsys.readouterr().out == output


def test_there_are_examples() -> None:
    assert len(EXAMPLES) == 2


def test_every_command_of_the_page_is_there_with_its_options() -> None:
    told = re.findall(r"firsthand ([a-z]+)([^`\n]*)", DOC)
    assert {name for name, _ in told} >= {"add", "follow", "events", "search", "export", "judge", "check", "backup"}
    for name, rest in told:
        if name in {"lets", "is"}:
            continue
        options = {option for one in COMMANDS[name].params for option in one.opts}
        assert set(re.findall(r"--[a-z-]+", rest.partition("#")[0])) <= options, name


def test_every_command_that_keeps_a_ledger_is_told() -> None:
    keeping = {name for name, one in COMMANDS.items() if any("--ledger" in o.opts for o in one.params)}
    assert [name for name in sorted(keeping) if f"firsthand {name}" not in DOC and f"`{name}`" not in DOC] == []
