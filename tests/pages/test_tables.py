from __future__ import annotations

import json

from firsthand.pages import tables
from firsthand.pages.course import course
from firsthand.pages.from_ledger import LedgerSource
from tests.pages import affair
from tests.pages.stored import rows


def test_incidents_as_json_name_what_they_hold() -> None:
    (one, _) = json.loads(tables.incidents([affair.incident(), affair.expulsion()]).to("json"))
    assert one == {
        "id": "i5a0c9e21d7",
        "type": "AID",
        "mode": None,
        "actors": ["United Arab Emirates"],
        "recipients": ["Rapid Support Forces"],
        "from": "2023-06",
        "to": "2024-01",
        "place": "Amdjarass",
        "country": "TCD",
        "lat": 16.07,
        "lon": 22.83,
        "reality": "happened",
        "reports": 10,
        "independent_origins": 4,
        "origins": [
            "a dozen current and former officials",
            "United Arab Emirates",
            "Chad",
            "Yasser al-Atta",
            "panel of United Nations experts",
        ],
        "disputed": ["reality"],
        "source": "B",
        "credibility": 2,
    }


def test_the_same_rows_stand_in_parquet_and_csv() -> None:
    table = tables.incidents([affair.incident(), affair.expulsion()])
    assert rows(table.to("parquet")) == json.loads(table.to("json"))
    lines = table.to("csv").decode().split("\r\n")
    assert lines[0] == ",".join(table.columns)
    assert lines[2] == (
        "i77b1d0f3aa,SANCTION,expel,Sudan,United Arab Emirates,2023-12-10,2023-12-10,,,,,happened,1,1,SUNA,,C,3"
    )


def test_nothing_is_a_table_too() -> None:
    table = tables.stories([])
    assert table.to("json") == b"[]"
    assert table.to("csv") == b"id,title,from,to,reports\r\n"
    assert rows(table.to("parquet")) == []


def test_no_spreadsheet_runs_a_cell_and_half_characters_are_stored() -> None:
    table = tables.Table({"title": "text", "names": "list"}, [("=cmd|' /C calc'!A0", ["@x", "\ud800"])])
    assert table.to("csv") == "title,names\r\n'=cmd|' /C calc'!A0,'@x; \ufffd\r\n".encode()
    assert json.loads(table.to("json")) == [{"title": "=cmd|' /C calc'!A0", "names": ["@x", "\ufffd"]}]
    assert rows(table.to("parquet"))[0]["names"] == ["@x", "\ufffd"]


def test_stories_and_reports_are_rows(kept: LedgerSource) -> None:
    assert tables.stories([affair.story()]).rows[0][:4] == (
        "s11c0ffee00",
        "Emirates secretly armed Sudan's paramilitary force",
        "2023-09-29",
        "2024-01-23",
    )
    (report,) = kept.reports(publisher="Gulf Bulletin")
    assert tables.reports([report]).rows == [
        (
            "affair-06",
            "Abu Dhabi denies that it sends arms to Sudan",
            "Gulf Bulletin",
            "2023-09-30T16:30:00Z",
            "https://gulf-bulletin.example/made-for-demonstration/abu-dhabi-denies",
            "en",
            2,
            0,
        )
    ]


def test_a_course_has_a_row_a_month(kept: LedgerSource) -> None:
    table = tables.dyad(course(kept, "ARE", "SDN"))
    assert list(table.columns) == [
        "period",
        *(f"{side}_{surety}" for side in ("cooperation", "conflict") for surety in ("firm", "ahead", "open")),
    ]
    assert table.rows[5] == ("2023-11", 1, 0, 0, 1, 0, 0)
