"""How long the desk takes for each page of a ledger of made-up reports while another process adds to it: ``desk.py [REPORTS]``.

The ledger is made where it is not there yet, in ``build/``; that takes some minutes.
"""

from __future__ import annotations

import os
import re
import shutil
import statistics
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parents[1]))

from rich.progress import track
from starlette.testclient import TestClient

from benchmarks import made_up, scores
from firsthand.ledger import Ledger, Wanted, Writer
from firsthand.pages.app import make_app
from firsthand.pages.from_ledger import LedgerSource
from firsthand.pages.showing import link

TIMES = 15
PAUSE = 0.05  # seconds between two reports that are added meanwhile
_OWN = re.compile(r'(?:href|src)="(/static/[^"]+)"')


def make(path: Path, count: int) -> None:
    """A ledger of ``count`` reports, linked."""
    with Writer(path) as writer:
        for reading in track(made_up.readings(count), "adding", total=count):
            writer.add(reading, "made up")
        writer.link()


def pages(source: LedgerSource) -> dict[str, str]:
    """An address of each page, those that hold most."""
    incident = source.incidents(Wanted(limit=1))[0]
    telling = incident.tellings[0]
    story = source.story_of(telling.report)
    words = " ".join((source.reports(limit=1)[0].title or "").split()[:2])
    return {
        "briefing": "/",
        "briefing of a time": link("/", since="2024-06"),
        "incident": link("/incident", id=incident.id),
        "stories": "/stories",
        "story": link("/story", id=story.id if story else ""),
        "report": link("/report", id=telling.report),
        "report with an event": link("/report", id=telling.report, event=telling.event),
        "actor": link("/actor", name="RUS"),
        "actor by a name": link("/actor", name=incident.actors[0].name),
        "pair": link("/dyad", one="RUS", other="UKR"),
        "pair by names": link("/dyad", one="RUS GOV", other="UKR MIL"),
        "map": "/map",
        "search": "/search",
        "search, words": link("/search", words=words),
        "search, filters": link("/search", actor="RUS", reality="denied", since="2024"),
        "search, country": link("/search", country="RUS"),
    }


@contextmanager
def adding(path: Path) -> Iterator[None]:
    """Another process adds reports and links them as long as the context lasts."""
    with subprocess.Popen([sys.executable, __file__, "--add", str(path)], stdout=subprocess.PIPE) as process:
        try:
            assert process.stdout is not None
            process.stdout.readline()
            yield
        finally:
            process.terminate()


def add(path: Path) -> None:
    """Add reports until ended."""
    with Writer(path, wait=60) as writer:
        for number, reading in enumerate(made_up.readings(1_000_000, seed=time.time_ns())):
            writer.add(reading, "made up")
            if number == 0:
                print("the first is in", flush=True)
            if number % 20 == 19:
                writer.link()
            time.sleep(PAUSE)


def timed(client: TestClient, address: str) -> tuple[list[float], list[float], float]:
    """Milliseconds by the clock and of this process, and the page with what it loads in kB."""
    by_clock, of_process = [], []
    client.get(address)
    for _ in range(TIMES):
        clock, process = time.perf_counter(), time.process_time()
        answer = client.get(address)
        by_clock.append((time.perf_counter() - clock) * 1000)
        of_process.append((time.process_time() - process) * 1000)
        assert answer.status_code == 200, address
    own = {*_OWN.findall(answer.text)}
    return by_clock, of_process, (len(answer.content) + sum(len(client.get(one).content) for one in own)) / 1000


def main(count: int) -> None:
    """Time, print and write the figures."""
    load = os.getloadavg()[0]
    kept = made_up.kept(f"desk-{count}.db", lambda path: make(path, count))
    rows = [
        "| page | ms by the clock, median | largest | ms of the server's own, median | kB with style and script |",
        "|---|---|---|---|---|",
    ]
    with tempfile.TemporaryDirectory() as folder:
        path = Path(shutil.copy(kept, folder))
        with Writer(path):  # brings a ledger of an earlier form up to date
            pass
        with LedgerSource(path) as source, adding(path):
            client = TestClient(make_app(source), base_url="http://127.0.0.1")
            for name, address in pages(source).items():
                clock, own, size = timed(client, address)
                rows.append(
                    f"| {name} | {statistics.median(clock):.0f} | {max(clock):.0f} | {statistics.median(own):.0f} | {size:.0f} |"
                )
                print(rows[-1], flush=True)
        with Ledger(path) as ledger:
            after = ledger.summary().reports
    data = (
        f"{count:,} made-up reports, {30 * count:,} events; {after - count} reports more came meanwhile, linked twenty at a"
        f" time; {os.cpu_count()} cores, load {load:.1f} before and {os.getloadavg()[0]:.1f} after (the clock counts what"
        " others took, the server's own time does not)"
    )
    scores.write("The desk", "make bench", data, "\n".join(rows))


if __name__ == "__main__":
    if sys.argv[1:2] == ["--add"]:
        add(Path(sys.argv[2]))
    else:
        main(int(sys.argv[1]) if sys.argv[1:] else 10_000)
