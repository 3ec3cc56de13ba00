"""A user's own actors in TOML."""

from __future__ import annotations

from pathlib import Path

import pytest

from firsthand.atlas.agents import Agent
from firsthand.atlas.entries import Entry
from firsthand.atlas.lookup import load_atlas
from firsthand.atlas.overlay import Overlay, join, read_overlay, to_json, write_overlay
from firsthand.errors import UsageError

FRONT = Entry(
    "group:green-valley-front", "Green Valley Front", "group", ("GVF", 'the "Greens"'), "MLI", "REB", source="own"
)
CHIEF = Entry("person:ann-lee", "Ann Lee", "person", (), "MLI", "REB", "chief", "2012-05", "2014-05-03", "own")
RIDER = Agent("camel rider", "PRM", "firm")


def test_an_overlay_is_read_back_as_it_was_written(tmp_path: Path) -> None:
    own = tmp_path / "own.toml"
    own.write_text(write_overlay(Overlay((FRONT, CHIEF), (RIDER,))), encoding="utf-8")
    assert read_overlay(own) == Overlay((FRONT, CHIEF), (RIDER,))


def test_json_does_as_well(tmp_path: Path) -> None:
    own = tmp_path / "own.json"
    own.write_text(to_json(Overlay((FRONT, CHIEF), (RIDER,))), encoding="utf-8")
    assert read_overlay(own) == Overlay((FRONT, CHIEF), (RIDER,))


def test_least_an_actor_must_tell(tmp_path: Path) -> None:
    own = tmp_path / "own.toml"
    own.write_text(
        '[[actor]]\nname = "Green Valley Front"\n[[agent]]\nword = "Camel rider"\nplural = "camel riders"\nsector = "PRM"\n'
    )
    found = read_overlay(own)
    assert found.entries == (
        Entry("body:green-valley-front", "Green Valley Front", "body", (), None, None, source="overlay"),
    )
    assert [a.word for a in found.agents] == ["camel rider", "camel riders"]


@pytest.mark.parametrize(
    "text",
    [
        "[[actor]\n",
        '[[actor]]\nkind = "body"\n',
        '[[actor]]\nname = "X"\nkind = "planet"\n',
        'actor = "X"\n',
        "[[agent]]\nword = 'x'\n",
    ],
)
def test_what_is_no_table_of_actors_is_said_with_the_file(tmp_path: Path, text: str) -> None:
    own = tmp_path / "own.toml"
    own.write_text(text)
    with pytest.raises(UsageError, match=r"own\.toml"):
        read_overlay(own)
    with pytest.raises(UsageError, match=r"missing\.toml"):
        read_overlay(tmp_path / "missing.toml")


def test_overlays_join_in_their_order() -> None:
    assert join([Overlay((FRONT,)), Overlay((CHIEF,), (RIDER,))]) == Overlay((FRONT, CHIEF), (RIDER,))


def test_coding_with_own_actors_alone(tmp_path: Path) -> None:
    own = tmp_path / "own.toml"
    own.write_text(write_overlay(Overlay((FRONT,), (RIDER,))), encoding="utf-8")
    alone, over = load_atlas((own,), alone=True), load_atlas((own,))
    for atlas in (alone, over):
        found = atlas.resolve("the GVF")
        assert found is not None
        assert (found.id, found.country, found.sector) == ("group:green-valley-front", "MLI", "REB")
        riders = atlas.resolve("a camel rider")
        assert riders is not None
        assert riders.sector == "PRM"
    assert alone.resolve("Iranian soldiers") is None
    assert over.resolve("Iranian soldiers") is not None
