"""Linking measured: ``linking.py stories|chains|incidents DATA [GOLD] [--readings=PICKLE] [--write] [--errors]``.

``stories`` gathers newscluster.dev into stories and prints B-cubed F1 on each half of its happenings (settings were
chosen on the first). Readings are made once and kept in the pickle file that ``--readings`` names.
"""

from __future__ import annotations

import gzip
import json
import pickle
import sys
from collections import defaultdict
from collections.abc import Callable, Hashable, Mapping, Sequence
from pathlib import Path
from typing import Any

from benchmarks import scores
from firsthand import reader
from firsthand.linking.signatures import signature
from firsthand.linking.stories import stories
from firsthand.records import Reading, Report

Labels = Sequence[Hashable]


def records(path: str) -> list[dict[str, Any]]:
    """The records of a data file."""
    with gzip.open(path, "rt", encoding="utf-8") as file:
        return [json.loads(line) for line in file]


def readings(rows: Sequence[dict[str, Any]], cache: str | None) -> list[Reading]:
    """The readings of the rows' texts, from the pickle file ``cache`` where it is there."""
    if cache and Path(cache).exists():
        kept: list[Reading] = pickle.loads(Path(cache).read_bytes())  # noqa: S301 - our own file
        return kept
    read = reader().read
    made = [read(_report(row)) for row in rows]
    if cache:
        Path(cache).write_bytes(pickle.dumps(made))
    return made


def _report(row: dict[str, Any]) -> Report:
    meta = row["meta"]
    return Report(row["id"], row["text"], meta.get("title"), meta.get("source"), meta.get("date"), meta.get("url"))


def groups(labels: Labels) -> dict[Hashable, set[int]]:
    """The numbers of the items under each label."""
    found: dict[Hashable, set[int]] = defaultdict(set)
    for i, label in enumerate(labels):
        found[label].add(i)
    return found


def f1(precision: float, recall: float) -> float:
    """The harmonic mean of the two."""
    return 2 * precision * recall / (precision + recall) if precision + recall else 0.0


def b_cubed(found: Labels, gold: Labels) -> tuple[float, float, float]:
    """F1, precision and recall (Bagga and Baldwin 1998) of a grouping of items against the gold's."""
    ours, theirs = groups(found), groups(gold)
    shared = [len(ours[f] & theirs[g]) for f, g in zip(found, gold, strict=True)]
    precision = sum(n / len(ours[f]) for n, f in zip(shared, found, strict=True)) / len(gold)
    recall = sum(n / len(theirs[g]) for n, g in zip(shared, gold, strict=True)) / len(gold)
    return f1(precision, recall), precision, recall


def halves(events: Labels) -> tuple[list[int], list[int]]:
    """The items of every other happening, and those of the others; happenings in the order of their labels."""
    first = set(sorted(set(events), key=str)[::2])
    return [i for i, e in enumerate(events) if e in first], [i for i, e in enumerate(events) if e not in first]


def measure_stories(data: str, options: Mapping[str, str]) -> str:
    """B-cubed of the stories of newscluster.dev, half by half."""
    rows = records(f"{data}/newscluster.dev.jsonl.gz")
    read = readings(rows, options.get("readings"))
    gold = [row["meta"]["event_id"] for row in rows]
    found = stories([signature(r) for r in read], {r.report.id: r.report.title for r in read})
    story = {report: s.id for s in found for report in s.reports}
    labels = [story[row["id"]] for row in rows]
    lines = ["| happenings | reports | B-cubed F1 | precision | recall |", "|---|---|---|---|---|"]
    for name, items in zip(("chosen on", "held back"), halves(gold), strict=True):
        scored = b_cubed([labels[i] for i in items], [gold[i] for i in items])
        lines.append(f"| {name} | {len(items)} | " + " | ".join(f"{x:.3f}" for x in scored) + " |")
    return "\n".join([*lines, "", f"{len(found)} stories; {len(set(gold))} happenings."])


MEASURES: Mapping[str, Callable[[str, Mapping[str, str]], str]] = {"stories": measure_stories}


def main() -> None:
    """Measure what is asked for and print it; with ``--write`` into docs/scores.md, too."""
    words = [a for a in sys.argv[1:] if not a.startswith("--")]
    options = dict(a[2:].partition("=")[::2] for a in sys.argv[1:] if a.startswith("--"))
    body = MEASURES[words[0]](words[1], options)
    print(body)
    if "write" in options:
        scores.write(f"Linking: {words[0]}", f"benchmarks/linking.py {words[0]} DATA", words[1], body)


if __name__ == "__main__":
    main()
