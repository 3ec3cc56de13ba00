"""Firsthand reads news reports as evidence: who did what to whom, when, where, how surely, and on whose word.

    import firsthand

    result = firsthand.read("report.txt", published="2024-08-06")
    for event in result.events:
        print(event.type, event.reality, [voice.identity.name for voice in event.voices])

A reader holds no state of a report: one may serve several threads at once.

    with firsthand.open("firsthand.db") as ledger:      # made by ``firsthand add``
        ledger.events(), ledger.search("air defence"), ledger.to_frame()      # and more: firsthand.ledger
"""

from __future__ import annotations

from importlib.metadata import version

from firsthand._results import Result, open_ledger, read, read_text, reader
from firsthand.errors import (
    FirsthandError,
    IntakeError,
    LanguageError,
    LedgerError,
    ReadingError,
    ReportError,
    UsageError,
)
from firsthand.records import Event, Report

open = open_ledger  # noqa: A001  (as a file is opened)
__version__ = version("firsthand")

__all__ = [
    "Event",
    "FirsthandError",
    "IntakeError",
    "LanguageError",
    "LedgerError",
    "ReadingError",
    "Report",
    "ReportError",
    "Result",
    "UsageError",
    "__version__",
    "open",
    "read",
    "read_text",
    "reader",
]
