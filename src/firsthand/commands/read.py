"""``firsthand read``: reports in, their events out, nothing kept."""

from __future__ import annotations

from enum import StrEnum
from typing import TYPE_CHECKING, Annotated, TextIO

import typer

from firsthand.commands.app import (
    NONE_READ,
    SOME_FAILED,
    AllowPrivate,
    Alone,
    Input,
    InputKind,
    Output,
    Own,
    Published,
    Publisher,
    app,
    console_of,
    opened,
    print_json,
    progress,
    say,
    standard_input,
    tell_of_left_out,
)
from firsthand.commands.own import check_alone
from firsthand.errors import ReportError

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


@app.command()
def read(
    sources: Annotated[
        list[str],
        typer.Argument(
            metavar="PATH|URL|-",
            help="Files (.txt .html .mhtml .json .jsonl .csv .tsv .parquet .rss .xml .opml .warc .warc.gz), folders, web addresses, or - for standard input.",
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
    input_kind: InputKind = Input.text,
    allow_private: AllowPrivate = False,
) -> None:
    """Read reports and print their events.

    firsthand read report.txt --published 2024-08-06

    firsthand read articles.jsonl --format jsonl --output events.jsonl

    firsthand read https://example.org/story --explain

    Exit codes: 0 all read, 1 some reports failed, 2 wrong usage, 3 none could be read.
    """
    from firsthand.intake import Told, read_sources

    check_alone(own, alone=alone)
    tell_of_left_out(sources)
    items = read_sources(
        sources,
        Told(title, publisher, published),
        standard_input=standard_input(),
        input_kind=input_kind.value,
        allow_private=allow_private,
    )
    with opened(output) as out:
        run = _Run(items, tuple(own or ()), alone=alone, quiet=out.isatty())
        _print(run.readings(), form, out, explain=explain)
    if run.failed:
        raise typer.Exit(SOME_FAILED if run.read else NONE_READ)


def _print(readings: Iterator[Reading], form: Format, out: TextIO, *, explain: bool) -> None:
    from firsthand import contract
    from firsthand.commands import table

    if form in {Format.json, Format.jsonl}:
        print_json(map(contract.to_dict, readings), out, lines=form is Format.jsonl)
        return
    console = console_of(out)
    for reading in readings:
        for block in table.quotes(reading) if form is Format.quotes else table.blocks(reading, explain=explain):
            console.print(block)


class _Run:
    """Reports read one after another; how many were ``read``, and how many ``failed``, each one line on standard error."""

    def __init__(
        self, items: Iterator[Report | ReportError], own: tuple[Path, ...], *, alone: bool, quiet: bool
    ) -> None:
        from firsthand.reading.reader import load_reader

        self._items, self._quiet = items, quiet
        self._reader = load_reader(own, alone=alone)
        self.read = self.failed = 0

    def readings(self) -> Iterator[Reading]:
        """What is in the reports."""
        with progress("reading", quiet=self._quiet) as bar:
            for item in self._items:
                try:
                    if isinstance(item, ReportError):
                        raise item
                    yield self._reader.read(item)
                    self.read += 1
                except ReportError as error:
                    self.failed += 1
                    say(f"firsthand: {error}")
                bar.advance()
