"""Adding to a ledger against bare reading, two processes against one, memory: ``adding.py FOLDER [--reports N]``.

Reports are made of paragraphs of the folder's texts, no two the same. Bare reading, one process and two are timed from
report WARM on, when every process has its reader. Figures by the clock hold on a machine that does nothing else; those by
processor time are what two idle cores would give, whatever runs beside. Of more than LONG reports, two processes add all;
the others read, add and link the first LONG.
"""

from __future__ import annotations

import os

for variable in ("OMP_NUM_THREADS", "OPENBLAS_NUM_THREADS", "MKL_NUM_THREADS"):
    os.environ[variable] = "1"

import argparse
import random
import sys
import tempfile
import time
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path

import psutil

sys.path.insert(0, str(Path(__file__).resolve().parents[1]))

from rich.console import Console
from rich.progress import BarColumn, MofNCompleteColumn, Progress, TextColumn, TimeElapsedColumn, TimeRemainingColumn

from benchmarks import scores
from firsthand.ledger import Writer
from firsthand.ledger.adding import Tally, add_all
from firsthand.reading.reader import load_reader
from firsthand.records import Report

WORDS = 400  # of a report, about
WARM, EACH = 20, 10  # reports after which every process reads, and after which processes are looked at
LONG = 1000


def reports_of(folder: Path, count: int) -> Iterator[Report]:
    """Reports of about WORDS words, put together of paragraphs of the texts; the same for the same count."""
    texts = (path.read_text(encoding="utf-8") for path in sorted(folder.glob("*.txt")))
    lines = [line for text in texts for line in text.splitlines() if line.strip()]
    chance = random.Random(7)
    for number in range(count):
        text: list[str] = []
        while sum(len(line.split()) for line in text) < WORDS:
            text.append(chance.choice(lines))
        day = f"2024-{number * 12 // count + 1:02}-{chance.randint(1, 28):02}"
        yield Report(f"made-{number}", "\n".join(text), None, f"Outlet {number % 40}", day)


@dataclass
class Course:
    """What a run took, report by report: the clock, processor time by process, memory of all in MB."""

    bar: Progress
    task: object
    count: int
    clock: list[float] = field(default_factory=list)
    spent: list[dict[int, float]] = field(default_factory=list)
    memory: list[float] = field(default_factory=list)

    def note(self, _: Tally | None = None) -> None:
        """One more is done; at every tenth, and the last, processes are looked at, which takes a while of its own."""
        self.clock.append(time.perf_counter())
        self.bar.advance(self.task)  # type: ignore[arg-type]
        if len(self.clock) % EACH == 0 or len(self.clock) == self.count:
            self._look()

    def _look(self) -> None:
        own = psutil.Process()
        spent, memory = {}, 0.0
        for process in (own, *own.children(recursive=True)):
            try:
                times = process.cpu_times()
                memory += process.memory_info().rss / 2**20
            except psutil.NoSuchProcess:
                continue
            spent[process.pid] = times.user + times.system
        self.spent.append(spent)
        self.memory.append(memory)

    @property
    def by_clock(self) -> float:
        """Seconds a report, once all are warm."""
        return (self.clock[-1] - self.clock[WARM - 1]) / (self.count - WARM)

    @property
    def on_idle_cores(self) -> float:
        """Seconds a report that two cores would take which do nothing else: of the busiest process, or half of all."""
        took = self._took()
        return max(*took, sum(took) / 2) / (self.count - WARM)

    @property
    def processor(self) -> float:
        """Seconds of processor time a report, of all processes."""
        return sum(self._took()) / (self.count - WARM)

    def _took(self) -> list[float]:
        before, after = self.spent[WARM // EACH - 1], self.spent[-1]
        return [seconds - before.get(process, 0.0) for process, seconds in after.items()]


def started(bar: Progress, what: str, count: int) -> Course:
    """A course with its line in the bar."""
    return Course(bar, bar.add_task(what, total=count), count)


def measured(bar: Progress, folder: Path, count: int) -> tuple[Course, Course, Course, float]:
    """Bare reading, adding by one process and by two, and the processor time of linking a report."""
    few = min(count, LONG)
    with tempfile.TemporaryDirectory() as name:
        two = started(bar, "adding, two processes", count)  # first, so that this process has no reader in its memory
        add_all(reports_of(folder, count), Path(name) / "2.db", processes=2, on_progress=two.note)
        one = started(bar, "adding, one process", few)
        add_all(reports_of(folder, few), Path(name) / "1.db", processes=1, on_progress=one.note)
        links = bar.add_task("linking")
        begun = time.process_time()
        with Writer(Path(name) / "1.db") as writer:
            writer.link(lambda done, steps: bar.update(links, completed=done, total=steps))
        linking = (time.process_time() - begun) / few
    bare, reader = started(bar, "reading", few), load_reader()
    for report in reports_of(folder, few):
        reader.read(report)
        bare.note()
    return bare, one, two, linking


def main() -> None:
    """Time, print and write the figures."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("folder", type=Path)
    parser.add_argument("--reports", type=int, default=200)
    asked = parser.parse_args()
    count = max(asked.reports, 3 * WARM)
    columns = (
        TextColumn("{task.description}"),
        BarColumn(),
        MofNCompleteColumn(),
        TimeElapsedColumn(),
        TimeRemainingColumn(),
    )
    with Progress(*columns, console=Console(stderr=True)) as bar:
        bare, one, two, linking = measured(bar, asked.folder, count)
    half = (count + WARM) // 2
    first = (two.clock[half - 1] - two.clock[WARM - 1]) / (half - WARM)
    second = (two.clock[-1] - two.clock[half - 1]) / (count - half)
    tenth = max(count // 10, WARM)
    body = f"""| figure | by the clock | by processor time |
|---|---|---|
| adding with one process against bare reading (wanted 0.85) | {bare.by_clock / one.by_clock:.2f} | {bare.processor / one.processor:.2f} |
| two processes against one (wanted 1.7) | {one.by_clock / two.by_clock:.2f} | {one.processor / two.on_idle_cores:.2f} |
| linking against reading | | {linking / bare.processor:.2f} |
| reports a second, one process | {1 / one.by_clock:.2f} | {1 / one.processor:.2f} |
| reports a second, two processes | {1 / two.by_clock:.2f} | {1 / two.on_idle_cores:.2f} |
| time a report, second half of all against first half | {second / first:.2f} | |

| memory, MB | |
|---|---|
| one process, most | {max(one.memory):,.0f} |
| two processes and the writer, most | {max(two.memory):,.0f} |
| the same, after {tenth:,} and after {count:,} reports | {two.memory[tenth // EACH - 1]:,.0f} and {two.memory[-1]:,.0f} |"""
    print(body)
    command = f"python benchmarks/adding.py ../shared/gold/train --reports {count}"
    title = "Adding to a ledger" if count <= LONG else "Adding many reports to a ledger"
    scores.write(title, command, f"{count:,} reports of {WORDS} words, warm", body)


if __name__ == "__main__":
    main()
