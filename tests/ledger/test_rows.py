"""Readings and judgements laid out as rows."""

from __future__ import annotations

from dataclasses import replace

from hypothesis import given, settings
from hypothesis import strategies as st

from firsthand.ledger.judging import Standing
from firsthand.ledger.matching import first_named
from firsthand.ledger.rows import Dyad, Row, View, dyads_of, rows_of
from firsthand.records import Reading
from tests.ledger.readings import readings
from tests.made import ATTACK, KILLED, READING

AS_READ = (Standing(KILLED, None), Standing(ATTACK, None))
WITHIN = Dyad("SYR", "SYR", "2024-08", "2024-08-05", 1, 4, "ASSAULT", "happened", 2)


def test_what_is_not_judged_stands_once_in_both_views() -> None:
    rows = rows_of(READING, AS_READ, [1, 2], 9)
    assert rows == [
        Row(1, 1, View.BOTH, False, None, KILLED),
        Row(2, 1, View.BOTH, False, None, ATTACK),
    ]
    assert dyads_of(rows, "2024-08-06") == {WITHIN: View.BOTH}


def test_what_is_rejected_leaves_the_judged_view() -> None:
    rows = rows_of(READING, (Standing(KILLED, None), Standing(None, "reject")), [1, 2], 9)
    assert [(r.key, r.view, r.verdict) for r in rows] == [(1, View.BOTH, None), (2, View.MACHINE, "reject")]
    assert dyads_of(rows, None) == {WITHIN: View.MACHINE, replace(WITHIN, mentions=1): View.JUDGED}


def test_a_corrected_first_mention_takes_the_later_ones_along() -> None:
    denied = replace(KILLED, reality="denied")
    rows = rows_of(READING, (Standing(denied, "correct"), Standing(ATTACK, None)), [1, 2], 9)
    assert [(r.key, r.head, r.view, r.derived) for r in rows] == [
        (1, 1, View.MACHINE, False),
        (2, 1, View.MACHINE, False),
        (9, 9, View.JUDGED, True),
        (10, 9, View.JUDGED, True),
    ]
    judged = replace(WITHIN, event=9, reality="denied")
    assert dyads_of(rows, None) == {WITHIN: View.MACHINE, judged: View.JUDGED}


def test_a_side_is_that_of_all_mentions_and_unknown_sides_stay_empty() -> None:
    one = replace(KILLED, actors=(), when=None)
    rows = rows_of(replace(READING, events=(one, ATTACK)), (Standing(one, None), Standing(ATTACK, None)), [1, 2], 9)
    assert list(dyads_of(rows, "2024-09-01")) == [replace(WITHIN, month="2024-09", begins="2024-09-01")]
    alone = replace(one, recipients=())
    assert dyads_of(rows_of(replace(READING, events=(alone,)), (Standing(alone, None),), [1], 9), None) == {}


@settings(deadline=None)
@given(readings(), st.data())
def test_each_view_has_each_event_once_and_heads_stand_in_the_same_view(reading: Reading, data: st.DataObject) -> None:
    named = first_named(reading, "r")
    kinds = [data.draw(st.sampled_from(["as read", "rejected", "corrected"])) for _ in named.events]
    heads = {e.id: e.same_as or e.id for e in named.events}
    gone = {e.id for e, kind in zip(named.events, kinds, strict=True) if kind == "rejected"}
    standings = [
        Standing(
            None if {e.id, heads[e.id]} & gone else replace(e, confidence=2.0) if kind == "corrected" else e,
            None,
        )
        for e, kind in zip(named.events, kinds, strict=True)
    ]
    rows = rows_of(named, standings, range(1, len(kinds) + 1), 100)
    for view, expected in (
        (View.MACHINE, list(named.events)),
        (View.JUDGED, [s.event for s in standings if s.event]),
    ):
        standing = [row for row in rows if row.view & view]
        assert sorted(r.event.id for r in standing) == sorted(e.id for e in expected if e)
        assert {r.head for r in standing} <= {r.key for r in standing}
