"""Which mentions can be one event."""

from __future__ import annotations

from firsthand.reading.sameness import agree
from firsthand.records import Identity, Party, Span


def side(*countries: str | None) -> tuple[Party, ...]:
    return tuple(Party(Span(0, 1), "x", Identity("x", country)) for country in countries)


def test_sides_of_different_countries_are_not_one_event() -> None:
    assert not agree((side("IRN"), ()), (side("ISR"), ()))
    assert not agree((side("IRN"), side("ISR")), (side("IRN"), side("SYR")))


def test_a_side_not_told_or_not_known_does_not_part_them() -> None:
    assert agree((side("IRN"), ()), (side("IRN"), side("ISR")))
    assert agree((side(None), ()), (side("ISR"), ()))
    assert agree((side("IRN", "RUS"), ()), (side("RUS"), ()))
