"""Results of queries to Wikidata."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest

from firsthand.atlas.entries import Entry
from firsthand.atlas.importing.wikidata import read
from firsthand.errors import UsageError

ITEM = "http://www.wikidata.org/entity/Q4242"


def results(tmp_path: Path, *rows: dict[str, str]) -> Path:
    bindings: list[dict[str, Any]] = [{k: {"type": "literal", "value": v} for k, v in row.items()} for row in rows]
    path = tmp_path / "query.json"
    path.write_text(json.dumps({"head": {"vars": []}, "results": {"bindings": bindings}}), encoding="utf-8")
    return path


def test_rows_of_one_role_are_one_entry(tmp_path: Path) -> None:
    row = {
        "item": ITEM,
        "itemLabel": "Ann Example",
        "iso2": "ML",
        "positionLabel": "Minister of Defence of Mali",
        "start": "2012-05-03T00:00:00Z",
        "end": "2014-01-01T00:00:00Z",
    }
    path = results(tmp_path, row | {"alias": "Anna Example"}, row | {"alias": "A. Example"})
    assert read([path]).overlay.entries == (
        Entry(
            "wikidata:Q4242",
            "Ann Example",
            "person",
            ("Anna Example", "A. Example"),
            "MLI",
            "GOV",
            "Minister of Defence of Mali",
            "2012-05-03",
            "2014",
            "Wikidata (CC0)",
        ),
    )


@pytest.mark.parametrize(
    ("precision", "day"), [("9", "2012"), ("10", "2012-01"), ("11", "2012-01-01"), ("8", None), ("", "2012")]
)
def test_dates_are_as_exact_as_they_are(tmp_path: Path, precision: str, day: str | None) -> None:
    row = {"item": ITEM, "itemLabel": "X", "start": "2012-01-01T00:00:00Z", "startPrecision": precision}
    assert [e.first for e in read([results(tmp_path, row)]).overlay.entries] == [day]


def test_bodies_with_kind_and_sector_given(tmp_path: Path) -> None:
    row = {
        "item": ITEM,
        "itemLabel": "Green Valley Front",
        "kind": "group",
        "sector": "REB",
        "itemAltLabel": "GVF, Greens",
    }
    found = read([results(tmp_path, row)]).overlay.entries[0]
    assert (found.kind, found.sector, found.country, found.aliases) == ("group", "REB", None, ("GVF", "Greens"))


def test_rows_without_a_name_are_told(tmp_path: Path) -> None:
    path = results(tmp_path, {"item": ITEM, "itemLabel": "Q4242"}, {"itemLabel": "X"})
    assert read([path]).skipped == ("query.json: row 1 names no item", "query.json: row 2 names no item")


def test_a_plain_list_of_rows_will_do_and_others_not(tmp_path: Path) -> None:
    path = tmp_path / "query.json"
    path.write_text(json.dumps([{"item": ITEM, "itemLabel": "X", "role": "senator"}]), encoding="utf-8")
    assert [(e.name, e.sector) for e in read([path]).overlay.entries] == [("X", "LEG")]
    for wrong in ("{}", "not json", '{"results": 3}'):
        path.write_text(wrong, encoding="utf-8")
        with pytest.raises(UsageError, match=r"query\.json"):
            read([path])
