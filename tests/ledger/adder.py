"""Adds a file of JSON lines with a quick reader, telling how far it is: ``python -m tests.ledger.adder LEDGER FILE PROCESSES``."""

from __future__ import annotations

import signal
import sys

from firsthand.intake import read_sources
from firsthand.ledger.adding import add_all
from tests.ledger.fake_readers import quick


def main(ledger: str, source: str, processes: str) -> None:
    signal.signal(signal.SIGINT, signal.default_int_handler)  # tests may be run by what ignores it
    add_all(
        read_sources([source]),
        ledger,
        processes=int(processes),
        on_progress=lambda tally: print(tally.done, flush=True),  # noqa: T201
        load=quick,
        reader="1",
        wait=20,
    )


if __name__ == "__main__":
    main(*sys.argv[1:])
