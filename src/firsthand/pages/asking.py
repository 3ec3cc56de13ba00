"""What the pages ask, and nothing more: of a ledger its reports and events, of linking its incidents and stories."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from typing import Any, Protocol

from firsthand.ledger import DyadCount, Filter, Find, Judgement, ListedEvent, ListedReport, Summary, Wanted
from firsthand.ledger.judging import Verdict
from firsthand.linking.records import Copy, Incident, Story
from firsthand.records import Reading


class Links(Protocol):
    """What linking found across reports; asked from several threads at once."""

    def incident(self, name: str) -> Incident | None:
        """The incident with that id."""

    def incidents(self, wanted: Wanted) -> Sequence[Incident]:
        """The incidents asked for, the weightiest first."""

    def incidents_of(self, report: str) -> Sequence[Incident]:
        """The incidents that a report tells."""

    def story(self, name: str) -> Story | None:
        """The story with that id."""

    def stories(self, wanted: Wanted) -> Sequence[Story]:
        """The stories with a report in the time asked for, the newest first."""

    def story_of(self, report: str) -> Story | None:
        """The story that a report belongs to."""

    def count_unlinked(self) -> int:
        """How many reports are in no story or incident yet, or not as they are now."""

    def copies(self, reports: Sequence[str]) -> Sequence[Copy]:
        """Which of ``reports`` are copies of which."""


class Records(Protocol):
    """What a ledger holds; the signatures are those of :class:`firsthand.ledger.Ledger`."""

    def reading(self, report: str) -> Reading | None:
        """The current reading of a report as people corrected it; None where there is no such report."""

    def event(self, name: str) -> ListedEvent | None:
        """The event with that id; None where there is none or it was rejected."""

    def events(self, asked: Filter | None = None, *, sentences: bool = True) -> Iterator[ListedEvent]:
        """The events asked for, newest first."""

    def counts(self, asked: Filter | None = None) -> list[DyadCount]:
        """Events by dyad, month, quad class, type and reality."""

    def reports(
        self,
        *,
        publisher: str | None = None,
        since: str | None = None,
        until: str | None = None,
        limit: int | None = None,
    ) -> list[ListedReport]:
        """Reports, newest first."""

    def readings(self, asked: Filter | None = None) -> Iterator[Reading]:
        """The readings with events asked for, these of their reports."""

    def versions(self, report: str) -> list[ListedReport]:
        """All versions of a report, oldest first."""

    def search(self, words: str, *, limit: int = 20) -> list[Find]:
        """Reports with all of ``words``, the best first."""

    def judgements(self, event: str | None = None) -> list[Judgement]:
        """What was judged of an event, oldest first."""

    def summary(self) -> Summary:
        """How much is in the ledger."""


class Source(Records, Links, Protocol):
    """Where the pages have their answers from."""

    def as_read(self, report: str) -> Reading | None:
        """The current reading of a report as the machine made it, with the events that people rejected."""

    def named(self, names: Sequence[str]) -> Mapping[str, ListedEvent]:
        """The events with these ids that were not rejected, by their ids."""

    def judge(self, event: str, verdict: Verdict, *, who: str, why: str, changes: Mapping[str, Any]) -> Judgement:
        """Record a judgement; UsageError where it cannot be, LedgerBusyError while another writes for too long."""
