"""A ledger opened from Python, behind the package's one ``__init__``."""

from __future__ import annotations

from typing import Any

from firsthand._frames import frame_of
from firsthand.ledger import Filter, Ledger, View
from firsthand.ledger.flat import COLUMNS, row


class OpenLedger(Ledger):
    """A ledger to be asked (:class:`firsthand.ledger.Ledger`), with its events as a data frame."""

    def to_frame(self, asked: Filter | None = None, *, view: View = View.JUDGED, mentions: bool = False) -> Any:
        """A table with a row an event, or a row a mention: pandas if installed, else polars; UsageError where neither is."""
        found = self.events(asked, view=view, by="mention" if mentions else "event")
        return frame_of([row(event) for event in found], COLUMNS)
