"""What is kept comes back."""

from __future__ import annotations

from dataclasses import replace

from hypothesis import given, settings

from firsthand.contract import to_dict
from firsthand.ledger.packing import (
    pack_reading,
    pack_report,
    pack_text,
    unpack_data,
    unpack_reading,
    unpack_report,
    unpack_text,
)
from firsthand.records import Identity, Mention, Reading, Span
from tests.ledger.readings import TEXTS, readings
from tests.linking.made import Act, Says, reading


@given(TEXTS)
def test_texts(text: str) -> None:
    assert unpack_text(pack_text(text)) == text


@settings(deadline=None)
@given(readings())
def test_readings_and_reports(made: Reading) -> None:
    assert to_dict(unpack_reading(pack_reading(made), made.report.text)) == to_dict(made)
    assert unpack_report(pack_report(made.report)) == made.report


def test_what_only_linking_asks_for_comes_back_and_is_no_part_of_the_data() -> None:
    text = "She came.\nThe army said Utland fired."
    army = Identity("army", "KOR", "MIL", guessed=("country",))
    made = reading("r", text, Act("fired", says=[Says("The army", army, "collective")]))
    made = replace(made, mentions=(Mention(Span(0, 3), "She", "pronoun", 0, Identity("She")),))
    packed = pack_reading(made)
    assert unpack_data(packed, text) == to_dict(made)
    back = unpack_reading(packed, text)
    assert [m.form for m in back.mentions] == ["pronoun"]
    assert back.events[0].voices == made.events[0].voices
