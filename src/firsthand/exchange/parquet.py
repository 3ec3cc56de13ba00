"""Our own table as Parquet: lists as list columns, row groups written as they fill, compressed with Zstandard."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from importlib import import_module
from itertools import islice
from pathlib import Path
from typing import Any

from firsthand.errors import UsageError
from firsthand.exchange.rows import Row, columns

GROUP = 5_000  # rows of one row group; about 10 MB in memory


def write(rows: Iterable[Row], path: Path, group: int = GROUP) -> int:
    """Write ``rows`` to ``path``, ``group`` of them in memory at a time; how many there were.

    UsageError where pyarrow is not installed.
    """
    arrow = _library("pyarrow")
    schema = _schema(arrow)
    count = 0
    with _library("pyarrow.parquet").ParquetWriter(path, schema, compression="zstd") as writer:
        for batch in _batches(rows, group):
            writer.write_batch(_batch(arrow, schema, batch))
            count += len(batch)
    return count


def read(path: Path) -> Iterator[Row]:
    """The rows of a file that :func:`write` made."""
    with _library("pyarrow.parquet").ParquetFile(path) as file:
        for batch in file.iter_batches(GROUP):
            for record in batch.to_pylist():
                yield _row(record)


def _row(record: dict[str, Any]) -> Row:
    values: dict[str, Any] = {name: tuple(v) if isinstance(v, list) else v for name, v in record.items()}
    return Row(**values)


def _library(name: str) -> Any:
    try:
        return import_module(name)
    except ModuleNotFoundError as cause:
        raise UsageError("Parquet needs pyarrow: pip install pyarrow") from cause


def _schema(arrow: Any) -> Any:
    types = {
        "text": arrow.string(),
        "integer": arrow.int64(),
        "number": arrow.float64(),
        "truth": arrow.bool_(),
        "list": arrow.list_(arrow.string()),
    }
    return arrow.schema([(name, types[kind]) for name, kind in columns().items()])


def _batches(rows: Iterable[Row], size: int) -> Iterator[list[Row]]:
    rest = iter(rows)
    while batch := list(islice(rest, size)):
        yield batch


def _batch(arrow: Any, schema: Any, rows: list[Row]) -> Any:
    arrays = [arrow.array([getattr(row, field.name) for row in rows], field.type) for field in schema]
    return arrow.RecordBatch.from_arrays(arrays, schema=schema)
