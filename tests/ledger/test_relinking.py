"""Stories and incidents kept up to date: in any order the same, and back again when a report changes."""

from __future__ import annotations

import itertools
import sqlite3
import zlib
from dataclasses import replace
from pathlib import Path

import pytest

from firsthand.ledger import Ledger, Wanted, Writer, check, links
from firsthand.linking.records import Incident
from firsthand.records import Reading
from tests.made import KILLED, READING, TEXT

MORE = "Witnesses in Homs and Damascus described the shelling of the old town by government artillery at dawn. "


def told_by(publisher: str, day: str, tail: str = "") -> Reading:
    """The same happening as another outlet tells it."""
    report = replace(READING.report, id=publisher, publisher=publisher, published=day, text=TEXT + " " + MORE + tail)
    return replace(READING, report=report, events=(replace(KILLED, id=f"{publisher}#1"),))


REPORTS = (
    told_by("Digest", "2024-08-06"),
    told_by("Herald", "2024-08-06", "A hospital was hit."),
    told_by("Courier", "2024-08-07", "Seven doctors fled."),
)


def incidents_of(path: Path, readings: tuple[Reading, ...]) -> list[Incident]:
    with Writer(path) as writer:
        for reading in readings:
            writer.add(reading, "1")
            writer.link()
    with Ledger(path) as ledger:
        return sorted(ledger.incidents(Wanted()), key=lambda i: i.type)


def test_reports_of_one_happening_are_one_incident_in_any_order(tmp_path: Path) -> None:
    found = [
        incidents_of(tmp_path / f"{number}.db", order) for number, order in enumerate(itertools.permutations(REPORTS))
    ]
    (incident,) = found[0]
    assert (incident.type, len(incident.tellings)) == ("ASSAULT", 3)
    assert [a.country for a in incident.actors] == ["SYR"]
    assert all(other == found[0] for other in found)


@pytest.mark.parametrize("many", [1, 3000])
def test_what_linking_found_can_be_asked_for(tmp_path: Path, many: int, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(links, "_MANY", many)
    path = tmp_path / "l.db"
    (incident,) = incidents_of(path, REPORTS)
    with Ledger(path) as ledger:
        assert ledger.incident(incident.id) == incident
        (story,) = ledger.stories(Wanted())
        assert set(story.reports) == {t.report for t in incident.tellings}
        assert ledger.story(story.id) == story == ledger.story_of(story.reports[0])
        assert list(ledger.incidents_of(story.reports[1])) == [incident]
        asked = [Wanted(actor="SYR"), Wanted(actor="army"), Wanted(type="ASSAULT"), Wanted(story=story.id)]
        asked += [Wanted(dyad=("SYR", "rebels")), Wanted(since="2024-08-07"), Wanted(until="2024-08-06")]
        assert all(list(ledger.incidents(w)) == [incident] for w in asked)
        asked += [Wanted(actor="ARMY", since="2024-08", until="2024-08")]
        refused = [
            Wanted(actor="FRA"),
            Wanted(actor="arm"),
            Wanted(actor="army", until="2023"),
            Wanted(type="AID"),
            Wanted(since="2024-09"),
            Wanted(start=1),
        ]
        assert not any(ledger.incidents(w) for w in refused)
        pairs = {frozenset((c.earlier, c.later)) for c in ledger.copies(story.reports)}
        assert pairs == {frozenset(pair) for pair in itertools.combinations(story.reports, 2)}
        assert ledger.copies(story.reports[:1]) == []


def test_a_judgement_moves_the_incident(tmp_path: Path) -> None:
    path = tmp_path / "l.db"
    (before,) = incidents_of(path, REPORTS)
    with Writer(path) as writer:
        writer.judge(before.tellings[0].event, "reject", who="ann")
        assert writer.link().reports == 1
        assert writer.link().reports == 0
    with Ledger(path) as ledger:
        (after,) = ledger.incidents(Wanted())
    assert len(after.tellings) == 2


@pytest.mark.parametrize("last", [0, 1, 2])
def test_a_report_that_no_longer_tells_it_leaves_the_state_without_it(tmp_path: Path, last: int) -> None:
    rest = tuple(r for n, r in enumerate(REPORTS) if n != last)
    addressed = replace(REPORTS[last], report=replace(REPORTS[last].report, url="https://example.org/a"))
    other = replace(
        addressed, events=(), report=replace(addressed.report, text="The weather will be fine on Sunday. " * 9)
    )
    changed = incidents_of(tmp_path / "a.db", (*rest, addressed, other))
    assert [len(i.tellings) for i in changed] == [2]
    assert [i.type for i in changed] == [i.type for i in incidents_of(tmp_path / "b.db", rest)]


def test_incidents_of_an_earlier_firsthand_are_read_as_they_were_kept(tmp_path: Path) -> None:
    path = tmp_path / "l.db"
    found = incidents_of(path, REPORTS)
    connection = sqlite3.connect(path, isolation_level=None)
    for name, data in connection.execute("SELECT incident, data FROM incidents").fetchall():
        words = zlib.decompress(data).decode()
        connection.execute("UPDATE incidents SET data = ? WHERE incident = ?", (words, name))
    connection.execute("UPDATE stories SET copies = '[]'")
    connection.close()
    with Ledger(path) as ledger:
        assert sorted(ledger.incidents(Wanted()), key=lambda i: i.type) == found
        assert ledger.copies([reading.report.id for reading in REPORTS]) == []
    assert check(path).problems == ()
