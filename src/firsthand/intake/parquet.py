"""Parquet files to reports, a row each; one row at a time is held, however many there are."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING

from firsthand.errors import IntakeError, ReportError
from firsthand.intake.fields import Record, field_of, report_of
from firsthand.intake.tables import no_text
from firsthand.records import Report

if TYPE_CHECKING:
    import pyarrow as pa
    from pyarrow.parquet import ParquetFile

_PIECE = 2**20  # bytes of a column that are held at once


def reports_of_parquet(path: Path, name: str) -> Iterator[Report | ReportError]:
    """The reports of the rows, or their errors, which are named by ``name`` and the row's number, from 1.

    IntakeError where it is no Parquet file, no column holds texts, or there are no rows. A group of rows that is damaged is
    one error.
    """
    import pyarrow as pa  # noqa: PLC0415  (it takes a while, and most sources are no tables)
    import pyarrow.parquet as pq  # noqa: PLC0415

    with path.open("rb") as raw:
        try:
            file = pq.ParquetFile(raw, buffer_size=_PIECE, pre_buffer=False)
        except (pa.ArrowException, OSError) as cause:
            raise IntakeError(name, "table", f"it is no Parquet file, or damaged ({_words(cause)})") from cause
        columns = file.schema_arrow.names
        if not any(field_of(column) == "text" for column in columns):
            raise IntakeError(name, "table", no_text(columns))
        if not file.metadata.num_rows:
            raise IntakeError(name, "table", "there are no rows in it")
        number = 0
        for group in range(file.num_row_groups):
            first, number = number, number + file.metadata.row_group(group).num_rows
            try:
                yield from _of_group(file, group, name, first)
            except (pa.ArrowException, OSError) as cause:
                wrong = f"what is left of its rows up to {number:,} cannot be read ({_words(cause)})"
                yield IntakeError(f"{name}:{first + 1}", "table", wrong)


def rows_of(path: Path) -> int | None:
    """How many rows a Parquet file says that it has; None where it is none."""
    import pyarrow as pa  # noqa: PLC0415
    import pyarrow.parquet as pq  # noqa: PLC0415

    try:
        return int(pq.read_metadata(path).num_rows)
    except (pa.ArrowException, OSError):
        return None


def _of_group(file: ParquetFile, group: int, name: str, before: int) -> Iterator[Report | ReportError]:
    """The reports of the rows of a group, or their errors; ``before`` rows stand before them."""
    wanted = [column for column in file.schema_arrow.names if field_of(column)]
    for number, row in enumerate(file.iter_batches(1, [group], wanted, use_threads=False), before + 1):
        place = f"{name}:{number}"
        try:
            yield report_of(_record(row, place), place, "table")
        except ReportError as error:
            yield error


def _record(row: pa.RecordBatch, place: str) -> Record:
    try:
        return [(name, _in_microseconds(row.column(at))[0].as_py()) for at, name in enumerate(row.schema.names)]
    except (ValueError, OverflowError) as cause:  # bytes that are no UTF-8, a year after 9999
        raise IntakeError(place, "table", f"a value in it cannot be read ({_words(cause)})") from cause


def _in_microseconds(column: pa.Array) -> pa.Array:
    """The column; moments as exact as Python has them."""
    import pyarrow as pa  # noqa: PLC0415

    if pa.types.is_timestamp(column.type) and column.type.unit == "ns":
        return column.cast(pa.timestamp("us", column.type.tz), safe=False)
    return column


def _words(cause: Exception) -> str:
    return " ".join(str(cause).split())[:200]
