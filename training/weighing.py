"""Trains the scorer of the spans of attributions: ``python -m training.weighing POLNEAR.jsonl.gz [--write]``.

The encoder has learnt most of PolNeAR's articles, and knows their spans too surely: the scorer is taught on those that training
leaves out, and measured on each fifth of them with what the others teach; the first ``MEASURED``, on which
``training/evaluate.py`` measures, get a figure of their own. With ``--write`` the weights taught by all articles but these go
where the package reads them. No chance in it: the same data give the same weights.
"""

from __future__ import annotations

import json
import sys
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from firsthand.reading.grammar import syntax
from firsthand.reading.network import heads, lattice, weighing
from firsthand.reading.network.encoder import Encoded, load_encoder
from firsthand.reading.network.tagging import KINDS, Segment
from firsthand.reading.text import page
from firsthand.records import Report
from training import corpora

TARGET = Path(__file__).parents[1] / "src/firsthand/reading/data/weighing_weights.json"
MEASURED, FOLDS = 40, 5
RARE = 8  # features of fewer spans are left out
DECAY, STEPS, RATE, SLOWER = 5.0, 60, 0.12, 36  # from which step on the rate is a third

Names = dict[tuple[str, str], int]  # the number of each feature of a kind
Table = dict[str, dict[str, float]]


@dataclass(frozen=True, slots=True)
class Article:
    """The spans of one article that may be, each with its features, which of them are annotated, and all that are."""

    segments: Sequence[Segment]
    features: Sequence[Sequence[weighing.Feature]]
    right: NDArray[np.bool_]
    encoded: Encoded
    chances: NDArray[np.float32]
    gold: frozenset[tuple[str, tuple[int, int]]]


def articles(samples: Sequence[corpora.Sample]) -> Iterator[Article]:
    """The articles as the tagger sees them."""
    encoder = load_encoder()
    for sample in samples:
        doc = syntax.parse(sample.text, page.lay_out(Report(sample.name, sample.text)))
        whole = encoder.encode(sample.text, doc)
        segments, chances = heads.tagged_segments(whole, encoder.weights)
        sight = weighing.Sight.of(whole, chances)
        gold = frozenset(sample.attributions or ())
        bounds = [(s.kind, (whole.words.starts[s.begin], whole.words.ends[s.end - 1])) for s in segments]
        right = np.array([bound in gold for bound in bounds], dtype=bool)
        yield Article(segments, [list(sight.features(s)) for s in segments], right, whole, chances, gold)


@dataclass(frozen=True, slots=True)
class Rows:
    """An article's spans in numbers: the features with their values, and which span each is of."""

    rows: NDArray[np.int64]
    columns: NDArray[np.int64]
    values: NDArray[np.float64]
    ranges: Sequence[lattice.Range]
    right: NDArray[np.bool_]
    length: int

    @classmethod
    def of(cls, article: Article, names: Names) -> Rows:
        """``article`` with the features that ``names`` numbers."""
        told = [
            (row, names[segment.kind, name], value)
            for row, (segment, features) in enumerate(zip(article.segments, article.features, strict=True))
            for name, value in features
            if (segment.kind, name) in names
        ]
        rows, columns, values = (np.array(c) for c in zip(*told, strict=True)) if told else (np.zeros(0, int),) * 3
        ranges = [(s.begin, s.end) for s in article.segments]
        return cls(rows, columns, values, ranges, article.right, len(article.chances))

    def slope(self, weight: NDArray[np.float64]) -> NDArray[np.float64]:
        """How the log chance of what is annotated falls as each weight grows."""
        scores = np.bincount(self.rows, weight[self.columns] * self.values, len(self.ranges))
        likely = lattice.chances(self.ranges, scores.tolist(), self.length)
        slope: NDArray[np.float64] = np.zeros(len(weight))
        np.add.at(slope, self.columns, (likely - self.right)[self.rows] * self.values)
        return slope


def trained(known: Sequence[Article]) -> Table:
    """The weights under which the annotated spans are likeliest together (a semi-Markov field, Sarawagi and Cohen 2004)."""
    often = Counter(
        (s.kind, name) for a in known for s, row in zip(a.segments, a.features, strict=True) for name, _ in row
    )
    names = {feature: number for number, feature in enumerate(sorted(f for f, times in often.items() if times >= RARE))}
    rows = [Rows.of(article, names) for article in known if article.segments]
    weight, mean, square = np.zeros(len(names)), np.zeros(len(names)), np.zeros(len(names))
    for step in range(1, STEPS + 1):
        slope = sum((r.slope(weight) for r in rows), DECAY * weight)
        mean, square = 0.9 * mean + 0.1 * slope, 0.99 * square + 0.01 * slope**2
        rate = RATE if step < SLOWER else RATE / 3
        weight -= rate * (mean / (1 - 0.9**step)) / (np.sqrt(square / (1 - 0.99**step)) + 1e-8)
    table: Table = {kind: {} for kind in KINDS}
    for (kind, name), number in names.items():
        table[kind][name] = round(float(weight[number]), 3)
    return table


def measured(known: Sequence[Article], table: Table) -> Counter[str]:
    """How many spans are read, annotated and right, with the weights of ``table``."""
    told: Counter[str] = Counter()
    for article in known:
        settled = weighing.settled(article.segments, article.encoded, article.chances, table)
        found = [(s.kind, heads.span_of(s, article.encoded)) for s in settled]
        for kind in KINDS:
            mine = {(span.start, span.end) for k, span in found if k == kind}
            gold = {span for k, span in article.gold if k == kind}
            told.update({f"{kind} right": len(mine & gold), f"{kind} read": len(mine), f"{kind} coded": len(gold)})
    return told


def line(told: Counter[str]) -> str:
    """Exact F1 of each kind."""
    f1 = {k: 200 * told[f"{k} right"] / (told[f"{k} read"] + told[f"{k} coded"]) for k in KINDS}
    return ", ".join(f"{kind} {value:.1f}" for kind, value in f1.items())


def main(argv: list[str]) -> None:
    """Train and measure by folds; write if asked."""
    left_out = list(articles([s for s in corpora.polnear(Path(argv[0])) if corpora.held_out(s.name)]))
    told: Counter[str] = Counter()
    for fold in range(FOLDS):
        others = [a for n, a in enumerate(left_out) if n % FOLDS != fold]
        told += measured(left_out[fold::FOLDS], trained(others))
    print("by folds:", line(told))
    table = trained(left_out[MEASURED:])
    print("the first, by those behind them:", line(measured(left_out[:MEASURED], table)))
    if "--write" in argv:
        card = {
            "source": "trained by training/weighing.py on articles of PolNeAR that the encoder's training leaves out"
        }
        TARGET.write_text(json.dumps({**card, "weights": table}, indent=0, sort_keys=True) + "\n", encoding="utf-8")


if __name__ == "__main__":
    main(sys.argv[1:])
