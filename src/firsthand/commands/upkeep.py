"""What keeps a ledger going: ``firsthand failures``, ``retry``, ``reread``, ``check``, ``backup`` and ``link``."""

from __future__ import annotations

import os
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from firsthand.commands.add import NoLinks, Processes, exit_code, link_now, said
from firsthand.commands.app import (
    HERE,
    SOME_FAILED,
    UPKEEP,
    AllowPrivate,
    Alone,
    LedgerPath,
    NoOwn,
    Own,
    Published,
    Publisher,
    app,
    harmless,
    many,
    one_thread_each,
    progress,
)
from firsthand.commands.own import read_otherwise, reads_with, tell_of_others
from firsthand.errors import UsageError

if TYPE_CHECKING:
    from firsthand.ledger.listing import Failure

_NONE = "nothing has failed that has not gone well since"


@app.command(rich_help_panel=UPKEEP)
def failures(
    ledger: LedgerPath = HERE,
    every: Annotated[bool, typer.Option("--all", help="Those that went well or failed otherwise since, too.")] = False,
) -> None:
    """List what could not be read: what it is called, the stage, the cause, when, and the file that it was to come from."""
    from firsthand.ledger import Ledger

    with Ledger(ledger) as asking:
        found = asking.failures(resolved=every)
    of_source: dict[str, list[Failure]] = {}
    for failure in found:
        of_source.setdefault(failure.source, []).append(failure)
    for failure in found:
        since = f" · {_became(failure, of_source[failure.source])} since {failure.resolved}" if failure.resolved else ""
        tries = f" · {failure.tries} tries" if failure.tries > 1 else ""
        told = [failure.source, failure.stage, failure.cause, f"{failure.at}{tries}{since}"]
        if failure.origin and not failure.source.startswith(failure.origin):
            told.append(failure.origin)
        typer.echo("\t".join(harmless(" ".join(part.split())) for part in told))
    if not found:
        typer.echo(f"{ledger}: {_NONE}", err=True)


def _became(one: Failure, of_source: list[Failure]) -> str:
    """What became of a failure that is none any more: what failed went well, or failed in another way."""
    again = (failure.at for failure in of_source if failure is not one)
    return "failed otherwise" if any(at >= (one.resolved or "") for at in again) else "well"


@app.command(rich_help_panel=UPKEEP)
def retry(
    ledger: LedgerPath = HERE,
    published: Published = None,
    publisher: Publisher = None,
    processes: Processes = None,
    no_link: NoLinks = False,
    own: Own = None,
    alone: Alone = False,
    allow_private: AllowPrivate = False,
) -> None:
    """Try again what failed: reports that were kept from the ledger, files and addresses from there.

    Kept reports have the date and publisher that they were added with; files and addresses get those told here.

    firsthand retry -l affair.db --publisher "The Morning Digest"

    Exit codes: 0 nothing failed again, 1 something did (see `firsthand failures`), 2 wrong usage, 3 all did.
    """
    from firsthand.intake import Told
    from firsthand.ledger.rereading import out_of_reach, retry_all

    reads = reads_with(own, alone=alone)
    tell_of_others(ledger, reads)
    one_thread_each()
    with progress("trying again") as bar:
        tally = retry_all(
            ledger,
            Told(None, publisher, published),
            processes=processes or os.cpu_count() or 1,
            on_progress=lambda _: bar.advance(),
            load=reads.load,
            reader=reads.version,
            allow_private=allow_private,
        )
    left = out_of_reach(ledger)
    if tally.done or not left:
        typer.echo(f"{ledger}: {said(tally) if tally.done else _NONE}", err=True)
    if left:
        typer.echo(f"{ledger}: {many(left, 'failure')} without a file or an address: add the source again", err=True)
    if not no_link:
        link_now(ledger)
    raise typer.Exit(exit_code(tally))


@app.command(rich_help_panel=UPKEEP)
def reread(
    ledger: LedgerPath = HERE,
    processes: Processes = None,
    no_link: NoLinks = False,
    own: Own = None,
    alone: Alone = False,
    no_own: NoOwn = False,
    show: Annotated[bool, typer.Option("--show", help="Print for each report what changed.")] = False,
) -> None:
    """Read the ledger's reports again with the reader that is installed now; what people judged is kept.

    Where reports were read with own actors (--atlas), name their files again, or say --no-atlas.

    firsthand reread --show
    """
    from firsthand.ledger.rereading import reread_all, waiting

    reads = reads_with(own, alone=alone)
    others = 0 if own or no_own else read_otherwise(ledger, reads)
    if others:
        raise UsageError(
            f"{many(others, 'report')} in {ledger} read with own actors: name them with --atlas, or say --no-atlas"
        )
    one_thread_each()
    read = 0
    with progress("reading again", total=waiting(ledger, reads.version)) as bar:
        again = reread_all(ledger, processes=processes or os.cpu_count() or 1, load=reads.load, reader=reads.version)
        for change in again:
            read += 1
            bar.advance()
            if show:
                typer.echo(
                    f"{change.report}: {len(change.kept)} events kept, {len(change.new)} new, {len(change.gone)} gone"
                )
            for orphan in change.orphans:
                typer.echo(
                    f"{change.report}: the judgement of {orphan.event} ({orphan.verdict}) has no event now", err=True
                )
    typer.echo(f"{ledger}: {many(read, 'report')} read again; what this reader had read was skipped", err=True)
    if not no_link:
        link_now(ledger)


@app.command(rich_help_panel=UPKEEP)
def check(ledger: LedgerPath = HERE) -> None:
    """Look whether a ledger is whole: the file, every offset with its words, and all that was made of readings.

    Damage is told, not mended: go on with the last backup, or add the sources to a new ledger.

    Exit codes: 0 it is whole, 1 it is not.
    """
    from firsthand.ledger import check as look

    with progress("checking") as bar:
        found = look(ledger, lambda _: bar.advance())
    for problem in found.problems:
        typer.echo(problem)
    whole = ", ".join(
        (many(found.readings, "reading"), many(found.events, "event"), many(len(found.problems), "problem"))
    )
    typer.echo(f"{ledger}: {whole}", err=True)
    raise typer.Exit(SOME_FAILED if found.problems else 0)


@app.command(rich_help_panel=UPKEEP)
def backup(
    target: Annotated[Path, typer.Argument(help="The file to copy the ledger to; it must not be there yet.")],
    ledger: LedgerPath = HERE,
) -> None:
    """Copy a ledger, also while it is written to."""
    from firsthand.ledger import backup as copy

    copy(ledger, target)
    typer.echo(f"{target}: a copy of {ledger}", err=True)


@app.command(rich_help_panel=UPKEEP)
def link(ledger: LedgerPath = HERE) -> None:
    """Bring stories, incidents and origins up to date with the ledger's reports (`firsthand add` does so by itself)."""
    if not link_now(ledger):
        typer.echo(f"{ledger}: all reports are linked already", err=True)
