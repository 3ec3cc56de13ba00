"""The store: readings of many reports, what people judged of them, and the way to ask for them.

    from firsthand.ledger import Filter, Writer, open_ledger

    with Writer("firsthand.db") as writer:
        writer.add(reader.read(report), "1")
    with open_ledger("firsthand.db") as ledger:
        for event in ledger.events(Filter(dyad=("RUS", "UKR"), since="2024-08")):
            print(event.type, event.said)

One writes, any number read. ``firsthand.ledger.adding`` reads many sources into a ledger, ``firsthand.ledger.rereading``
reads its reports again, ``firsthand.ledger.checking`` looks whether it is whole and copies it.
"""

from __future__ import annotations

from pathlib import Path

from firsthand.errors import LedgerBusyError, LedgerError, LedgerVersionError
from firsthand.ledger.checking import Checked, backup, check
from firsthand.ledger.comparing import Change, FieldChange
from firsthand.ledger.filters import Filter
from firsthand.ledger.judging import Judgement
from firsthand.ledger.links import Wanted
from firsthand.ledger.listing import DyadCount, Failure, Find, ListedEvent, ListedReport, ListedVoice, Summary
from firsthand.ledger.queries import Ledger
from firsthand.ledger.rows import View
from firsthand.ledger.writer import Added, Writer

__all__ = [
    "Added",
    "Change",
    "Checked",
    "DyadCount",
    "Failure",
    "FieldChange",
    "Filter",
    "Find",
    "Judgement",
    "Ledger",
    "LedgerBusyError",
    "LedgerError",
    "LedgerVersionError",
    "ListedEvent",
    "ListedReport",
    "ListedVoice",
    "Summary",
    "View",
    "Wanted",
    "Writer",
    "backup",
    "check",
    "open_ledger",
]


def open_ledger(path: str | Path) -> Ledger:
    """The ledger at ``path``, to be read; LedgerError where there is none, or the file is something else."""
    return Ledger(path)
