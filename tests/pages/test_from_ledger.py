from __future__ import annotations

from firsthand.pages.from_ledger import LedgerSource


def test_many_events_are_had_by_name_at_once(kept: LedgerSource) -> None:
    found = kept.named(("affair-09#1", "affair-08#2", "affair-09#1", "nothing"))
    assert sorted(found) == ["affair-08#2", "affair-09#1"]
    assert found["affair-09#1"] == kept.event("affair-09#1")


def test_what_was_rejected_has_no_name_but_stays_as_it_was_read(source: LedgerSource) -> None:
    source.judge("affair-09#1", "reject", who="Ada", why="no", changes={})
    assert source.named(("affair-09#1",)) == {}
    reading, read = source.reading("affair-09"), source.as_read("affair-09")
    assert reading is not None
    assert read is not None
    assert [event.id for event in reading.events] == []
    assert [event.id for event in read.events] == ["affair-09#1"]


def test_a_judgement_moves_its_incident(source: LedgerSource) -> None:
    source.judge("affair-09#1", "correct", who="Ada", why="so", changes={"reality": "denied"})
    found = super(type(source), source).incidents_of("affair-09")
    assert [(i.type, i.reality) for i in found] == [("SANCTION", "denied")]


def test_the_summary_is_counted_anew_after_a_judgement(source: LedgerSource) -> None:
    assert (source.summary().reports, source.summary().judgements) == (12, 0)
    source.judge("affair-09#1", "accept", who="Ada", why="", changes={})
    assert source.summary().judgements == 1
