"""What a Python user calls, behind the package's one ``__init__``."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING, Any

from firsthand._frames import frame_of
from firsthand.errors import ReportError, UsageError
from firsthand.intake import Told, read_sources
from firsthand.intake.decoding import checked, text_id
from firsthand.records import Report

if TYPE_CHECKING:
    from pathlib import Path

    from firsthand._ledgers import OpenLedger
    from firsthand.reading.reader import Reader
    from firsthand.records import Event, Reading


@dataclass(frozen=True, slots=True)
class Result:
    """One report's reading, with ways out of it."""

    reading: Reading

    @property
    def report(self) -> Report:
        """The report that was read."""
        return self.reading.report

    @property
    def events(self) -> tuple[Event, ...]:
        """Its events, in the order of the text."""
        return self.reading.events

    def to_dict(self) -> dict[str, Any]:
        """The contract's object, ready for JSON."""
        from firsthand.contract import to_dict  # noqa: PLC0415  (most callers never ask)

        return to_dict(self.reading)

    def to_frame(self) -> Any:
        """Our own table (docs/exchange.md), a row a mention: pandas if installed, else polars; UsageError where neither is."""
        from firsthand.exchange.rows import columns, rows  # noqa: PLC0415
        from firsthand.exchange.selection import Selection  # noqa: PLC0415

        found = rows([self.reading], Selection(mentions=True))
        return frame_of([{name: _listed(getattr(row, name)) for name in columns()} for row in found], columns())


def _listed(value: Any) -> Any:
    return list(value) if isinstance(value, tuple) else value


def reader() -> Reader:
    """The reader, its weights loaded once: call its ``read(Report(...))`` for many texts. Safe to share between threads."""
    from firsthand.reading.reader import load_reader  # noqa: PLC0415  (the weights take a second to load)

    return load_reader()


def open_ledger(path: str | Path) -> OpenLedger:
    """The ledger at ``path``, to be asked while others write to it; LedgerError where there is none.

    with firsthand.open("firsthand.db") as ledger:
        for event in ledger.events(Filter(dyad=("IRN", "RUS"), since="2024-08")):   # from firsthand.ledger import Filter
            print(event.type, event.reality, event.said)
        ledger.incidents(Wanted(actor="IRN"))
        ledger.to_frame()
    """
    from firsthand._ledgers import OpenLedger  # noqa: PLC0415  (readers need no ledger)

    return OpenLedger(path)


def read(
    source: str | Path, *, title: str | None = None, publisher: str | None = None, published: str | date | None = None
) -> Result:
    """Read the first report of a file or web address; what it does not say of itself is taken from the options.

    Raises a :class:`ReportError` where it cannot be had or read, a :class:`UsageError` for a date that is none.
    """
    for item in read_sources([str(source)], Told(title, publisher, _day(published))):
        if isinstance(item, ReportError):
            raise item
        return Result(reader().read(item))
    raise UsageError(f"{source}: there is no report in it")


def read_text(
    text: str, *, title: str | None = None, publisher: str | None = None, published: str | date | None = None
) -> Result:
    """Read a report given as its text; errors as of :func:`read`."""
    told = Told(title, publisher, _day(published))
    whole = checked(text, "text")
    return Result(reader().read(Report(text_id("text", text), whole, told.title, told.publisher, told.published)))


def _day(published: str | date | None) -> str | None:
    return published.isoformat() if isinstance(published, date) else published
