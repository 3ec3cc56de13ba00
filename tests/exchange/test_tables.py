"""Incidents and stories as tables."""

from __future__ import annotations

import json

from firsthand.exchange import tables
from tests.pages import affair
from tests.pages.stored import rows

KNOWN = {
    "id": "i5a0c9e21d7",
    "type": "AID",
    "mode": None,
    "quad": 2,
    "actors": ["United Arab Emirates"],
    "actor_countries": ["ARE"],
    "actor_sectors": ["GOV"],
    "actor_ids": ["country:ARE"],
    "recipients": ["Rapid Support Forces"],
    "recipient_countries": ["SDN"],
    "recipient_sectors": ["PRM"],
    "when_from": "2023-06",
    "when_to": "2024-01",
    "where": "Amdjarass",
    "where_country": "TCD",
    "lat": 16.07,
    "lon": 22.83,
    "reality": "happened",
    "general": False,
    "killed_low": None,
    "independent_origins": 4,
    "origins": [
        "a dozen current and former officials",
        "United Arab Emirates",
        "Chad",
        "Yasser al-Atta",
        "panel of United Nations experts",
    ],
    "origin_kinds": ["anonymous", "named", "named", "named", "collective"],
    "origin_sides": ["third", "actor", "third", "third", "third"],
    "origins_counted": [
        "a dozen current and former officials",
        "United Arab Emirates",
        "Chad",
        "panel of United Nations experts",
    ],
    "disputed": ["reality"],
    "source_grade": "B",
    "credibility_grade": 2,
}


def test_incidents_are_rows_that_name_their_reports_and_events() -> None:
    (one, other) = json.loads(tables.incidents([affair.incident(), affair.expulsion()]).to("json"))
    assert {name: one[name] for name in KNOWN} == KNOWN
    assert (len(one["reports"]), one["events"][:2]) == (10, ["affair-01#1", "affair-02#1"])
    assert (other["deported_low"], other["deported_high"]) == (15, 15)


def test_the_same_rows_stand_in_parquet_and_csv() -> None:
    table = tables.incidents([affair.incident(), affair.expulsion()])
    assert rows(table.to("parquet")) == json.loads(table.to("json"))
    lines = table.to("csv").decode().split("\r\n")
    assert lines[0] == ",".join(table.columns)
    assert lines[2].startswith("i77b1d0f3aa,SANCTION,expel,4,,Sudan,SDN,GOV,")


def test_nothing_is_a_table_too() -> None:
    assert tables.stories([]).to("json") == b"[]"
    assert tables.stories([]).to("csv") == b"id,title,from,to,reports\r\n"
    assert rows(tables.incidents([]).to("parquet")) == []


def test_no_spreadsheet_runs_a_cell_and_half_characters_are_stored() -> None:
    table = tables.Table({"title": "text", "names": "list"}, [("=cmd|' /C calc'!A0", ["@x", "\ud800"])])
    assert table.to("csv") == "title,names\r\n'=cmd|' /C calc'!A0,'@x; \ufffd\r\n".encode()
    assert json.loads(table.to("json")) == [{"title": "=cmd|' /C calc'!A0", "names": ["@x", "\ufffd"]}]
    assert rows(table.to("parquet"))[0]["names"] == ["@x", "\ufffd"]


def test_stories_are_rows() -> None:
    assert tables.stories([affair.story()]).rows[0][:4] == (
        "s11c0ffee00",
        "Emirates secretly armed Sudan's paramilitary force",
        "2023-09-29",
        "2024-01-23",
    )
