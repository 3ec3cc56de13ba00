"""docs/exchange.md: its examples run and print what it says, and it names every format and column."""

from __future__ import annotations

import re
from dataclasses import replace
from pathlib import Path

import pytest

from firsthand.exchange import FORMATS, beside, codes, export
from firsthand.exchange.graphml import EDGE_KEYS, NODE_KEYS
from firsthand.exchange.rows import COUNTED, columns
from tests.made import KILLED, READING

DOC = (Path(__file__).parents[2] / "docs/exchange.md").read_text(encoding="utf-8")
EXAMPLES = re.findall(r"```python\n(.*?)```\n\n```text\n(.*?)```", DOC, re.DOTALL)
OPTIONAL = {"pandas", "polars", "duckdb", "networkx", "pyarrow"}
TABLES = {
    "csv": "events.csv",
    "parquet": "events.parquet",
    "polecat": "polecat.tsv",
    "icews": "icews.tab",
    "gdelt": "gdelt.export.csv",
    "ftm": "events.ftm.json",
    "graphml": "events.graphml",
}
STORY = "Iran accused Israel of killing two officers in Damascus on Monday."
NEEDED_BY_PARQUET = "pyarrow"


def needs(code: str) -> list[str]:
    imported = set(re.findall(r"^(?:import|from) (\w+)", code, re.MULTILINE))
    return sorted((imported & OPTIONAL) | ({NEEDED_BY_PARQUET} if ".parquet" in code else set()))


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.chdir(tmp_path)
    for name in ("monday.txt", "tuesday.txt"):
        (tmp_path / name).write_text(STORY, encoding="utf-8")
    return tmp_path


@pytest.mark.parametrize(("code", "output"), EXAMPLES, ids=range(len(EXAMPLES)))
def test_an_example_prints_what_the_page_says(
    code: str, output: str, folder: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    for package in needs(code):
        pytest.importorskip(package)
    denied = replace(KILLED, id="r#3", reality="denied", voices=())
    readings = [replace(READING, events=(KILLED, denied))]
    for name, file in TABLES.items():
        if file in code or file + ".firsthand" in code:
            export(readings, name, folder / file)
    exec(code, {})  # noqa: S102  (examples of our own page)
    assert capsys.readouterr().out == output


def test_the_page_has_an_example_for_each_tool() -> None:
    run = {package for code, _ in EXAMPLES for package in needs(code)}
    assert run == OPTIONAL
    assert len(EXAMPLES) == DOC.count("```python")
    assert DOC.count("```r\n") == 4


def test_every_format_is_on_the_page() -> None:
    for name, form in FORMATS.items():
        assert re.search(rf"^\| (?:`[\w-]+`, )*`{name}`", DOC, re.MULTILINE)
        assert f"`{form.ending}`" in DOC


def test_every_column_is_on_the_page() -> None:
    named = set(re.findall(r"`([a-z_]+)`", DOC)) | {
        f"{k}_{end}" for k in COUNTED for end in ("low", "high") if f"`{k}_" in DOC
    }
    assert set(columns()) <= named
    assert set(beside.COLUMNS) <= named
    assert set(NODE_KEYS) | set(EDGE_KEYS) <= named


@pytest.mark.parametrize("table", ["polecat", "icews", "gdelt", "gdelt_mentions"])
def test_every_published_column_is_on_the_page(table: str) -> None:
    named = {name.strip() for cell in re.findall(r"^\| ([^|]+) \|", DOC, re.MULTILINE) for name in cell.split(",")}
    the_same = re.compile(r"Actor2|Actor[12]Geo_|ActionGeo_ADM2Code")
    missing = [name for name in codes.table_columns(table) if name not in named and not the_same.match(name)]
    assert missing == []
