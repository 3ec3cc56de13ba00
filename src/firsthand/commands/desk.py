"""``firsthand desk``: the ledger in a browser."""

from __future__ import annotations

from typing import Annotated

import typer

from firsthand.commands.app import HERE, LedgerPath, app
from firsthand.errors import UsageError


@app.command()
def desk(
    ledger: LedgerPath = HERE,
    port: Annotated[int, typer.Option(help="The port; 0 takes any that is free.")] = 8437,
    host: Annotated[
        str, typer.Option(help="The address to listen on; another than this machine's needs --token.")
    ] = "127.0.0.1",
    token: Annotated[
        str | None, typer.Option(envvar="FIRSTHAND_TOKEN", help="What a browser must bring along.")
    ] = None,
    read_only: Annotated[bool, typer.Option("--read-only", help="Let nobody judge.")] = False,
    open_: Annotated[bool, typer.Option("--open", help="Open the browser.")] = False,
) -> None:
    """Show a ledger in the browser: reports, incidents, origins; check and correct what was read.

    firsthand desk --ledger affair.db --open
    """
    import socket

    import uvicorn

    from firsthand.pages.app import make_app
    from firsthand.pages.from_ledger import LedgerSource
    from firsthand.pages.safety import HERE as LOCAL

    own = LOCAL if host in LOCAL else frozenset({host, *LOCAL})
    source = LedgerSource(ledger)
    application = make_app(source, token=token, read_only=read_only, hosts=own, name=ledger.name)
    try:
        listening = socket.create_server((host, port))
    except OSError as cause:
        raise UsageError(f"{host}:{port} cannot be listened on ({cause.strerror}); choose another --port") from cause
    address = f"http://{host}:{listening.getsockname()[1]}/" + (f"?token={token}" if token else "")
    typer.echo(f"the desk of {ledger}: {address} (Ctrl-C ends it)")
    if open_:
        typer.launch(address)
    config = uvicorn.Config(application, log_level="warning", server_header=False)
    with source:
        uvicorn.Server(config).run(sockets=[listening])
