"""Firsthand reads news reports as evidence: who did what to whom, when, where, how surely, and on whose word.

    import firsthand

    result = firsthand.read("report.txt", published="2024-08-06")
    for event in result.events:
        print(event.type, event.reality, [voice.identity.name for voice in event.voices])

A reader holds no state of a report: one may serve several threads at once.
"""

from __future__ import annotations

from firsthand._results import Result, read, read_text, reader
from firsthand.errors import FirsthandError, IntakeError, LanguageError, ReadingError, ReportError, UsageError
from firsthand.records import Event, Report

__all__ = [
    "Event",
    "FirsthandError",
    "IntakeError",
    "LanguageError",
    "ReadingError",
    "Report",
    "ReportError",
    "Result",
    "UsageError",
    "read",
    "read_text",
    "reader",
]
