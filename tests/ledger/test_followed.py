"""What is known of followed feeds stands in the ledger, and not before what was read is there."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from firsthand.intake.states import State
from firsthand.ledger import Writer, check
from firsthand.ledger.adding import add_with
from firsthand.ledger.followed import LedgerState
from firsthand.records import Report
from tests.ledger.fake_readers import quick

TEXT = "The army said that two were killed in the town on the day before the end of the war."


def test_it_is_there_for_the_next_writer(tmp_path: Path) -> None:
    path = tmp_path / "x.db"
    with Writer(path) as writer:
        state: State = LedgerState(writer)
        state.set("a", "1")
        state.set("a", "ü")
        assert (state.get("a"), LedgerState(writer).get("a")) == ("ü", None)
        state.settle()  # type: ignore[attr-defined]
    with Writer(path) as writer:
        assert (LedgerState(writer).get("a"), LedgerState(writer).get("b")) == ("ü", None)
    assert check(path).problems == ()


def test_the_file_of_an_earlier_version_is_taken_in_once(tmp_path: Path) -> None:
    path, beside = tmp_path / "x.db", tmp_path / "x.db.feeds"
    beside.write_text('["a", "old"]\n["b", "2"]\n["b", "3"]\n["c')
    with Writer(path) as writer:
        writer.keep_followed({"a": "new"})
        assert [LedgerState(writer).get(key) for key in "abc"] == ["new", "3", None]
    assert not beside.exists()
    with Writer(path) as writer:
        assert LedgerState(writer).get("b") == "3"


@pytest.mark.parametrize("processes", [1, 2])
def test_what_is_known_never_runs_ahead_of_the_reports(tmp_path: Path, processes: int) -> None:
    path = tmp_path / "x.db"
    with Writer(path) as writer:
        state = LedgerState(writer)

        def items() -> Iterator[Report]:
            for number in range(6):
                yield Report(f"r{number}", f"{TEXT} {number}")
                state.set("known", str(number))

        def settled() -> None:
            state.settle()
            kept = int(writer.followed().get("known", -1))
            assert all(writer.known(Report(f"r{number}", f"{TEXT} {number}")) for number in range(kept + 1))

        add_with(writer, items(), processes=processes, on_settled=settled, load=quick, reader="1")
        assert writer.followed() == {"known": "5"}
