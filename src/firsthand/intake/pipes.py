"""What is no file and yet is named as one: pipes, which are read as standard input is, and devices, which are not read."""

from __future__ import annotations

import io
import os
import select
import stat
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import BinaryIO

from firsthand.errors import IntakeError
from firsthand.intake.folders import shown

STANDARD_INPUT = frozenset({"-", "/dev/stdin", "/dev/fd/0", "/proc/self/fd/0"})
PATIENCE = 10.0  # seconds that somebody is given to open a pipe's other end


def is_pipe(path: Path | str) -> bool:
    """Whether a path leads to a pipe."""
    try:
        return stat.S_ISFIFO(Path(path).stat().st_mode)
    except (OSError, ValueError):
        return False


def check_is_file(path: Path) -> None:
    """IntakeError where ``path`` leads to a device or a socket, which could be read for ever; OSError where it leads nowhere."""
    if not stat.S_ISREG(path.stat().st_mode):
        raise IntakeError(shown(path), "opening", "it is a device or a socket, and no file")


@contextmanager
def opened(path: Path) -> Iterator[BinaryIO]:
    """A pipe to be read; IntakeError where nobody holds its other end and writes within PATIENCE seconds."""
    with io.FileIO(os.open(path, os.O_RDONLY | os.O_NONBLOCK)) as raw:
        written = select.select([raw], [], [], PATIENCE)[0]
        if not written and raw.read(1) is not None:  # None: there is a writer, who has nothing to say yet
            raise IntakeError(
                shown(path), "opening", f"it is a pipe, and nobody wrote into it for {PATIENCE:.0f} seconds"
            )
        os.set_blocking(raw.fileno(), True)
        yield io.BufferedReader(raw)
