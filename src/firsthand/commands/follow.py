"""``firsthand follow``: feeds looked at again and again, what is new read into a ledger."""

from __future__ import annotations

import time
from typing import Annotated

import typer

from firsthand.commands.add import NoLinks, added, exit_code, link_now
from firsthand.commands.app import HERE, LEDGER, AllowPrivate, Alone, LedgerPath, Own, app
from firsthand.commands.own import reads_with, tell_of_others

PAUSE = 30.0  # seconds between two rounds in which feeds may be due


@app.command(rich_help_panel=LEDGER)
def follow(
    feeds: Annotated[
        list[str], typer.Argument(metavar="FEED…", help="Addresses of feeds, or OPML files that list them.")
    ],
    ledger: LedgerPath = HERE,
    every: Annotated[float, typer.Option(min=60, help="Seconds between two looks at a feed.")] = 900,
    once: Annotated[bool, typer.Option("--once", help="One look at the feeds that are due, then end.")] = False,
    processes: Annotated[int, typer.Option("--processes", "-j", min=1, help="How many read at once.")] = 1,
    no_link: NoLinks = False,
    own: Own = None,
    alone: Alone = False,
    allow_private: AllowPrivate = False,
) -> None:
    """Follow feeds until Ctrl-C: politely (robots.txt, conditional requests, back-off), whatever a feed may do.

    An item that changes at its source is a new version of its report. What is known of the feeds is kept in the ledger;
    end it at any moment and start it again.

    firsthand follow https://example.org/feed.xml feeds.opml --ledger affair.db

    Exit codes of --once: 0 nothing failed, 1 something failed (see `firsthand failures`), 2 wrong usage, 3 all failed.
    """
    from firsthand.intake.following import feeds_named
    from firsthand.intake.following import follow as looked_at
    from firsthand.ledger import Writer
    from firsthand.ledger.followed import LedgerState

    addresses = feeds_named(feeds)
    reads = reads_with(own, alone=alone)
    tell_of_others(ledger, reads)
    try:
        while True:
            with Writer(ledger, wait=10) as writer:
                store = LedgerState(writer)
                items = looked_at(addresses, store, every=every, until=time.time(), allow_private=allow_private)
                tally = added(items, writer, reads, processes, on_settled=store.settle)
            if tally.new + tally.versions + tally.copies and not no_link:
                link_now(ledger)
            if once:
                raise typer.Exit(exit_code(tally))
            time.sleep(PAUSE)
    except KeyboardInterrupt:
        typer.echo("ended; start it again and it goes on from here", err=True)
