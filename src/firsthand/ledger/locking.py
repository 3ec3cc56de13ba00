"""One writer at a time: an advisory lock on a file beside the ledger, which ends with the process that holds it."""

from __future__ import annotations

import fcntl
import os
import time
from contextlib import suppress
from pathlib import Path
from types import TracebackType
from typing import IO, Self

from firsthand.errors import LedgerBusyError, LedgerError

_PAUSE = 0.05  # seconds between two tries


class WriterLock:
    """The right to write to the ledger ``path``, asked for up to ``wait`` seconds; LedgerBusyError if another has it.

    The lock is taken on ``path`` + ".lock" (links followed), which stays there empty of meaning between writers.
    """

    def __init__(self, path: Path, wait: float = 0.0) -> None:
        self._ledger = path
        self._file = _opened(path)
        end = time.monotonic() + wait
        while not self._taken():
            if time.monotonic() >= end:
                holder = self._holder()
                self._file.close()
                raise LedgerBusyError(f"{path}: {holder} is writing to it; try again when that is done")
            time.sleep(_PAUSE)
        self._file.seek(0)
        self._file.truncate()
        self._file.write(str(os.getpid()))
        self._file.flush()

    def _taken(self) -> bool:
        try:
            fcntl.flock(self._file, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except BlockingIOError:
            return False
        return True

    def _holder(self) -> str:
        self._file.seek(0)
        told = self._file.read(20).strip()
        return f"process {told}" if told.isdigit() else "another process"

    def release(self) -> None:
        """Let the next writer in; nothing if that was done."""
        with suppress(OSError, ValueError):
            self._file.truncate(0)
        self._file.close()

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, value: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.release()


def _opened(path: Path) -> IO[str]:
    beside = Path(f"{path.resolve()}.lock")
    try:
        return beside.open("a+", encoding="ascii")
    except OSError as cause:
        raise LedgerError(f"{path}: it cannot be written to ({beside}: {cause.strerror})") from cause
