"""``firsthand add`` and what keeps a ledger going: failures, retry, reread, check, backup."""

from __future__ import annotations

import os
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from firsthand.commands.app import (
    HERE,
    INTERRUPTED,
    LEDGER,
    NONE_READ,
    SOME_FAILED,
    UPKEEP,
    AllowPrivate,
    LedgerPath,
    Published,
    Publisher,
    app,
    harmless,
    many,
    one_thread_each,
    progress,
    say,
)

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator

    from firsthand.errors import ReportError
    from firsthand.ledger import Writer
    from firsthand.ledger.adding import Tally
    from firsthand.records import Report

_NONE = "nothing has failed that has not gone well since"
_TOLD = 3  # failures that are told as they come; `firsthand failures` lists all
Processes = Annotated[
    int | None,
    typer.Option("--processes", "-j", min=1, help="How many read at once; one for each core where it is not told."),
]
NoLinks = Annotated[bool, typer.Option("--no-link", help="Leave linking for `firsthand link`.")]


@app.command(rich_help_panel=LEDGER)
def add(
    sources: Annotated[
        list[str],
        typer.Argument(
            metavar="PATH|DIR|URL|FEED…",
            help="Texts, HTML, JSONL, feeds (RSS, Atom), lists of feeds (OPML), WARC, folders of these, or addresses.",
        ),
    ],
    ledger: LedgerPath = HERE,
    published: Published = None,
    publisher: Publisher = None,
    processes: Processes = None,
    no_link: NoLinks = False,
    allow_private: AllowPrivate = False,
) -> None:
    """Read reports into a ledger, which is made if it is not there.

    A report that is there already is skipped; the same text from another outlet is kept as a copy; a report that changed
    at its source is kept as a new version. End it at any moment: the next run goes on from there.

    firsthand add articles/ --publisher "The Morning Digest"

    firsthand add https://example.org/feed.xml archive.warc.gz -l affair.db -j 2

    Exit codes: 0 all are in, 1 some failed (see `firsthand failures`), 2 wrong usage, 3 none could be read, 130 ended
    by Ctrl-C.
    """
    from firsthand.intake import Told, read_sources
    from firsthand.intake.counting import count_of
    from firsthand.ledger import Writer

    told = Told(None, publisher, published)
    with Writer(ledger, wait=10) as writer:
        items = read_sources(sources, told, allow_private=allow_private, on_file=writer.forget_failures)
        tally = added(items, writer, processes, total=count_of(sources))
    if not no_link:
        link_now(ledger)
    raise typer.Exit(exit_code(tally))


def added(
    items: Iterable[Report | ReportError],
    writer: Writer,
    processes: int | None,
    *,
    total: int | None = None,
    on_settled: Callable[[], None] | None = None,
) -> Tally:
    """Add with a bar, of ``total`` reports where that is known; one line at the end says what became of all.

    With ``on_settled``, as of one who adds again and again, nothing is said where nothing came.
    """
    from firsthand.ledger.adding import add_with

    one_thread_each()
    many = processes or os.cpu_count() or 1
    with progress("adding", total) as bar:

        def told(_: Tally) -> None:
            bar.advance()

        try:
            tally = add_with(writer, _first_told(items), processes=many, on_progress=told, on_settled=on_settled)
        except KeyboardInterrupt:
            typer.echo(f"{writer.path}: ended; what was read is kept, and the next run goes on from there", err=True)
            raise typer.Exit(INTERRUPTED) from None
    if tally.done or not on_settled:
        typer.echo(f"{writer.path}: {_said(tally)}", err=True)
    return tally


def _first_told(items: Iterable[Report | ReportError]) -> Iterator[Report | ReportError]:
    """``items``, the first few that could not be had told on standard error: a wrong path is seen at once."""
    from firsthand.errors import ReportError

    left = _TOLD
    for item in items:
        if left and isinstance(item, ReportError):
            left -= 1
            say(f"firsthand: {item}")
        yield item


def _said(tally: Tally) -> str:
    parts = (
        (tally.new, "new"),
        (tally.known, "known already"),
        (tally.copies, "copy" if tally.copies == 1 else "copies"),
        (tally.versions, "new version" if tally.versions == 1 else "new versions"),
        (tally.failed, "failed (firsthand failures says why)"),
    )
    return ", ".join(f"{count} {what}" for count, what in parts if count) or "no report found"


def exit_code(tally: Tally) -> int:
    """What a command ends with that added what ``tally`` counts."""
    if not tally.failed:
        return 0
    return SOME_FAILED if tally.done > tally.failed else NONE_READ


def link_now(ledger: Path) -> bool:
    """Bring stories and incidents up to date, with a bar; whether anything changed, which one line at the end tells."""
    from firsthand.ledger import Writer

    with Writer(ledger, wait=30, new=False) as writer, progress("linking") as bar:
        linked = writer.link(bar.reach)
    if linked.reports:
        found = f"{many(linked.stories, 'story')} and {many(linked.incidents, 'incident')} told anew"
        typer.echo(f"{ledger}: {many(linked.reports, 'report')} linked, {found}", err=True)
    return bool(linked.reports)


@app.command(rich_help_panel=UPKEEP)
def failures(
    ledger: LedgerPath = HERE,
    every: Annotated[bool, typer.Option("--all", help="Those that have gone well since, too.")] = False,
) -> None:
    """List what could not be read: what it is called, the stage, the cause, when, and the file that it was to come from."""
    from firsthand.ledger import Ledger

    with Ledger(ledger) as asking:
        found = asking.failures(resolved=every)
    for failure in found:
        since = f" · well since {failure.resolved}" if failure.resolved else ""
        tries = f" · {failure.tries} tries" if failure.tries > 1 else ""
        told = [failure.source, failure.stage, failure.cause, f"{failure.at}{tries}{since}"]
        if failure.origin and not failure.source.startswith(failure.origin):
            told.append(failure.origin)
        typer.echo("\t".join(harmless(" ".join(part.split())) for part in told))
    if not found:
        typer.echo(f"{ledger}: {_NONE}", err=True)


@app.command(rich_help_panel=UPKEEP)
def retry(
    ledger: LedgerPath = HERE,
    published: Published = None,
    publisher: Publisher = None,
    processes: Processes = None,
    no_link: NoLinks = False,
    allow_private: AllowPrivate = False,
) -> None:
    """Try again what failed: reports that were kept from the ledger, files and addresses from there.

    Kept reports have the date and publisher that they were added with; files and addresses get those told here.

    firsthand retry -l affair.db --publisher "The Morning Digest"

    Exit codes: 0 nothing failed again, 1 something did (see `firsthand failures`), 2 wrong usage, 3 all did.
    """
    from firsthand.intake import Told
    from firsthand.ledger.rereading import out_of_reach, retry_all

    one_thread_each()
    with progress("trying again") as bar:
        tally = retry_all(
            ledger,
            Told(None, publisher, published),
            processes=processes or os.cpu_count() or 1,
            on_progress=lambda _: bar.advance(),
            allow_private=allow_private,
        )
    left = out_of_reach(ledger)
    if tally.done or not left:
        typer.echo(f"{ledger}: {_said(tally) if tally.done else _NONE}", err=True)
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
    show: Annotated[bool, typer.Option("--show", help="Print for each report what changed.")] = False,
) -> None:
    """Read the ledger's reports again with the reader that is installed now; what people judged is kept.

    firsthand reread --show
    """
    from firsthand.ledger.rereading import reread_all, waiting

    one_thread_each()
    read = 0
    with progress("reading again", total=waiting(ledger)) as bar:
        for change in reread_all(ledger, processes=processes or os.cpu_count() or 1):
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
