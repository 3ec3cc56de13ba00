"""Fit the weights of an event's confidence: ``python -m training.calibrate`` writes ``models/confidence.json``.

On the validation reports of the gold, which the weights in use must not have seen: of every event read, whether its
type, actors and recipients are all right by ``gold/score.py``. Prints the reliability table of a leave-one-fold-out fit.
"""

from __future__ import annotations

import argparse
import importlib.util
import json
import sys
from pathlib import Path
from typing import Any
from unittest import mock

import numpy as np
from numpy.typing import NDArray

from benchmarks import scores
from firsthand import contract
from firsthand.reading.events import confidence, finding
from firsthand.reading.network import heads
from firsthand.reading.reader import load_reader
from firsthand.records import Report
from training import corpora
from training.evaluate import encoded

TARGET = Path("src/firsthand/models/confidence.json")


def score_module(shared: Path) -> Any:
    """The measure, loaded from its file."""
    spec = importlib.util.spec_from_file_location("score", shared / "gold/score.py")
    assert spec and spec.loader
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


def observations(shared: Path) -> tuple[NDArray[np.float64], NDArray[np.float64], NDArray[np.int64]]:
    """Features, whether right, and the number of the report, for each event read."""
    reader, score = load_reader(), score_module(shared)
    rows, right, report = [], [], []
    for number, sample in enumerate(s for s in corpora.gold(shared / "gold/train") if corpora.held_out(s.name)):
        meta = {k: sample.meta.get(k) for k in ("title", "published", "publisher")}
        with mock.patch.object(finding, "LEAST", 0.0):  # also what is not told for want of confidence
            mine = contract.to_dict(reader.read(Report(sample.name, sample.text, **meta)))["events"]
        pairs = score.pair([e.record for e in sample.events or ()], mine)
        good = {p["id"] for g, p in pairs if g["type"] == p["type"] and score.dyads_agree(g, p)}
        found = heads.triggers(encoded(reader.encoder, sample.text), reader.encoder.weights)
        by_start = {trigger.span.start: trigger for trigger in found}
        for event in mine:
            trigger = by_start[event["trigger"]["start"]]
            rows.append(confidence.features(trigger, confidence.ACTOR_BAR, confidence.RECIPIENT_BAR))
            right.append(float(event["id"] in good))
            report.append(number)
    return np.array(rows), np.array(right), np.array(report)


def fit(x: NDArray[np.float64], y: NDArray[np.float64], ridge: float = 1.0) -> NDArray[np.float64]:
    """Logistic regression by Newton's method."""
    weights = np.zeros(x.shape[1])
    for _ in range(30):
        p = 1 / (1 + np.exp(-x @ weights))
        hessian = (x * (p * (1 - p))[:, None]).T @ x + ridge * np.eye(len(weights))
        weights = weights + np.linalg.solve(hessian, x.T @ (y - p) - ridge * weights)
    return weights


def main(argv: list[str]) -> None:
    """Fit, print and write the reliability table, write the weights."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--shared", type=Path, default=Path("../shared"))
    options = parser.parse_args(argv)
    x, y, report = observations(options.shared)
    chances = np.zeros(len(y))
    for fold in range(5):
        inside = report % 5 == fold
        chances[inside] = 1 / (1 + np.exp(-x[inside] @ fit(x[~inside], y[~inside])))
    lines = ["| confidence | events | mean confidence | share right |", "|---|---|---|---|"]
    for low in np.arange(0, 1, 0.1):
        held = (chances >= low) & (chances < low + 0.1)
        if held.any():
            means = f"{chances[held].mean():.2f} | {y[held].mean():.2f}"
            lines.append(f"| {low:.1f}-{low + 0.1:.1f} | {held.sum()} | {means} |")
    print(*lines, sep="\n")
    data = "76 reports that training leaves out; each fold of five with weights fitted on the others"
    scores.write("Confidence", "python -m training.calibrate", data, "\n".join(lines))
    TARGET.write_text(json.dumps({"weights": [round(w, 4) for w in fit(x, y)]}) + "\n", encoding="utf-8")


if __name__ == "__main__":
    main(sys.argv[1:])
