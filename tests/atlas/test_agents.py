"""Agent nouns and the sector of a phrase."""

from __future__ import annotations

import pytest

from firsthand import ontology
from firsthand.atlas import tables
from firsthand.atlas.agents import agent_in, agents, is_agent

SECTORS = set(ontology.sectors())


def test_the_file_has_plover_sectors_known_ranks_and_no_noun_twice() -> None:
    seen: set[str] = set()
    for row in tables.rows("agents.tsv"):
        assert row["sector"] in SECTORS, row
        assert row["rank"] in {"firm", "soft", "empty"}, row
        assert row["source"], row
        words = [word for word in (row["singular"], row["plural"]) if word]
        assert words, row
        assert not seen & set(words), row
        seen.update(words)


@pytest.mark.parametrize(
    ("phrase", "sector"),
    [
        ("police officers", "COP"),
        ("rebel leaders", "REB"),
        ("government forces", "MIL"),
        ("opposition leaders", "OPP"),
        ("army doctors", "MED"),
        ("the attorney general", "JUD"),
        ("Killeen Police Department", "COP"),
        ("villagers", "CVL"),
        ("gunmen", "UAF"),
        ("students", "EDU"),
        ("striking miners", "LAB"),
        ("local council members", "GOV"),
        ("People's Protection Units", None),
        ("driver Ahmed Karim", "CVL"),
        ("Ahmed Karim", None),
        ("pro-opposition", None),
        ("ex-soldiers", "MIL"),
        ("Sen. Ann Example", "LEG"),
        ("Lt. Gen. Ann Example", "MIL"),
        ("Attorney Gen. Ann Example", "JUD"),
        ("a sales rep", "BUS"),
    ],
)
def test_the_sector_of_a_phrase(phrase: str, sector: str | None) -> None:
    found = agent_in(phrase.split(), agents())
    assert (found.sector if found else None) == sector


def test_titles_are_agent_nouns() -> None:
    assert is_agent("Mr.", agents()) is False
    assert is_agent("Gen.", agents())
    assert is_agent("General", agents())
    assert is_agent("Soldiers’", agents())
