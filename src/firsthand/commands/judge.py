"""``firsthand judge``: what a person says of an event that the machine read."""

from __future__ import annotations

import getpass
from enum import StrEnum
from typing import Annotated

import typer

from firsthand.commands.app import HERE, LEDGER, LedgerPath, app
from firsthand.errors import UsageError

Who = Annotated[str | None, typer.Option("--who", help="Who judges; the name of the login where it is not told.")]


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
    who: Who = None,
    ledger: LedgerPath = HERE,
) -> None:
    """Accept, reject or correct an event. Nothing is erased: the judgement stands beside what the machine read.

    The event's incident follows at once, or with the next `firsthand link` where many reports wait to be linked.

    firsthand judge 3f2a#4 correct reality=denied --why "the ministry denied it in the last paragraph"
    """
    from firsthand.ledger import Writer
    from firsthand.ledger.judging_many import change_of

    told = dict(change_of(change) for change in changes or ())
    if verdict is Verdict.correct and not told:
        raise UsageError("to correct is to say what is right: FIELD=VALUE, as reality=denied")
    if told and verdict is not Verdict.correct:
        raise UsageError(
            f"to {verdict.value} changes nothing; firsthand judge {event} correct {' '.join(changes or ())}"
        )
    with Writer(ledger, wait=10, new=False) as writer:
        made = writer.judge(event, verdict.value, who=who or login(), why=why, changes=told or None)
        writer.link_few()
    typer.echo(f"{made.event}: {made.verdict}ed by {made.who}" + (f" ({made.why})" if made.why else ""))


def login() -> str:
    """The name of who is logged in; UsageError where that has none."""
    try:
        return getpass.getuser()
    except (KeyError, OSError) as cause:  # a container's user may have no name
        raise UsageError("say who judges: --who NAME") from cause
