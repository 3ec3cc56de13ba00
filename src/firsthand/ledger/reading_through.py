"""Reports to their readings, one at a time here or several in processes, in the order in which they come."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from contextlib import AbstractContextManager, nullcontext
from typing import Protocol

from firsthand.errors import UsageError
from firsthand.ledger.placing import marks_of
from firsthand.ledger.reader_processes import Load, Outcome, ReaderProcesses, Reads, outcome_of
from firsthand.records import Report

_MOST_READ = 256  # readings that wait at most for one before them


class ReadsAhead(Protocol):
    """What takes reports to be read and gives their outcomes: :class:`ReaderProcesses`, or this process itself."""

    @property
    def held(self) -> int:
        """How many reports it has."""

    @property
    def room(self) -> bool:
        """Whether it takes one more."""

    def give(self, report: Report) -> None:
        """Let a report be read."""

    def take(self, timeout: float | None = None) -> list[Outcome]:
        """What has been read."""


def reading_with(processes: int, load: Load) -> AbstractContextManager[ReadsAhead]:
    """What reads in ``processes`` at once, 1 being this one; UsageError for fewer."""
    if processes < 1:
        raise UsageError(f"{processes} processes cannot read; 1 is the fewest")
    return nullcontext(_Here(load)) if processes == 1 else ReaderProcesses(load, processes)


def read_through(
    reports: Iterable[Report], ahead: ReadsAhead, still_wanted: Callable[[Report], bool]
) -> Iterator[Outcome]:
    """The outcomes of ``reports``, in their order, whatever is read faster.

    A report is given away when no other that could be one with it is on its way, and ``still_wanted`` says then that it
    is to be read; what is done with an outcome before the next is asked for counts.
    """
    held: dict[str, frozenset[tuple[str, str]]] = {}  # on their way: not read yet, or one before them is not
    read: dict[str, Outcome] = {}

    def taken(timeout: float | None) -> Iterator[Outcome]:
        read.update((outcome.report.id, outcome) for outcome in ahead.take(timeout))
        while held and (first := next(iter(held))) in read:
            yield read.pop(first)
            del held[first]

    for report in reports:
        claims = _claims(report)
        while not ahead.room or len(read) >= _MOST_READ or any(claims & others for others in held.values()):
            yield from taken(None)
        if still_wanted(report):
            held[report.id] = claims
            ahead.give(report)
        yield from taken(0)
    while held:
        yield from taken(None)


def _claims(report: Report) -> frozenset[tuple[str, str]]:
    marks = marks_of(report)
    claims = (("text", marks.hash), ("address", marks.address), ("id", marks.source))
    return frozenset((kind, value) for kind, value in claims if value)


class _Here:
    """The own process, which reads a report when it is asked for it."""

    def __init__(self, load: Load) -> None:
        self._load = load
        self._reader: Reads | None = None
        self._given: list[Report] = []

    @property
    def held(self) -> int:
        """How many reports it has: none or one."""
        return len(self._given)

    @property
    def room(self) -> bool:
        """Whether it has none."""
        return not self._given

    def give(self, report: Report) -> None:
        """Let ``report`` be read."""
        self._given.append(report)

    def take(self, timeout: float | None = None) -> list[Outcome]:  # noqa: ARG002
        """The report's outcome."""
        if self._given and self._reader is None:
            self._reader = self._load()
        outcomes = [outcome_of(self._reader, report) for report in self._given if self._reader]
        self._given.clear()
        return outcomes
