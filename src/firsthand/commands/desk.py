"""``firsthand desk``: the ledger in a browser."""

from __future__ import annotations

from typing import Annotated

import typer

from firsthand.commands.app import HERE, LEDGER, LedgerPath, app


@app.command(rich_help_panel=LEDGER)
def desk(
    ledger: LedgerPath = HERE,
    port: Annotated[int, typer.Option(help="The port; 0 takes any that is free.")] = 8642,
    host: Annotated[
        str, typer.Option(help="The address to listen on; another than this machine's needs --token.")
    ] = "127.0.0.1",
    name: Annotated[list[str] | None, typer.Option(help="A further host name that the desk may be called by.")] = None,
    token: Annotated[
        str | None, typer.Option(envvar="FIRSTHAND_TOKEN", help="What a browser must bring along.")
    ] = None,
    read_only: Annotated[bool, typer.Option("--read-only", help="Let nobody judge.")] = False,
    open_: Annotated[bool, typer.Option("--open", help="Open the browser.")] = False,
) -> None:
    """Show a ledger in the browser: reports, incidents, origins; check and correct what was read.

    firsthand desk --ledger affair.db --open
    """
    from firsthand.pages.serving import serve

    serve(
        ledger,
        host=host,
        port=port,
        token=token,
        read_only=read_only,
        names=name or (),
        open_browser=open_,
        say=typer.echo,
    )
