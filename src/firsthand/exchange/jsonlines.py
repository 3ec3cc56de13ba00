"""The contract's objects, one report a line: everything that was read, less later mentions where they are not asked for."""

from __future__ import annotations

import json
from collections.abc import Iterable
from typing import TextIO

from firsthand.contract import to_dict
from firsthand.exchange.cells import storable
from firsthand.exchange.selection import Selection
from firsthand.records import Reading


def write(readings: Iterable[Reading], file: TextIO, selection: Selection) -> int:
    """Write a line for each reading, its events those that ``selection`` keeps; how many events there were."""
    count = 0
    for reading in readings:
        kept = selection.of(reading)
        file.write(line(kept))
        count += len(kept.events)
    return count


def line(reading: Reading) -> str:
    """``reading`` as one line, in UTF-8's reach; the separators of Unicode that some readers break lines at are escaped."""
    text = storable(json.dumps(to_dict(reading), ensure_ascii=False))
    return text.replace("\x85", "\\u0085").replace("\u2028", "\\u2028").replace("\u2029", "\\u2029") + "\n"
