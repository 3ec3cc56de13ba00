"""Records of exports by the names that these give their fields."""

from __future__ import annotations

from datetime import UTC, date, datetime
from importlib.resources import files
from typing import Any

import pytest

from firsthand.errors import IntakeError
from firsthand.intake.fields import field_of, report_of
from firsthand.records import Report

STORY = "The army said on Monday that its troops had entered the town and that they would stay there."


def test_the_file_of_names_is_in_order() -> None:
    lines = (files("firsthand.intake") / "data/fields.tsv").read_text(encoding="utf-8").splitlines()
    rows = [line.split("\t") for line in lines if not line.startswith("#")]
    assert {field for field, _ in rows} == {"text", "title", "publisher", "published", "url", "id"}
    names = [name for _, name in rows]
    assert all(field_of(name) == field for field, name in rows)
    assert len(set(names)) == len(names)
    assert all(name == name.lower() for name in names)


@pytest.mark.parametrize(
    ("name", "field"),
    [
        ("Text", "text"), ("Full Text", "text"), ("articleBody", "text"), ("maintext", "text"),
        ("HEADLINE", "title"), ("publishedAt", "published"), ("Publication Date", "published"),
        ("_id", "id"), ("Doc-ID", "id"), ("source_domain", "publisher"), ("Link", "url"),
        ("author", None), ("summary", None), ("", None),
    ],
)  # fmt: skip
def test_capitals_and_marks_make_no_difference(name: str, field: str | None) -> None:
    assert field_of(name) == field


def test_of_several_names_the_first_that_holds_something_counts() -> None:
    told = {
        "content": "In short.",
        "text": " ",
        "Body": STORY,
        "source": {"id": 1},
        "outlet": ["x"],
        "domain": "e.org",
        "date": "",
        "DocID": 7,
    }
    assert report_of(list(told.items()), "in:1", "json") == Report("7", STORY, publisher="e.org")


@pytest.mark.parametrize(
    ("told", "published"),
    [
        (date(2024, 8, 6), "2024-08-06"),
        (datetime(2024, 8, 6, 10, 30, tzinfo=UTC), "2024-08-06T10:30:00+00:00"),
        ("August 6, 2024 Tuesday", "2024-08-06"),
        (20240806, "2024-08-06"),
        (None, None),
        (" ", None),
    ],
)
def test_dates(told: Any, published: str | None) -> None:
    assert report_of([("text", STORY), ("date", told)], "in:1", "json").published == published


def test_a_date_that_may_be_of_two_months_fails() -> None:
    with pytest.raises(IntakeError, match=r"^in:1: table: its published is no date \(06/08/2024\)"):
        report_of([("text", STORY), ("Date", "06/08/2024")], "in:1", "table")
