"""The people of several states side by side."""

from __future__ import annotations

import pytest

from firsthand.atlas.lookup import load_atlas
from firsthand.reading.mentions.nations import at, each, halves, parts
from firsthand.records import Span


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
        ("the Iran-Iraq war", [("IRN", "GOV"), ("IRQ", "GOV")]),
        ("India-Pakistan", [("IND", "GOV"), ("PAK", "GOV")]),
        ("a German-Turkish journalist", []),
        ("Russian forces", []),
        ("Russia and Turkey", []),
        ("Turkish and allied forces", []),
        ("Syrian Democratic Forces", []),
    ],
)
def test_each_state_has_its_own(text: str, told: list[tuple[str, str]]) -> None:
    assert [(i.country, i.sector) for i in parts(text, load_atlas(), None)] == told


@pytest.mark.parametrize(
    ("text", "codes"),
    [
        ("Syrian President Hafez al-Assad and Iranian Foreign Minister Ali Akbar Velayati", ["SYR", "IRN"]),
        ("French President Jacques Chirac and ministers", []),
        ("Syrian President Hafez al-Assad and Ali Akbar Velayati", []),
        ("French Trade and Industry", []),
        ("Russian and Iranian Oil", []),
    ],
)
def test_two_names_behind_their_states_are_two(text: str, codes: list[str]) -> None:
    assert [i.country for i in each(text, load_atlas(), None)] == codes


@pytest.mark.parametrize(
    ("text", "codes"),
    [("the two Koreas", ["PRK", "KOR"]), ("Both Koreas", ["PRK", "KOR"]), ("the Carolinas", []), ("the Steelers", [])],
)
def test_a_name_in_the_plural_means_north_and_south(text: str, codes: list[str]) -> None:
    assert [i.country for i in halves(text, load_atlas(), None)] == codes


@pytest.mark.parametrize(
    ("text", "marked", "whole", "codes"),
    [
        ("The governments of Chile, Peru and Ecuador left.", "The governments of Chile", 42, ["CHL", "PER", "ECU"]),
        ("He met the envoys of France, Germany, and Britain.", "the envoys", 49, ["FRA", "DEU", "GBR"]),
        ("The president of Iran and Russia agreed.", "The president of Iran", 21, []),
        ("Leaders of Mali, Niger agreed.", "Leaders of Mali", 15, []),
        ("Leaders of Mali and rebels met.", "Leaders of Mali", 15, []),
        ("Soldiers from the north fled.", "Soldiers", 8, []),
    ],
)
def test_states_that_are_listed_behind_have_their_own(text: str, marked: str, whole: int, codes: list[str]) -> None:
    begin = text.index(marked)
    span, told = at(text, Span(begin, begin + len(marked)), load_atlas(), None)
    assert (span, [i.country for i in told]) == (Span(begin, whole), codes)
