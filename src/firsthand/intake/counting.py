"""How many reports there will be, before any is read: what a bar of progress needs to tell the time left."""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path

from firsthand.errors import IntakeError
from firsthand.intake.folders import files_in

_ONE = (".txt", ".html", ".htm", ".xhtml")
_PIECE = 1 << 20  # bytes


def count_of(sources: Iterable[str]) -> int | None:
    """How many reports and errors paths and folders give; None where only reading tells: addresses, feeds, archives, "-"."""
    total = 0
    for source in sources:
        if source == "-" or "://" in source:
            return None
        for inner in files_in(Path(source)) if Path(source).is_dir() else [Path(source)]:
            count = 1 if isinstance(inner, IntakeError) else _in_file(inner)
            if count is None:
                return None
            total += count
    return total


def _in_file(path: Path) -> int | None:
    name = path.name.lower()
    if name.endswith(".jsonl"):
        try:
            return _lines(path)
        except OSError:
            return 1
    return 1 if name.endswith(_ONE) or not path.exists() else None


def _lines(path: Path) -> int:
    """How many lines there are, empty ones too; a file without any is an error, which is one."""
    count, last = 0, b"\n"
    with path.open("rb") as file:
        while piece := file.read(_PIECE):
            count += piece.count(b"\n")
            last = piece[-1:]
    return max(1, count + (last != b"\n"))
