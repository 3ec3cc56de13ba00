"""``firsthand export``: a ledger's events in the field's own tables, in Parquet, or as a graph."""

from __future__ import annotations

import shutil
import sys
from contextlib import contextmanager
from enum import StrEnum
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import TYPE_CHECKING, Annotated

import typer

from firsthand.commands.app import HERE, LEDGER, LedgerPath, app, many, opened, progress
from firsthand.commands.events import (
    Actor,
    BothWays,
    Country,
    Dyad,
    Mentions,
    Place,
    Publisher,
    Quad,
    Reality,
    Recipient,
    Since,
    Sure,
    Type,
    Until,
    Voice,
    Word,
    Words,
    filter_of,
    view_of,
)
from firsthand.errors import UsageError

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from firsthand.exchange import Written
    from firsthand.records import Reading


class One(StrEnum):
    """On whose word a file's events are."""

    judged = "judged"
    machine = "machine"


PRINTED = Path("-")


def _formats() -> str:
    return "csv, tsv, parquet, jsonl, polecat, icews, gdelt, ftm, ftm-statements, graphml"


@app.command(rich_help_panel=LEDGER)
def export(
    target: Annotated[
        Path,
        typer.Argument(
            metavar="FILE|-",
            help="The file to write; its ending names the format where --format does not. With - it is printed.",
        ),
    ],
    ledger: LedgerPath = HERE,
    form: Annotated[str | None, typer.Option("--format", "-f", help=_formats())] = None,
    actor: Actor = None,
    recipient: Recipient = None,
    dyad: Dyad = None,
    both_ways: BothWays = False,
    country: Country = None,
    kind: Type = None,
    quad: Quad = None,
    reality: Reality = None,
    since: Since = None,
    until: Until = None,
    place: Place = None,
    publisher: Publisher = None,
    voice: Voice = None,
    words: Words = None,
    min_confidence: Sure = None,
    mentions: Mentions = False,
    view: Annotated[
        One,
        typer.Option(
            "--view",
            help="With people's judgements, or by the machine alone; `firsthand events --view both` lists both.",
        ),
    ] = One.judged,
    bom: Annotated[
        bool, typer.Option("--bom", help="Begin CSV and TSV with a byte-order mark, for spreadsheets.")
    ] = False,
) -> None:
    """Write the events of a ledger to a file; docs/exchange.md tells what each format keeps and loses.

    The options that choose events are those of `firsthand events`. For a row an incident: `firsthand incidents --format csv`.

    firsthand export events.parquet

    firsthand export iran.csv --country IRN --since 2024-08 --type ASSAULT

    firsthand export events.tsv --format polecat --reality happened
    """
    from firsthand.exchange import export as write
    from firsthand.ledger import Ledger

    asked = filter_of(
        actor=actor, recipient=recipient, dyad=dyad, both_ways=both_ways, country=country, type=kind, quad=quad,
        since=since, until=until, place=place, publisher=publisher, voice=voice, words=words,
        min_confidence=min_confidence,
    )  # fmt: skip
    named = form or _named_by(target)
    with (
        Ledger(ledger) as asking,
        _file_for(target, named) as file,
        progress("exporting", asking.summary().reports) as bar,
    ):
        readings = _told(asking.readings(asked, view=view_of(Word(view))), bar.advance)
        written = write(readings, named, file, mentions=mentions, realities=reality or None, bom=bom)
    names = "standard output" if target == PRINTED else ", ".join(map(str, written.files))
    typer.echo(f"{names}: {_said(written)}", err=True)


@contextmanager
def _file_for(target: Path, kind: str) -> Iterator[Path]:
    """The file to write: ``target`` itself, or for "-" one that is printed when it is whole; UsageError where that cannot be."""
    from firsthand.exchange import FORMATS

    if target != PRINTED or kind not in FORMATS:
        yield target
        return
    if FORMATS[kind].several:
        raise UsageError(f"{kind} is several files: name one instead of -")
    if kind == "parquet" and sys.stdout.isatty():
        raise UsageError("parquet is no text for a terminal; name a file")
    with TemporaryDirectory() as folder:
        file = Path(folder) / f"events{FORMATS[kind].ending}"
        yield file
        with opened(None) as out, file.open("rb") as made:
            shutil.copyfileobj(made, out.buffer)


def _said(written: Written) -> str:
    """How many events of how many reports; in how many rows where that is another number."""
    told = f"{many(written.events, 'event')} of {many(written.reports, 'report')}"
    if written.rows > written.events:
        return f"{told} in {written.rows} rows"
    if written.rows < written.events:
        return f"{written.rows} of {told}; the others lack an actor or a recipient"
    return told


def _told(readings: Iterator[Reading], advance: Callable[[], None]) -> Iterator[Reading]:
    for reading in readings:
        yield reading
        advance()


def _named_by(target: Path) -> str:
    """The format that a file's ending names; UsageError where it names none, or several."""
    from firsthand.exchange import FORMATS

    name = target.name.lower()
    found = [f.name for f in FORMATS.values() if name.endswith(f.ending) and f.name != "polecat"]
    if not found:
        raise UsageError(f"{target}: its ending names no format; say --format ({', '.join(FORMATS)})")
    return max(found, key=lambda n: len(FORMATS[n].ending))
