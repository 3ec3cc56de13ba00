"""What can be asked of a ledger, by any number of readers at once, while it is written to."""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator
from pathlib import Path
from types import TracebackType
from typing import Any, Self

from firsthand.ledger import finding
from firsthand.ledger.counting import count
from firsthand.ledger.filters import By, Filter, conditions
from firsthand.ledger.gathering import gather
from firsthand.ledger.judging import Judgement, judgement_of, judgements_of, stand
from firsthand.ledger.listing import DyadCount, Failure, Find, ListedEvent, ListedReport, Summary
from firsthand.ledger.opening import open_for_reading, told_of
from firsthand.ledger.packing import unpack_reading, unpack_text
from firsthand.ledger.rows import View
from firsthand.records import Reading, Report

_AT_ONCE = 500  # events that are gathered together
_SUMMARY = """
SELECT (SELECT count(*) FROM reports WHERE current), (SELECT count(*) FROM reports),
    (SELECT count(*) FROM events WHERE view & 1 AND event = head), (SELECT count(*) FROM events WHERE view & 1),
    (SELECT count(*) FROM judgements), (SELECT count(*) FROM failures WHERE resolved IS NULL)
"""
_READINGS = """
SELECT r.id, readings.data, texts.text FROM readings JOIN reports AS r USING (report) JOIN texts USING (hash)
WHERE readings.current AND
"""
_JUDGEMENTS = "SELECT judgement, event, verdict, changes, who, at, why, reader FROM judgements"


class Ledger:
    """Reads the ledger at ``path``; may be shared between threads. LedgerError where there is none.

    ``view`` asks for the machine's word, for that of people where they gave one (corrections made, rejected events left
    out), or for both beside each other. Events are counted once with all their mentions, unless ``by`` is "mention".
    """

    def __init__(self, path: str | Path) -> None:
        self.path = Path(path)
        self._connection = open_for_reading(self.path)

    def events(
        self, asked: Filter | None = None, *, view: View = View.JUDGED, by: By = "event", sentences: bool = True
    ) -> Iterator[ListedEvent]:
        """The events asked for, newest first; without ``sentences`` texts are not unpacked, which is faster."""
        asked = asked or Filter()
        with told_of(self.path):
            wanted = conditions(self._connection, asked, view, by)
            cursor = self._connection.execute(
                f"SELECT e.event FROM events AS e WHERE {wanted.where}"  # noqa: S608
                " ORDER BY e.begins DESC, e.event DESC LIMIT ?",
                [*wanted.values, -1 if asked.limit is None else asked.limit],
            )
            while rows := cursor.fetchmany(_AT_ONCE):
                yield from gather(self._connection, [key for (key,) in rows], view, by, sentences=sentences)

    def event(self, name: str, *, view: View = View.JUDGED) -> ListedEvent | None:
        """The event called ``name`` with all its mentions, or one later mention; None where none stands in the view."""
        found = self._rows("SELECT event, head FROM events WHERE id = ? AND view & ? ORDER BY view", name, int(view))
        for key, head in found[-1:]:
            by: By = "event" if key == head else "mention"
            return gather(self._connection, [key], view, by, sentences=True)[0]
        return None

    def counts(self, asked: Filter | None = None, *, view: View = View.JUDGED) -> list[DyadCount]:
        """Events and mentions by dyad, month, quad class and type, of those asked for (``limit`` is not heeded)."""
        with told_of(self.path):
            return count(self._connection, asked or Filter(), view)

    def reports(
        self,
        *,
        publisher: str | None = None,
        since: str | None = None,
        until: str | None = None,
        limit: int | None = None,
    ) -> list[ListedReport]:
        """The current versions of reports, newest first; dates are ISO, of publication, both included."""
        with told_of(self.path):
            return finding.reports(self._connection, publisher, since, until, limit)

    def versions(self, report: str) -> list[ListedReport]:
        """All versions of ``report``, oldest first."""
        with told_of(self.path):
            return finding.versions(self._connection, report)

    def search(self, words: str, *, limit: int = 20) -> list[Find]:
        """Reports with all of ``words`` in title or text (as in :class:`Filter`), the best first."""
        with told_of(self.path):
            return finding.search(self._connection, words, limit)

    def reading(
        self, report: str, *, version: int | None = None, reader: str | None = None, view: View = View.JUDGED
    ) -> Reading | None:
        """What was read from ``report``: from its newest version or ``version``, by the newest reader or ``reader``.

        The contract's fields only (see :mod:`firsthand.ledger.restoring`); judgements hold unless ``view`` is MACHINE.
        """
        rows = self._rows(
            "SELECT readings.data, texts.text FROM readings JOIN reports AS r USING (report) JOIN texts USING (hash)"
            " WHERE r.id = ? AND r.version = ifnull(?, r.version) AND readings.reader = ifnull(?, readings.reader)"
            " ORDER BY r.version DESC, readings.reading DESC",
            *(report, version, reader),
        )
        return self._stood(rows[0][0], rows[0][1], view) if rows else None

    def readings(self, *, view: View = View.JUDGED) -> Iterator[Reading]:
        """The current reading of every report, in the order of adding."""
        with told_of(self.path):
            rows = self._connection.execute(f"{_READINGS} r.current ORDER BY r.report")
            for _, data, text in rows:
                yield self._stood(data, text, view)

    def text(self, report: str, version: int | None = None) -> str | None:
        """The text of the newest version of ``report``, or of ``version``."""
        asked = "SELECT text FROM reports JOIN texts USING (hash) WHERE id = ? AND ifnull(version = ?, current)"
        rows = self._rows(asked, report, version)
        return unpack_text(rows[0][0]) if rows else None

    def failures(self, *, resolved: bool = False) -> list[Failure]:
        """What failed and has not gone well since, oldest first; with ``resolved`` all that ever failed."""
        with told_of(self.path):
            return finding.failures(self._connection, resolved=resolved)

    def failed_report(self, failure: Failure) -> Report | None:
        """The report that failed, where it was kept."""
        with told_of(self.path):
            return finding.failed_report(self._connection, failure.id)

    def judgements(self, event: str | None = None) -> list[Judgement]:
        """What people judged of ``event``, or of all, oldest first."""
        rows = self._rows(f"{_JUDGEMENTS} WHERE event = ifnull(?, event) ORDER BY judgement", event)
        return [judgement_of(row) for row in rows]

    def orphans(self) -> list[Judgement]:
        """Judgements of events that newer readings and versions do not tell."""
        gone = "NOT EXISTS (SELECT 1 FROM events WHERE id = judgements.event AND view > 0)"
        return [judgement_of(row) for row in self._rows(f"{_JUDGEMENTS} WHERE {gone} ORDER BY judgement")]

    def reports_with_keys(self, keys: Iterable[str]) -> dict[str, int]:
        """The current reports that have any of ``keys``, with how many they have, the most first."""
        asked = (
            "SELECT id, count(*) FROM keys JOIN reports USING (report)"
            " WHERE key IN (SELECT value FROM json_each(?)) AND current GROUP BY report ORDER BY 2 DESC, 1"
        )
        return dict(self._rows(asked, json.dumps(sorted(set(keys)))))

    def read_by_others(self, reader_version: str) -> Iterator[Report]:
        """The current reports whose reading is not by the reader of ``reader_version``, in the order of adding."""
        with told_of(self.path):
            yield from finding.read_by_others(self._connection, reader_version)

    def summary(self) -> Summary:
        """How much is in the ledger."""
        return Summary(*self._rows(_SUMMARY)[0])

    def close(self) -> None:
        """Let go of the ledger."""
        self._connection.close()

    def _rows(self, asked: str, *values: Any) -> list[Any]:
        with told_of(self.path):
            return self._connection.execute(asked, values).fetchall()

    def _stood(self, data: bytes, text: bytes, view: View) -> Reading:
        reading = unpack_reading(data, unpack_text(text))
        if view is View.MACHINE:
            return reading
        standing = stand(reading, judgements_of(self._connection, [event.id for event in reading.events]))
        return finding.with_events(reading, [s.event for s in standing if s.event])

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, value: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.close()
