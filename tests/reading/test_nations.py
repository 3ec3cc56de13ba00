"""The people of several states side by side."""

from __future__ import annotations

import pytest

from firsthand.atlas.lookup import load_atlas
from firsthand.reading.nations import parts


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("Russian and Syrian forces", [("RUS", "MIL"), ("SYR", "MIL")]),
        ("US, British and French warships", [("USA", "MIL"), ("GBR", "MIL"), ("FRA", "MIL")]),
        ("the Russian and Turkish presidents", [("RUS", "GOV"), ("TUR", "GOV")]),
        ("U.S. and South Korean officials", [("USA", "GOV"), ("KOR", "GOV")]),
        ("Russian-Syrian forces", [("RUS", "MIL"), ("SYR", "MIL")]),
        ("the foreign ministers of Iran and Iraq", [("IRN", "GOV"), ("IRQ", "GOV")]),
        ("officials from France, Germany and Italy", [("FRA", "GOV"), ("DEU", "GOV"), ("ITA", "GOV")]),
        ("the foreign minister of France", []),
        ("the leaders of Hamas and Fatah", []),
        ("Russian forces", []),
        ("Russia and Turkey", []),
        ("Turkish and allied forces", []),
        ("Syrian Democratic Forces", []),
    ],
)
def test_each_state_has_its_own(text: str, told: list[tuple[str, str]]) -> None:
    assert [(i.country, i.sector) for i in parts(text, load_atlas(), None)] == told
