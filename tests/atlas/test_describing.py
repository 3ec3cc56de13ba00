"""What a description tells of its actor."""

from __future__ import annotations

import pytest

from firsthand.atlas.agents import Agent
from firsthand.atlas.describing import combined
from firsthand.atlas.entries import Entry
from firsthand.records import Identity

MALI = Entry("country:MLI", "Mali", "country", (), "MLI", "GOV")
FRONT = Entry("group:x", "Green Valley Front", "group", (), "MLI", "REB")
UN = Entry("body:un", "United Nations", "body", (), "UNO", None)
OFFICIALS, SOLDIERS = Agent("officials", "GOV", "empty"), Agent("soldiers", "MIL", "firm")
HOSTAGES, FIGHTERS = Agent("hostages", "CVL", "firm"), Agent("fighters", "REB", "soft")
STUDENTS = Identity("students", "MLI", "EDU", None, "“students” is EDU")


@pytest.mark.parametrize(
    ("agent", "found", "inner", "joined", "country", "sector"),
    [
        (OFFICIALS, [MALI], None, None, "MLI", "GOV"),
        (OFFICIALS, [FRONT], None, None, "MLI", "REB"),
        (SOLDIERS, [FRONT], None, None, "MLI", "REB"),
        (HOSTAGES, [FRONT], None, None, "MLI", "CVL"),
        (OFFICIALS, [UN], None, None, "UNO", None),
        (SOLDIERS, [UN], None, None, "UNO", "MIL"),
        (OFFICIALS, [], STUDENTS, "of", "MLI", "EDU"),
        (OFFICIALS, [], STUDENTS, "in", "MLI", "GOV"),
        (FIGHTERS, [], STUDENTS, "of", "MLI", "REB"),
        (None, [MALI], None, None, "MLI", None),
        (None, [], STUDENTS, "of", "MLI", "EDU"),
    ],
)
def test_the_agent_noun_and_the_known_actors_together(
    agent: Agent | None,
    found: list[Entry],
    inner: Identity | None,
    joined: str | None,
    country: str | None,
    sector: str | None,
) -> None:
    made = combined("words", agent, found, inner, joined)
    assert (made.name, made.country, made.sector, made.id) == ("words", country, sector, None)
    assert made.why
