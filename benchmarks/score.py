"""Accuracy on coded reports: ``score.py GOLD_DIR --score SCORE_PY [--held-out] [--write-to DIR]``.

Reads every report of the folder with the title, publisher and date of its gold file, scores the readings by the gold's
own measure and adds 95 % bootstrap intervals over reports. ``--held-out`` keeps the reports that training leaves out.
"""

from __future__ import annotations

import argparse
import importlib.util
import json
import random
import sys
from pathlib import Path
from types import ModuleType
from typing import Any

sys.path.insert(0, str(Path(__file__).resolve().parents[1]))

from benchmarks import scores
from firsthand.contract import to_dict
from firsthand.reading.reader import load_reader
from firsthand.records import Report
from training.corpora import held_out

SAMPLES = 200
CAVEAT = (
    "; names that the atlas lacked were looked for in all of gold/train, so country and sector are flattered here;"
    " bars and the confidence were set on these reports"
)


def measure(path: Path) -> ModuleType:
    """The gold's own measure, loaded from its file."""
    spec = importlib.util.spec_from_file_location("gold_score", path)
    if spec is None or spec.loader is None:
        raise SystemExit(f"{path}: there is no measure here")
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


def read(path: Path) -> tuple[list[dict[str, Any]], list[dict[str, Any]]]:
    """Gold and read events of one report."""
    gold = json.loads(path.read_text(encoding="utf-8"))
    with path.with_suffix(".txt").open(encoding="utf-8", newline="") as file:
        text = file.read()
    report = Report(path.stem, text, **{key: gold.get(key) for key in ("title", "publisher", "published")})
    return gold["events"], to_dict(load_reader().read(report))["events"]


def figures(
    score: ModuleType, reports: list[tuple[list[dict[str, Any]], list[dict[str, Any]]]]
) -> dict[str, float | None]:
    """All figures over the reports."""
    pairs = [score.pair(gold, mine) for gold, mine in reports]
    result: dict[str, float | None] = score.score(
        pairs, sum(len(g) for g, _ in reports), sum(len(m) for _, m in reports)
    )
    return result


def main(argv: list[str]) -> None:
    """Print the table and write it into docs/scores.md."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("gold", type=Path)
    parser.add_argument("--score", type=Path, required=True)
    parser.add_argument("--held-out", action="store_true")
    options = parser.parse_args(argv)
    paths = [p for p in sorted(options.gold.glob("*.json")) if not options.held_out or held_out(p.stem)]
    score = measure(options.score)
    reports = [read(path) for path in paths]
    whole = figures(score, reports)
    draw = random.Random(7)
    samples = [figures(score, draw.choices(reports, k=len(reports))) for _ in range(SAMPLES)]
    rows = ["| figure | value | 95 % interval |", "|---|---|---|"]
    for name, value in whole.items():
        drawn = sorted(v for s in samples if (v := s[name]) is not None)
        interval = (
            ""
            if name in {"gold", "predicted"}
            else f"{drawn[int(0.025 * len(drawn))]} – {drawn[int(0.975 * len(drawn)) - 1]}"
        )
        rows.append(f"| {name} | {value} | {interval} |")
    body = "\n".join(rows)
    print(body)
    name = f"Events on gold/{options.gold.name}" + (", the part not trained on" if options.held_out else "")
    command = (
        f"make score GOLD={options.gold.parent}"
        if not options.held_out
        else "python benchmarks/score.py ../shared/gold/train --score ../shared/gold/score.py --held-out"
    )
    scores.write(
        name, command, f"{len(paths)} reports, {whole['gold']} events" + (CAVEAT if options.held_out else ""), body
    )


if __name__ == "__main__":
    main(sys.argv[1:])
