"""Entities of FollowTheMoney and OpenSanctions."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest

from firsthand import ontology
from firsthand.atlas import tables
from firsthand.atlas.importing import import_actors
from firsthand.atlas.importing.ftm import read
from firsthand.errors import UsageError

POST = {"id": "post-1", "schema": "Position", "properties": {"name": ["Minister of Defence"], "country": ["ml"]}}
TERM = {
    "id": "occ-1",
    "schema": "Occupancy",
    "properties": {"holder": ["p-1"], "post": ["post-1"], "startDate": ["2012-05"], "endDate": ["2014-05-03T00:00:00"]},
}
ANN: dict[str, Any] = {
    "id": "p-1",
    "schema": "Person",
    "properties": {
        "name": ["Ann Example", "Anna Example"],
        "alias": ["A. Example"],
        "nationality": ["fr"],
        "topics": ["role.pep"],
    },
}


def lines(tmp_path: Path, *entities: dict[str, Any]) -> Path:
    path = tmp_path / "entities.ftm.json"
    path.write_text("\n".join(json.dumps(e) for e in entities) + "\n", encoding="utf-8")
    return path


def test_a_role_for_each_occupancy(tmp_path: Path) -> None:
    found = read([lines(tmp_path, TERM, ANN, POST)]).overlay.entries
    assert [(e.id, e.name, e.aliases, e.kind) for e in found] == [
        ("ftm:p-1", "Ann Example", ("Anna Example", "A. Example"), "person")
    ]
    assert [(e.country, e.sector, e.role, e.first, e.last) for e in found] == [
        ("MLI", "GOV", "Minister of Defence", "2012-05", "2014-05-03")
    ]


def test_nested_occupancies(tmp_path: Path) -> None:
    term = {"id": "occ-2", "schema": "Occupancy", "properties": {"post": [POST], "startDate": ["2015"]}}
    ann = ANN | {"properties": ANN["properties"] | {"positionOccupancies": [term]}}
    found = read([lines(tmp_path, ann)]).overlay.entries
    assert [(e.country, e.role, e.first, e.last) for e in found] == [("MLI", "Minister of Defence", "2015", None)]


@pytest.mark.parametrize(
    ("schema", "properties", "country", "sector"),
    [
        ("Person", {"country": ["ru"], "topics": ["sanction", "role.pep", "mil"]}, "RUS", "MIL"),
        ("Person", {"country": ["xk"], "position": ["Member of Parliament"]}, "XKX", "LEG"),
        ("Organization", {"topics": ["crime.terror"]}, None, "REB"),
        ("PublicBody", {"jurisdiction": ["gb-sct"]}, "GBR", "GOV"),
        ("Company", {"mainCountry": ["us"], "country": ["ru"]}, "USA", "BUS"),
        ("Organization", {"country": ["zz"], "topics": ["gov.igo"]}, "IGO", None),
        ("LegalEntity", {"country": ["eu"]}, "EUR", None),
    ],
)
def test_country_and_sector(
    tmp_path: Path, schema: str, properties: dict[str, list[str]], country: str | None, sector: str | None
) -> None:
    entity = {"id": "x", "schema": schema, "properties": {"name": ["X"]} | properties}
    assert [(e.country, e.sector) for e in read([lines(tmp_path, entity)]).overlay.entries] == [(country, sector)]


def test_what_is_no_actor_is_left_out_and_what_has_no_name_told(tmp_path: Path) -> None:
    vessel = {"id": "v", "schema": "Vessel", "properties": {"name": ["Gibe"]}}
    nobody = {"id": "n", "schema": "Person", "properties": {}}
    found = import_actors("ftm", [lines(tmp_path, vessel, nobody)])
    assert found.overlay.entries == ()
    assert found.skipped == ("n: it has no name",)


def test_other_files_are_refused(tmp_path: Path) -> None:
    path = tmp_path / "entities.ftm.json"
    for wrong in ("not json", "[1]", '{"schema": "Person"}'):
        path.write_text(wrong, encoding="utf-8")
        with pytest.raises(UsageError, match="entities"):
            read([path])


def test_topics_have_plover_sectors() -> None:
    for row in tables.rows("ftm_topics.tsv"):
        assert row["sector"] in {*ontology.sectors(), ""}, row
