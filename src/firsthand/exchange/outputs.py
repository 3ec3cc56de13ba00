"""The files of one export: written beside their targets under other names, and put in place together at the end."""

from __future__ import annotations

import errno
import os
import secrets
from contextlib import suppress
from pathlib import Path
from typing import TYPE_CHECKING, Self, TextIO

from firsthand.errors import UsageError

if TYPE_CHECKING:
    from types import TracebackType


_FULL = frozenset({errno.ENOSPC, errno.EDQUOT, errno.EFBIG})


class Outputs:
    """The main file of an export and those beside it.

    Used as a context: at its end the finished files take the places of their targets, the main one last; if anything is
    raised, even an interrupt, the unfinished files are removed and the targets stay as they were. UsageError where a
    target cannot be written, as on a full disk.
    """

    def __init__(self, path: Path, ending: str) -> None:
        self.path = path
        self.name = path.name.removesuffix(ending) if path.name.endswith(ending) else path.stem
        self._unfinished: dict[Path, Path] = {}
        self._open: list[TextIO] = []

    def beside(self, ending: str) -> Path:
        """Where the file beside the main one with this ``ending`` goes: week.export.csv → week.mentions.csv."""
        return self.path.with_name(self.name + ending)

    def behind(self, ending: str) -> Path:
        """Where a file goes that no other export's may take the place of: week.tab → week.tab.firsthand.tsv."""
        return self.path.with_name(self.path.name + ending)

    def reserve(self, target: Path | None = None) -> Path:
        """An empty unfinished file for ``target``, the main one where it is None, for a library to write to."""
        target = target or self.path
        unfinished = target.with_name(f".{target.name}.{secrets.token_hex(4)}.part")
        if not target.parent.is_dir():
            raise UsageError(f"{target} cannot be written: there is no folder {target.parent}")
        if target.exists() and not target.is_file():
            raise UsageError(f"{target} is no file")
        try:
            unfinished.touch(exist_ok=False)
        except OSError as cause:
            raise UsageError(f"{target} cannot be written ({cause.strerror})") from cause
        self._unfinished[target] = unfinished
        return unfinished

    def open(self, target: Path | None = None) -> TextIO:
        """An unfinished text file for ``target``, the main one where it is None: UTF-8, line ends as written."""
        file = self.reserve(target).open("w", encoding="utf-8", newline="")
        self._open.append(file)
        return file

    @property
    def targets(self) -> tuple[Path, ...]:
        """The targets so far, the main one first."""
        return tuple(sorted(self._unfinished, key=lambda target: target != self.path))

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        try:
            for file in self._open:
                file.close()
            if error is None:
                for target in reversed(self.targets):
                    _put(self._unfinished[target], target)
            if isinstance(error, OSError) and error.errno in _FULL:
                raise error
        except OSError as cause:
            raise UsageError(f"{self.path} cannot be written ({cause.strerror or cause})") from cause
        finally:
            for unfinished in self._unfinished.values():
                with suppress(FileNotFoundError):
                    unfinished.unlink()


def _put(unfinished: Path, target: Path) -> None:
    """Move a finished file to its target, all of it on the disk before it can be seen there."""
    with unfinished.open("rb") as file:
        os.fsync(file.fileno())
    unfinished.replace(target)
