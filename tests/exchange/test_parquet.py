"""Parquet of our own table: types, row groups, and the same rows back for any text."""

from __future__ import annotations

import tempfile
from collections.abc import Iterator
from datetime import date
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given

from firsthand.exchange import parquet
from firsthand.exchange.rows import Row, rows
from firsthand.exchange.selection import Selection
from firsthand.records import Reading
from tests.exchange.strange import FEW, READINGS
from tests.made import READING

pq: Any = pytest.importorskip("pyarrow.parquet")


def test_columns_have_types(tmp_path: Path) -> None:
    path = tmp_path / "events.parquet"
    assert parquet.write(rows([READING]), path) == 1
    schema = pq.read_schema(path)
    assert [str(schema.field(name).type) for name in ("event", "quad", "score", "direct", "killed_low")] == [
        "string",
        "int64",
        "double",
        "bool",
        "int64",
    ]
    assert str(schema.field("actors").type) == "list<element: string>"
    assert str(schema.field("day").type) == "date32[day]"
    (record,) = pq.read_table(path).to_pylist()
    assert record["day"] == date(2024, 8, 5)
    assert (record["actors"], record["actor_ids"], record["contexts"]) == (["army"], [None], ["military"])
    assert (record["killed_low"], record["money_high"], record["chain"]) == (13, None, "Reuters")


def test_row_groups_are_written_as_they_fill(tmp_path: Path) -> None:
    path = tmp_path / "events.parquet"
    asked: list[int] = []
    (row,) = rows([READING])

    def many() -> Iterator[Row]:
        for number in range(7):
            asked.append(number)
            yield row

    assert parquet.write(many(), path, group=3) == 7
    metadata = pq.read_metadata(path)
    assert [metadata.row_group(n).num_rows for n in range(metadata.num_row_groups)] == [3, 3, 1]
    assert list(parquet.read(path)) == [row] * 7


def test_a_table_without_rows_has_its_columns(tmp_path: Path) -> None:
    path = tmp_path / "events.parquet"
    assert parquet.write([], path) == 0
    assert list(parquet.read(path)) == []
    assert pq.read_table(path).column_names[0] == "report"


@FEW
@given(READINGS)
def test_the_same_rows_come_back(readings: list[Reading]) -> None:
    given_rows = list(rows(readings, Selection(mentions=True)))
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "events.parquet"
        assert parquet.write(given_rows, path) == len(given_rows)
        assert list(parquet.read(path)) == given_rows
