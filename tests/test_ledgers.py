"""A ledger from Python."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest

import firsthand
from firsthand import Result
from firsthand._frames import LIBRARIES
from firsthand.exchange.rows import columns
from firsthand.ledger import Filter, View, Writer
from firsthand.ledger.flat import COLUMNS
from tests.made import READING


def test_events_search_and_frame(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    path = tmp_path / "l.db"
    with Writer(path) as writer:
        writer.add(READING, "1")
    monkeypatch.setattr("firsthand._ledgers.frame_of", lambda rows, _: list(rows))
    with firsthand.open(path) as ledger:
        assert [e.type for e in ledger.events(Filter(actor="SYR"))] == ["ASSAULT"]
        assert [f.report.id for f in ledger.search("rebels")] == ["r"]
        (row,) = ledger.to_frame()
        assert (row["type"], row["actor_countries"], row["mentions"]) == ("ASSAULT", ["SYR"], 2)
        assert len(ledger.to_frame(mentions=True)) == 2


def test_there_must_be_a_ledger(tmp_path: Path) -> None:
    with pytest.raises(firsthand.LedgerError):
        firsthand.open(tmp_path / "none.db")


@pytest.mark.parametrize("library", ["pandas", "polars"])
def test_frames_have_the_columns_of_the_exported_table_also_without_events(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, library: str
) -> None:
    pytest.importorskip(library)
    monkeypatch.setattr("firsthand._frames.LIBRARIES", {library: LIBRARIES[library]})
    with Writer(tmp_path / "l.db") as writer:
        writer.add(READING, "1")
    with firsthand.open(tmp_path / "l.db") as ledger:
        full, empty = ledger.to_frame(), ledger.to_frame(Filter(country="FRA"))
    told = Result(READING).to_frame()
    none = Result(replace(READING, events=())).to_frame()
    assert list(full.columns) == list(empty.columns) == list(COLUMNS)
    assert list(told.columns) == list(none.columns) == list(columns())
    assert (len(full), len(empty), len(told), len(none)) == (1, 0, 2, 0)
    assert set(COLUMNS) - set(columns()) == {"chains", "counts", "mentions", "verdict", "view"}


def test_polars_frames_of_the_known_and_the_unknown_go_together(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    polars = pytest.importorskip("polars")
    monkeypatch.setattr("firsthand._frames.LIBRARIES", {"polars": LIBRARIES["polars"]})
    with Writer(tmp_path / "l.db") as writer:
        writer.add(READING, "1")
        writer.judge("r#1", "accept", who="Ada")
    with firsthand.open(tmp_path / "l.db") as ledger:
        both = [ledger.to_frame(), ledger.to_frame(view=View.MACHINE), ledger.to_frame(Filter(country="FRA"))]
    assert polars.concat(both)["verdict"].to_list() == ["accept", "accept"]
    undated = replace(READING, events=tuple(replace(event, when=None, counts={}) for event in READING.events))
    told = polars.concat([Result(undated).to_frame(), Result(READING).to_frame()])
    assert told["killed_low"].to_list() == [None, None, 13, None]
    assert told["direct"].dtype == polars.Boolean
