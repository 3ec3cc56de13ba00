"""What changed between two readings."""

from __future__ import annotations

from dataclasses import replace

from firsthand.ledger.comparing import FieldChange, changed_fields
from firsthand.records import Count, Span
from tests.made import KILLED, READING


def test_only_what_means_something_else_is_a_change() -> None:
    again = replace(
        KILLED,
        actors=(replace(KILLED.actors[0], span=Span(17, 21), text="army"),),
        recipients=(),
        reality="denied",
        where=None,
        counts={"killed": Count(13, 14, Span(29, 31))},
        confidence=0.1,
    )
    assert changed_fields(READING, replace(READING, events=(again, replace(KILLED, id="r#9")))) == (
        FieldChange("r#1", "recipients", ["rebels"], []),
        FieldChange("r#1", "where", "Homs", None),
        FieldChange("r#1", "reality", "happened", "denied"),
        FieldChange("r#1", "counts", {"killed": [13, 13]}, {"killed": [13, 14]}),
    )
    assert changed_fields(READING, READING) == ()
