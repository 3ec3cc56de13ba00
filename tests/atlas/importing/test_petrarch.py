"""PETRARCH's and TABARI's dictionaries."""

from __future__ import annotations

from pathlib import Path

import pytest

from firsthand.atlas.importing import import_actors
from firsthand.atlas.importing.petrarch import read
from firsthand.atlas.lookup import load_atlas
from firsthand.atlas.overlay import write_overlay
from firsthand.errors import UsageError

ACTORS = """# a remark
<!-- remarks over
several lines -->
RURITANIA_  [FRA] ; own code of a made-up state
+RURITANIAN_
+STRELSAU_

RUDOLF_RASSENDYLL_  # with dates
+KING_RUDOLF
\t[FRAELI 620101-780427]
\t[FRAGOV 19780427-19800430]
\t[FRAOPP >20010102]
\t[FRAELI]
FLAVIA_OF_STRELSAU_ [FRAGOV <990101] [FRACVL] ; as TABARI has it
GREEN_VALLEY_FRONT [FRAREB]
+GVF
NEMO [---]
BAD_DATE
\t[FRAGOV 2004017-20061201]
\t[950601-990815]
\t[FRAMIL]
"""
AGENTS = """!PERSON! = MAN, MEN, WOMAN
SOLDIER [~MIL]
POLICE {} [~COP]
POLICE!PERSON! [~COP]
DEPUTY [~COP]
THIEF {THIEVES} [~CRM]
BOSS [~BUS]
HUMAN_RIGHTS_BODY  [NGO~] # a body
NO_CODE
"""


@pytest.fixture
def files(tmp_path: Path) -> tuple[Path, Path]:
    actors, agents = tmp_path / "own.actors.txt", tmp_path / "own.agents.txt"
    actors.write_text(ACTORS, encoding="utf-8")
    agents.write_text(AGENTS, encoding="utf-8")
    return actors, agents


def test_an_actor_has_its_synonyms_and_a_role_for_each_code(files: tuple[Path, Path]) -> None:
    entries = [e for e in read(files).overlay.entries if e.id == "petrarch:rudolf-rassendyll"]
    assert {(e.name, e.aliases, e.kind, e.country) for e in entries} == {
        ("Rudolf Rassendyll", ("King Rudolf",), "person", "FRA")
    }
    assert [(e.sector, e.first, e.last) for e in entries] == [
        ("ELI", "1962-01-01", "1978-04-27"),
        ("GOV", "1978-04-27", "1980-04-30"),
        ("OPP", "2001-01-02", None),
        ("ELI", None, None),
    ]


def test_codes_behind_the_phrase_and_short_names(files: tuple[Path, Path]) -> None:
    entries = {e.name: e for e in read(files).overlay.entries}
    assert (entries["Ruritania"].kind, entries["Ruritania"].aliases) == ("country", ("Ruritanian", "Strelsau"))
    assert entries["Green Valley Front"].aliases == ("GVF",)
    assert entries["Nemo"].aliases == ("NEMO",)
    flavia = [e for e in read(files).overlay.entries if e.name == "Flavia Of Strelsau"]
    assert [(e.sector, e.first, e.last) for e in flavia] == [("GOV", None, "1999-01-01"), ("CVL", None, None)]


def test_what_cannot_be_read_is_told_with_its_line(files: tuple[Path, Path]) -> None:
    assert read(files).skipped == (
        "own.actors.txt:19: [FRAGOV 2004017-20061201] has no code and dates that can be read",
        "own.actors.txt:20: [950601-990815 ] has no code and dates that can be read",
        "own.agents.txt:9: there is no code in brackets",
    )


def test_agents_in_singular_and_plural_and_by_sets(files: tuple[Path, Path]) -> None:
    found = {a.word: a.sector for a in read(files).overlay.agents}
    assert found == {
        "soldier": "MIL",
        "soldiers": "MIL",
        "police": "COP",
        "policeman": "COP",
        "policemen": "COP",
        "policewoman": "COP",
        "deputy": "COP",
        "deputies": "COP",
        "thief": "CRM",
        "thieves": "CRM",
        "boss": "BUS",
        "bosses": "BUS",
    }


@pytest.mark.parametrize(
    ("words", "on", "country", "sector"),
    [
        ("Ruritania", None, "FRA", None),
        ("Rudolf Rassendyll", "1970-05-05", "FRA", "ELI"),
        ("King Rudolf", "1979-05-05", "FRA", "GOV"),
        ("Rudolf Rassendyll", "1990-05-05", "FRA", "ELI"),
        ("Rudolf Rassendyll", "2010-05-05", "FRA", "OPP"),
        ("the GVF", None, "FRA", "REB"),
        ("Ruritanian soldiers", None, "FRA", "MIL"),
        ("the thieves of Strelsau", None, "FRA", "CRM"),
        ("human rights bodies", None, "NGO", None),
    ],
)
def test_coding_with_a_dictionary_alone(
    files: tuple[Path, Path], tmp_path: Path, words: str, on: str | None, country: str | None, sector: str | None
) -> None:
    own = tmp_path / "own.toml"
    own.write_text(write_overlay(import_actors("petrarch", files).overlay), encoding="utf-8")
    atlas = load_atlas((own,), alone=True)
    found = atlas.resolve(words, on)
    assert found is not None
    assert (found.country, found.sector) == (country, sector)
    assert atlas.resolve("Iran") is None


def test_latin_1_is_read_and_a_missing_file_said(tmp_path: Path) -> None:
    old = tmp_path / "old.txt"
    old.write_bytes("MANFRED_WÖRNER_ [IGOWSTNAT]\n".encode("latin-1"))
    assert [(e.name, e.country) for e in read([old]).overlay.entries] == [("Manfred Wörner", "IGO")]
    with pytest.raises(UsageError, match=r"none\.txt"):
        read([tmp_path / "none.txt"])


def test_an_actor_without_a_code_is_told(tmp_path: Path) -> None:
    own = tmp_path / "own.txt"
    own.write_text("RURITANIA_ [FRA]\nZENDA\n+ZENDAN\nSTRELSAU [FRA]\n")
    assert import_actors("petrarch", [own]).skipped == ("own.txt:2: there is no code in brackets",)
