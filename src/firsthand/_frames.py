"""Rows as a data frame of whichever library is there."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from contextlib import suppress
from importlib import import_module
from typing import Any

from firsthand.errors import UsageError
from firsthand.exchange.rows import Kind

_Rows = list[dict[str, Any]]


def frame_of(rows: _Rows, columns: Mapping[str, Kind]) -> Any:
    """Flat rows, or none, under ``columns`` as a data frame: pandas if installed, else polars; UsageError where neither is."""
    for library, made in LIBRARIES.items():
        with suppress(ModuleNotFoundError):
            return made(import_module(library), rows, columns)
    raise UsageError("a frame needs pandas or polars: pip install pandas")


def _pandas(pandas: Any, rows: _Rows, columns: Mapping[str, Kind]) -> Any:
    return pandas.DataFrame(rows, columns=list(columns))


def _polars(polars: Any, rows: _Rows, columns: Mapping[str, Kind]) -> Any:
    """With types, so that frames of which one knows nothing of a column go together."""
    types = {
        "text": polars.String,
        "integer": polars.Int64,
        "number": polars.Float64,
        "truth": polars.Boolean,
        "day": polars.Date,
        "list": polars.List(polars.String),
    }
    return polars.DataFrame(rows, schema={name: types[kind] for name, kind in columns.items()})


LIBRARIES: Mapping[str, Callable[[Any, _Rows, Mapping[str, Kind]], Any]] = {"pandas": _pandas, "polars": _polars}
