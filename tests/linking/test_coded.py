"""The incidents coded by hand to measure linking on: ids, offsets and codes, and none of the reports' text."""

from __future__ import annotations

import json
from pathlib import Path
from typing import get_args

from firsthand.linking.records import Side
from firsthand.ontology import event_types

STORIES = json.loads((Path(__file__).parents[2] / "training/incidents.json").read_text(encoding="utf-8"))
INCIDENTS = [(story, incident) for story in STORIES for incident in story["incidents"]]


def test_every_incident_has_a_known_type_and_tellings_of_its_storys_reports() -> None:
    types = {t.name for t in event_types()}
    for story, incident in INCIDENTS:
        assert incident["type"] in types
        told = [t["report"] for t in incident["tellings"]]
        assert len(told) == len(set(told)) >= 2
        assert set(told) <= set(story["reports"])
        assert all(t["span"][0] < t["span"][1] and "quote" not in t for t in incident["tellings"])


def test_origins_have_sides_and_count_no_more_than_there_are() -> None:
    for _, incident in INCIDENTS:
        assert {o["side"] for o in incident["origins"]} <= set(get_args(Side))
        assert 0 <= incident["independent_origins"] <= len(incident["origins"])
