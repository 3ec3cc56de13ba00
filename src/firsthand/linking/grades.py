"""Grades by the Admiralty code, by rule and with the reason in words: source reliability and information credibility.

The rules stand in ``data/grades_sources.tsv`` and ``data/grades_credibility.tsv``; the first row that fits gives the
grade. A user's own table of letters, by the names of origins or outlets, goes before the rules. The two grades are kept
apart: the first is that of the most reliable origin that tells the incident as done, the second says how the origins
bear one another out. They are a machine's: nobody has weighed the texts.
"""

from __future__ import annotations

import csv
from collections.abc import Mapping
from functools import cache
from importlib.resources import files

from firsthand.linking.outlets import known
from firsthand.linking.records import Grade, Incident, Origin

MACHINE = "graded by rule, by a machine"
_DONE = frozenset({"happened", "ongoing", "denied", "unclear"})
_UNDONE = frozenset({"denied", "doubted"})  # versions of what is no reality
_BODIES = frozenset({"UNO", "IGO", "NGO", "EUR"})


def grade(incident: Incident, own: Mapping[str, str] | None = None) -> Grade:
    """The grade of an incident with its origins and disputes; ``own`` are a user's letters by name of origin or outlet."""
    letters = {o.name: letter(o, own or {}) for o in incident.origins}
    best = min(letters, key=lambda name: (letters[name][0], name), default=None)
    source, why = letters[best] if best is not None else ("F", "there is no origin")
    row = credibility(incident)
    named = f"{best}: " if best else ""
    return Grade(
        source, int(row["credibility"]), (f"{source}: {named}{why}", f"{row['credibility']}: {row['reason']}", MACHINE)
    )


def letter(origin: Origin, own: Mapping[str, str]) -> tuple[str, str]:
    """The letter of one origin and why, from the user's table, else by rule."""
    name = origin.name.removeprefix("own voice of ")
    for key in (origin.id, origin.name, name):
        if key is not None and key in own:
            return own[key], "your own table says so"
    row = next((r for r in _rows("sources") if r["origin"] == _sort(origin)), None)
    return (row["letter"], row["reason"]) if row else ("F", "nothing is known of the origin")


def _sort(origin: Origin) -> str:
    """Which row of the table of sources an origin is of."""
    outlet = known(origin.name.removeprefix("own voice of "))
    if origin.manner in {"own", "outlet"}:
        if outlet is None:
            return "unknown"
        return (
            "state-outlet" if outlet.owner in {"state", "party"} else "agency" if outlet.kind == "agency" else "outlet"
        )
    if origin.side in {"actor", "recipient"}:
        return "party"
    if origin.country in _BODIES:
        return "body"
    return "third-state" if origin.manner == "state" else origin.manner


def credibility(incident: Incident) -> Mapping[str, str]:
    """The row of the table of credibility that fits the incident."""
    facts = {
        "outside": _said(
            any(o.side == "third" and (o.counted or o.name in _telling(incident)) for o in incident.origins)
        ),
        "opposed": _said({"actor", "recipient"} <= {o.side for o in incident.origins if o.counted}),
        "disputed": _said(any(d.field == "reality" for d in incident.disputes)),
        "done": _said(incident.reality in _DONE),
    }
    return next(r for r in _rows("credibility") if _fits(r, incident.independent_origins, facts))


def _telling(incident: Incident) -> frozenset[str]:
    """The names of the origins of a disputed incident that tell that it happened, whether they count or not."""
    reality = (v for d in incident.disputes if d.field == "reality" for v in d.versions)
    return frozenset(name for v in reality if v.value not in _UNDONE for name in v.origins)


def _said(fact: bool) -> str:
    return "yes" if fact else "no"


def _fits(row: Mapping[str, str], independent: int, facts: Mapping[str, str]) -> bool:
    least = row["independent"]
    enough = least == "any" or (independent == 0 if least == "0" else independent >= int(least))
    return enough and all(row[name] in {"any", fact} for name, fact in facts.items())


@cache
def _rows(name: str) -> tuple[Mapping[str, str], ...]:
    text = files("firsthand.linking").joinpath(f"data/grades_{name}.tsv").read_text(encoding="utf-8")
    return tuple(csv.DictReader(text.splitlines(), delimiter="\t", quoting=csv.QUOTE_NONE))
