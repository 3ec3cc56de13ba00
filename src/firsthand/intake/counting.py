"""How many reports there will be, before any is read: what a bar of progress needs to tell the time left."""

from __future__ import annotations

import os
import stat
from collections.abc import Iterable
from pathlib import Path

from firsthand.errors import IntakeError
from firsthand.intake.folders import files_in
from firsthand.intake.parquet import rows_of
from firsthand.intake.pipes import STANDARD_INPUT
from firsthand.intake.saved import ENDINGS as SAVED
from firsthand.intake.saved import PAGES

_ONE = (".txt", *PAGES, *SAVED)
_PIECE = 1 << 20  # bytes


def count_of(sources: Iterable[str]) -> int | None:
    """How many reports and errors paths and folders give; None where only reading tells: addresses, feeds, archives, "-"."""
    total = 0
    for source in sources:
        if source in STANDARD_INPUT or "://" in source:
            return None
        for inner in files_in(Path(source)) if os.path.isdir(source) else [Path(source)]:  # noqa: PTH112
            count = 1 if isinstance(inner, IntakeError) else _in_file(inner)
            if count is None:
                return None
            total += count
    return total


def _in_file(path: Path) -> int | None:
    name = path.name.lower()
    try:
        if not stat.S_ISREG(path.stat().st_mode):
            return None
        if name.endswith(".jsonl"):
            return _lines(path)
        if name.endswith((".csv", ".tsv")):
            return _rows(path)
        if name.endswith(".parquet"):
            return max(1, rows_of(path) or 0)
    except (OSError, ValueError):
        return 1
    return 1 if name.endswith(_ONE) else None


def _lines(path: Path) -> int:
    """How many lines there are, empty ones too; a file without any is an error, which is one."""
    count, last = 0, b"\n"
    with path.open("rb") as file:
        while piece := file.read(_PIECE):
            count += piece.count(b"\n")
            last = piece[-1:]
    return max(1, count + (last != b"\n"))


def _rows(path: Path) -> int:
    """How many rows a table as text has below its first, told by the ends of lines outside of quotation marks."""
    ends, outside, last = 0, True, b"\n"
    with path.open("rb") as file:
        while piece := file.read(_PIECE):
            for number, part in enumerate(piece.split(b'"')):
                outside ^= number > 0
                ends += part.count(b"\n") if outside else 0
            last = piece[-1:]
    return max(1, ends + (last != b"\n") - 1)
