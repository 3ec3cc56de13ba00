"""Trains the scorer that chooses an event's time.

    python -m training.times GOLD_DIR SCORE_PY [--cache=DOCBIN] [--write]

Gold triggers, types and realities are given. Weights learned on the part of gold/train that training uses are measured
on the part that it leaves out, and by folds within it; with ``--write`` they go where the package reads them. "own" is
each mention's own choice, "shared" the one of all mentions of the same event together.
"""

from __future__ import annotations

import sys
from collections import defaultdict
from collections.abc import Sequence
from pathlib import Path
from types import ModuleType
from typing import Any

from firsthand.reading.times import find_times
from firsthand.reading.times.attachment import Timeline
from firsthand.reading.times.choice import Choice, Table
from firsthand.reading.times.sharing import together
from firsthand.records import Span, Time
from training.choosing import Case, learned, write
from training.corpora import held_out
from training.reports import FOLDS, Coded, Tally, coded, scorer

TARGET = Path(__file__).parents[1] / "src/firsthand/reading/data/times_weights.json"
DECAY = 10.0
BAR = 0.5  # with the whole reader on the reports left out 68.5 of F1; 0.4 gives 69.3 for less precision


def choices(report: Coded) -> dict[str, Choice]:
    """What there is to choose from for each event of one report."""
    given = report.report
    timeline = Timeline.of(find_times(given.text, given.published), report.doc, given.published)
    return {e["id"]: timeline.choice(Span(*e["trigger"]), e["type"], e["reality"]) for e in report.events}


def value(time: Time | None) -> dict[str, Any]:
    """A time as the gold's measure reads it."""
    return {"when": {"from": time.first, "to": time.last} if time else None}


def case(event: dict[str, Any], choice: Choice, score: ModuleType) -> Case:
    """One event's choice with what is right of it: each time that agrees with the gold, or none."""
    given = score.when_given(event)
    right = [bool(given and score.when_agrees(event, value(t))) for t, _ in choice.times]
    return Case((*(held for _, held in choice.times), choice.none), (*right, not any(right)))


def tally(
    report: Coded, options: dict[str, Choice], weights: dict[str, float], score: ModuleType, tallies: dict[str, Tally]
) -> None:
    """Add the events of one report to the tallies."""
    known = Table(weights, BAR)
    for group in report.mates():
        own = [together([options[e["id"]]], known)[0] for e in group]
        shared = together([options[e["id"]] for e in group], known)
        for event, alone, time in zip(group, own, shared, strict=True):
            tallies["own"].count(event, value(alone), score.when_given, score.when_agrees)
            tallies["shared"].count(event, value(time), score.when_given, score.when_agrees)


def main(argv: Sequence[str]) -> None:
    """Train, measure, and write if asked."""
    cache = next((Path(a.partition("=")[2]) for a in argv if a.startswith("--cache=")), None)
    score = scorer(Path(argv[1]))
    reports = coded(Path(argv[0]), cache)
    options = {r.report.id: choices(r) for r in reports}
    cases = {
        r.report.id: [
            case(e, options[r.report.id][e["id"]], score) for e in r.events if options[r.report.id][e["id"]].times
        ]
        for r in reports
    }
    known = [r for r in reports if not held_out(r.report.id)]
    tallies: dict[str, Tally] = defaultdict(Tally)
    for part in range(FOLDS):
        weights = learned([c for r in known if r.fold != part for c in cases[r.report.id]], DECAY)
        for report in (r for r in known if r.fold == part):
            tally(report, options[report.report.id], weights, score, tallies)
    print("folds    ", *(f"{name}: {t}" for name, t in tallies.items()), sep="\n  ")
    weights = learned([c for r in known for c in cases[r.report.id]], DECAY)
    tallies.clear()
    for report in (r for r in reports if held_out(r.report.id)):
        tally(report, options[report.report.id], weights, score, tallies)
    print("held out ", *(f"{name}: {t}" for name, t in tallies.items()), sep="\n  ")
    if "--write" in argv:
        source = "trained by training/times.py on our own gold, the training part of gold/train"
        write(TARGET, source, weights, BAR)


if __name__ == "__main__":
    main(sys.argv[1:])
