"""Rows as a data frame of whichever library is there."""

from __future__ import annotations

from collections.abc import Iterable
from importlib import import_module
from typing import Any

from firsthand.errors import UsageError

LIBRARIES = (("pandas", "columns"), ("polars", "schema"))  # and how each calls the names of columns


def frame_of(rows: list[dict[str, Any]], columns: Iterable[str]) -> Any:
    """Flat rows, or none, under ``columns`` as a data frame: pandas if installed, else polars; UsageError where neither is."""
    for library, names in LIBRARIES:
        try:
            return import_module(library).DataFrame(rows, **{names: list(columns)})
        except ModuleNotFoundError:
            continue
    raise UsageError("a frame needs pandas or polars: pip install pandas")
