"""``firsthand judge``: what a person says of an event that the machine read."""

from __future__ import annotations

import getpass
import json
from enum import StrEnum
from typing import Annotated, Any

import typer

from firsthand.commands.app import HERE, LEDGER, LedgerPath, app
from firsthand.errors import UsageError


class Verdict(StrEnum):
    """What can be judged."""

    accept = "accept"
    reject = "reject"
    correct = "correct"


@app.command(rich_help_panel=LEDGER)
def judge(
    event: Annotated[str, typer.Argument(metavar="EVENT", help="The event's id, as `firsthand events` lists it.")],
    verdict: Annotated[Verdict, typer.Argument(help="accept, reject, or correct with FIELD=VALUE.")],
    changes: Annotated[
        list[str] | None,
        typer.Argument(
            metavar="[FIELD=VALUE]…", help="reality=denied, type=ASSAULT, or a field's JSON: 'when={\"from\": …}'."
        ),
    ] = None,
    why: Annotated[str, typer.Option("--why", "-w", help="The reason; kept with the judgement.")] = "",
    who: Annotated[
        str | None, typer.Option("--who", help="Who judges; the name of the login where it is not told.")
    ] = None,
    ledger: LedgerPath = HERE,
) -> None:
    """Accept, reject or correct an event. Nothing is erased: the judgement stands beside what the machine read.

    The event's incident follows at once, or with the next `firsthand link` where many reports wait to be linked.

    firsthand judge 3f2a#4 correct reality=denied --why "the ministry denied it in the last paragraph"
    """
    from firsthand.ledger import Writer

    told = dict(_change(change) for change in changes or ())
    if verdict is Verdict.correct and not told:
        raise UsageError("to correct is to say what is right: FIELD=VALUE, as reality=denied")
    if told and verdict is not Verdict.correct:
        raise UsageError(
            f"to {verdict.value} changes nothing; firsthand judge {event} correct {' '.join(changes or ())}"
        )
    with Writer(ledger, wait=10, new=False) as writer:
        made = writer.judge(event, verdict.value, who=who or _login(), why=why, changes=told or None)
        writer.link_few()
    typer.echo(f"{made.event}: {made.verdict}ed by {made.who}" + (f" ({made.why})" if made.why else ""))


def _login() -> str:
    try:
        return getpass.getuser()
    except (KeyError, OSError) as cause:  # a container's user may have no name
        raise UsageError("say who judges: --who NAME") from cause


def _change(told: str) -> tuple[str, Any]:
    """A field and its value: JSON if it is that, else the words as they stand."""
    field, equals, value = told.partition("=")
    if not equals:
        raise UsageError(f"{told} is no correction; write FIELD=VALUE, as reality=denied")
    try:
        return field, json.loads(value)
    except json.JSONDecodeError:
        return field, value
