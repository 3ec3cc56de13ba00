"""``firsthand export``: a ledger's events in the field's own tables, in Parquet, or as a graph."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from firsthand.commands.app import HERE, LEDGER, LedgerPath, app, progress
from firsthand.commands.events import Mentions, Whose, Word, check_realities, view_of
from firsthand.errors import UsageError

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from firsthand.ledger import Ledger, View
    from firsthand.records import Reading


def _formats() -> str:
    return "csv, tsv, parquet, jsonl, polecat, icews, gdelt, ftm, ftm-statements, graphml"


@app.command(rich_help_panel=LEDGER)
def export(
    target: Annotated[
        Path, typer.Argument(help="The file to write; its ending names the format where --format does not.")
    ],
    ledger: LedgerPath = HERE,
    form: Annotated[str | None, typer.Option("--format", "-f", help=_formats())] = None,
    reality: Annotated[
        list[str] | None, typer.Option(help="Only events of this reality; several times for several.")
    ] = None,
    mentions: Mentions = False,
    view: Whose = Word.judged,
    bom: Annotated[
        bool, typer.Option("--bom", help="Begin CSV and TSV with a byte-order mark, for spreadsheets.")
    ] = False,
) -> None:
    """Write the events of a ledger to a file; docs/exchange.md tells what each format keeps and loses.

    firsthand export events.parquet

    firsthand export events.tsv --format polecat --reality happened
    """
    from firsthand.exchange import export as write
    from firsthand.ledger import Ledger

    check_realities(reality or ())
    with Ledger(ledger) as asking, progress("exporting", asking.summary().reports) as bar:
        readings = _told(asking, view_of(view), bar.advance)
        written = write(
            readings, form or _named_by(target), target, mentions=mentions, realities=reality or None, bom=bom
        )
    files = ", ".join(str(f) for f in written.files)
    typer.echo(f"{files}: {written.rows} rows, {written.events} events of {written.reports} reports", err=True)


def _told(asking: Ledger, view: View, advance: Callable[[], None]) -> Iterator[Reading]:
    for reading in asking.readings(view=view):
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
