"""Processes that read: their outcomes, their deaths and their replacements."""

from __future__ import annotations

import os
from typing import Any

import pytest

from firsthand.errors import FirsthandError
from firsthand.ledger.reader_processes import Load, Outcome, ReaderProcesses
from firsthand.records import Report
from tests.ledger.fake_readers import quick, reading_of, stillborn, unfit

TEXTS = ["One killed.", "fail here", "break here", "die here", "exit here", "Two killed, killed.", "Three killed."]


def run(load: Load, texts: list[str], count: int) -> dict[str, Outcome]:
    found: dict[str, Outcome] = {}
    with ReaderProcesses(load, count) as processes:
        for number, text in enumerate(texts):
            while not processes.room:
                found.update({o.report.id: o for o in processes.take()})
            processes.give(Report(str(number), text))
        while processes.held:
            found.update({o.report.id: o for o in processes.take()})
    return found


def test_each_report_has_its_outcome_and_a_death_takes_only_its_own() -> None:
    environment = dict(os.environ)
    found = run(quick, TEXTS, 2)
    assert dict(os.environ) == environment
    assert sorted(found) == [str(n) for n in range(7)]
    for n in (0, 5, 6):
        assert found[str(n)].reading == reading_of(Report(str(n), TEXTS[n]))
    failed = {name: (o.stage, o.cause) for name, o in found.items() if o.reading is None}
    assert failed == {
        "1": ("syntax", "as told"),
        "2": ("reading", "ZeroDivisionError: as told"),
        "3": ("reading", "the process that read it died (signal 9)"),
        "4": ("reading", "the process that read it died (exit code 3)"),
    }


def test_large_reports_go_through_both_ways() -> None:
    large = "One killed. " * 8_000
    found = run(quick, [large, large[:-1], large[:-2]], 1)
    assert [len(o.reading.events) for o in found.values() if o.reading] == [8_000] * 3


def test_nothing_is_started_before_there_is_something_to_read() -> None:
    with ReaderProcesses(unfit, 3) as processes:
        assert (processes.held, processes.room, processes.take(0)) == (0, True, [])
    with ReaderProcesses(quick, 3) as processes:
        for text in ("One killed.", "Two killed."):
            processes.give(Report(text, text))
            while processes.held:
                processes.take()
        assert len(processes._processes) == 1


@pytest.mark.parametrize(
    ("load", "said"), [(unfit, "could not load its reader: ValueError: no weights"), (stillborn, r"exit code 7")]
)
def test_a_reader_that_cannot_be_loaded(load: Any, said: str) -> None:
    with pytest.raises(FirsthandError, match=said):
        run(load, ["x"], 2)


def test_the_end_does_not_wait_for_what_is_being_read() -> None:
    with ReaderProcesses(quick, 1) as processes:
        processes.give(Report("1", "sleep 60"))
        processes.take(0.5)
    assert processes.held == 0
