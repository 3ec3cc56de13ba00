"""``firsthand who`` and ``import-actors``: what the atlas knows of an actor, and actors of others' dictionaries."""

from __future__ import annotations

from enum import StrEnum
from pathlib import Path
from typing import Annotated

import typer

from firsthand.commands.app import SOME_FAILED, Alone, Output, Own, app, opened


@app.command()
def who(
    name: Annotated[str, typer.Argument(metavar="NAME", help="A name, short form or alias.")],
    on: Annotated[str | None, typer.Option(help="Only roles held on this date (ISO).")] = None,
    own: Own = None,
    alone: Alone = False,
) -> None:
    """Say what the atlas knows of an actor, with roles by date.

    firsthand who Shoigu --on 2024-08-06
    """
    from firsthand.atlas.lookup import load_atlas
    from firsthand.ontology.terms import check

    check(days=[on])
    found = load_atlas(tuple(own or ()), alone=alone).who(name, on)
    for entry in found:
        code = " ".join(part for part in (entry.country, entry.sector) if part)
        held = f" {entry.first or '…'} – {entry.last or ''}" if entry.first or entry.last else ""
        typer.echo(f"{entry.name}\t{code}\t{entry.role or entry.kind}{held}\t{entry.source}")
    if not found:
        typer.echo(
            f"{name}: the atlas does not know this name{f' on {on}' if on else ''}; --atlas adds your own actors (docs/atlas.md)",
            err=True,
        )
        raise typer.Exit(SOME_FAILED)


class Dictionary(StrEnum):
    """Whose form a file of actors has."""

    petrarch = "petrarch"
    wikidata = "wikidata"
    ftm = "ftm"


@app.command("import-actors")
def import_actors(
    form: Annotated[
        Dictionary, typer.Argument(help="petrarch (TABARI, too), wikidata (query results) or ftm (OpenSanctions).")
    ],
    files: Annotated[list[Path], typer.Argument(help="The files.")],
    output: Output = None,
) -> None:
    """Turn actors of others into a file for --atlas: dictionaries of PETRARCH, results of Wikidata, FollowTheMoney.

    firsthand import-actors petrarch Phoenix.Countries.actors.txt -o own.json

    firsthand read report.txt --atlas own.json --only-atlas
    """
    from firsthand.atlas.importing import import_actors as read_in
    from firsthand.atlas.overlay import to_json

    found = read_in(form.value, files)
    with opened(output) as out:
        out.write(to_json(found.overlay) + "\n")
    for skipped in found.skipped:
        typer.echo(f"left out: {skipped}", err=True)
    typer.echo(f"{len(found.overlay.entries)} roles, {len(found.overlay.agents)} agent nouns", err=True)
