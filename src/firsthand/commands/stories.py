"""``firsthand stories``, ``incidents``, ``incident`` and ``origins``: what many reports tell together."""

from __future__ import annotations

import json
from collections import Counter
from enum import StrEnum
from typing import TYPE_CHECKING, Annotated, Any

import typer
from rich.text import Text
from rich.tree import Tree

from firsthand.commands.app import HERE, LedgerPath, Output, app, console_of, opened
from firsthand.commands.table import STYLES
from firsthand.errors import UsageError

if TYPE_CHECKING:
    from collections.abc import Sequence

    from firsthand.ledger import Ledger
    from firsthand.linking.records import Actor, Incident, Origin, Story


_WIDEST = 10_000  # columns of what is read by no person: a tree's lines are not folded there


class Form(StrEnum):
    """How incidents and stories are printed."""

    table = "table"
    json = "json"


Shape = Annotated[Form, typer.Option("--format", "-f", help="table for people, json for programs.")]
Since = Annotated[str | None, typer.Option(help="Only with a report of this day or later (ISO).")]
Until = Annotated[str | None, typer.Option(help="Only with a report of this day or earlier (ISO).")]
Limit = Annotated[int, typer.Option(min=1, help="The most that are listed.")]


@app.command()
def stories(
    ledger: LedgerPath = HERE,
    since: Since = None,
    until: Until = None,
    limit: Limit = 50,
    form: Shape = Form.table,
    output: Output = None,
) -> None:
    """List stories: reports about the same happening, the newest first.

    firsthand stories --since 2024-08-01
    """
    from firsthand.ledger import Ledger, Wanted
    from firsthand.linking.contract import story_data

    with Ledger(ledger) as asking, opened(output) as out:
        found = asking.stories(Wanted(since=since, until=until, limit=limit))
        if form is Form.json:
            out.write(_array(story_data(s, _incidents_of(asking, s)) for s in found))
            return
        console = console_of(out)
        for story in found:
            console.print(_story_line(story))


def _incidents_of(asking: Ledger, story: Story) -> Sequence[Incident]:
    from firsthand.ledger import Wanted

    return asking.incidents(Wanted(story=story.id, limit=10_000))


def _story_line(story: Story) -> Text:
    line = Text(story.title or "(no title)", "bold")
    days = story.first if story.first == story.last else f"{story.first} to {story.last}"
    count = f"{len(story.reports)} report{'' if len(story.reports) == 1 else 's'}"
    line.append(f"\n  {story.id} · {count} · {days if story.first else 'no date'}\n", "dim")
    return line


@app.command()
def incidents(
    ledger: LedgerPath = HERE,
    since: Since = None,
    until: Until = None,
    actor: Annotated[str | None, typer.Option(help="A name or a country's code, on either side.")] = None,
    dyad: Annotated[str | None, typer.Option(metavar="A:B", help="A and B, either way round.")] = None,
    kind: Annotated[str | None, typer.Option("--type", help="PLOVER type.")] = None,
    story: Annotated[str | None, typer.Option(help="The id of a story.")] = None,
    limit: Limit = 50,
    form: Shape = Form.table,
    output: Output = None,
) -> None:
    """List incidents: one event as all reports tell it, those with most reports and origins first.

    firsthand incidents --dyad IRN:RUS --format json
    """
    from firsthand.ledger import Ledger, Wanted
    from firsthand.linking.contract import incident_data

    pair = tuple(dyad.split(":")) if dyad else None
    if pair is not None and (len(pair) != 2 or not all(pair)):
        raise UsageError(f"{dyad} is no dyad; write it as IRN:RUS")
    wanted = Wanted(since, until, actor, pair, kind.upper() if kind else None, story, limit=limit)
    with Ledger(ledger) as asking, opened(output) as out:
        found = asking.incidents(wanted)
        if form is Form.json:
            out.write(_array(incident_data(i) for i in found))
            return
        console = console_of(out)
        for incident in found:
            console.print(_heading(incident))


@app.command()
def incident(
    name: Annotated[str, typer.Argument(help="The incident's id, as `firsthand incidents` lists it.")],
    ledger: LedgerPath = HERE,
    form: Shape = Form.table,
    output: Output = None,
) -> None:
    """Show one incident: its tellings side by side, the tree of its origins, its disputes and grade."""
    from firsthand.ledger import Ledger
    from firsthand.linking.contract import incident_data

    with Ledger(ledger) as asking, opened(output) as out:
        found = asking.incident(name)
        if found is None:
            raise UsageError(f"there is no incident {name} in {ledger}")
        if form is Form.json:
            out.write(json.dumps(incident_data(found), ensure_ascii=False, indent=1) + "\n")
            return
        publishers = {t.report: _publisher(asking, t.report) for t in found.tellings}
        console = console_of(out)
        if not console.is_terminal:
            console.width = _WIDEST
        for part in (_heading(found), _tellings(found, publishers), _origins(found, publishers), _disputes(found)):
            console.print(part)


@app.command()
def origins(
    ledger: LedgerPath = HERE,
    since: Since = None,
    until: Until = None,
    limit: Limit = 50,
    output: Output = None,
) -> None:
    """List incidents by how many reports stand on how few origins: where an echo looks like confirmation."""
    from firsthand.ledger import Ledger, Wanted

    with Ledger(ledger) as asking, opened(output) as out:
        found = asking.incidents(Wanted(since=since, until=until, limit=10_000))
        ranked = sorted(found, key=lambda i: (i.independent_origins - len(i.tellings), i.id))
        console = console_of(out)
        for one in ranked[:limit]:
            if len(one.tellings) > max(one.independent_origins, 1):
                console.print(_heading(one))
                console.print(Text("".join(f"    {o.name} ({_reports(len(o.reports))})\n" for o in one.origins), "dim"))


def _publisher(asking: Ledger, report: str) -> str:
    found = asking.versions(report)
    return next((r.publisher or report for r in reversed(found)), report)


def _heading(incident: Incident) -> Text:
    """What, who, how surely; when and where; how many reports on how many origins; the grade."""
    text = Text(incident.type + (f" {incident.mode}" if incident.mode else ""), "bold")
    text.append(f" · {_side(incident.actors, ' or ' if _rivals(incident) else ' + ') or '?'}")
    text.append(f" → {_side(incident.recipients)}" if incident.recipients else "")
    text.append(" · ")
    text.append(incident.reality, STYLES[incident.reality])
    text.append(" · disputed" if incident.disputes else "", "red")
    about = f"about “{incident.about}”" if incident.about else None
    facts = [part for part in (about, _days(incident), incident.where.name if incident.where else None) if part]
    facts += [f"{kind} {_number(incident, kind)}" for kind in incident.counts]
    text.append("\n  " + " · ".join(facts) if facts else "")
    text.append(f"\n  {_counted(incident)} · {incident.id}\n", "dim")
    return text


def _number(incident: Incident, kind: str) -> str:
    """How many: the number most told, or where that is in dispute each that is told, as "6 or 7"."""
    told = [v.value for d in incident.disputes if d.field == "counts" for v in d.versions]
    disputed = [value.removesuffix(f" {kind}") for value in told if value.endswith(f" {kind}")]
    low, high = incident.counts[kind]
    return " or ".join(disputed) or (str(low) if low == high else f"{low}–{high}")


def _counted(incident: Incident) -> str:
    reports, count = len(incident.tellings), incident.independent_origins
    told = f"{_reports(reports)}, {count} independent origin{'' if count == 1 else 's'}"
    return f"{told} · {incident.grade.source}{incident.grade.credibility}" if incident.grade else told


def _reports(number: int) -> str:
    return f"{number} report{'' if number == 1 else 's'}"


def _days(incident: Incident) -> str | None:
    when = incident.when
    if when is None or not (when.first or when.last):
        return None
    return str(when.first) if when.first == when.last else f"{when.first or '…'} to {when.last or '…'}"


def _rivals(incident: Incident) -> bool:
    """Whether it is in dispute which of the actors did it."""
    values = {v.value for d in incident.disputes if d.field == "actor" for v in d.versions}
    return len(values & {a.name for a in incident.actors}) > 1


def _side(actors: Sequence[Actor], between: str = " + ") -> str:
    return between.join(f"{a.name} ({a.country})" if a.country and a.country != a.name else a.name for a in actors)


def _tellings(incident: Incident, publishers: dict[str, str]) -> Text:
    text = Text("Told by\n", "bold")
    for telling in incident.tellings:
        text.append("  " + " ← ".join((publishers[telling.report], *telling.chain)))
        text.append(f" · {telling.reality}", STYLES[telling.reality])
        text.append(f" · {telling.event}\n", "dim")
    return text


def _origins(incident: Incident, publishers: dict[str, str]) -> Tree:
    """The tree of origins; of several with one name, the first has what made them one."""
    tree = Tree(Text("Origins", "bold"))
    seen: set[str] = set()
    for origin in incident.origins:
        branch = tree.add(_origin(origin))
        for publisher, number in Counter(publishers.get(report, report) for report in origin.reports).items():
            branch.add(Text(publisher + (f" ({_reports(number)})" if number > 1 else "")))
        merges = [m for m in incident.merges if origin.name in m.origins and origin.name not in seen]
        seen.add(origin.name)
        also = sorted({name for m in merges for name in m.origins} - {origin.name})
        reasons = "; ".join(dict.fromkeys(m.reason for m in merges))
        if reasons:
            branch.add(Text(f"also {', '.join(also)}: {reasons}" if also else reasons, "dim"))
    return tree


def _origin(origin: Origin) -> Text:
    side = {"actor": "of the actor's side", "recipient": "of the recipient's side"}.get(origin.side)
    notes = [origin.kind, side, None if origin.counted else "not counted as independent"]
    text = Text(f"nobody by name: “{origin.name}”" if origin.manner == "phrase" else origin.name)
    text.append(f" ({', '.join(n for n in notes if n)})", "dim")
    return text


def _disputes(incident: Incident) -> Text:
    text = Text("\n")
    for dispute in incident.disputes:
        text.append(f"Dispute: {dispute.field}\n", "bold")
        for version in dispute.versions:
            text.append(f"  {version.value}: {', '.join(version.origins)}\n")
    for reason in incident.grade.reasons if incident.grade else ():
        text.append(f"  {reason}\n", "dim")
    return text


def _array(rows: Any) -> str:
    return json.dumps(list(rows), ensure_ascii=False, indent=1) + "\n"
