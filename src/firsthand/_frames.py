"""Rows as a data frame of whichever library is there."""

from __future__ import annotations

from importlib import import_module
from typing import Any

from firsthand.errors import UsageError


def frame_of(rows: list[dict[str, Any]]) -> Any:
    """Flat rows as a data frame: pandas if installed, else polars; UsageError where neither is."""
    for library in ("pandas", "polars"):
        try:
            return import_module(library).DataFrame(rows)
        except ModuleNotFoundError:
            continue
    raise UsageError("a frame needs pandas or polars: pip install pandas")
