"""The incidents coded by hand to measure linking on: ids, offsets and codes, and none of the reports' text."""

from __future__ import annotations

import json
from pathlib import Path
from typing import get_args

from benchmarks.spacing import joined
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


def test_the_texts_whose_words_stand_apart_are_joined() -> None:
    spaced = "The U . S . embassy said on Aug . 4 , 2018 at 5 : 30 p . m . that “ Maduro ’ s ” 8 , 089 - strong guard ( all ) fled ."
    assert (
        joined(spaced)
        == "The U.S. embassy said on Aug. 4, 2018 at 5:30 p.m.  that “Maduro’s” 8,089-strong guard (all) fled."
    )


def test_the_address_of_a_page_goes_and_quotations_are_joined() -> None:
    assert joined("http : / / www . hill . post / 12\nHe said : `` Go '' .") == 'He said: "Go".'
