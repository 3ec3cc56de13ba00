"""The reports for demonstration: what they must be so that nobody takes them for news."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

REPORTS = [
    json.loads(line)
    for line in (Path(__file__).parents[2] / "examples/affair/reports.jsonl").read_text(encoding="utf-8").splitlines()
]


def test_there_are_a_dozen_with_ids_of_their_own() -> None:
    assert [report["id"] for report in REPORTS] == [f"affair-{number:02}" for number in range(1, 13)]


@pytest.mark.parametrize("report", REPORTS, ids=lambda report: str(report["id"]))
def test_each_is_short_and_marked_as_made_for_demonstration(report: dict[str, str]) -> None:
    assert list(report) == ["id", "title", "publisher", "published", "url", "text", "note"]
    assert 80 <= len(report["text"].split()) <= 180
    assert report["url"].partition(".example/")[2].startswith("made-for-demonstration/")
    assert report["note"].startswith("Made for demonstration by the makers of Firsthand: the outlet is invented")


def test_two_are_one_wire_copy_and_a_third_is_cut_from_it() -> None:
    wire, copy, cut = (report["text"] for report in REPORTS[:3])
    assert copy == wire
    assert sum(paragraph in wire for paragraph in cut.splitlines()[:3]) == 3
