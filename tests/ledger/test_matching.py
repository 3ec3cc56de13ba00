"""Ids of events last from reading to reading."""

from __future__ import annotations

from dataclasses import replace

from hypothesis import given, settings
from hypothesis import strategies as st

from firsthand.ledger.matching import first_named, named_as_before
from firsthand.records import Event, Reading, Report, Span
from tests.ledger.readings import readings
from tests.made import ATTACK, KILLED, READING, TEXT


def of(*events: Event, text: str = TEXT) -> Reading:
    return replace(READING, report=Report("other", text), events=events)


def test_a_first_reading_takes_the_ledgers_id_of_the_report() -> None:
    named = first_named(READING, "r-1")
    assert named.report.id == "r-1"
    assert [(e.id, e.same_as) for e in named.events] == [("r-1#1", None), ("r-1#2", "r-1#1")]


def test_read_again_what_is_told_again_keeps_its_id_and_the_new_gets_a_new_one() -> None:
    new = replace(KILLED, id="other#1", trigger=Span(8, 12), same_as=None)
    killed = replace(KILLED, id="other#2", trigger=Span(22, 31))
    attack = replace(ATTACK, id="other#3", same_as="other#2")
    named = named_as_before(of(new, killed, attack), READING, ["r#1", "r#2", "r#7"])
    assert [(e.id, e.same_as) for e in named.events] == [("r#8", None), ("r#1", None), ("r#2", "r#1")]


def test_the_best_match_takes_the_id() -> None:
    wider = replace(KILLED, id="other#1", trigger=Span(15, 28))
    named = named_as_before(of(wider, replace(KILLED, id="other#2")), READING, ["r#1", "r#2"])
    assert [e.id for e in named.events] == ["r#3", "r#1"]


def test_another_type_is_another_event_unless_people_said_that_it_is_right() -> None:
    coerced = replace(KILLED, id="other#1", type="COERCE")
    assert [e.id for e in named_as_before(of(coerced), READING, ["r#2"]).events] == ["r#3"]
    assert [e.id for e in named_as_before(of(coerced), READING, ["r#2"], {"r#1": "COERCE"}).events] == ["r#1"]


def test_a_changed_text_keeps_ids_by_the_words_of_the_sentence() -> None:
    lead = "Update. "
    moved = [
        replace(
            e,
            trigger=Span(e.trigger.start + 8, e.trigger.end + 8),
            sentence=Span(e.sentence.start + 8, e.sentence.end + 8),
        )
        for e in READING.events
    ]
    named = named_as_before(of(*moved, text=lead + TEXT), READING, ["r#1", "r#2"])
    assert [e.id for e in named.events] == ["r#1", "r#2"]
    rewritten = TEXT.replace("rebels", "gunmen")
    assert [e.id for e in named_as_before(of(*READING.events, text=rewritten), READING, ["r#2"]).events] == [
        "r#3",
        "r#2",
    ]


@settings(deadline=None)
@given(st.data())
def test_ids_are_one_each_and_never_given_to_two(data: st.DataObject) -> None:
    before = first_named(data.draw(readings()), "r")
    text = data.draw(st.sampled_from([before.report.text, "Another text. "]))
    named = named_as_before(data.draw(readings(text)), before, [e.id for e in before.events])
    ids = [e.id for e in named.events]
    assert len(set(ids)) == len(ids)
    old = {e.id: e for e in before.events}
    assert all(old[e.id].type == e.type for e in named.events if e.id in old)
    assert {e.same_as for e in named.events} <= {None, *ids}
