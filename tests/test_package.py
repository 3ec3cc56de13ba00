"""What a Python user and a packager find: types, a version, dates of Python's own, notices of others' work."""

from __future__ import annotations

import tomllib
from datetime import UTC, date, datetime
from importlib.metadata import version
from importlib.resources import files
from pathlib import Path

import pytest

import firsthand

ROOT = Path(__file__).parent.parent
TEXT = "Iran asked Russia for air defence systems on Monday."


def test_the_package_is_typed_and_tells_its_version() -> None:
    assert (files("firsthand") / "py.typed").is_file()
    assert firsthand.__version__ == version("firsthand")


def test_the_work_of_others_is_named_and_goes_along() -> None:
    project = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["project"]
    assert project["license-files"] == ["LICENSE", "NOTICE"]
    notice = (ROOT / "NOTICE").read_text(encoding="utf-8")
    for path in (
        part for part in notice.replace(",", " ").replace("(", " ").replace(")", " ").split() if "src/" in part
    ):
        assert (ROOT / path).exists(), path
    for whose in ("all-MiniLM-L6-v2", "GeoNames", "CLDR", "PLOVER", "CAMEO", "Goldstein", "Michael Bostock"):
        assert whose in notice


@pytest.mark.parametrize("published", [date(2024, 8, 6), datetime(2024, 8, 6, 9, tzinfo=UTC), "2024-08-06"])
def test_a_date_may_be_one_of_python_s(published: date | str) -> None:
    event = firsthand.read_text(TEXT, published=published).events[0]
    assert event.when is not None
    assert event.when.first == "2024-08-05"


@pytest.mark.parametrize("published", ["2024", "2024-08", "2024-08-06T10:00:00 EST", "", None])
def test_a_report_s_date_is_as_exact_as_is_known(published: str | None) -> None:
    assert firsthand.reader().read(firsthand.Report("a", TEXT, published=published)).events


@pytest.mark.parametrize("published", ["06/08/2024", "yesterday", date(2024, 8, 6)])
def test_a_report_s_date_is_iso(published: str) -> None:
    with pytest.raises(firsthand.ReadingError, match="is no ISO date; write it as '2024-08-06'"):
        firsthand.reader().read(firsthand.Report("a", TEXT, published=published))


def test_a_date_in_words_is_understood() -> None:
    told = firsthand.reader().read(firsthand.Report("x", "The army shelled the town.", published="7 December 2016"))
    assert told.report.published == "2016-12-07"
