"""Adding to a ledger against bare reading, two processes against one, memory: ``adding.py FOLDER [REPORTS]``."""

from __future__ import annotations

import os

for variable in ("OMP_NUM_THREADS", "OPENBLAS_NUM_THREADS", "MKL_NUM_THREADS"):
    os.environ[variable] = "1"

import random
import sys
import tempfile
import time
from pathlib import Path

import psutil

sys.path.insert(0, str(Path(__file__).resolve().parents[1]))

from benchmarks import scores
from firsthand.ledger import Writer
from firsthand.ledger.adding import add_all
from firsthand.reading.reader import load_reader
from firsthand.records import Report

WORDS = 400  # of a report, about


def reports_of(folder: Path, count: int) -> list[Report]:
    """Reports of about WORDS words, put together of paragraphs of the texts; no two the same."""
    lines = [
        line
        for path in sorted(folder.glob("*.txt"))
        for line in path.read_text(encoding="utf-8").splitlines()
        if line.strip()
    ]
    chance, found = random.Random(7), []
    for number in range(count):
        text: list[str] = []
        while sum(len(line.split()) for line in text) < WORDS:
            text.append(chance.choice(lines))
        found.append(Report(f"made-{number}", "\n".join(text), None, f"Outlet {number % 40}", "2024-08-06"))
    return found


def timed(reports: list[Report], processes: int, folder: Path) -> tuple[float, float, Path]:
    """Seconds to add, the most memory (MB) of all processes together, and the ledger."""
    path = folder / f"{processes}-{len(reports)}.db"
    own, most, begun = psutil.Process(), 0.0, time.perf_counter()

    def watch(_: object) -> None:
        nonlocal most
        every = (own, *own.children(recursive=True))
        most = max(most, sum(p.memory_info().rss for p in every if p.is_running()) / 2**20)

    add_all(reports, path, processes=processes, on_progress=watch)
    return time.perf_counter() - begun, most, path


def main(argv: list[str]) -> None:
    """Time, print and write the figures."""
    count = int(argv[1]) if len(argv) > 1 else 200
    reports = reports_of(Path(argv[0]), count)
    reader = load_reader()
    reader.read(reports[0])
    begun = time.perf_counter()
    for report in reports:
        reader.read(report)
    bare = time.perf_counter() - begun
    with tempfile.TemporaryDirectory() as name:
        one, memory, path = timed(reports, 1, Path(name))
        two, both, _ = timed(reports, 2, Path(name))
        begun = time.perf_counter()
        with Writer(path) as writer:
            writer.link()
        linking = time.perf_counter() - begun
    body = f"""| figure | value |
|---|---|
| adding with one process against bare reading | {bare / one:.2f} |
| two processes against one (their start, some seconds, is in it) | {one / two:.2f} |
| linking against reading | {linking / bare:.2f} |
| reports a second, one process | {count / one:.2f} |
| most memory, one process, MB | {memory:,.0f} |
| most memory, two processes and the writer, MB | {both:,.0f} |"""
    print(body)
    scores.write("Adding to a ledger", "make bench", f"{count} reports of {WORDS} words", body)


if __name__ == "__main__":
    main(sys.argv[1:])
