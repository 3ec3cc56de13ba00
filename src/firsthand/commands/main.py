"""``firsthand``: all commands together, and how errors end them."""

from __future__ import annotations

import sys

import typer

from firsthand.commands import add, desk, events, export, follow, judge, read, stories, who  # noqa: F401  (each adds its command to the application)
from firsthand.commands.app import WRONG_USAGE, app
from firsthand.errors import FirsthandError

__all__ = ["WRONG_USAGE", "app", "main"]


def main() -> None:
    """The console script: usage errors are one line and exit code 2."""
    try:
        app()
    except FirsthandError as error:
        typer.echo(f"firsthand: {error}", err=True)
        raise SystemExit(WRONG_USAGE) from error
    except BrokenPipeError:
        sys.stderr.close()
        raise SystemExit(0) from None
