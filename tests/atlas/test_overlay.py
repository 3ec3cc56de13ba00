"""A user's own actors in TOML."""

from __future__ import annotations

from dataclasses import replace
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
    ("text", "wrong"),
    [
        ("[[actor]\n", "Expected ']]' at the end of an array declaration"),
        ('[[actor]]\nkind = "body"\n', "actor 1 (without a name): it needs a “name”"),
        ('[[actor]]\nname = "X"\nkind = "militia"\n', "actor 1 (X): kind cannot be “militia”: it is one of country, people,"),
        ('actor = "X"\n', "“actor” is no list of tables: write [[actor]] above each"),
        ('[[actors]]\nname = "X"\n', "there is no table “actors”; did you mean “actor”?"),
        ('[[actor]]\nnmae = "X"\n', "actor 1 (without a name): there is no field “nmae”; did you mean “name”?"),
        ('[[actor]]\nname = "X"\n[[actor]]\nname = "Y"\ncountry = "Mali"\n', "actor 2 (Y): Mali is no code of a country (near to it: MLI (Mali)"),
        ('[[actor]]\nname = "X"\nsector = "Rebel"\n', "actor 1 (X): sector cannot be “Rebel”: it is one of "),
        ('[[actor]]\nname = "X"\nfrom = "May 2012"\n', "actor 1 (X): from cannot be “May 2012”; write it as 2024, 2024-08"),
        ("[[agent]]\nword = 'x'\n", "agent 1 (x): it needs a “word” and a “sector”"),
        ("[[agent]]\nword = 'x'\nsector = 'y'\n", "agent 1 (x): sector cannot be “y”"),
    ],
)  # fmt: skip
def test_what_is_wrong_is_said_with_the_file_and_the_actor(tmp_path: Path, text: str, wrong: str) -> None:
    own = tmp_path / "own.toml"
    own.write_text(text)
    with pytest.raises(UsageError) as told:
        read_overlay(own)
    assert str(told.value).startswith(f"{own}: {wrong}")
    with pytest.raises(UsageError, match=r"missing\.toml: no actors can be read from it \(No such file"):
        read_overlay(tmp_path / "missing.toml")


def test_one_alias_need_be_no_list(tmp_path: Path) -> None:
    own = tmp_path / "own.toml"
    own.write_text('[[actor]]\nname = "Green Valley Front"\naliases = "GVF"\nfrom = 2012-05-01\n')
    (found,) = read_overlay(own).entries
    assert (found.aliases, found.first) == (("GVF",), "2012-05-01")


TABLE = '''Name,Kind,Aliases,Country,Sector,From,To,Plural,My notes
Green Valley Front,group,"GVF|the ""Greens""",MLI,REB,,,,seen twice
Ann Lee,person,,MLI,REB,2012-05,2014-05-03,,
camel rider,agent,,,PRM,,,camel riders,
,,,,,,,,
'''


@pytest.mark.parametrize("between", [",", ";", "\t"])
@pytest.mark.parametrize("code", ["utf-8-sig", "cp1252"])
def test_a_table_does_as_well(tmp_path: Path, between: str, code: str) -> None:
    own = tmp_path / "own.csv"
    own.write_bytes(TABLE.replace(",", between).replace("Ann Lee", "Ann Lée").encode(code))
    found = read_overlay(own)
    front, chief = found.entries
    assert front == replace(FRONT, source="overlay")
    assert (chief.name, chief.first, chief.last) == ("Ann Lée", "2012-05", "2014-05-03")
    assert found.agents == (RIDER, Agent("camel riders", "PRM", "firm"))


@pytest.mark.parametrize(
    ("text", "wrong"),
    [
        ("Actor;Code\nX;Y\n", "it has no column “name”; its columns are actor, code"),
        ("name,country\nX,Mali\n", "actor 1 (X): Mali is no code of a country"),
        ('name,country\n"X" Y,MLI\n', "line 2: "),
        ("", "it has no column “name”; its columns are "),
    ],
)
def test_what_is_wrong_in_a_table(tmp_path: Path, text: str, wrong: str) -> None:
    own = tmp_path / "own.csv"
    own.write_text(text)
    with pytest.raises(UsageError) as told:
        read_overlay(own)
    assert str(told.value).startswith(f"{own}: {wrong}")


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
