"""``firsthand stories``, ``incidents``, ``incident`` and ``origins``: what many reports tell together."""

from __future__ import annotations

import json
from enum import StrEnum
from typing import TYPE_CHECKING, Annotated, Any, TextIO

import typer
from rich.text import Text

from firsthand.commands import dossier
from firsthand.commands.app import HERE, LEDGER, LedgerPath, Output, app, console_of, many, opened
from firsthand.commands.events import pair_of
from firsthand.errors import UsageError
from firsthand.ontology.terms import TYPES

if TYPE_CHECKING:
    from collections.abc import Sequence

    from firsthand.exchange.tables import Table
    from firsthand.ledger import Ledger
    from firsthand.linking.records import Incident, Story


_WIDEST = 10_000  # columns of what is read by no person: a tree's lines are not folded there


class Form(StrEnum):
    """How incidents and stories are printed."""

    table = "table"
    json = "json"
    csv = "csv"
    parquet = "parquet"


class OneForm(StrEnum):
    """How one incident is printed."""

    table = "table"
    json = "json"


OneShape = Annotated[OneForm, typer.Option("--format", "-f", help="table for people, json for programs.")]
Shape = Annotated[
    Form,
    typer.Option("--format", "-f", help="table for people; json; csv or parquet with a row each (docs/exchange.md)."),
]
Since = Annotated[str | None, typer.Option(help="Only with a report of this day or later (ISO).")]
Until = Annotated[str | None, typer.Option(help="Only with a report of this day or earlier (ISO).")]
Limit = Annotated[int, typer.Option(min=1, help="The most that are listed.")]
Most = Annotated[int | None, typer.Option(min=1, help="The most that are listed; 50 in a table for people, else all.")]


@app.command(rich_help_panel=LEDGER)
def stories(
    ledger: LedgerPath = HERE,
    since: Since = None,
    until: Until = None,
    limit: Most = None,
    form: Shape = Form.table,
    output: Output = None,
) -> None:
    """List stories: reports about the same happening, the newest first.

    firsthand stories --since 2024-08-01
    """
    from firsthand.exchange import tables
    from firsthand.ledger import Ledger, Wanted
    from firsthand.linking.contract import story_data

    wanted = Wanted(since=since, until=until, limit=_most(limit, form))
    with Ledger(ledger) as asking, opened(output) as out:
        found = asking.stories(wanted)
        if form is Form.json:
            out.write(_array(story_data(s, _incidents_of(asking, s)) for s in found))
        elif form is not Form.table:
            _write(tables.stories(found), form, out)
        else:
            console = console_of(out)
            for story in found:
                console.print(_story_line(story))
        _tell(asking, "" if found else "no such story in the ledger")


def _most(limit: int | None, form: Form) -> int:
    """How many are asked for: -1 is all."""
    return limit or (50 if form is Form.table else -1)


def _write(table: Table, form: Form, out: TextIO) -> None:
    """A table as a file, which Parquet, being no text, has to be told."""
    if form is Form.parquet and out.isatty():
        raise UsageError("parquet is no text for a terminal; say --output FILE")
    out.flush()
    out.buffer.write(table.to("parquet" if form is Form.parquet else "csv"))
    out.buffer.flush()


def _incidents_of(asking: Ledger, story: Story) -> Sequence[Incident]:
    from firsthand.ledger import Wanted

    return asking.incidents(Wanted(story=story.id, limit=10_000))


def _story_line(story: Story) -> Text:
    line = Text(story.title or "(no title)", "bold")
    days = story.first if story.first == story.last else f"{story.first} to {story.last}"
    count = f"{len(story.reports)} report{'' if len(story.reports) == 1 else 's'}"
    line.append(f"\n  {story.id} · {count} · {days if story.first else 'no date'}\n", "dim")
    return line


@app.command(rich_help_panel=LEDGER)
def incidents(
    ledger: LedgerPath = HERE,
    since: Since = None,
    until: Until = None,
    actor: Annotated[str | None, typer.Option(help="A name or a country's code, on either side.")] = None,
    dyad: Annotated[str | None, typer.Option(metavar="A:B", help="A and B, either way round.")] = None,
    kind: Annotated[str | None, typer.Option("--type", help=f"PLOVER type: {', '.join(TYPES)}.")] = None,
    story: Annotated[str | None, typer.Option(help="A story's id, as `firsthand stories` lists it.")] = None,
    limit: Most = None,
    form: Shape = Form.table,
    output: Output = None,
) -> None:
    """List incidents: one event as all reports tell it, those with most reports and origins first.

    firsthand incidents --dyad IRN:RUS --format json

    firsthand incidents --since 2024-08 --format parquet --output incidents.parquet
    """
    from firsthand.exchange import tables
    from firsthand.ledger import Ledger, Wanted
    from firsthand.linking.contract import incident_data

    wanted = Wanted(since, until, actor, pair_of(dyad), kind.upper() if kind else None, story, limit=_most(limit, form))
    with Ledger(ledger) as asking:
        if story and asking.story(story) is None:
            raise UsageError(f"there is no story {story} in {ledger}")
        found = asking.incidents(wanted)
        _tell(asking, "" if found else "no such incident in the ledger")
    with opened(output) as out:
        if form is Form.json:
            out.write(_array(incident_data(i) for i in found))
        elif form is not Form.table:
            _write(tables.incidents(found), form, out)
        else:
            console = console_of(out)
            for incident in found:
                console.print(dossier.heading(incident))


@app.command(rich_help_panel=LEDGER)
def incident(
    name: Annotated[
        str, typer.Argument(metavar="INCIDENT", help="The incident's id, as `firsthand incidents` lists it.")
    ],
    ledger: LedgerPath = HERE,
    form: OneShape = OneForm.table,
    output: Output = None,
) -> None:
    """Show one incident: its tellings side by side, the tree of its origins, its disputes and grade.

    firsthand incident i489dd91a03bc --ledger affair.db
    """
    from firsthand.ledger import Ledger
    from firsthand.linking.contract import incident_data

    with Ledger(ledger) as asking:
        found = asking.incident(name)
        if found is None:
            raise UsageError(f"there is no incident {name} in {ledger}")
        publishers = {t.report: _publisher(asking, t.report) for t in found.tellings}
    with opened(output) as out:
        if form is OneForm.json:
            out.write(json.dumps(incident_data(found), ensure_ascii=False, indent=1) + "\n")
            return
        console = console_of(out)
        if not console.is_terminal:
            console.width = _WIDEST
        for part in (
            dossier.heading(found),
            dossier.tellings(found, publishers),
            dossier.origins(found, publishers),
            dossier.disputes(found),
        ):
            console.print(part)


@app.command(rich_help_panel=LEDGER)
def origins(
    ledger: LedgerPath = HERE,
    since: Since = None,
    until: Until = None,
    limit: Limit = 50,
    output: Output = None,
) -> None:
    """List incidents by how many reports stand on how few origins: where an echo looks like confirmation.

    For programs the same is in `firsthand incidents --format json`.

    firsthand origins --since 2024-08
    """
    from firsthand.ledger import Ledger, Wanted

    wanted = Wanted(since=since, until=until, limit=10_000)
    with Ledger(ledger) as asking, opened(output) as out:
        echoed = [i for i in asking.incidents(wanted) if len(i.tellings) > max(i.independent_origins, 1)]
        console = console_of(out)
        for one in sorted(echoed, key=lambda i: (i.independent_origins - len(i.tellings), i.id))[:limit]:
            console.print(dossier.heading(one))
            told = "".join(f"    {o.name} ({dossier.reports(len(o.reports))})\n" for o in one.origins)
            console.print(Text(told, "dim"))
        _tell(asking, "" if echoed else "no incident in the ledger has more reports than origins")


def _tell(asking: Ledger, nothing: str) -> None:
    """On standard error, that there is ``nothing`` such, and how many reports wait to be linked: what they tell is missing."""
    if nothing:
        typer.echo(nothing, err=True)
    if waiting := asking.count_unlinked():
        typer.echo(f"{asking.path}: {many(waiting, 'report')} not linked yet; `firsthand link` does that", err=True)


def _publisher(asking: Ledger, report: str) -> str:
    found = asking.versions(report)
    return next((r.publisher or report for r in reversed(found)), report)


def _array(rows: Any) -> str:
    return json.dumps(list(rows), ensure_ascii=False, indent=1) + "\n"
