"""What a Parquet file holds."""

from __future__ import annotations

import io
from importlib import import_module
from typing import Any


def rows(content: bytes) -> list[dict[str, Any]]:
    """Its rows."""
    found: list[dict[str, Any]] = import_module("pyarrow.parquet").read_table(io.BytesIO(content)).to_pylist()
    return found
