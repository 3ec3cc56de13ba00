"""Killed, interrupted, and read from while it is written to: nothing lost, torn or doubled."""

from __future__ import annotations

import json
import os
import random
import signal
import sqlite3
import subprocess
import sys
import threading
from pathlib import Path
from time import sleep

import pytest

from firsthand.intake import read_sources
from firsthand.ledger import Filter, check, open_ledger
from firsthand.ledger.adding import Tally, add_all
from tests.ledger.fake_readers import quick

ROOT = Path(__file__).parents[2]
KILLS = 20
Rows = list[tuple[object, ...]]


def source(folder: Path, count: int) -> Path:
    """Reports of which each fifth is another version of one before, each seventh a copy, each eleventh known."""
    lines: list[str] = []
    for number in range(count):
        told = f"In report {number} of the army in town {number * 7} many were killed and {number} were killed later."
        line = {"id": str(number), "text": told, "publisher": "Digest", "url": f"https://example.org/{number}"}
        if number % 5 == 4:
            line["url"] = f"https://example.org/{number - 3}"
        if number % 7 == 6:
            line = {**json.loads(lines[-2]), "publisher": "Post", "url": f"https://example.com/{number}"}
        if number % 11 == 10:
            line = json.loads(lines[-4])
        lines.append(json.dumps(line))
    path = folder / "in.jsonl"
    path.write_text("\n".join(lines))
    return path


def adder(path: Path, reports: Path, processes: int) -> subprocess.Popen[str]:
    command = [sys.executable, "-m", "tests.ledger.adder", str(path), str(reports), str(processes)]
    return subprocess.Popen(  # noqa: S603
        command, cwd=ROOT, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True, start_new_session=True
    )


def held(path: Path) -> tuple[Rows, Rows]:
    """The reports and the events of a ledger, whatever the order they came in."""
    connection = sqlite3.connect(path)
    reports = connection.execute(
        "SELECT id, version, source, hash, publisher, url, current FROM reports ORDER BY id, version"
    ).fetchall()
    events = connection.execute("SELECT id, same_as, view, type FROM events ORDER BY id, view").fetchall()
    connection.close()
    return reports, events


def test_killed_twenty_times_it_holds_what_it_would_have_held(tmp_path: Path) -> None:
    reports, path = source(tmp_path, 150), tmp_path / "killed.db"
    chance = random.Random(7)  # noqa: S311
    for number in range(KILLS):
        running = adder(path, reports, 2 if number % 5 == 0 else 1)
        assert running.stdout
        for _ in range(chance.randint(number * 7, number * 7 + 14)):
            running.stdout.readline()
        sleep(chance.random() * 0.01)
        running.kill()
        running.communicate()
        assert running.returncode in {-signal.SIGKILL, 0}
        if number % 4 == 3:
            assert check(path).problems == ()
    last = add_all(read_sources([str(reports)]), path, load=quick, reader="1", wait=20)
    assert last.done == 150
    whole = tmp_path / "whole.db"
    assert add_all(read_sources([str(reports)]), whole, load=quick, reader="1") == Tally(100, 13, 17, 20)
    assert held(path) == held(whole)
    assert check(path).problems == ()
    with open_ledger(path) as ledger:
        assert len(ledger.search("army town", limit=200)) == ledger.summary().reports


@pytest.mark.parametrize("processes", [1, 2])
def test_ctrl_c_ends_it_and_all_that_it_started(tmp_path: Path, processes: int) -> None:
    reports, path = source(tmp_path, 5000), tmp_path / "x.db"
    running = adder(path, reports, processes)
    assert running.stdout
    for _ in range(5):
        running.stdout.readline()
    os.killpg(running.pid, signal.SIGINT)
    _, told = running.communicate(timeout=60)  # ends when nobody holds its output any more
    assert running.returncode == -signal.SIGINT
    assert told.count("Traceback") == 1
    assert told.rstrip().endswith("KeyboardInterrupt")
    assert check(path).problems == ()
    with open_ledger(path) as ledger:
        assert 1 <= ledger.summary().versions < 5000


def test_readers_see_whole_reports_while_it_is_written_to(tmp_path: Path) -> None:
    reports, path = source(tmp_path, 300), tmp_path / "x.db"
    add_all([], path, load=quick, reader="1")
    done = threading.Event()
    torn: list[str] = []
    polls: list[list[int]] = []

    def poll() -> None:
        mine: list[int] = []
        polls.append(mine)
        with open_ledger(path) as ledger:
            while not done.is_set():
                events = list(ledger.events(Filter(words="army"), sentences=False, by="mention"))
                torn.extend(e.id for e in events if e.actors[0].name != "army")
                found = ledger.summary()
                mine.append(found.reports)
                if found.mentions != 2 * found.reports:
                    torn.append(str(found))

    threads = [threading.Thread(target=poll) for _ in range(2)]
    for thread in threads:
        thread.start()
    running = adder(path, reports, 1)
    _, told = running.communicate()
    done.set()
    for thread in threads:
        thread.join()
    assert (running.returncode, told, torn) == (0, "", [])
    assert polls == [sorted(mine) for mine in polls]
    assert all(len(set(mine)) > 2 for mine in polls)
