"""What is kept comes back."""

from __future__ import annotations

from hypothesis import given, settings

from firsthand.contract import to_dict
from firsthand.ledger.packing import (
    pack_reading,
    pack_report,
    pack_text,
    unpack_reading,
    unpack_report,
    unpack_text,
)
from firsthand.records import Reading
from tests.ledger.readings import TEXTS, readings


@given(TEXTS)
def test_texts(text: str) -> None:
    assert unpack_text(pack_text(text)) == text


@settings(deadline=None)
@given(readings())
def test_readings_and_reports(reading: Reading) -> None:
    assert to_dict(unpack_reading(pack_reading(reading), reading.report.text)) == to_dict(reading)
    assert unpack_report(pack_report(reading.report)) == reading.report
