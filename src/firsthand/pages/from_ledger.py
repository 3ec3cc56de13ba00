"""The pages' answers from a ledger's file."""

from __future__ import annotations

import json
import time
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Any

from firsthand.ledger import Judgement, Ledger, ListedEvent, Summary, View, Writer
from firsthand.ledger.gathering import gather
from firsthand.ledger.judging import Verdict
from firsthand.records import Reading

_NAMED = "SELECT event, head FROM events WHERE id IN (SELECT value FROM json_each(?)) AND view & ? ORDER BY view"
PATIENCE = 5.0  # seconds that a judgement waits for another who writes
_FRESH, _RARE = 10.0, 100  # seconds that a count is fresh at least, and how much longer than it took


class LedgerSource(Ledger):
    """A ledger that also takes judgements (:class:`firsthand.pages.asking.Source`). LedgerError where there is none.

    It reads all the time and writes only for the moment of a judgement, so that ``firsthand add`` may go on beside it.
    """

    def __init__(self, path: str | Path) -> None:
        super().__init__(path)
        self._counted: tuple[float, Summary] | None = None

    def summary(self) -> Summary:
        """How much there is, counted anew when the last count is some seconds old: it looks at every event."""
        now = time.monotonic()
        if self._counted is None or now > self._counted[0]:
            counted = super().summary()
            took = time.monotonic() - now
            self._counted = now + max(_FRESH, took * _RARE), counted
        return self._counted[1]

    def as_read(self, report: str) -> Reading | None:
        """The reading of a report as the machine made it."""
        return self.reading(report, view=View.MACHINE)

    def named(self, names: Sequence[str]) -> Mapping[str, ListedEvent]:
        """The events with these ids by their ids; a first mention with all its mentions, a later one alone."""
        with self._moment() as connection:
            keys = connection.execute(_NAMED, (json.dumps(list(names)), int(View.JUDGED))).fetchall()
            found = gather(connection, [k for k, head in keys if k == head], View.JUDGED, "event", sentences=True)
            found += gather(connection, [k for k, head in keys if k != head], View.JUDGED, "mention", sentences=True)
        return {event.id: event for event in found}

    def judge(self, event: str, verdict: Verdict, *, who: str, why: str, changes: Mapping[str, Any]) -> Judgement:
        """Record a judgement, and let the event's incident follow it.

        Where many reports wait to be linked, as while some are added, the incident follows when they are.
        """
        with Writer(self.path, wait=PATIENCE) as writer:
            judged = writer.judge(event, verdict, who=who, why=why, changes=changes)
            writer.link_few()
        self._counted = None
        return judged
