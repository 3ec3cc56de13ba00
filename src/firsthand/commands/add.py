"""``firsthand add``: reports into a ledger; and what other commands that add share with it."""

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
    AllowPrivate,
    Alone,
    Input,
    InputKind,
    LedgerPath,
    Own,
    Published,
    Publisher,
    app,
    many,
    one_thread_each,
    progress,
    say,
    standard_input,
    tell_of_left_out,
)
from firsthand.commands.own import reads_with, tell_of_others

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator

    from firsthand.commands.own import Reads
    from firsthand.errors import ReportError
    from firsthand.ledger import Writer
    from firsthand.ledger.adding import Tally
    from firsthand.records import Report

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
            metavar="PATH|DIR|URL|FEED|-",
            help="Texts, pages (HTML, MHTML), JSONL, tables (CSV, TSV, Parquet), feeds (RSS, Atom, JSON Feed), lists of feeds (OPML), WARC, folders of these, addresses, or - for standard input.",
        ),
    ],
    ledger: LedgerPath = HERE,
    published: Published = None,
    publisher: Publisher = None,
    processes: Processes = None,
    no_link: NoLinks = False,
    own: Own = None,
    alone: Alone = False,
    input_kind: InputKind = Input.text,
    allow_private: AllowPrivate = False,
) -> None:
    """Read reports into a ledger, which is made if it is not there.

    A report that is there already is skipped; the same text from another outlet is kept as a copy; a report that changed
    at its source is kept as a new version. End it at any moment: the next run goes on from there.

    firsthand add articles/ --publisher "The Morning Digest"

    firsthand add https://example.org/feed.xml archive.warc.gz -l affair.db -j 2

    cat articles.jsonl | firsthand add - --input jsonl

    Exit codes: 0 all are in, 1 some failed (see `firsthand failures`), 2 wrong usage, 3 none could be read, 130 ended
    by Ctrl-C.
    """
    from firsthand.intake import Told, read_sources
    from firsthand.intake.counting import count_of
    from firsthand.ledger import Writer

    told = Told(None, publisher, published)
    reads = reads_with(own, alone=alone)
    tell_of_others(ledger, reads)
    tell_of_left_out(sources)
    with Writer(ledger, wait=10) as writer:
        items = read_sources(
            sources,
            told,
            standard_input=standard_input(),
            input_kind=input_kind.value,
            allow_private=allow_private,
            on_file=writer.forget_failures,
        )
        tally = added(items, writer, reads, processes, total=count_of(sources))
    if not no_link:
        link_now(ledger)
    raise typer.Exit(exit_code(tally))


def added(
    items: Iterable[Report | ReportError],
    writer: Writer,
    reads: Reads,
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
    orphans = _orphans(writer.path)
    with progress("adding", total) as bar:

        def told(_: Tally) -> None:
            bar.advance()

        try:
            tally = add_with(
                writer,
                _first_told(items),
                processes=processes or os.cpu_count() or 1,
                on_progress=told,
                on_settled=on_settled,
                load=reads.load,
                reader=reads.version,
            )
        except KeyboardInterrupt:
            typer.echo(f"{writer.path}: ended; what was read is kept, and the next run goes on from there", err=True)
            raise typer.Exit(INTERRUPTED) from None
    if tally.done or not on_settled:
        typer.echo(f"{writer.path}: {said(tally)}", err=True)
    if tally.versions and (lost := _orphans(writer.path) - orphans):
        say(f"{writer.path}: {_without_event(len(lost))}")
    if tally.undated:
        say(f"{writer.path}: {_without_date(tally.undated)}")
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


def said(tally: Tally) -> str:
    """What became of all that ``tally`` counts, in words."""
    parts = (
        (tally.new, "new"),
        (tally.known, "known already"),
        (tally.copies, "copy" if tally.copies == 1 else "copies"),
        (tally.versions, "new version" if tally.versions == 1 else "new versions"),
        (tally.failed, "failed (firsthand failures says why)"),
    )
    return ", ".join(f"{count} {what}" for count, what in parts if count) or "no report found"


def _orphans(ledger: Path) -> set[int]:
    """The judgements that hold for nothing, as no event that is told now is what was judged."""
    from firsthand.ledger import Ledger

    with Ledger(ledger) as asking:
        return {judgement.id for judgement in asking.orphans()}


def _without_event(count: int) -> str:
    return (
        f"{many(count, 'judgement')} without an event now, as new versions tell it in other words or no more: "
        "firsthand judgements lists them"
    )


def _without_date(count: int) -> str:
    return (
        f"{many(count, 'report')} without a date of publication, in which “on Monday” is no day: "
        "--published tells it for all, a field “published” of a table or of JSON for each"
    )


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
