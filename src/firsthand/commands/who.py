"""``firsthand who``: what the atlas knows of an actor."""

from __future__ import annotations

from typing import Annotated

import typer

from firsthand.commands.app import SOME_FAILED, app, check_date


@app.command()
def who(
    name: Annotated[str, typer.Argument(help="A name, short form or alias.")],
    on: Annotated[str | None, typer.Option(help="Only roles held on this date (ISO).")] = None,
) -> None:
    """Say what the atlas knows of an actor, with roles by date.

    firsthand who Shoigu --on 2024-08-06
    """
    from firsthand.atlas.lookup import load_atlas

    check_date(on)
    found = load_atlas().who(name, on)
    for entry in found:
        code = " ".join(part for part in (entry.country, entry.sector) if part)
        held = f" {entry.first or '…'} – {entry.last or ''}" if entry.first or entry.last else ""
        typer.echo(f"{entry.name}\t{code}\t{entry.role or entry.kind}{held}\t{entry.source}")
    if not found:
        typer.echo(f"{name}: the atlas does not know this name{f' on {on}' if on else ''}", err=True)
        raise typer.Exit(SOME_FAILED)
