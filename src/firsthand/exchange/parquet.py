"""Our own table as Parquet: lists as list columns, row groups written as they fill, compressed with Zstandard."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from itertools import islice
from pathlib import Path
from typing import Any

from firsthand.exchange.rows import Kind, Row, columns

GROUP = 5_000  # rows of one row group; about 10 MB in memory


def write(rows: Iterable[Row], path: Path, group: int = GROUP) -> int:
    """Write ``rows`` to ``path``, ``group`` of them in memory at a time; how many there were."""
    from pyarrow.parquet import ParquetWriter  # noqa: PLC0415  (it takes a while to load)

    kinds = schema(columns())
    count = 0
    with ParquetWriter(path, kinds, compression="zstd") as writer:
        for batch in _batches(rows, group):
            writer.write_batch(_batch(kinds, batch))
            count += len(batch)
    return count


def read(path: Path) -> Iterator[Row]:
    """The rows of a file that :func:`write` made."""
    from pyarrow.parquet import ParquetFile  # noqa: PLC0415

    with ParquetFile(path) as file:
        for batch in file.iter_batches(GROUP):
            for record in batch.to_pylist():
                yield _row(record)


def schema(kinds: Mapping[str, Kind]) -> Any:
    """Arrow's schema of columns with these kinds."""
    import pyarrow as pa  # noqa: PLC0415

    types = {
        "text": pa.string(),
        "integer": pa.int64(),
        "number": pa.float64(),
        "truth": pa.bool_(),
        "day": pa.date32(),
        "list": pa.list_(pa.string()),
    }
    return pa.schema([(name, types[kind]) for name, kind in kinds.items()])


def _row(record: dict[str, Any]) -> Row:
    values: dict[str, Any] = {name: tuple(v) if isinstance(v, list) else v for name, v in record.items()}
    return Row(**values)


def _batches(rows: Iterable[Row], size: int) -> Iterator[list[Row]]:
    rest = iter(rows)
    while batch := list(islice(rest, size)):
        yield batch


def _batch(kinds: Any, rows: list[Row]) -> Any:
    from pyarrow import RecordBatch, array  # noqa: PLC0415

    arrays = [array([getattr(row, field.name) for row in rows], field.type) for field in kinds]
    return RecordBatch.from_arrays(arrays, schema=kinds)
