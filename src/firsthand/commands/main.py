"""``firsthand``: the commands, their options and exit codes."""

from __future__ import annotations

import json
import sys
from contextlib import contextmanager
from enum import StrEnum
from importlib.metadata import version
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, TextIO

import typer
from rich.console import Console
from rich.progress import BarColumn, MofNCompleteColumn, Progress, TextColumn, TimeElapsedColumn

from firsthand.errors import FirsthandError, ReportError, UsageError

if TYPE_CHECKING:
    from collections.abc import Iterator

    from firsthand.records import Reading, Report

SOME_FAILED, WRONG_USAGE, NONE_READ = 1, 2, 3

app = typer.Typer(
    name="firsthand",
    help="Read news reports as evidence: who did what to whom, when, where, how surely, and on whose word.",
    no_args_is_help=True,
    add_completion=False,
    pretty_exceptions_enable=False,
)


class Format(StrEnum):
    """How readings are printed."""

    table = "table"
    json = "json"
    jsonl = "jsonl"
    quotes = "quotes"


class Input(StrEnum):
    """What standard input holds."""

    text = "text"
    jsonl = "jsonl"


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


@app.command()
def read(
    sources: Annotated[
        list[str],
        typer.Argument(
            metavar="PATH|URL|-",
            help="Files (.txt .html .jsonl .warc .warc.gz), folders, web addresses, or - for standard input.",
        ),
    ],
    form: Annotated[
        Format, typer.Option("--format", "-f", help="table and quotes for people; json, jsonl for programs.")
    ] = Format.table,
    published: Annotated[
        str | None, typer.Option(help="Publication date (ISO, as 2024-08-06) where the report has none.")
    ] = None,
    publisher: Annotated[str | None, typer.Option(help="Publisher where the report names none.")] = None,
    title: Annotated[str | None, typer.Option(help="Title where the report has none.")] = None,
    output: Annotated[
        Path | None, typer.Option("--output", "-o", help="Write to this file instead of the terminal.")
    ] = None,
    explain: Annotated[
        bool, typer.Option("--explain", help="For each field, the words and the rule or model that decided it.")
    ] = False,
    input_kind: Annotated[Input, typer.Option("--input", help="What standard input holds.")] = Input.text,
    allow_private: Annotated[
        bool, typer.Option("--allow-private", help="Let addresses of this machine and its network be fetched.")
    ] = False,
) -> None:
    """Read reports and print their events.

    firsthand read report.txt --published 2024-08-06

    firsthand read articles.jsonl --format jsonl --output events.jsonl

    firsthand read https://example.org/story --explain

    Exit codes: 0 all read, 1 some reports failed, 2 wrong usage, 3 none could be read.
    """
    from firsthand.intake import Told, read_sources

    _check_date(published)
    items = read_sources(
        sources,
        Told(title, publisher, published),
        standard_input=sys.stdin.buffer,
        input_kind=input_kind.value,
        allow_private=allow_private,
    )
    with _opened(output) as out:
        good, bad = _read_all(items, _Printer(out, form, explain))
    if bad:
        raise typer.Exit(SOME_FAILED if good else NONE_READ)


@app.command()
def who(
    name: Annotated[str, typer.Argument(help="A name, short form or alias.")],
    on: Annotated[str | None, typer.Option(help="Only roles held on this date (ISO).")] = None,
) -> None:
    """Say what the atlas knows of an actor, with roles by date.

    firsthand who Shoigu --on 2024-08-06
    """
    from firsthand.atlas.lookup import load_atlas

    _check_date(on)
    found = load_atlas().who(name, on)
    for entry in found:
        code = " ".join(part for part in (entry.country, entry.sector) if part)
        held = f" {entry.first or '…'} – {entry.last or ''}" if entry.first or entry.last else ""
        typer.echo(f"{entry.name}\t{code}\t{entry.role or entry.kind}{held}\t{entry.source}")
    if not found:
        typer.echo(f"{name}: the atlas does not know this name{f' on {on}' if on else ''}", err=True)
        raise typer.Exit(SOME_FAILED)


def _check_date(day: str | None) -> None:
    from datetime import date

    if day is None:
        return
    try:
        date.fromisoformat(day[:10])
    except ValueError as cause:
        raise UsageError(f"{day} is no ISO date; write it as 2024-08-06") from cause


@contextmanager
def _opened(output: Path | None) -> Iterator[TextIO]:
    if output is None:
        yield sys.stdout
        return
    try:
        with output.open("w", encoding="utf-8") as file:
            yield file
    except OSError as cause:
        raise UsageError(f"{output} cannot be written ({cause.strerror})") from cause


class _Printer:
    """Prints readings in one format as they come."""

    def __init__(self, out: TextIO, form: Format, explain: bool) -> None:
        self.out = out
        self.form = form
        self.explain = explain
        self.count = 0
        self.console = Console(file=out, highlight=False, soft_wrap=not out.isatty(), emoji=False)

    def show(self, reading: Reading) -> None:
        """Print one reading."""
        from firsthand import contract
        from firsthand.commands import table

        self.count += 1
        if self.form in {Format.json, Format.jsonl}:
            lead = "" if self.form is Format.jsonl else ("[\n" if self.count == 1 else ",\n")
            end = "\n" if self.form is Format.jsonl else ""
            self.out.write(lead + json.dumps(contract.to_dict(reading), ensure_ascii=False) + end)
            return
        for block in (
            table.quotes(reading) if self.form is Format.quotes else table.blocks(reading, explain=self.explain)
        ):
            self.console.print(block)

    def close(self) -> None:
        """End the array of --format json."""
        if self.form is Format.json:
            self.out.write("\n]\n" if self.count else "[]\n")


def _read_all(items: Iterator[Report | ReportError], printer: _Printer) -> tuple[int, int]:
    """How many reports were read, and how many failed; each failure is one line on standard error."""
    from firsthand.reading.reader import load_reader

    reader = load_reader()
    good = bad = 0
    console = Console(stderr=True)
    columns = (TextColumn("reading"), BarColumn(), MofNCompleteColumn(), TextColumn("reports"), TimeElapsedColumn())
    bar = Progress(*columns, console=console, transient=True, disable=not console.is_terminal or printer.out.isatty())
    with bar:
        task = bar.add_task("", total=None)
        for item in items:
            try:
                if isinstance(item, ReportError):
                    raise item
                printer.show(reader.read(item))
                good += 1
            except ReportError as error:
                bad += 1
                typer.echo(f"firsthand: {error}", err=True)
            bar.advance(task)
    printer.close()
    return good, bad


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
