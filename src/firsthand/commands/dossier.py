"""An incident for a person to read: what happened, who tells it, from whom they have it, what is disputed."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING

from rich.text import Text
from rich.tree import Tree

from firsthand.commands.table import STYLES

if TYPE_CHECKING:
    from collections.abc import Sequence

    from firsthand.linking.records import Actor, Incident, Origin


def heading(incident: Incident) -> Text:
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
    number, count = len(incident.tellings), incident.independent_origins
    told = f"{reports(number)}, {count} independent origin{'' if count == 1 else 's'}"
    return f"{told} · {incident.grade.source}{incident.grade.credibility}" if incident.grade else told


def reports(number: int) -> str:
    """So many reports, in words."""
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


def tellings(incident: Incident, publishers: dict[str, str]) -> Text:
    """Each telling on the word of its chain, with its reality and its event's id; ``publishers`` by the reports' ids."""
    text = Text("Told by\n", "bold")
    for telling in incident.tellings:
        text.append("  " + " ← ".join((publishers[telling.report], *telling.chain)))
        text.append(f" · {telling.reality}", STYLES[telling.reality])
        text.append(f" · {telling.event}\n", "dim")
    return text


def origins(incident: Incident, publishers: dict[str, str]) -> Tree:
    """The tree of origins; of several with one name, the first has what made them one."""
    tree = Tree(Text("Origins", "bold"))
    seen: set[str] = set()
    for origin in incident.origins:
        branch = tree.add(_origin(origin))
        for publisher, number in Counter(publishers.get(report, report) for report in origin.reports).items():
            branch.add(Text(publisher + (f" ({reports(number)})" if number > 1 else "")))
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


def disputes(incident: Incident) -> Text:
    """What is disputed, version by version, and the reasons of the grade."""
    text = Text("\n")
    for dispute in incident.disputes:
        text.append(f"Dispute: {dispute.field}\n", "bold")
        for version in dispute.versions:
            text.append(f"  {version.value}: {', '.join(version.origins)}\n")
    for reason in incident.grade.reasons if incident.grade else ():
        text.append(f"  {reason}\n", "dim")
    return text
