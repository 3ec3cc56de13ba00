"""What is known of followed feeds, kept in the ledger: a :class:`firsthand.intake.states.State`."""

from __future__ import annotations

from contextlib import suppress
from pathlib import Path

from firsthand.intake.states import kept_in_file
from firsthand.ledger.writer import Writer


class LedgerState:
    """Texts by key behind a writer; what is set is kept by :meth:`settle`, when all that was read before is in the ledger.

    What an earlier Firsthand kept in a file beside the ledger is taken in once.
    """

    def __init__(self, writer: Writer) -> None:
        self._writer = writer
        self._new: dict[str, str] = {}
        self._values = writer.followed()
        beside = Path(f"{writer.path}.feeds")
        if beside.exists():
            self._new = {key: value for key, value in kept_in_file(beside).items() if key not in self._values}
            self.settle()
            with suppress(OSError):
                beside.unlink()

    def get(self, key: str) -> str | None:
        """The text of ``key``, None where none was set."""
        return self._new.get(key, self._values.get(key))

    def set(self, key: str, value: str) -> None:
        """Let ``value`` be the text of ``key``."""
        self._new[key] = value

    def settle(self) -> None:
        """Keep what was set."""
        if self._new:
            self._writer.keep_followed(self._new)
            self._values.update(self._new)
            self._new = {}
