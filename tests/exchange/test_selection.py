"""What is written: events once, mentions if asked, only the realities asked for."""

from __future__ import annotations

from dataclasses import replace

from firsthand.exchange.selection import Selection, tellings
from firsthand.records import Reading, Report, Span
from tests.made import ATTACK, KILLED, READING


def ids(selection: Selection) -> list[tuple[str, list[str]]]:
    return [(t.event.id, [m.id for m in t.mentions]) for t in tellings([READING], selection)]


def test_an_event_is_written_once_with_its_mentions_behind_it() -> None:
    assert ids(Selection()) == [("r#1", ["r#1", "r#2"])]
    assert Selection().of(READING).events == (KILLED,)


def test_mentions_are_events_of_their_own_where_asked_for() -> None:
    assert ids(Selection(mentions=True)) == [("r#1", ["r#1"]), ("r#2", ["r#2"])]


def test_only_the_realities_asked_for() -> None:
    denied = replace(KILLED, id="r#3", reality="denied")
    reading = replace(READING, events=(KILLED, ATTACK, denied))
    told = Selection(realities=frozenset({"denied"}))
    assert [t.event.id for t in tellings([reading], told)] == ["r#3"]
    assert told.of(reading).events == (denied,)


def test_the_lead_is_the_paragraph_of_the_first_event() -> None:
    text = "Army kills rebels\nThe army killed rebels. It was seen.\nLater they fled."
    events = [(s, s + 3) for s in (27, 42, 56)]
    reading = Reading(
        Report("r", text),
        tuple(replace(KILLED, id=f"r#{n}", sentence=Span(*ends)) for n, ends in enumerate(events)),
    )
    assert [t.lead for t in tellings([reading], Selection())] == [True, True, False]
    unbroken = replace(reading, report=Report("r", text.replace("\n", " ") + "x" * 600))
    far = replace(KILLED, sentence=Span(700 - 73, 700))
    unbroken = replace(unbroken, events=(*reading.events, far))
    assert [t.lead for t in tellings([unbroken], Selection())] == [True, True, True, False]
    assert list(tellings([Reading(Report("r", text))], Selection())) == []
