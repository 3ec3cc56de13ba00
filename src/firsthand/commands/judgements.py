"""``firsthand judgements``: what people judged, as a list to keep; and many judgements at once, from such a list."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Any, TextIO

import typer

from firsthand.commands.app import (
    HERE,
    LEDGER,
    NONE_READ,
    SOME_FAILED,
    LedgerPath,
    Lines,
    Output,
    app,
    harmless,
    many,
    opened,
    print_rows,
    say,
)
from firsthand.commands.judge import Who, login

if TYPE_CHECKING:
    from collections.abc import Iterable


@app.command(rich_help_panel=LEDGER)
def judgements(
    ledger: LedgerPath = HERE,
    table: Annotated[
        Path | None,
        typer.Option(
            "--from", help="Judge as a CSV file says: columns event, verdict, changes (reality=denied), why, who."
        ),
    ] = None,
    who: Who = None,
    form: Annotated[Lines, typer.Option("--format", "-f", help="How to print them.")] = Lines.table,
    output: Output = None,
) -> None:
    """List all that people judged, oldest first; or, with --from, judge many events at once.

    What is listed as CSV can be judged again in another ledger, or in one made anew of the same reports; what was judged
    of an event in just these words is skipped. A row without a verdict is passed over.

    firsthand judgements --format csv --output judgements.csv

    firsthand judgements --from corrections.csv --who Ada

    Exit codes of --from: 0 all were judged, 1 some rows could not be, 2 wrong usage, 3 none could be.
    """
    from firsthand.ledger import Ledger
    from firsthand.ledger.judging_many import COLUMNS, judged_rows

    if table:
        _judge(ledger, table, who)
        return
    with Ledger(ledger) as asking, opened(output) as out:
        rows = judged_rows(asking)
        if form is Lines.table:
            _print(rows, out)
        else:
            print_rows(rows, COLUMNS, form, out)


def _print(rows: Iterable[dict[str, Any]], out: TextIO) -> None:
    found = False
    for row in rows:
        found = True
        told = [f"{row['event']}: {row['verdict']}ed by {row['who']}", row["at"][:10], row["changes"], row["why"]]
        gone = "" if row["holds"] else "the event is told no more"
        out.write(harmless(" · ".join(" ".join(part.split()) for part in [*told, gone] if part)) + "\n")
    if not found:
        typer.echo("nothing was judged yet", err=True)


def _judge(ledger: Path, table: Path, who: str | None) -> None:
    from firsthand.errors import UsageError
    from firsthand.ledger import Ledger, Writer
    from firsthand.ledger.judging_many import judge_as_wished, wishes_in

    wishes = list(wishes_in(table, who or login()))
    made = known = failed = 0
    with Writer(ledger, wait=10, new=False) as writer, Ledger(ledger) as asking:
        for wish in wishes:
            try:
                if isinstance(wish, UsageError):
                    raise wish
                if judge_as_wished(writer, wish, asking.judgements(wish.event)):
                    made += 1
                else:
                    known += 1
            except UsageError as error:
                failed += 1
                say(f"firsthand: {error}")
        writer.link_few()
    told = ((made, many(made, "judgement")), (known, f"{known} known already"), (failed, f"{failed} that could not be"))
    typer.echo(f"{ledger}: {', '.join(words for count, words in told if count) or 'no judgement found'}", err=True)
    if failed:
        raise typer.Exit(SOME_FAILED if made + known else NONE_READ)
