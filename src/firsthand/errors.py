"""The exception tree; every error says which report it struck, at which stage, and why.

FirsthandError
├── UsageError           the call itself is wrong (an unknown option, a date that is none)
├── ReportError          one report could not be read; the others go on
│   ├── IntakeError      it could not be fetched, decoded or found an article in
│   ├── LanguageError    it is not in a language that the reader knows
│   └── ReadingError     a reading stage failed on it
└── LedgerError          a ledger cannot be opened, or does not hold what it should
    ├── LedgerBusyError      another writer has it open
    └── LedgerVersionError   its form is newer than this version of Firsthand, or too old to be read without a writer
"""

from __future__ import annotations


class FirsthandError(Exception):
    """Any error of this package."""


class UsageError(FirsthandError):
    """The call itself is wrong; nothing was read."""


class ReportError(FirsthandError):
    """One report could not be read. ``report`` is its id, ``stage`` where it failed, ``cause`` why, in words.

    ``origin`` is the file that it was to come from, as an absolute path, where that is known.
    """

    def __init__(self, report: str, stage: str, cause: str) -> None:
        super().__init__(f"{report}: {stage}: {cause}")
        self.report = report
        self.stage = stage
        self.cause = cause
        self.origin: str | None = None


class IntakeError(ReportError):
    """The report could not be fetched, decoded, or holds no article."""


class LanguageError(ReportError):
    """The report is not in a language that the reader knows."""


class ReadingError(ReportError):
    """A reading stage failed on the report."""


class LedgerError(FirsthandError):
    """The ledger cannot be opened, or does not hold what it should; the message says which file and why."""


class LedgerBusyError(LedgerError):
    """Another writer has the ledger open; readers are not held up."""


class LedgerVersionError(LedgerError):
    """The ledger's form is newer than this version of Firsthand, or older and nobody has opened it for writing since."""
