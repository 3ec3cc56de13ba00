"""A ledger from Python."""

from __future__ import annotations

from pathlib import Path

import pytest

import firsthand
from firsthand.ledger import Filter, Writer
from tests.made import READING


def test_events_search_and_frame(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    path = tmp_path / "l.db"
    with Writer(path) as writer:
        writer.add(READING, "1")
    monkeypatch.setattr("firsthand._ledgers.frame_of", list)
    with firsthand.open(path) as ledger:
        assert [e.type for e in ledger.events(Filter(actor="SYR"))] == ["ASSAULT"]
        assert [f.report.id for f in ledger.search("rebels")] == ["r"]
        (row,) = ledger.to_frame()
        assert (row["type"], row["actor_countries"], row["mentions"]) == ("ASSAULT", ["SYR"], 2)
        assert len(ledger.to_frame(mentions=True)) == 2


def test_there_must_be_a_ledger(tmp_path: Path) -> None:
    with pytest.raises(firsthand.LedgerError):
        firsthand.open(tmp_path / "none.db")
