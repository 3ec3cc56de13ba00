"""The one who writes: reports with their readings, failures, judgements; each in a transaction of its own."""

from __future__ import annotations

import json
import sqlite3
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from pathlib import Path
from types import TracebackType
from typing import Any, Self

from firsthand.errors import LedgerError, UsageError
from firsthand.ledger import schema
from firsthand.ledger.comparing import Change, changed_fields
from firsthand.ledger.correcting import check_countries, corrected
from firsthand.ledger.identity import hash_of
from firsthand.ledger.judging import VERDICTS, Judgement, Verdict, as_far_as_it_can, judgements_of
from firsthand.ledger.keeping import current_reading, keep_reading, keep_report, now
from firsthand.ledger.locking import WriterLock
from firsthand.ledger.opening import check_folder, check_is_there, open_for_writing, told_of, transaction
from firsthand.ledger.packing import pack_report
from firsthand.ledger.placing import Seat, Status, seat_of
from firsthand.ledger.relinking import Linked, relink
from firsthand.ledger.storing import stand_again
from firsthand.records import Reading, Report


@dataclass(frozen=True, slots=True)
class Added:
    """What became of a report: ``status``, the id that it has in the ledger, and its version there."""

    status: Status
    report: str
    version: int


class Writer:
    """Writes to the ledger at ``path``, which is made if it is not there, or, if it is not to be ``new``, a LedgerError.

    Use it in a ``with``, in one thread.

    With an SQLite before 3.51.3 there can be one at a time: LedgerBusyError where another has not gone after ``wait``
    seconds. LedgerError where the file cannot be had or is something else.
    """

    def __init__(self, path: str | Path, *, wait: float = 0.0, new: bool = True) -> None:
        self.path = Path(path)
        schema.check_sqlite()
        if not new:
            check_is_there(self.path)
        check_folder(self.path)
        self._lock = WriterLock(self.path, wait) if schema.one_writer_only() else None
        try:
            self._connection = open_for_writing(self.path)
        except BaseException:
            self._unlock()
            raise

    def known(self, report: Report) -> Added | None:
        """Where ``report`` is in the ledger already; None where it is new, a version or a copy."""
        with told_of(self.path):
            seat = seat_of(self._connection, report)
        return _added(seat) if seat.status == "known" else None

    def add(self, reading: Reading, reader_version: str) -> Added:
        """Keep a report with what was read from it, unless it is known (see :func:`firsthand.ledger.placing.seat_of`).

        Its open failures are resolved. IntakeError where the report holds what cannot be kept.
        """
        report = reading.report
        with told_of(self.path), transaction(self._connection):
            seat = seat_of(self._connection, report)
            if seat.status != "known":
                keep_report(self._connection, reading, seat, reader_version)
            self._connection.execute(
                "UPDATE failures SET resolved = ? WHERE source IN (?, ?) AND resolved IS NULL",
                (now(), report.id, report.url),
            )
        return _added(seat)

    def supersede(self, reading: Reading, reader_version: str) -> Change:
        """Keep a newer reading of a report that is in the ledger under the reading's report id, with the same text.

        Events that are told again keep their ids and with them what was judged of them. LedgerError where the ledger has
        no such report.
        """
        name = reading.report.id
        with told_of(self.path), transaction(self._connection):
            key, before = self._current(name, hash_of(reading.report.text))
            earlier, kept = keep_reading(self._connection, reading, key, reader_version)
            old, new = ([event.id for event in r.events] for r in (earlier, kept))
            gone = tuple(event for event in old if event not in set(new))
            orphans = judgements_of(self._connection, gone)
            self._connection.execute(
                "UPDATE failures SET resolved = ? WHERE source = ? AND resolved IS NULL", (now(), name)
            )
        return Change(
            name,
            before,
            reader_version,
            kept=tuple(event for event in new if event in set(old)),
            gone=gone,
            new=tuple(event for event in new if event not in set(old)),
            fields=changed_fields(earlier, kept),
            orphans=tuple(j for told in orphans.values() for j in told),
        )

    def fail(
        self, source: str, stage: str, cause: str, report: Report | None = None, origin: str | None = None
    ) -> None:
        """Record that ``source`` (a path, address or report's id) failed; the same failure again counts as another try.

        Another cause takes the place of the last. ``report`` is the report itself, where it was had, to be tried again
        from here; else ``origin`` is the file that it was to come from.
        """
        words = [part.encode(errors="replace").decode() for part in (source, stage, cause)]
        file = origin and origin.encode(errors="replace").decode()
        with told_of(self.path), transaction(self._connection):
            self._connection.execute(
                "UPDATE failures SET resolved = ? WHERE source = ? AND resolved IS NULL", (now(), words[0])
            )
            self._connection.execute(
                "INSERT INTO failures (source, stage, cause, at, tries, report, origin) VALUES (?, ?, ?, ?, 1, ?, ?)"
                " ON CONFLICT (source, stage, cause) DO UPDATE SET at = excluded.at, tries = tries + 1,"
                " resolved = NULL, report = excluded.report, origin = excluded.origin",
                (*words, now(), _kept(report), file),
            )

    def forget_failures(self, origin: str) -> None:
        """Record that what failed of the file ``origin`` does so no more: it is read again, and what fails then counts anew."""
        with told_of(self.path), transaction(self._connection):
            self._connection.execute(
                "UPDATE failures SET resolved = ? WHERE origin = ? AND resolved IS NULL",
                (now(), origin.encode(errors="replace").decode()),
            )

    def resolve(self, failures: Iterable[int]) -> None:
        """Record that the failures with these ids are none any more."""
        with told_of(self.path), transaction(self._connection):
            self._connection.executemany(
                "UPDATE failures SET resolved = ? WHERE failure = ? AND resolved IS NULL",
                [(now(), failure) for failure in failures],
            )

    def followed(self) -> dict[str, str]:
        """What :meth:`keep_followed` has kept."""
        with told_of(self.path):
            return dict(self._connection.execute("SELECT key, value FROM followed"))

    def keep_followed(self, told: Mapping[str, str]) -> None:
        """Keep what is known of followed feeds: texts by key, in the place of those before."""
        with told_of(self.path), transaction(self._connection):
            self._connection.executemany(
                "INSERT INTO followed (key, value) VALUES (?, ?) ON CONFLICT (key) DO UPDATE SET value = excluded.value",
                list(told.items()),
            )

    def judge(
        self, event: str, verdict: Verdict, *, who: str, why: str = "", changes: Mapping[str, Any] | None = None
    ) -> Judgement:
        """Record what ``who`` judges of ``event``: accept, reject, or correct with ``changes`` (fields of the contract).

        Judgements add up and are never erased; the last verdict holds. UsageError for an event that is not there, or a
        change that cannot be.
        """
        told = dict(changes or {})
        if verdict not in VERDICTS or not who.strip() or bool(told) != (verdict == "correct"):
            raise UsageError("a judgement is accept, reject, or correct with changes, and says who judges")
        with told_of(self.path), transaction(self._connection):
            report, reading_key, reader = self._judged(event)
            reading = current_reading(self._connection, report)
            before = judgements_of(self._connection, [event]).get(event, [])
            _check(reading, event, {f: v for j in before for f, v in j.changes.items()}, told)
            row = (event, verdict, json.dumps(told, ensure_ascii=False), who.strip(), now(), why.strip(), reader)
            (number,) = self._connection.execute(
                "INSERT INTO judgements (event, verdict, changes, who, at, why, reader) VALUES (?, ?, ?, ?, ?, ?, ?)"
                " RETURNING judgement",
                row,
            ).fetchone()
            stand_again(self._connection, report, reading_key, reading)
        return Judgement(number, event, verdict, told, who.strip(), row[4], why.strip(), reader)

    def link(self, on_progress: Callable[[int, int], None] | None = None) -> Linked:
        """Bring stories and incidents up to date with what changed since they were linked last.

        ``on_progress`` is told how many of how many steps are done, two a changed report. What is told between is left to
        the next call: one that is ended in the middle is gone on with.
        """
        with told_of(self.path):
            return relink(self._connection, on_progress)

    def link_few(self, most: int = 50) -> Linked | None:
        """:meth:`link` where no more than ``most`` reports have changed; None where more wait, as while many are added."""
        with told_of(self.path):
            (waiting,) = self._connection.execute("SELECT count(*) FROM unlinked").fetchone()
        return self.link() if waiting <= most else None

    def close(self) -> None:
        """Let go of the ledger; nothing if that was done."""
        with told_of(self.path):
            try:
                self._connection.execute("PRAGMA analysis_limit = 400")
                self._connection.execute("PRAGMA optimize")
            except sqlite3.ProgrammingError:  # it is closed
                pass
            finally:
                self._connection.close()
                self._unlock()

    def _unlock(self) -> None:
        if self._lock:
            self._lock.release()

    def _current(self, report: str, text: str) -> tuple[int, str]:
        """The key of the current version of ``report``, whose text has the hash ``text``, and the version of its reader."""
        found = self._connection.execute(
            "SELECT report, reader FROM reports WHERE id = ? AND current AND hash = ?", (report, text)
        ).fetchone()
        if found is None:
            raise LedgerError(f"there is no report {report} with this text")
        return int(found[0]), str(found[1])

    def _judged(self, event: str) -> tuple[int, int, str]:
        """The keys of the report and the reading of an event in view, and the version of the reader."""
        found = self._connection.execute(
            "SELECT events.report, reading, reader FROM events JOIN readings USING (reading)"
            " WHERE id = ? AND view > 0 AND NOT derived",
            (event,),
        ).fetchone()
        if found is None:
            raise UsageError(f"there is no event {event} in {self.path}")
        return int(found[0]), int(found[1]), str(found[2])

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, value: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.close()


def _added(seat: Seat) -> Added:
    return Added(seat.status, seat.id, seat.version)


def _kept(report: Report | None) -> bytes | None:
    try:
        return pack_report(report) if report else None
    except UnicodeEncodeError:
        return None


def _check(reading: Reading, event: str, before: Mapping[str, Any], changes: Mapping[str, Any]) -> None:
    """UsageError where ``changes`` cannot be, after the corrections that were made ``before``."""
    machine = next(e for e in reading.events if e.id == event)
    corrected(as_far_as_it_can(machine, before, reading.report.text), changes, reading.report.text)
    check_countries(changes)
    same_as = changes.get("same_as")
    if same_as is not None and same_as not in {e.id for e in reading.events}:
        raise UsageError(f"{same_as} is no event of the same report")
