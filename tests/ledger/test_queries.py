"""What a ledger answers: filters one by one, views, counting, and the way back to readings."""

from __future__ import annotations

import threading
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from firsthand.contract import to_dict
from firsthand.errors import LedgerError, UsageError
from firsthand.ledger.filters import By, Filter
from firsthand.ledger.listing import DyadCount, ListedVoice, Summary
from firsthand.ledger.matching import first_named
from firsthand.ledger.queries import Ledger
from firsthand.ledger.rows import View
from firsthand.ledger.writer import Writer
from firsthand.records import Identity, Party, Reading, Report, Span, Voice, When, Where
from tests.ledger.readings import readings
from tests.made import KILLED, READING, TEXT

IRAN = Identity("Iran", "IRN", "GOV", "country:irn")
SHOIGU = Identity("Sergei Shoigu", "RUS", "GOV", "person:shoigu")
MEETING = "Sergei Shoigu met officials of Iran in Tehran in 2024, a person who asked not to be named said."
MET = replace(
    KILLED,
    id="m#1",
    trigger=Span(14, 17),
    type="CONSULT",
    mode="visit",
    quad=1,
    score=3.0,
    actors=(Party(Span(0, 13), MEETING[:13], SHOIGU),),
    recipients=(Party(Span(31, 35), "Iran", IRAN),),
    when=When("2024", "2024", Span(49, 53), "2024"),
    where=Where("Tehran", "IRN", None, None, Span(39, 45)),
    reality="planned",
    confidence=0.4,
    voices=(Voice(Span(55, 63), "a person", Identity("a person"), "anonymous", "denies", direct=True),),
    sentence=Span(0, len(MEETING)),
    counts={},
)
MEET = Reading(Report("m", MEETING, "Visit to Tehran", "Post", "2024-09-01", "https://example.org/m"), (MET,))


@pytest.fixture
def path(tmp_path: Path) -> Path:
    path = tmp_path / "x.db"
    with Writer(path) as writer:
        writer.add(READING, "1")
        writer.add(MEET, "2")
    return path


@pytest.fixture
def ledger(path: Path) -> Iterator[Ledger]:
    with Ledger(path) as ledger:
        yield ledger


def ids(ledger: Ledger, asked: Filter | None = None, view: View = View.JUDGED, by: By = "event") -> list[str]:
    return [event.id for event in ledger.events(asked, view=view, by=by)]


def test_an_event_with_all_its_mentions(ledger: Ledger) -> None:
    event = ledger.event("r#1")
    assert event
    assert (event.report, event.version, event.publisher, event.mentions, event.view) == (
        "r",
        1,
        "The Digest",
        2,
        "both",
    )
    assert event.actors == (Identity("army", "SYR", "MIL"),)
    assert event.recipients == (Identity("rebels", "SYR", "REB"),)
    reuters = Identity("Reuters", "GBR", "JRN", "outlet:reuters")
    assert event.chains == ((ListedVoice(reuters, "outlet", "asserts", direct=False),),)
    assert (event.first, event.begins, event.ends, event.place) == ("2024-08-05", "2024-08-05", "2024-08-05", "Homs")
    assert (event.trigger, event.trigger_span, event.said) == ("killed", Span(22, 28), TEXT[:57])
    assert (event.counts, event.contexts) == ({"killed": (13, 13)}, ("military",))
    later = ledger.event("r#2")
    assert later
    assert (later.same_as, later.mentions, later.recipients, later.chains) == ("r#1", 1, (), ())
    assert ledger.event("r#3") is None


@pytest.mark.parametrize(
    ("asked", "found"),
    [
        (Filter(), ["r#1", "m#1"]),
        (Filter(limit=1), ["r#1"]),
        (Filter(actor="army"), ["r#1"]),
        (Filter(actor="Shoigu"), ["m#1"]),
        (Filter(actor="shoigu"), ["m#1"]),
        (Filter(actor="Shoi"), []),
        (Filter(actor="person:shoigu"), ["m#1"]),
        (Filter(actor="RUS"), ["m#1"]),
        (Filter(actor="%"), []),
        (Filter(recipient="REBELS"), ["r#1"]),
        (Filter(recipient="RUS"), []),
        (Filter(country="RUS"), ["m#1"]),
        (Filter(country="SYR"), ["r#1"]),
        (Filter(country="GBR"), []),
        (Filter(dyad=("RUS", "IRN")), ["m#1"]),
        (Filter(dyad=("IRN", "RUS")), []),
        (Filter(dyad=("IRN", "RUS"), both_ways=True), ["m#1"]),
        (Filter(dyad=("Shoigu", "IRN")), ["m#1"]),
        (Filter(dyad=("IRN", "Shoigu"), both_ways=True), ["m#1"]),
        (Filter(dyad=("army", "rebels")), ["r#1"]),
        (Filter(dyad=("army", "nobody")), []),
        (Filter(type=("CONSULT", "AID")), ["m#1"]),
        (Filter(quad=(4,)), ["r#1"]),
        (Filter(reality=("planned",)), ["m#1"]),
        (Filter(since="2024-08-05", until="2024-08-05"), ["r#1", "m#1"]),
        (Filter(since="2024-08", until="2024-08"), ["r#1", "m#1"]),
        (Filter(since="2025"), []),
        (Filter(until="2023-12-31"), []),
        (Filter(place="homs"), ["r#1"]),
        (Filter(place="IRN"), ["m#1"]),
        (Filter(publisher="the digest "), ["r#1"]),
        (Filter(voice="Reuters"), ["r#1"]),
        (Filter(voice="GBR"), ["r#1"]),
        (Filter(voice="person"), ["m#1"]),
        (Filter(words="rebel kills"), ["r#1"]),
        (Filter(words='"officials of Iran" tehr*'), ["m#1"]),
        (Filter(words='"Iran of officials"'), []),
        (Filter(report="m"), ["m#1"]),
        (Filter(min_confidence=0.5), ["r#1"]),
        (Filter(judged=True), []),
        (Filter(judged=False, country="RUS"), ["m#1"]),
    ],
)
def test_filters(ledger: Ledger, asked: Filter, found: list[str]) -> None:
    assert ids(ledger, asked) == found


def test_what_cannot_be_asked(ledger: Ledger) -> None:
    with pytest.raises(UsageError, match="August is no ISO date"):
        ids(ledger, Filter(since="August"))
    with pytest.raises(UsageError, match="no word"):
        ledger.search(' * "" -')
    with pytest.raises(UsageError, match="no ISO date"):
        ledger.reports(until="x")


def test_by_mention(ledger: Ledger) -> None:
    assert ids(ledger, by="mention") == ["r#2", "r#1", "m#1"]
    assert ids(ledger, Filter(recipient="rebels"), by="mention") == ["r#1"]
    assert ids(ledger, Filter(dyad=("army", "rebels")), by="mention") == ["r#2", "r#1"]
    assert [e.mentions for e in ledger.events(by="mention")] == [1, 1, 1]


def test_judgements_show_in_the_views(path: Path, ledger: Ledger) -> None:
    with Writer(path) as writer:
        writer.judge("r#1", "correct", who="ann", changes={"actors": [{"name": "militia", "country": "LBN"}]})
        writer.judge("m#1", "reject", who="bob", why="it was called off")
    machine, judged = View.MACHINE, View.JUDGED
    assert ids(ledger, view=judged) == ["r#1"]
    assert ids(ledger, view=machine) == ["r#1", "m#1"]
    assert ids(ledger, view=View.BOTH) == ["r#1", "r#1", "m#1"]
    assert ids(ledger, Filter(actor="militia")) == ids(ledger, Filter(dyad=("LBN", "SYR"))) == ["r#1"]
    assert ids(ledger, Filter(actor="army")) == ids(ledger, Filter(country="RUS")) == []
    assert ids(ledger, Filter(actor="army"), view=machine) == ["r#1"]
    event = ledger.event("r#1")
    assert event
    assert (event.view, event.verdict, event.mentions, event.actors[0].name) == ("judged", "correct", 2, "militia")
    rejected = ledger.event("m#1", view=machine)
    assert rejected
    assert (rejected.view, rejected.verdict, ledger.event("m#1")) == ("machine", "reject", None)
    assert [(j.event, j.verdict, j.who, j.why) for j in ledger.judgements()] == [
        ("r#1", "correct", "ann", ""),
        ("m#1", "reject", "bob", "it was called off"),
    ]
    assert [j.who for j in ledger.judgements("m#1")] == ["bob"]
    reading = ledger.reading("r")
    assert reading
    assert [e.actors[0].identity.name for e in reading.events] == ["militia", "militia"]
    assert [len(r.events) for r in ledger.readings()] == [2, 0]
    assert [len(r.events) for r in ledger.readings(view=machine)] == [2, 1]


def test_counts(path: Path, ledger: Ledger) -> None:
    attack = DyadCount("SYR", "SYR", "2024-08", 4, "ASSAULT", "happened", 1, 2)
    visit = DyadCount("RUS", "IRN", "2024", 1, "CONSULT", "planned", 1, 1)
    assert ledger.counts() == [visit, attack]
    assert ledger.counts(Filter(dyad=("IRN", "RUS"))) == ledger.counts(Filter(country="USA")) == []
    assert ledger.counts(Filter(dyad=("IRN", "RUS"), both_ways=True)) == [visit]
    assert ledger.counts(Filter(country="SYR", type=("ASSAULT",), reality=("happened",))) == [attack]
    assert ledger.counts(Filter(since="2024-08-05", words="army", min_confidence=0.7)) == [attack]
    assert ledger.counts(Filter(dyad=("army", "rebels"))) == [replace(attack, actor="army", recipient="rebels")]
    with Writer(path) as writer:
        writer.judge("r#2", "reject", who="ann")
    assert ledger.counts(Filter(country="SYR")) == [replace(attack, mentions=1)]
    assert ledger.counts(Filter(country="SYR"), view=View.MACHINE) == [attack]


def test_reports_versions_and_texts(path: Path, ledger: Ledger) -> None:
    with Writer(path) as writer:
        writer.add(
            replace(READING, report=replace(READING.report, publisher="Post", url="https://example.org/copy")), "2"
        )
        writer.add(replace(MEET, report=replace(MEET.report, text=MEETING + " He left."), events=()), "3")
    found = ledger.reports()
    copy = found[1].id if found[1].id != "r" else found[2].id
    assert [(r.id, r.version, r.events, r.copies) for r in found] == [("m", 2, 0, 0), (copy, 1, 1, 1), ("r", 1, 1, 1)]
    assert [r.id for r in ledger.reports(publisher="THE DIGEST", since="2024-08-06", until="2024-08")] == ["r"]
    assert [r.id for r in ledger.reports(since="2024-08-07", limit=1)] == ["m"]
    assert [(v.version, v.current, v.reader) for v in ledger.versions("m")] == [(1, False, "2"), (2, True, "3")]
    assert (ledger.text("m"), ledger.text("m", 1), ledger.text("q")) == (MEETING + " He left.", MEETING, None)
    first = ledger.reading("m", version=1)
    assert first
    assert to_dict(first) == to_dict(MEET)
    assert ledger.reading("m", reader="2") == first
    assert ledger.reading("q") is None
    assert [r.id for r in ledger.read_by_others("2")] == ["r", "m"]
    assert ledger.summary() == Summary(3, 4, 2, 4, 0, 0)
    assert ledger.count_unlinked() == 3


def test_search(ledger: Ledger) -> None:
    (find,) = ledger.search("officials met")
    assert (find.report.id, find.report.title) == ("m", "Visit to Tehran")
    assert find.snippet == "Sergei Shoigu met officials of Iran in Tehran in 2024, a person who asked not to be named …"
    assert [f.report.id for f in ledger.search("visiting")] == ["m"]
    assert ledger.search('Tehran AND "x') == []


def test_failures_and_their_reports(path: Path, ledger: Ledger) -> None:
    with Writer(path) as writer:
        writer.fail("m2", "reading", "it broke", replace(MEET.report, id="m2"))
        writer.fail("r", "opening", "not there")
        writer.add(READING, "1")
    (open_one,) = ledger.failures()
    assert (open_one.source, open_one.stage, open_one.cause) == ("m2", "reading", "it broke")
    assert open_one.kept is True
    assert ledger.failed_report(open_one) == replace(MEET.report, id="m2")
    assert [(f.source, f.resolved is None) for f in ledger.failures(resolved=True)] == [("m2", True), ("r", False)]
    assert ledger.failed_report(ledger.failures(resolved=True)[1]) is None


def test_an_empty_name_is_nobody(ledger: Ledger) -> None:
    assert ids(ledger)
    for asked in (Filter(actor=""), Filter(voice=" "), Filter(dyad=("", "SYR"))):
        assert list(ledger.events(asked)) == []


def test_orphans(path: Path, ledger: Ledger) -> None:
    with Writer(path) as writer:
        writer.judge("m#1", "accept", who="ann")
        writer.supersede(replace(MEET, events=()), "3")
    assert [j.event for j in ledger.orphans()] == ["m#1"]


def test_one_ledger_serves_many_threads(ledger: Ledger) -> None:
    found: list[list[str]] = []

    def ask() -> None:
        found.extend(ids(ledger) for _ in range(20))

    threads = [threading.Thread(target=ask) for _ in range(4)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert found == [["r#1", "m#1"]] * 80


def test_a_list_is_of_one_moment_and_a_closed_ledger_answers_no_more(path: Path) -> None:
    ledger = Ledger(path)
    events = ledger.events(by="mention")
    first = next(events)
    with Writer(path) as writer:
        writer.supersede(replace(READING, events=()), "3")
        assert ids(ledger) == ["m#1"]
        ledger.close()
    assert [first.id, *(event.id for event in events)] == ["r#2", "r#1", "m#1"]
    with pytest.raises(LedgerError, match="it is closed"):
        ids(ledger)


def test_no_ledger(tmp_path: Path) -> None:
    with pytest.raises(LedgerError, match="there is no ledger here"):
        Ledger(tmp_path / "none.db")


@settings(deadline=None, max_examples=40)
@given(readings(), st.lists(st.sampled_from(["accept", "reject", "correct"]), max_size=4), st.data())
def test_events_of_any_reading_are_those_of_the_reading(
    tmp_path_factory: pytest.TempPathFactory, reading: Reading, verdicts: list[str], data: st.DataObject
) -> None:
    path = tmp_path_factory.mktemp("any") / "x.db"
    named = first_named(reading, "r")
    with Writer(path) as writer:
        writer.add(named, "1")
        for verdict in verdicts if named.events else []:
            event = data.draw(st.sampled_from(named.events)).id
            changes = {"reality": "denied"} if verdict == "correct" else None
            writer.judge(event, verdict, who="ann", changes=changes)  # type: ignore[arg-type]
    with Ledger(path) as ledger:
        assert sorted(ids(ledger, view=View.MACHINE, by="mention")) == sorted(e.id for e in named.events)
        assert ledger.reading("r", view=View.MACHINE) == ledger.reading("r", version=1, reader="1", view=View.MACHINE)
        for view in (View.MACHINE, View.JUDGED):
            stood = ledger.reading("r", view=view)
            assert stood
            listed = {e.id: e for e in ledger.events(view=view, by="mention")}
            assert {e.id: (e.reality, e.same_as) for e in stood.events} == {
                name: (e.reality, e.same_as) for name, e in listed.items()
            }
            assert sorted(ids(ledger, view=view)) == sorted(e.id for e in stood.events if e.same_as is None)
            assert sum(e.mentions for e in ledger.events(view=view)) == len(stood.events)
            every = list(ledger.events(view=view))
            for code in ("SYR", "GBR"):
                acting = [e.id for e in every if code in {who.country for who in e.actors}]
                concerned = [e.id for e in every if code in {who.country for who in (*e.actors, *e.recipients)}]
                assert ids(ledger, Filter(actor=code), view) == acting
                assert ids(ledger, Filter(country=code), view) == concerned


def test_readings_with_the_events_asked_for_and_these_alone(ledger: Ledger) -> None:
    (found,) = ledger.readings(Filter(country="SYR"))
    assert found.report.id == "r"
    assert [(event.id, event.same_as) for event in found.events] == [("r#1", None), ("r#2", "r#1")]
    assert [reading.report.id for reading in ledger.readings(Filter())] == ["r", "m"]
    assert list(ledger.readings(Filter(country="FRA"))) == []
