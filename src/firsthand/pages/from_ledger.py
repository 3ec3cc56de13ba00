"""The pages' answers from a ledger's file."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Any

from firsthand.ledger import Judgement, Ledger, View, Writer
from firsthand.ledger.judging import Verdict
from firsthand.linking.records import Copy, Incident, Story
from firsthand.pages.asking import Links, Wanted
from firsthand.records import Reading

PATIENCE = 5.0  # seconds that a judgement waits for another who writes


class LedgerSource(Ledger):
    """The ledger at ``path`` and what linking found in it (:class:`firsthand.pages.asking.Source`).

    It reads all the time and writes only for the moment of a judgement, so that ``firsthand add`` may go on beside it.
    LedgerError where there is no ledger.
    """

    def __init__(self, path: str | Path, links: Links) -> None:
        super().__init__(path)
        self._links = links

    def as_read(self, report: str) -> Reading | None:
        """The reading of a report as the machine made it."""
        return self.reading(report, view=View.MACHINE)

    def judge(self, event: str, verdict: Verdict, *, who: str, why: str, changes: Mapping[str, Any]) -> Judgement:
        """Record a judgement."""
        with Writer(self.path, wait=PATIENCE) as writer:
            return writer.judge(event, verdict, who=who, why=why, changes=changes)

    def incident(self, name: str) -> Incident | None:
        """One incident."""
        return self._links.incident(name)

    def incidents(self, wanted: Wanted) -> Sequence[Incident]:
        """The incidents asked for."""
        return self._links.incidents(wanted)

    def incidents_of(self, report: str) -> Sequence[Incident]:
        """The incidents of a report."""
        return self._links.incidents_of(report)

    def story(self, name: str) -> Story | None:
        """One story."""
        return self._links.story(name)

    def stories(self, wanted: Wanted) -> Sequence[Story]:
        """The stories asked for."""
        return self._links.stories(wanted)

    def story_of(self, report: str) -> Story | None:
        """The story of a report."""
        return self._links.story_of(report)

    def copies(self, reports: Sequence[str]) -> Sequence[Copy]:
        """The copies among reports."""
        return self._links.copies(reports)
