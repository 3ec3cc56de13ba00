"""Parquet files of articles."""

from __future__ import annotations

import tracemalloc
from datetime import UTC, date, datetime
from pathlib import Path
from typing import Any

import pyarrow as pa
import pyarrow.parquet as pq
import pytest

from firsthand.errors import ReportError
from firsthand.intake.parquet import reports_of_parquet, rows_of
from firsthand.records import Report

STORY = "The army said on Monday that its troops had entered the town and that they would stay there."


def read(path: Path) -> list[Any]:
    """The reports, and the names and causes of the errors; those of the whole file as its last."""
    found: list[Any] = []
    try:
        items = reports_of_parquet(path, "p")
        found.extend((item.report, item.cause) if isinstance(item, ReportError) else item for item in items)
    except ReportError as error:
        found.append((error.report, error.cause))
    return found


def written(path: Path, columns: dict[str, Any], **options: Any) -> Path:
    pq.write_table(pa.table(columns), path, **options)
    return path


def test_rows_with_the_types_of_parquet(tmp_path: Path) -> None:
    table = {
        "Article ID": [7, None, 9],
        "headline": pa.array(["T", None, "T"]).dictionary_encode(),
        "body": pa.array([STORY, f"{STORY} More.", ""], pa.large_string()),
        "publish_date": [date(2024, 8, 6), None, date(2024, 8, 7)],
        "tags": [["a"], [], None],
    }
    assert read(written(tmp_path / "a.parquet", table, row_group_size=2)) == [
        Report("7", STORY, "T", published="2024-08-06"),
        Report("p:2", f"{STORY} More."),
        ("9", "it is empty"),
    ]
    assert rows_of(tmp_path / "a.parquet") == 3


@pytest.mark.parametrize(
    ("column", "published"),
    [
        (pa.array([1722940200], pa.timestamp("s")), "2024-08-06T10:30:00"),
        (pa.array([datetime(2024, 8, 6, 10, 30, tzinfo=UTC)], pa.timestamp("ms", "+02:00")), "2024-08-06T12:30:00+02:00"),
        (pa.array([1722940200_000000001], pa.timestamp("ns")), "2024-08-06T10:30:00"),
        (pa.array(["August 6, 2024"]), "2024-08-06"),
    ],
)  # fmt: skip
def test_moments(tmp_path: Path, column: pa.Array, published: str) -> None:
    (report,) = read(written(tmp_path / "a.parquet", {"text": [STORY], "published": column}))
    assert report == Report("p:1", STORY, published=published)


def test_a_value_that_cannot_be_read_fails_its_row(tmp_path: Path) -> None:
    raw = pa.array([STORY.encode(), b"\xff\xfe", STORY.encode()], pa.binary())
    table = pa.table({"text": pa.Array.from_buffers(pa.string(), 3, raw.buffers())})
    pq.write_table(table, tmp_path / "a.parquet")
    first, second, third = read(tmp_path / "a.parquet")
    assert (first, third) == (Report("p:1", STORY), Report("p:3", STORY))
    assert second[0] == "p:2"
    assert second[1].startswith("a value in it cannot be read (")


def test_what_is_no_table_of_articles(tmp_path: Path) -> None:
    (tmp_path / "a.parquet").write_bytes(b"text,id\n")
    (tmp_path / "b.parquet").write_bytes(b"")
    for name in "ab":
        ((place, cause),) = read(tmp_path / f"{name}.parquet")
        assert (place, cause.startswith("it is no Parquet file, or damaged (")) == ("p", True)
        assert rows_of(tmp_path / f"{name}.parquet") is None
    assert read(written(tmp_path / "c.parquet", {"doc": [1], "words": ["x"]})) == [
        ("p", "no column holds the texts; its columns are doc, words: call the one with the whole articles “text”")
    ]
    assert read(written(tmp_path / "d.parquet", {"text": pa.array([], pa.string())})) == [
        ("p", "there are no rows in it")
    ]
    ((_, cause),) = read(written(tmp_path / "e.parquet", {"text": [3]}))
    assert cause == "it is no object with a “text”"


def test_a_damaged_group_is_one_error(tmp_path: Path) -> None:
    path = written(
        tmp_path / "a.parquet", {"text": [f"{STORY} {n}" for n in range(6)]}, row_group_size=2, compression="zstd"
    )
    at = pq.read_metadata(path).row_group(1).column(0)
    raw = bytearray(path.read_bytes())
    start = at.dictionary_page_offset or at.data_page_offset
    raw[start : start + at.total_compressed_size] = b"\xff" * at.total_compressed_size
    path.write_bytes(raw)
    first, second, (place, cause), *rest = read(path)
    assert [first, second, *rest] == [Report(f"p:{n + 1}", f"{STORY} {n}") for n in (0, 1, 4, 5)]
    assert (place, cause.startswith("what is left of its rows up to 4 cannot be read (")) == ("p:3", True)


def test_memory_does_not_grow_with_the_rows(tmp_path: Path) -> None:
    path = written(tmp_path / "a.parquet", {"text": [STORY] * 50_000, "id": list(range(50_000))}, compression="zstd")
    pool = pa.default_memory_pool()
    before = pool.bytes_allocated()
    tracemalloc.start()
    try:
        most = 0
        for number, item in enumerate(reports_of_parquet(path, "p")):
            assert isinstance(item, Report)
            if number % 1000 == 0:
                most = max(most, pool.bytes_allocated() - before)
        assert tracemalloc.get_traced_memory()[1] < 2**20
    finally:
        tracemalloc.stop()
    assert most < 8 * 2**20
