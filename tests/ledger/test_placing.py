"""Known, new, a version or a copy; and the ids that follow."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator
from dataclasses import replace

import pytest

from firsthand.errors import IntakeError
from firsthand.ledger import schema
from firsthand.ledger.packing import pack_text
from firsthand.ledger.placing import Seat, marks_of, seat_of
from firsthand.records import Report

STORY = "The army said on Monday that its troops had entered the town and would stay there."
OTHER = "The minister of finance resigned on Tuesday after a vote in the parliament of the country."
FILE = Report("story", STORY)
PAGE = Report("page", STORY, publisher="The Digest", url="https://example.org/a")


@pytest.fixture
def connection() -> Iterator[sqlite3.Connection]:
    connection = sqlite3.connect(":memory:", isolation_level=None)
    schema.migrate(connection)
    yield connection
    connection.close()


def put(connection: sqlite3.Connection, report: Report) -> Seat:
    """Seat ``report`` and store what the next one is compared with."""
    seat, marks = seat_of(connection, report), marks_of(report)
    if seat.status == "known":
        return seat
    connection.execute("INSERT OR IGNORE INTO texts VALUES (?, ?)", (marks.hash, pack_text(report.text)))
    connection.execute("UPDATE reports SET current = 0 WHERE report = ?", (seat.before,))
    connection.execute(
        "INSERT INTO reports (id, version, source, hash, outlet, address, language, reader, added, current)"
        " VALUES (?, ?, ?, ?, ?, ?, 'en', '1', '', 1)",
        (seat.id, seat.version, report.id, marks.hash, marks.outlet, marks.address),
    )
    return seat


def test_a_file_added_again_is_known_and_a_changed_one_a_version(connection: sqlite3.Connection) -> None:
    assert put(connection, FILE) == Seat("new", "story", 1)
    assert put(connection, FILE) == Seat("known", "story", 1, 1)
    assert put(connection, replace(FILE, id="elsewhere")) == Seat("known", "story", 1, 1)
    assert put(connection, replace(FILE, publisher="The Digest")) == Seat("known", "story", 1, 1)
    assert put(connection, replace(FILE, text=f"Update: {STORY}")) == Seat("version", "story", 2, 1)
    assert put(connection, FILE) == Seat("known", "story", 1, 1)


def test_another_story_under_the_same_id_is_another_report(connection: sqlite3.Connection) -> None:
    put(connection, FILE)
    seat = put(connection, Report("story", OTHER))
    assert seat == Seat("new", "story-baeb8995", 1)
    assert put(connection, Report("story", OTHER)) == replace(seat, status="known", before=2)
    assert put(connection, Report("story", f"{OTHER} He gave no reason.")) == Seat("version", seat.id, 2, 2)


def test_pages_are_known_by_address_or_outlet(connection: sqlite3.Connection) -> None:
    assert put(connection, PAGE) == Seat("new", "page", 1)
    again = replace(PAGE, publisher=None, url="http://www.example.org/a?utm_source=x")
    assert put(connection, again).status == "known"
    assert put(connection, replace(PAGE, id="b", url="https://example.org/b")).status == "known"
    assert put(connection, replace(PAGE, id="x", text=OTHER)) == Seat("version", "page", 2, 1)
    assert put(connection, replace(PAGE, id="x", text=OTHER)) == Seat("known", "page", 2, 2)


def test_the_same_text_from_another_outlet_is_a_copy(connection: sqlite3.Connection) -> None:
    put(connection, PAGE)
    copy = replace(PAGE, publisher="The Post", url="https://example.com/1")
    assert put(connection, copy) == Seat("copy", "page-52443557", 1)
    assert put(connection, copy).status == "known"
    assert put(connection, replace(copy, id="new")).status == "known"


def test_half_a_character_cannot_be_kept(connection: sqlite3.Connection) -> None:
    with pytest.raises(IntakeError, match="half a character"):
        seat_of(connection, Report("r", "half \ud83d"))
    with pytest.raises(IntakeError, match=r"r\?: storing"):
        seat_of(connection, Report("r\ud83d", "whole"))
