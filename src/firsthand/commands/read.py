"""``firsthand read``: reports in, their events out, nothing kept."""

from __future__ import annotations

import json
import sys
from enum import StrEnum
from typing import TYPE_CHECKING, Annotated, TextIO

import typer

from firsthand.commands.app import (
    NONE_READ,
    SOME_FAILED,
    AllowPrivate,
    Alone,
    Output,
    Own,
    Published,
    Publisher,
    app,
    console_of,
    opened,
    progress,
    say,
)
from firsthand.errors import ReportError, UsageError

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from firsthand.records import Reading, Report


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


@app.command()
def read(
    sources: Annotated[
        list[str],
        typer.Argument(
            metavar="PATH|URL|-",
            help="Files (.txt .html .json .jsonl .rss .warc .warc.gz), folders, web addresses, or - for standard input.",
        ),
    ],
    form: Annotated[
        Format, typer.Option("--format", "-f", help="table and quotes for people; json, jsonl for programs.")
    ] = Format.table,
    published: Published = None,
    publisher: Publisher = None,
    title: Annotated[str | None, typer.Option(help="Title where the report has none.")] = None,
    output: Output = None,
    explain: Annotated[
        bool, typer.Option("--explain", help="For each field, the words and the rule or model that decided it.")
    ] = False,
    own: Own = None,
    alone: Alone = False,
    input_kind: Annotated[Input, typer.Option("--input", help="What standard input holds.")] = Input.text,
    allow_private: AllowPrivate = False,
) -> None:
    """Read reports and print their events.

    firsthand read report.txt --published 2024-08-06

    firsthand read articles.jsonl --format jsonl --output events.jsonl

    firsthand read https://example.org/story --explain

    Exit codes: 0 all read, 1 some reports failed, 2 wrong usage, 3 none could be read.
    """
    from firsthand.intake import Told, read_sources

    if alone and not own:
        raise UsageError("--only-atlas needs --atlas: the actors that are to be known")
    items = read_sources(
        sources,
        Told(title, publisher, published),
        standard_input=sys.stdin.buffer if sys.stdin else None,
        input_kind=input_kind.value,
        allow_private=allow_private,
    )
    with opened(output) as out:
        good, bad = _read_all(items, _Printer(out, form, explain), tuple(own or ()), alone)
    if bad:
        raise typer.Exit(SOME_FAILED if good else NONE_READ)


class _Printer:
    """Prints readings in one format as they come."""

    def __init__(self, out: TextIO, form: Format, explain: bool) -> None:
        self.out = out
        self.form = form
        self.explain = explain
        self.count = 0
        self.console = console_of(out)

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


def _read_all(
    items: Iterator[Report | ReportError], printer: _Printer, own: tuple[Path, ...], alone: bool
) -> tuple[int, int]:
    """How many reports were read, and how many failed; each failure is one line on standard error."""
    from firsthand.reading.reader import load_reader

    reader = load_reader(own, alone=alone)
    good = bad = 0
    with progress("reading", quiet=printer.out.isatty()) as bar:
        for item in items:
            try:
                if isinstance(item, ReportError):
                    raise item
                printer.show(reader.read(item))
                good += 1
            except ReportError as error:
                bad += 1
                say(f"firsthand: {error}")
            bar.advance()
    printer.close()
    return good, bad
