"""Trains the scorer of where the spans of attributions end: ``python -m training.edges POLNEAR.jsonl.gz [--write]``.

The encoder has learnt most of PolNeAR's articles, and knows their ends too surely: the scorer is taught on those that
training leaves out. The first ``MEASURED`` of them are for ``training/evaluate.py`` and never learnt from; of the others each
half is measured with what the other half teaches. With ``--write`` the weights taught by both go where the package reads them.
No chance in it: the same data give the same weights.
"""

from __future__ import annotations

import json
import sys
from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

import numpy as np

from firsthand.reading import edges, heads, page, syntax
from firsthand.reading.encoder import load_encoder
from firsthand.records import Report
from training import corpora

TARGET = Path(__file__).parents[1] / "src/firsthand/reading/data/edges_weights.json"
MEASURED = 40
RARE = 8  # features in fewer candidates are left out
DECAY, PASSES, RATE = 2.0, 400, 0.05


@dataclass(frozen=True, slots=True)
class Choice:
    """A span's ends that may be, each with its features, and the one where the annotators' span ends; None for none of them."""

    features: Sequence[Mapping[str, float]]
    right: int | None


def choices(sample: corpora.Sample) -> dict[str, list[Choice]]:
    """The choices of one article by kind of span."""
    encoder = load_encoder()
    whole = encoder.encode(sample.text, syntax.parse(sample.text, page.lay_out(Report(sample.name, sample.text))))
    runs, chances = heads.tagged_runs(whole, encoder.weights)
    sight = edges.Sight.of(runs, whole, chances)
    found: dict[str, list[Choice]] = {kind: [] for kind in edges.KINDS}
    for run in runs:
        ends = list(sight.ends(run))
        span = whole.span(run[1], run[2] - 1)
        gold = [s for kind, s in sample.attributions or () if kind == run[0]]
        nearest = max(gold, key=lambda s: min(s[1], span.end) - max(s[0], span.start), default=(0, 0))
        met = nearest[0] < span.end and span.start < nearest[1]
        right = next((n for n, end in enumerate(ends) if met and whole.words.ends[end - 1] == nearest[1]), None)
        found[run[0]].append(Choice([dict(sight.features(run, end)) for end in ends], right))
    return found


def trained(known: Sequence[Choice]) -> dict[str, float]:
    """The weights under which the right ends are likeliest among theirs."""
    told = [c for c in known if c.right is not None]
    often = Counter(name for c in told for row in c.features for name in row)
    names = {name: i for i, name in enumerate(sorted(n for n, times in often.items() if times >= RARE))}
    rows = [row for c in told for row in c.features]
    table = np.zeros((len(rows), len(names)))
    for i, row in enumerate(rows):
        for name in row.keys() & names.keys():
            table[i, names[name]] = row[name]
    group = np.repeat(np.arange(len(told)), [len(c.features) for c in told])
    right = np.concatenate([np.arange(len(c.features)) == c.right for c in told]).astype(float)
    weight, mean, square = np.zeros(len(names)), np.zeros(len(names)), np.zeros(len(names))
    for step in range(1, PASSES + 1):
        scores = np.exp(np.clip(table @ weight, -30, 30))
        slope = table.T @ (scores / np.bincount(group, scores)[group] - right) + DECAY * weight
        mean, square = 0.9 * mean + 0.1 * slope, 0.99 * square + 0.01 * slope**2
        weight -= RATE * (mean / (1 - 0.9**step)) / (np.sqrt(square / (1 - 0.99**step)) + 1e-8)
    return {name: round(float(weight[i]), 3) for name, i in names.items()}


def right(known: Sequence[Choice], table: Mapping[str, float], margin: float = edges.MARGIN) -> tuple[int, int]:
    """How many ends are right as the tagger has them, and with the weights of ``table``."""
    plain = better = 0
    for choice in known:
        scores = [sum(table.get(f, 0.0) * x for f, x in row.items()) for row in choice.features]
        best = int(np.argmax(scores))
        plain += choice.right == 0
        better += choice.right == (best if scores[best] > scores[0] + margin else 0)
    return plain, better


def main(argv: list[str]) -> None:
    """Train and measure by halves; write if asked."""
    left_out = [s for s in corpora.polnear(Path(argv[0])) if corpora.held_out(s.name)][MEASURED:]
    halves = [[choices(s) for s in left_out[n::2]] for n in (0, 1)]
    for kind in edges.KINDS:
        known = [[c for article in half for c in article[kind]] for half in halves]
        told = [right(known[1 - n], trained(known[n])) for n in (0, 1)]
        print(
            kind, sum(map(len, known)), "ends right before", sum(t[0] for t in told), "after", sum(t[1] for t in told)
        )
    if "--write" in argv:
        weights = {k: trained([c for half in halves for article in half for c in article[k]]) for k in edges.KINDS}
        card = {"source": "trained by training/edges.py on articles of PolNeAR that the encoder's training leaves out"}
        TARGET.write_text(json.dumps({**card, "weights": weights}, indent=0, sort_keys=True) + "\n", encoding="utf-8")


if __name__ == "__main__":
    main(sys.argv[1:])
