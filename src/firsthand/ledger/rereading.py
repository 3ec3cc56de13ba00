"""A ledger's reports read again by a newer reader, and what failed tried again."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path

from firsthand.errors import ReportError
from firsthand.intake import Told, read_sources
from firsthand.ledger.adding import Tally, add_all, load_reader, reader_version
from firsthand.ledger.comparing import Change
from firsthand.ledger.listing import Failure
from firsthand.ledger.queries import Ledger
from firsthand.ledger.reader_processes import Load
from firsthand.ledger.reading_through import read_through, reading_with
from firsthand.ledger.writer import Writer
from firsthand.records import Report


def reread_all(
    path: str | Path, *, processes: int = 1, load: Load = load_reader, reader: str | None = None, wait: float = 0.0
) -> Iterator[Change]:
    """Read again every report whose reading is by another reader than this one; what changed of each, as it is kept.

    Options are those of :func:`firsthand.ledger.adding.add_all`. Judgements stay with events that are told again. A
    report that fails keeps its reading, and is a failure in the ledger. A run that is ended is gone on with by the next.
    """
    named = reader or reader_version()
    with (
        Writer(path, wait=wait) as writer,
        Ledger(path) as ledger,
        reading_with(processes, load) as ahead,
    ):
        for outcome in read_through(ledger.read_by_others(named), ahead, lambda _: True):
            if outcome.reading is None:
                writer.fail(outcome.report.id, outcome.stage, outcome.cause)
            else:
                yield writer.supersede(outcome.reading, named)


def waiting(path: str | Path, reader: str | None = None) -> int:
    """How many reports :func:`reread_all` would read."""
    with Ledger(path) as ledger:
        return ledger.count_read_by_others(reader or reader_version())


def retry_all(
    path: str | Path,
    told: Told | None = None,
    *,
    processes: int = 1,
    on_progress: Callable[[Tally], None] | None = None,
    load: Load = load_reader,
    reader: str | None = None,
    allow_private: bool = False,
    wait: float = 0.0,
) -> Tally:
    """Try again what failed and has not gone well since: kept reports from the ledger, files and addresses from there.

    A file is read again as a whole, with what the user has ``told`` of its reports; what of it is known already is
    skipped. A file that is gone fails again. What :func:`out_of_reach` counts is left as it is. Options are those of
    :func:`firsthand.ledger.adding.add_all`.
    """
    with Ledger(path) as ledger:
        before = ledger.failures()
        again = [failure for failure in before if _is_in_reach(failure)]
        items = _items(ledger, again, told, allow_private)
        tally = add_all(items, path, processes=processes, on_progress=on_progress, load=load, reader=reader, wait=wait)
        after = ledger.failures()
    seen = {(failure.id, failure.tries) for failure in before}
    failed_again = {failure.source for failure in after if (failure.id, failure.tries) not in seen}
    with Writer(path, wait=wait) as writer:
        writer.resolve(failure.id for failure in again if failure.source not in failed_again)
    return tally


def _items(
    ledger: Ledger, failures: list[Failure], told: Told | None, allow_private: bool
) -> Iterator[Report | ReportError]:
    sources: dict[str, None] = {}
    for failure in failures:
        report = ledger.failed_report(failure)
        if report:
            yield report
        else:
            sources[_place(failure)] = None
    yield from read_sources(sources, told, allow_private=allow_private)


def out_of_reach(path: str | Path) -> int:
    """How many failures :func:`retry_all` leaves as they are: neither kept nor of a file or an address.

    Such are lines of standard input, and items of a feed that have no link.
    """
    with Ledger(path) as ledger:
        return sum(not _is_in_reach(failure) for failure in ledger.failures())


def _is_in_reach(failure: Failure) -> bool:
    place = _place(failure)
    return failure.kept or failure.origin is not None or "://" in place or Path(place).is_file()


def _place(failure: Failure) -> str:
    """Where what failed is: its address, its file, or, where neither is known, what it was called."""
    return failure.source if "://" in failure.source else failure.origin or failure.source
