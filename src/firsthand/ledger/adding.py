"""Many reports into a ledger: what is not known yet is read, by one process or several, and kept as it comes.

Nothing is held but the reports that are being read: a run that is ended, however rudely, loses these, and the next run
reads them. Reports that could be one (the same text, address or id) are read one after the other, so that the order of
the sources decides versions and ids, whatever is read faster.
"""

from __future__ import annotations

import hashlib
import zlib
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, field, replace
from importlib.metadata import version
from importlib.resources import files
from pathlib import Path

from firsthand.atlas.overlay import read_overlay
from firsthand.errors import ReportError
from firsthand.ledger.placing import Status, marks_of
from firsthand.ledger.reader_processes import Load, Outcome, Reads
from firsthand.ledger.reading_through import read_through, reading_with
from firsthand.ledger.writer import Writer
from firsthand.records import Report

_WEIGHTS = ("encoder.onnx", "heads.npz", "labels.json", "confidence.json")


@dataclass(frozen=True, slots=True)
class Tally:
    """What became of the reports so far; ``known`` were there already, ``copies`` and ``versions`` were kept beside others.

    ``undated`` of those that were kept have no date of publication.
    """

    new: int = 0
    known: int = 0
    versions: int = 0
    copies: int = 0
    failed: int = 0
    undated: int = field(default=0, compare=False)

    @property
    def done(self) -> int:
        """All of them."""
        return self.new + self.known + self.versions + self.copies + self.failed

    def and_one(self, status: Status | None) -> Tally:
        """One more; None where it failed."""
        name = {"new": "new", "known": "known", "version": "versions", "copy": "copies", None: "failed"}[status]
        return replace(self, **{name: getattr(self, name) + 1})


def load_reader(own: tuple[Path, ...] = (), *, alone: bool = False) -> Reads:
    """The reader that the package ships, with a user's ``own`` files of actors, or with these ``alone``."""
    from firsthand.reading.reader import load_reader as load  # noqa: PLC0415  (its weights take a second)

    return load(own, alone=alone)


def reader_version(own: tuple[Path, ...] = (), *, alone: bool = False) -> str:
    """The version of that reader: the package's, letters of a checksum of its weights, and of a hash of the own files.

    "0.1.0+1a2b3c4d", "0.1.0+1a2b3c4d+atlas.5e6f7a8b9c0d"; "only-atlas" where the shipped actors are not known. UsageError for a
    file that is no table of actors.
    """
    models = files("firsthand.models")
    checksum = 0
    for name in _WEIGHTS:
        checksum = zlib.crc32((models / name).read_bytes(), checksum)
    shipped = f"{version('firsthand')}+{checksum:08x}"
    return f"{shipped}+{'only-atlas' if alone else 'atlas'}.{_hash_of(own)}" if own else shipped


def own_actors(reader: str) -> str:
    """What tells of own actors in the version of a reader ("atlas.5e6f7a8b9c0d"); empty where there were none."""
    return reader.partition("atlas.")[1] and reader.rpartition("+")[2]


def _hash_of(own: tuple[Path, ...]) -> str:
    """Letters of a hash of what files of actors hold, in their order, whatever they are called."""
    told = hashlib.sha256()
    for path in own:
        read_overlay(path)
        told.update(hashlib.sha256(path.read_bytes()).digest())
    return told.hexdigest()[:12]


def add_all(
    items: Iterable[Report | ReportError],
    path: str | Path,
    *,
    processes: int = 1,
    on_progress: Callable[[Tally], None] | None = None,
    load: Load = load_reader,
    reader: str | None = None,
    wait: float = 0.0,
) -> Tally:
    """Keep ``items`` (of :func:`firsthand.intake.read_sources`) in the ledger at ``path``, made if it is not there.

    ``processes`` read at once; 1 is this one. ``on_progress`` is told after each report. ``load``, a module's function,
    gives what reads, and ``reader`` names its version. A report that fails is a failure in the ledger. LedgerBusyError
    where another writer has not gone after ``wait`` seconds; KeyboardInterrupt leaves the ledger whole.
    """
    with Writer(path, wait=wait) as writer:
        return add_with(writer, items, processes=processes, on_progress=on_progress, load=load, reader=reader)


def add_with(
    writer: Writer,
    items: Iterable[Report | ReportError],
    *,
    processes: int = 1,
    on_progress: Callable[[Tally], None] | None = None,
    on_settled: Callable[[], None] | None = None,
    load: Load = load_reader,
    reader: str | None = None,
) -> Tally:
    """:func:`add_all` with a writer that is open. ``on_settled`` is told whenever all that came so far is in the ledger."""
    with reading_with(processes, load) as ahead:
        run = _Run(writer, reader or reader_version(), on_progress)
        for outcome in read_through(run.reports_of(items), ahead, run.is_unknown):
            run.keep(outcome)
            if on_settled and run.is_settled:
                on_settled()
        if on_settled:
            on_settled()
        return run.tally


class _Run:
    """One run of adding, with its tally."""

    def __init__(self, writer: Writer, reader: str, on_progress: Callable[[Tally], None] | None) -> None:
        self.tally = Tally()
        self._writer = writer
        self._reader = reader
        self._on_progress = on_progress
        self._taken = 0

    @property
    def is_settled(self) -> bool:
        """Whether all items that were taken are done with."""
        return self._taken == self.tally.done

    def reports_of(self, items: Iterable[Report | ReportError]) -> Iterator[Report]:
        """The reports among ``items``; what is an error, or cannot be kept, is recorded as a failure."""
        for item in items:
            self._taken += 1
            try:
                if isinstance(item, Report):
                    marks_of(item)
                    yield item
                else:
                    self._fail(item)
            except ReportError as error:
                self._fail(error)

    def is_unknown(self, report: Report) -> bool:
        """Whether ``report`` is still to be read."""
        known = self._writer.known(report)
        if known:
            self._count("known")
        return known is None

    def keep(self, outcome: Outcome) -> None:
        """Keep what was read, or record why it could not be."""
        report = outcome.report
        if outcome.reading is None:
            self._writer.fail(report.id, outcome.stage, outcome.cause, report)
            self._count(None)
        else:
            status = self._writer.add(outcome.reading, self._reader).status
            if status != "known" and report.published is None:
                self.tally = replace(self.tally, undated=self.tally.undated + 1)
            self._count(status)

    def _fail(self, error: ReportError) -> None:
        self._writer.fail(error.report, error.stage, error.cause, origin=error.origin)
        self._count(None)

    def _count(self, status: Status | None) -> None:
        self.tally = self.tally.and_one(status)
        if self._on_progress:
            self._on_progress(self.tally)
