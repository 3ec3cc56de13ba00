"""The application that the commands belong to, and what they share: options, exit codes, files, progress."""

from __future__ import annotations

import json
import os
import re
import sys
from collections.abc import Collection, Iterable, Iterator, Mapping
from contextlib import contextmanager
from enum import StrEnum
from importlib.metadata import version
from pathlib import Path
from typing import Annotated, Any, BinaryIO, NoReturn, TextIO

import typer
from rich.console import Console
from rich.progress import BarColumn, MofNCompleteColumn, Progress, TextColumn, TimeElapsedColumn, TimeRemainingColumn
from rich.segment import Segment

from firsthand.errors import UsageError

_CONTROL = re.compile("[\x00-\x08\x0b-\x1f\x7f-\x9f\u202a-\u202e\u2066-\u2069]")  # those that turn the writing, too
SOME_FAILED, WRONG_USAGE, NONE_READ, INTERRUPTED = 1, 2, 3, 130

app = typer.Typer(
    name="firsthand",
    help="Read news reports as evidence: who did what to whom, when, where, how surely, and on whose word.",
    no_args_is_help=True,
    add_completion=False,
    pretty_exceptions_enable=False,
    rich_markup_mode="markdown",
)

LedgerPath = Annotated[
    Path,
    typer.Option("--ledger", "-l", envvar="FIRSTHAND_LEDGER", help="The ledger's file.", show_default=True),
]
HERE = Path("firsthand.db")
LEDGER, UPKEEP = "A ledger of many reports", "To keep a ledger whole and up to date"  # parts of the list of commands
Own = Annotated[
    list[Path] | None,
    typer.Option(
        "--atlas", help="Your own actors (TOML, JSON or CSV, docs/atlas.md); several times for several files."
    ),
]
Alone = Annotated[bool, typer.Option("--only-atlas", help="Know the actors of --atlas and no others.")]
NoOwn = Annotated[
    bool, typer.Option("--no-atlas", help="Without own actors, though reports in the ledger were read with some.")
]
Published = Annotated[str | None, typer.Option(help="Publication date (ISO, as 2024-08-06) where a report has none.")]
Publisher = Annotated[str | None, typer.Option(help="Publisher where a report names none.")]
AllowPrivate = Annotated[
    bool, typer.Option("--allow-private", help="Let addresses of this machine and its network be fetched.")
]
Output = Annotated[Path | None, typer.Option("--output", "-o", help="Write to this file instead of the terminal.")]


class Lines(StrEnum):
    """How a list is printed."""

    table = "table"
    json = "json"
    jsonl = "jsonl"
    csv = "csv"


class Input(StrEnum):
    """What standard input holds."""

    text = "text"
    jsonl = "jsonl"
    csv = "csv"


InputKind = Annotated[
    Input, typer.Option("--input", help="What standard input, or a pipe, holds: one text, or a report a line or row.")
]


def _version(value: bool) -> None:
    if value:
        typer.echo(version("firsthand"))
        raise typer.Exit


@app.callback()
def firsthand(
    _version_asked: Annotated[
        bool, typer.Option("--version", callback=_version, is_eager=True, help="Print the version.")
    ] = False,
) -> None:
    """Read news reports as evidence: who did what to whom, when, where, how surely, and on whose word."""


@contextmanager
def opened(output: Path | None) -> Iterator[TextIO]:
    """The file to print to, standard output where there is none."""
    if output is None:
        try:
            yield sys.stdout
            sys.stdout.flush()
        except BrokenPipeError:
            leave_pipe()
        return
    try:
        with output.open("w", encoding="utf-8", newline="") as file:
            yield file
    except OSError as cause:
        why = cause.strerror if output.parent.is_dir() else f"there is no folder {output.parent}"
        raise UsageError(f"{output} cannot be written ({why})") from cause


def standard_input() -> BinaryIO | None:
    """What is piped in or typed, as bytes; None where there is nothing of the kind."""
    return sys.stdin.buffer if sys.stdin else None


def leave_pipe() -> NoReturn:
    """End well where nobody reads on, as ``head`` does."""
    os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
    raise SystemExit(0)


def many(count: int, what: str) -> str:
    """How many: "1 report", "2 reports", "2 stories"."""
    several = what[:-1] + "ies" if what.endswith("y") else what + "s"
    return f"{count} {what if count == 1 else several}"


def harmless(text: str) -> str:
    """``text`` without control characters, which a hostile report could use to write over a terminal; as many characters."""
    return _CONTROL.sub("\ufffd", text)


def say(text: str) -> None:
    """One line on standard error."""
    typer.echo(harmless(text), err=True)


def tell_of_left_out(sources: Iterable[str]) -> None:
    """A line on standard error for each folder with files of no kind that is read: how many, by their endings."""
    from firsthand.intake.folders import left_out, shown

    for source in sources:
        endings = left_out(source)
        if endings:
            kinds = ", ".join(f"{ending or 'without one'} {count}" for ending, count in endings.most_common(8))
            say(f"{shown(source)}: {many(endings.total(), 'file')} left out, of no kind that is read ({kinds})")


class _Screen(Console):
    """A console that shows control characters of what it prints as such, and ends well where nobody reads on."""

    def render(self, renderable: Any, options: Any = None) -> Iterator[Segment]:
        """The pieces of ``renderable``."""
        for piece in super().render(renderable, options):
            yield piece if piece.control else Segment(harmless(piece.text), piece.style)

    def on_broken_pipe(self) -> None:
        """End well."""
        leave_pipe()


def console_of(out: TextIO) -> Console:
    """A console on ``out``: colour only on a terminal, and lines of any length elsewhere."""
    return _Screen(file=out, highlight=False, soft_wrap=not out.isatty(), emoji=False)


@contextmanager
def progress(what: str, total: int | None = None, *, quiet: bool = False) -> Iterator[_Bar]:
    """A bar on standard error, if that is a terminal: how many reports, how long it took, how long it will take."""
    console = Console(stderr=True)
    columns = (
        TextColumn(what),
        BarColumn(),
        MofNCompleteColumn(),
        TextColumn("{task.fields[rate]}"),
        TimeElapsedColumn(),
        TimeRemainingColumn(),
    )
    with Progress(*columns, console=console, transient=True, disable=quiet or not console.is_terminal) as bar:
        yield _Bar(bar, bar.add_task("", total=total, rate=""))


class _Bar:
    def __init__(self, bar: Progress, task: Any) -> None:
        self._bar, self._task = bar, task

    def advance(self, by: int = 1) -> None:
        """``by`` more are done."""
        self._bar.advance(self._task, by)
        self._rate()

    def reach(self, done: int, total: int) -> None:
        """``done`` of ``total`` are done."""
        self._bar.update(self._task, completed=done, total=total)
        self._rate()

    def _rate(self) -> None:
        speed = self._bar.tasks[0].speed
        self._bar.update(self._task, rate=f"{speed:.1f}/s" if speed else "")


def print_rows(rows: Iterable[dict[str, Any]], columns: Collection[str], form: Lines, out: TextIO) -> None:
    """Print flat rows, or none, with these columns as CSV, one JSON array, or one JSON object a line."""
    import csv

    from firsthand.exchange.cells import safe
    from firsthand.exchange.delimited import joined

    def cell(value: Any) -> Any:
        told = joined(value) if isinstance(value, list | tuple) else value
        if isinstance(told, bool):
            return "true" if told else "false"
        return safe(told) if isinstance(told, str) else told

    if form is Lines.csv:
        writer = csv.writer(out)
        writer.writerow(columns)
        writer.writerows([cell(row[name]) for name in columns] for row in rows)
        return
    print_json(rows, out, lines=form is Lines.jsonl)


def print_json(rows: Iterable[Mapping[str, Any]], out: TextIO, *, lines: bool) -> None:
    """Print one JSON object a line, or else one array of them, as they come."""
    lead = "" if lines else "[\n"
    for row in rows:
        out.write(lead + json.dumps(row, ensure_ascii=False) + ("\n" if lines else ""))
        lead = "" if lines else ",\n"
    if not lines:
        out.write("\n]\n" if lead == ",\n" else "[]\n")


def one_thread_each() -> None:
    """Keep the arithmetic of one process on one core: several processes read side by side."""
    for name in ("OMP_NUM_THREADS", "OPENBLAS_NUM_THREADS", "MKL_NUM_THREADS"):
        os.environ.setdefault(name, "1")
