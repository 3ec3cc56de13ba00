"""Exports as a user calls them: every format, whole or not at all, the same bytes for the same readings."""

from __future__ import annotations

import tracemalloc
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from firsthand.errors import UsageError
from firsthand.exchange import FORMATS, export
from firsthand.exchange.formats import Options
from firsthand.records import Reading
from tests.made import ATTACK, KILLED, READING

FILES = {
    "csv": ["a.csv"],
    "tsv": ["a.tsv"],
    "parquet": ["a.parquet"],
    "jsonl": ["a.jsonl"],
    "polecat": ["a.tsv", "a.tsv.firsthand.tsv"],
    "icews": ["a.tab", "a.tab.firsthand.tsv"],
    "gdelt": ["a.export.csv", "a.mentions.csv", "a.export.csv.firsthand.tsv"],
    "ftm": ["a.ftm.json"],
    "ftm-statements": ["a.statements.csv"],
    "graphml": ["a.graphml"],
}


@pytest.fixture(autouse=True)
def _parquet_only_where_it_can_be_written(request: pytest.FixtureRequest) -> None:
    if "parquet" in request.node.name:
        pytest.importorskip("pyarrow")


@pytest.mark.parametrize("name", FORMATS)
def test_every_format_writes_its_files(tmp_path: Path, name: str) -> None:
    form = FORMATS[name]
    written = export([READING], name, tmp_path / f"a{form.ending}")
    assert sorted(path.name for path in written.files) == sorted(FILES[name])
    assert written.files[0].name == f"a{form.ending}"
    assert (written.reports, written.events, written.rows) == (1, 1, 1)
    assert sorted(path.name for path in tmp_path.iterdir()) == sorted(FILES[name])
    assert form.name == name
    assert not form.description.endswith(".")


@pytest.mark.parametrize("name", FORMATS)
def test_the_same_readings_are_the_same_bytes(tmp_path: Path, name: str) -> None:
    first, second = (export([READING] * 2, name, str(tmp_path / side)) for side in ("a", "b"))
    for one, other in zip(first.files, second.files, strict=True):
        assert one.read_bytes() == other.read_bytes()


@pytest.mark.parametrize("name", FORMATS)
def test_an_error_on_the_way_leaves_what_was_there(tmp_path: Path, name: str) -> None:
    def failing() -> Iterator[Reading]:
        yield READING
        raise OSError("the ledger is gone")

    for file in FILES[name]:
        (tmp_path / file).write_text("old")
    with pytest.raises(OSError, match="the ledger is gone"):
        export(failing(), name, tmp_path / f"a{FORMATS[name].ending}")
    assert {path.name: path.read_text() for path in tmp_path.iterdir()} == dict.fromkeys(FILES[name], "old")


@pytest.mark.parametrize("name", FORMATS)
def test_no_reading_is_an_empty_table(tmp_path: Path, name: str) -> None:
    written = export([], name, tmp_path / "a")
    assert (written.reports, written.events, written.rows) == (0, 0, 0)
    assert (tmp_path / "a").exists()


def test_mentions_and_realities(tmp_path: Path) -> None:
    denied = replace(KILLED, id="r#3", reality="denied")
    reading = replace(READING, events=(KILLED, ATTACK, denied))
    counts = [
        export([reading], "csv", tmp_path / "a.csv", mentions=mentions, realities=realities).rows
        for mentions in (False, True)
        for realities in (None, ["denied"], ["happened", "ongoing"])
    ]
    assert counts == [2, 1, 1, 3, 1, 2]


def test_an_event_without_a_side_is_told_to_be_left_out_of_the_graph(tmp_path: Path) -> None:
    written = export([READING], "graphml", tmp_path / "a.graphml", mentions=True)
    assert (written.events, written.rows) == (2, 1)


def test_a_byte_order_mark(tmp_path: Path) -> None:
    export([READING], "csv", tmp_path / "a.csv", bom=True)
    assert (tmp_path / "a.csv").read_bytes().startswith(b"\xef\xbb\xbfreport,")
    with pytest.raises(UsageError, match="goes with csv and tsv, not with jsonl"):
        export([READING], "jsonl", tmp_path / "a.jsonl", bom=True)


def test_wrong_names_and_paths(tmp_path: Path) -> None:
    with pytest.raises(UsageError, match="xlsx is no format; there are csv, tsv, parquet"):
        export([READING], "xlsx", tmp_path / "a")
    with pytest.raises(UsageError, match="maybe is no reality; these are: happened"):
        export([READING], "csv", tmp_path / "a", realities=["maybe"])
    with pytest.raises(UsageError, match="is no file"):
        export([READING], "csv", tmp_path)
    with pytest.raises(UsageError, match="cannot be written"):
        export([READING], "csv", tmp_path / "none" / "a.csv")
    assert list(tmp_path.iterdir()) == []
    assert Options().bom is False


def _many(count: int) -> Iterator[Reading]:
    text = READING.report.text + " " * 10_000
    for number in range(count):
        report = replace(READING.report, id=f"r{number}", text=text + str(number))
        yield replace(READING, report=report, events=(replace(KILLED, id=f"r{number}#1"),))


def _peak(name: str, path: Path, count: int) -> int:
    tracemalloc.start()
    export(_many(count), name, path)
    peak = tracemalloc.get_traced_memory()[1]
    tracemalloc.stop()
    return peak


@pytest.mark.parametrize("name", sorted(set(FORMATS) - {"parquet"}))
def test_memory_does_not_grow_with_the_number_of_reports(tmp_path: Path, name: str) -> None:
    export(_many(1), name, tmp_path / "a")
    small, large = _peak(name, tmp_path / "a", 30), _peak(name, tmp_path / "a", 330)
    assert large < small + 600_000  # 300 texts more are three million; the interpreter keeps some freed tuples


@given(st.sampled_from(sorted(FORMATS)))
def test_names_are_words_for_a_command_line(name: str) -> None:
    assert name == name.lower()
    assert " " not in name
    assert FORMATS[name].ending.startswith(".")
