"""Trains the scorer that says on whose word an event is told.

hearing.py GOLD_DIR … SCORE_PY [--cache=DOCBIN] [--write]

Five models, each trained on four fifths of the reports (told apart by the reports' names), are measured on the fifth
that they have not seen; with ``--write`` one trained on all but the validation reports (``corpora.held_out``) goes where
the package reads it. The attributions are those that the reader finds: the tagger has not been taught on the reports.
"""

from __future__ import annotations

import hashlib
import json
import sys
from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from types import ModuleType
from typing import Any

sys.path.insert(0, str(Path(__file__).resolve().parents[1]))

from benchmarks import voices as bench
from firsthand.reading.voices import hearing
from firsthand.records import Attribution
from training import logistic
from training.corpora import held_out
from training.reports import scorer

TARGET = Path(__file__).parents[1] / "src/firsthand/reading/data/voices_hearing.json"
FOLDS = 5
RARE = 4  # features in fewer cases are left out
DECAY = 1e-4


@dataclass(frozen=True, slots=True)
class Case:
    """An event and one of its candidates; ``voice`` None where the gold does not tell."""

    fold: int
    held_out: bool
    features: tuple[str, ...]
    voice: bool | None


def fold(name: str) -> int:
    """The fold of a report."""
    return int(hashlib.md5(name.encode(), usedforsecurity=False).hexdigest(), 16) % FOLDS


def cases(report: bench.Coded, score: ModuleType) -> list[Case]:
    """All pairs of an event and a candidate of one report."""
    room = report.room
    found = []
    for event in report.events:
        asked = bench.asked(event)
        near = hearing.candidates(room, asked)
        likeness = [_likeness(event, a, room.doc.text, score) for a in near]
        told = any(
            like == 2 or (like and hearing.covers(a, asked.trigger)) for a, like in zip(near, likeness, strict=True)
        )
        for attribution, like, held in zip(near, likeness, hearing.features(room, asked, near), strict=True):
            elsewhere = told and like == 1 and not hearing.covers(attribution, asked.trigger)
            features = tuple(sorted(set(held)))
            found.append(Case(fold(report.name), held_out(report.name), features, None if elsewhere else like > 0))
    return found


def _likeness(event: Mapping[str, Any], attribution: Attribution, text: str, score: ModuleType) -> int:
    """2 where a gold voice stands in the source's place, 1 where one only bears its name, else 0."""
    mine = [{"span": [s.start, s.end], "name": s.of(text)} for s in attribution.source or attribution.cue]
    pairs = [(g, m) for g in event["voices"] for m in mine if score.alike(g, m)]
    return max((2 if score.close(g, m) else 1 for g, m in pairs), default=0)


def trained(known: Sequence[Case]) -> dict[str, float]:
    """The weights learned from ``known`` cases."""
    told = [c for c in known if c.voice is not None]
    often = Counter(f for c in told for f in c.features)
    names = {f: i for i, f in enumerate(sorted(f for f, n in often.items() if n >= RARE))}
    rows = [i for i, c in enumerate(told) for f in c.features if f in names]
    columns = [names[f] for c in told for f in c.features if f in names]
    return logistic.fitted(rows, columns, [bool(c.voice) for c in told], names, DECAY)


def main(argv: list[str]) -> None:
    """Train and measure by folds; write if asked."""
    *folders, measure = (a for a in argv if not a.startswith("--"))
    score = scorer(Path(measure))
    cache = next((a.partition("=")[2] for a in argv if a.startswith("--cache=")), None)
    reports = [r for folder in map(Path, folders) for r in bench.coded(folder, cache and f"{cache}.{folder.name}")]
    known = [case for report in reports for case in cases(report, score)]
    tally: Counter[str] = Counter()
    for held in range(FOLDS):
        table = trained([c for c in known if c.fold != held])
        for report in reports:
            if fold(report.name) == held:
                tally += bench.tallied(report, score, table)
    bench.show(tally)
    if "--write" in argv:
        card = {
            "source": "trained by training/hearing.py on gold/train less the validation part, and on the reports that we coded"
        }
        weights = {
            name: weight
            for name, weight in trained([c for c in known if not c.held_out]).items()
            if abs(weight) >= 0.02
        }
        TARGET.write_text(json.dumps({**card, "weights": weights}, indent=0, sort_keys=True) + "\n", encoding="utf-8")


if __name__ == "__main__":
    main(sys.argv[1:])
