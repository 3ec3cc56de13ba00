"""Trains the scorer that chooses an event's place.

    python -m training.places GOLD_DIR SCORE_PY [--cache=DOCBIN] [--more=FOLDER] [--write]

``--more`` is a folder of coded excerpts (``training.coding write``) to learn from, too, except for what we made up; take out
what is kept to measure on. Gold triggers, types, realities and parties are given; the role head's marks, which the reader
adds, are not. Weights learned on the part of gold/train that training uses are measured on the part that it leaves out, and by folds within
it; with ``--write`` they go where the package reads them. "own" is each mention's own choice, "shared" one that also
takes the place of another mention of the same event.
"""

from __future__ import annotations

import sys
from collections import defaultdict
from collections.abc import Mapping, Sequence
from pathlib import Path
from types import ModuleType
from typing import Any

from firsthand.reading.places import Locations, find_places
from firsthand.reading.places.attachment import Choice
from firsthand.reading.text import page
from firsthand.reading.times.choice import likeliest, weigh
from firsthand.records import Place, Span
from training.choosing import Case, learned, write
from training.corpora import OURS, held_out
from training.reports import FOLDS, Coded, Tally, coded, scorer

TARGET = Path(__file__).parents[1] / "src/firsthand/reading/data/places_weights.json"
DECAY = 10.0
BAR = 0.2  # the best of 0.1 … 0.45 with the whole reader on the reports left out


def choices(report: Coded) -> dict[str, Choice]:
    """What there is to choose from for each event of one report."""
    doc, given = report.doc, report.report
    named = find_places(given.text, [(Span(e.start_char, e.end_char), e.label_) for e in doc.ents])
    locations = Locations.of(named, doc, page.lay_out(given))
    return {
        e["id"]: locations.choice(Span(*e["trigger"]), e["type"], e["mode"], e["reality"], _parties(e))
        for e in report.events
    }


def _parties(event: dict[str, Any]) -> dict[str, list[Span]]:
    sides = {"actor": event["actors"], "recipient": event["recipients"]}
    return {kind: [Span(*p["span"]) for p in side] for kind, side in sides.items()}


def value(place: Place | None) -> dict[str, Any]:
    """A place as the gold's measure reads it."""
    return {"where": {"name": place.name} if place else None}


def case(event: dict[str, Any], choice: Choice, score: ModuleType) -> Case:
    """One event's choice with what is right of it: each place that agrees with the gold, or none."""
    given = bool(score.place(event))
    right = [bool(given and score.where_agrees(event, value(p))) for p, _ in choice.places]
    return Case((*(held for _, held in choice.places), choice.none), (*right, not any(right)))


def cases_of(report: Coded, options: Mapping[str, Choice], score: ModuleType) -> list[Case]:
    """The cases of one report's events, of those that have something to choose from."""
    return [case(e, options[e["id"]], score) for e in report.events if options[e["id"]].places]


def chosen(choice: Choice, weights: dict[str, float]) -> Place | None:
    """The likeliest place, if its chance reaches ``BAR``."""
    best, chance = likeliest([weigh(held, weights) for _, held in choice.places], weigh(choice.none, weights))
    return choice.places[best][0] if chance >= BAR else None


def tally(
    report: Coded, options: dict[str, Choice], weights: dict[str, float], score: ModuleType, tallies: dict[str, Tally]
) -> None:
    """Add the events of one report to the tallies."""
    for group in report.mates():
        own = [chosen(options[e["id"]], weights) for e in group]
        first = next((p for p in own if p), None)
        for event, place in zip(group, own, strict=True):
            for name, mine in (("own", place), ("shared", place or first)):
                tallies[name].count(event, value(mine), lambda e: bool(score.place(e)), score.where_agrees)


def main(argv: Sequence[str]) -> None:
    """Train, measure, and write if asked."""
    cache = next((Path(a.partition("=")[2]) for a in argv if a.startswith("--cache=")), None)
    more = [Path(a.partition("=")[2]) for a in argv if a.startswith("--more=")]
    score = scorer(Path(argv[1]))
    reports = coded(Path(argv[0]), cache)
    options = {r.report.id: choices(r) for r in reports}
    cases = {r.report.id: cases_of(r, options[r.report.id], score) for r in reports}
    excerpts = [
        r
        for folder in more
        for r in coded(folder, cache and cache.with_suffix(f".{folder.name}"))
        if not r.report.id.startswith(f"{OURS}own")
    ]
    others = [c for r in excerpts for c in cases_of(r, choices(r), score)]
    known = [r for r in reports if not held_out(r.report.id)]
    tallies: dict[str, Tally] = defaultdict(Tally)
    for part in range(FOLDS):
        weights = learned([*(c for r in known if r.fold != part for c in cases[r.report.id]), *others], DECAY)
        for report in (r for r in known if r.fold == part):
            tally(report, options[report.report.id], weights, score, tallies)
    print("folds    ", *(f"{name}: {t}" for name, t in tallies.items()), sep="\n  ")
    weights = learned([*(c for r in known for c in cases[r.report.id]), *others], DECAY)
    tallies.clear()
    for report in (r for r in reports if held_out(r.report.id)):
        tally(report, options[report.report.id], weights, score, tallies)
    print("held out ", *(f"{name}: {t}" for name, t in tallies.items()), sep="\n  ")
    if "--write" in argv:
        source = "trained by training/places.py on our own gold, the training part of gold/train and our coded excerpts"
        write(TARGET, source, weights, BAR)


if __name__ == "__main__":
    main(sys.argv[1:])
