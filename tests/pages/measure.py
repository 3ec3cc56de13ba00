"""How long the desk takes for each page of a large ledger while another process adds to it.

    python -m tests.pages.measure LEDGER [REPORTS]

makes the ledger if it is not there, then prints for each page the median and the largest time of the server and its size.
"""

from __future__ import annotations

import statistics
import subprocess
import sys
import time
from pathlib import Path

from starlette.testclient import TestClient

from firsthand.ledger import Wanted, Writer
from firsthand.pages.app import make_app
from firsthand.pages.from_ledger import LedgerSource
from tests.pages import many

TIMES = 15


def make(path: Path, count: int) -> None:
    """A ledger of ``count`` reports."""
    with Writer(path) as writer:
        for reading in many.readings(count):
            writer.add(reading, "made up")


def pages(source: LedgerSource) -> dict[str, str]:
    """An address of each page."""
    report = source.reports(limit=1)[0].id
    event = next(iter(source.events(sentences=False)))
    found = {
        "briefing": "/",
        "briefing since": "/?since=2024-06",
        "stories": "/stories",
        "report": f"/report?id={report}",
        "event": f"/report?id={event.report}&event={event.id.replace('#', '%23')}",
        "actor": "/actor?name=RUS",
        "dyad": "/dyad?one=RUS&other=UKR",
        "map": "/map",
        "search": "/search",
        "search words": "/search?words=" + "+".join(source.reports(limit=1)[0].title.split()[:2]),  # type: ignore[union-attr]
        "search filters": "/search?actor=RUS&reality=denied&since=2024",
    }
    for incident in source.incidents(Wanted(limit=1)):
        found["incident"] = f"/incident?id={incident.id}"
    for story in source.stories(Wanted(limit=1)):
        found["story"] = f"/story?id={story.id}"
    return found


def measure(path: Path) -> None:
    """Print the figures."""
    adding = subprocess.Popen([sys.executable, "-m", "tests.pages.measure", str(path), "adding"])  # noqa: S603
    try:
        with LedgerSource(path) as source:
            client = TestClient(make_app(source), base_url="http://127.0.0.1")
            for name, address in pages(source).items():
                client.get(address)
                took = []
                for _ in range(TIMES):
                    start = time.perf_counter()
                    answer = client.get(address)
                    took.append(time.perf_counter() - start)
                    assert answer.status_code == 200, address
                ms = [one * 1000 for one in took]
                size = len(answer.content) / 1000
                print(f"{name:<16}{statistics.median(ms):7.0f} ms{max(ms):7.0f} ms{size:7.0f} kB")  # noqa: T201
    finally:
        adding.terminate()


def add(path: Path) -> None:
    """Add reports until ended."""
    with Writer(path) as writer:
        for reading in many.readings(100_000, seed=int(time.time())):
            writer.add(reading, "made up")
            time.sleep(0.05)


if __name__ == "__main__":
    ledger = Path(sys.argv[1])
    if sys.argv[2:] == ["adding"]:
        add(ledger)
    else:
        if not ledger.exists():
            make(ledger, int(sys.argv[2]) if len(sys.argv) > 2 else 10_000)
        measure(ledger)
