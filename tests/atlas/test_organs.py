"""Organs that every state has."""

from __future__ import annotations

import pytest

from firsthand import ontology
from firsthand.atlas import tables
from firsthand.atlas.lookup import load_atlas
from firsthand.atlas.organs import organ

ATLAS = load_atlas()


def test_the_file_has_plover_sectors_and_no_name_twice() -> None:
    seen: set[str] = set()
    for row in tables.rows("organs.tsv"):
        assert row["sector"] in ontology.sectors(), row
        assert row["source"], row
        names = [n for n in (row["name"], *row["aliases"].split("|")) if n]
        assert not seen & set(names), row
        seen.update(names)


@pytest.mark.parametrize(
    ("words", "country", "found"),
    [
        ("Army", "MLI", ("body:mli-army", "Malian army", "MIL")),
        ("Ministry of Foreign Affairs", "IRN", ("body:irn-foreign-ministry", "Iranian foreign ministry", "GOV")),
        ("national assembly", "COG", ("body:cog-parliament", "Republic of the Congo parliament", "LEG")),
        ("villagers", "MLI", None),
        ("army", "UNO", None),
    ],
)
def test_an_organ_is_made_of_its_pattern(words: str, country: str, found: tuple[str, str, str] | None) -> None:
    made = organ(words, country)
    assert ((made.id, made.name, made.sector) if made else None) == found


@pytest.mark.parametrize(
    "words", ["the Togolese army", "Togo's army", "the army of Togo", "the Togolese Ground Forces"]
)
def test_one_organ_has_one_id(words: str) -> None:
    found = ATLAS.resolve(words)
    assert found is not None
    assert (found.id, found.country, found.sector) == ("body:tgo-army", "TGO", "MIL")


def test_at_home_no_state_need_be_named() -> None:
    found = ATLAS.resolve("the parliament", home="TCD")
    assert found is not None
    assert (found.id, found.country) == ("body:tcd-parliament", "TCD")
    away = ATLAS.resolve("the parliament")
    assert away is not None
    assert (away.id, away.country, away.sector) == (None, None, "LEG")


def test_who_knows_them() -> None:
    assert [(e.id, e.sector) for e in ATLAS.who("Chadian police")] == [("body:tcd-police", "COP")]
