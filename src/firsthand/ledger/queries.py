"""What can be asked of a ledger, by any number of readers at once, while it is written to."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import replace
from pathlib import Path
from types import TracebackType
from typing import Any, Self

from firsthand.errors import LedgerError
from firsthand.ledger import finding, links
from firsthand.ledger.choosing import keys_of
from firsthand.ledger.counting import count
from firsthand.ledger.filters import By, Filter
from firsthand.ledger.gathering import gather
from firsthand.ledger.judging import Judgement, judgement_of, judgements_of, stand
from firsthand.ledger.links import Wanted
from firsthand.ledger.listing import DyadCount, Failure, Find, ListedEvent, ListedReport, Summary
from firsthand.ledger.opening import open_for_reading, told_of
from firsthand.ledger.packing import unpack_reading, unpack_text
from firsthand.ledger.rows import View
from firsthand.linking.records import Copy, Incident, Story
from firsthand.records import Reading, Report

_SUMMARY = """
SELECT (SELECT count(*) FROM reports WHERE current), (SELECT count(*) FROM reports),
    (SELECT count(*) FROM events WHERE view & 1 AND event = head), (SELECT count(*) FROM events WHERE view & 1),
    (SELECT count(*) FROM judgements), (SELECT count(*) FROM failures WHERE resolved IS NULL)
"""
_READINGS = """
SELECT readings.data, texts.text FROM readings JOIN reports AS r USING (report) JOIN texts USING (hash)
WHERE readings.current AND r.current ORDER BY r.report
"""
_READING = """
SELECT readings.data, texts.text FROM readings JOIN reports AS r USING (report) JOIN texts USING (hash)
WHERE r.id = ? AND r.version = ifnull(?, r.version) AND readings.reader = ifnull(?, readings.reader)
ORDER BY r.version DESC, readings.reading DESC LIMIT 1
"""
_JUDGEMENTS = "SELECT judgement, event, verdict, changes, who, at, why, reader FROM judgements"


class Ledger:
    """Reads the ledger at ``path``; may be shared between threads. LedgerError where there is none.

    ``view`` asks for the machine's word, for that of people where they gave one (corrections made, rejected events left
    out), or for both beside each other. Events are counted once with all their mentions, unless ``by`` is "mention".
    """

    def __init__(self, path: str | Path) -> None:
        self.path = Path(path)
        self._free = [open_for_reading(self.path)]
        self._closed = False

    def events(
        self, asked: Filter | None = None, *, view: View = View.JUDGED, by: By = "event", sentences: bool = True
    ) -> Iterator[ListedEvent]:
        """The events asked for, newest first; without ``sentences`` texts are not unpacked, which is faster."""
        with self._moment() as connection:
            for keys in keys_of(connection, asked or Filter(), view, by):
                yield from gather(connection, keys, view, by, sentences=sentences)

    def event(self, name: str, *, view: View = View.JUDGED) -> ListedEvent | None:
        """The event called ``name`` with all its mentions, or one later mention; None where none stands in the view."""
        asked = "SELECT event, head FROM events WHERE id = ? AND view & ? ORDER BY view DESC LIMIT 1"
        with self._moment() as connection:
            for key, head in connection.execute(asked, (name, int(view))).fetchall():
                by: By = "event" if key == head else "mention"
                return gather(connection, [key], view, by, sentences=True)[0]
        return None

    def counts(self, asked: Filter | None = None, *, view: View = View.JUDGED) -> list[DyadCount]:
        """Events and mentions by dyad, month, quad class, type and reality, of those asked for (without ``limit``)."""
        with self._moment() as connection:
            return count(connection, asked or Filter(), view)

    def reports(
        self,
        *,
        publisher: str | None = None,
        since: str | None = None,
        until: str | None = None,
        limit: int | None = None,
    ) -> list[ListedReport]:
        """The current versions of reports, newest first; dates are ISO, of publication, both included."""
        with self._moment() as connection:
            return finding.reports(connection, publisher, since, until, limit)

    def versions(self, report: str) -> list[ListedReport]:
        """All versions of ``report``, oldest first."""
        with self._moment() as connection:
            return finding.versions(connection, report)

    def search(self, words: str, *, limit: int = 20) -> list[Find]:
        """Reports with all of ``words`` in title or text (as in :class:`Filter`), the best first."""
        with self._moment() as connection:
            return finding.search(connection, words, limit)

    def reading(
        self, report: str, *, version: int | None = None, reader: str | None = None, view: View = View.JUDGED
    ) -> Reading | None:
        """What was read from ``report``: from its newest version or ``version``, by the newest reader or ``reader``.

        The contract's fields only (see :mod:`firsthand.ledger.restoring`); judgements hold unless ``view`` is MACHINE.
        """
        with self._moment() as connection:
            row = connection.execute(_READING, (report, version, reader)).fetchone()
            return stood(connection, row, view) if row else None

    def readings(self, asked: Filter | None = None, *, view: View = View.JUDGED) -> Iterator[Reading]:
        """The current reading of every report, in the order of adding; with events ``asked`` for, these of their reports."""
        if asked is not None and asked != Filter():
            yield from self._readings_with(asked, view)
            return
        with self._moment() as connection:
            for row in connection.execute(_READINGS):
                yield stood(connection, row, view)

    def _readings_with(self, asked: Filter, view: View) -> Iterator[Reading]:
        kept: dict[str, set[str]] = {}
        for event in self.events(asked, view=view, sentences=False):
            kept.setdefault(event.report, set()).add(event.id)
        for report, names in kept.items():
            reading = self.reading(report, view=view)
            if reading is not None:
                yield replace(reading, events=tuple(e for e in reading.events if (e.same_as or e.id) in names))

    def text(self, report: str, version: int | None = None) -> str | None:
        """The text of the newest version of ``report``, or of ``version``."""
        asked = "SELECT text FROM reports JOIN texts USING (hash) WHERE id = ? AND ifnull(version = ?, current)"
        rows = self._rows(asked, report, version)
        return unpack_text(rows[0][0]) if rows else None

    def failures(self, *, resolved: bool = False) -> list[Failure]:
        """What failed and has not gone well since, oldest first; with ``resolved`` all that ever failed."""
        with self._moment() as connection:
            return finding.failures(connection, resolved=resolved)

    def failed_report(self, failure: Failure) -> Report | None:
        """The report that failed, where it was kept."""
        with self._moment() as connection:
            return finding.failed_report(connection, failure.id)

    def judgements(self, event: str | None = None) -> list[Judgement]:
        """What people judged of ``event``, or of all, oldest first."""
        rows = self._rows(f"{_JUDGEMENTS} WHERE event = ifnull(?, event) ORDER BY judgement", event)
        return [judgement_of(row) for row in rows]

    def orphans(self) -> list[Judgement]:
        """Judgements of events that newer readings and versions do not tell."""
        gone = "NOT EXISTS (SELECT 1 FROM events WHERE id = judgements.event AND view > 0)"
        return [judgement_of(row) for row in self._rows(f"{_JUDGEMENTS} WHERE {gone} ORDER BY judgement")]

    def read_by_others(self, reader_version: str) -> Iterator[Report]:
        """The current reports whose reading is not by the reader of ``reader_version``, in the order of adding."""
        last = 0
        while True:
            with self._moment() as connection:  # a new one each time, or a long run would hold on to the oldest
                found = finding.next_read_by_others(connection, reader_version, last)
            if found is None:
                return
            last, report = found
            yield report

    def count_read_by_others(self, reader_version: str) -> int:
        """How many :meth:`read_by_others` gives."""
        return int(self._rows("SELECT count(*) FROM reports WHERE current AND reader <> ?", reader_version)[0][0])

    def readers(self) -> dict[str, int]:
        """How many current reports each version of a reader has read."""
        return dict(self._rows("SELECT reader, count(*) FROM reports WHERE current GROUP BY reader ORDER BY reader"))

    def count_unlinked(self) -> int:
        """How many reports are in no story or incident yet, or not as they are now."""
        return int(self._rows("SELECT count(*) FROM unlinked JOIN reports USING (report) WHERE current")[0][0])

    def incident(self, name: str) -> Incident | None:
        """The incident with that id; None where there is none."""
        with self._moment() as connection:
            return links.incident(connection, name)

    def incidents(self, wanted: Wanted) -> Sequence[Incident]:
        """The incidents asked for, the weightiest first: those with most reports and origins."""
        with self._moment() as connection:
            return links.incidents(connection, wanted)

    def incidents_of(self, report: str) -> Sequence[Incident]:
        """The incidents that ``report`` tells, the weightiest first."""
        with self._moment() as connection:
            return links.incidents_of(connection, report)

    def story(self, name: str) -> Story | None:
        """The story with that id; None where there is none."""
        with self._moment() as connection:
            return links.story(connection, name)

    def stories(self, wanted: Wanted) -> Sequence[Story]:
        """The stories with a report in the time asked for, the newest first."""
        with self._moment() as connection:
            return links.stories(connection, wanted)

    def story_of(self, report: str) -> Story | None:
        """The story that ``report`` belongs to; None where it has not been linked yet."""
        with self._moment() as connection:
            return links.story_of(connection, report)

    def copies(self, reports: Sequence[str]) -> Sequence[Copy]:
        """Which of ``reports`` are copies of which."""
        with self._moment() as connection:
            return links.copies(connection, reports)

    def summary(self) -> Summary:
        """How much is in the ledger."""
        return Summary(*self._rows(_SUMMARY)[0])

    def close(self) -> None:
        """Let go of the ledger; what is still being asked is answered first."""
        self._closed = True
        while self._free:
            self._free.pop().close()

    @contextmanager
    def _moment(self) -> Iterator[sqlite3.Connection]:
        """A connection of one's own that sees the ledger as it is now, whatever is written meanwhile."""
        if self._closed:
            raise LedgerError(f"{self.path}: it is closed")
        try:
            connection = self._free.pop()
        except IndexError:
            connection = open_for_reading(self.path)
        try:
            with told_of(self.path):
                connection.execute("BEGIN")
                yield connection
        finally:
            connection.rollback()
            self._free.append(connection)
            if self._closed:
                self.close()

    def _rows(self, asked: str, *values: Any) -> list[Any]:
        with self._moment() as connection:
            return connection.execute(asked, values).fetchall()

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, value: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.close()


def stood(connection: sqlite3.Connection, row: tuple[bytes, bytes], view: View) -> Reading:
    """A reading from its data and its report's text, as it stands in ``view``; what both say is what people do."""
    data, text = row
    reading = unpack_reading(data, unpack_text(text))
    if view is View.MACHINE:
        return reading
    standing = stand(reading, judgements_of(connection, [event.id for event in reading.events]))
    return replace(reading, events=tuple(s.event for s in standing if s.event))
