"""Which events below a heading may be its own."""

from __future__ import annotations

import numpy as np

from firsthand.reading.events import headings
from firsthand.reading.network.heads import Trigger
from firsthand.records import Identity, Party, Span

CHAD, MALI = (Party(Span(0, 1), name, Identity(name)) for name in ("Chad", "Mali"))


def trigger(start: int) -> Trigger:
    return Trigger(Span(start, start + 5), "ASSAULT", 1.0, 1.0, {None: 1.0}, {}, (), np.zeros(1, np.float32), 0)


def test_headings_and_what_stands_below_them() -> None:
    found = [trigger(n) for n in (0, 10, 100, 200, 300, 400)]
    chad, mali, nobody = ((CHAD,), ()), ((MALI,), ()), ((), ())
    sides = [chad, nobody, mali, chad, chad, chad]

    def is_heading(span: Span) -> bool:
        return span.start in {0, 10, 300}

    assert headings.below(found, sides, is_heading) == {1: [2, 3]}
    assert headings.naming(found, sides, is_heading) == {0: [3], 4: [5]}
