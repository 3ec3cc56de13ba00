from __future__ import annotations

from firsthand.pages import tables
from firsthand.pages.course import course
from firsthand.pages.from_ledger import LedgerSource


def test_reports_are_rows(kept: LedgerSource) -> None:
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
