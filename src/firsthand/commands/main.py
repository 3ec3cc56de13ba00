"""``firsthand``: all commands together, and how errors end them."""

from __future__ import annotations

import sys
from io import TextIOWrapper

from firsthand.commands import add, desk, events, export, follow, judge, judgements, read, stories, upkeep, who  # noqa: F401  (each adds its command to the application)
from firsthand.commands.app import WRONG_USAGE, app, say
from firsthand.errors import FirsthandError

__all__ = ["WRONG_USAGE", "app", "main"]


def main() -> None:
    """The console script: usage errors, and those of the disk, are one line and exit code 2."""
    _write_as_utf_8()
    try:
        app(prog_name="firsthand")
    except FirsthandError as error:
        say(f"firsthand: {error}")
        raise SystemExit(WRONG_USAGE) from error
    except OSError as error:  # a disk that is full, or a file that went away
        say(f"firsthand: {error.strerror or error}{f' ({error.filename})' if error.filename else ''}")
        raise SystemExit(WRONG_USAGE) from error


def _write_as_utf_8() -> None:
    """Files and pipes get UTF-8 whatever the locale is; on a terminal that lacks a character, its number stands for it."""
    for stream in (sys.stdout, sys.stderr):
        if isinstance(stream, TextIOWrapper):
            encoding = stream.encoding if stream.isatty() else "utf-8"
            stream.reconfigure(encoding=encoding, errors="backslashreplace")
