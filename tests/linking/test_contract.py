"""The shape of stories and incidents as JSON."""

from __future__ import annotations

import json

from firsthand.linking.contract import incident_data, story_data
from firsthand.linking.records import (
    Actor,
    Dispute,
    Grade,
    Incident,
    Merge,
    Origin,
    Period,
    Spot,
    Story,
    Telling,
    Version,
)

INCIDENT = Incident(
    id="i1",
    type="ASSAULT",
    mode="aerial",
    actors=(Actor("Utland", "UTL", "GOV", "country:UTL"),),
    recipients=(),
    when=Period("2017-09-15", None),
    where=Spot("Norrland", "NOR", 60.0, 10.0),
    reality="happened",
    tellings=(Telling("r1", "r1#1", ("Reuters", "the army"), "happened", ("r1#1", "r1#2")),),
    counts={"killed": (13, 15)},
    origins=(Origin("the army", "collective", "recipient", ("r1",), counted=True),),
    independent_origins=1,
    merges=(Merge(("the army", "the ministry"), "one voice: all speak for NOR"),),
    disputes=(Dispute("counts", (Version("13 killed", ("the army",), ("r1",)),)),),
    grade=Grade("D", 3, ("D: a party to it",)),
)


def test_an_incident_as_the_contract_has_it() -> None:
    assert incident_data(INCIDENT) == {
        "id": "i1",
        "type": "ASSAULT",
        "mode": "aerial",
        "actors": [{"name": "Utland", "country": "UTL", "sector": "GOV", "id": "country:UTL"}],
        "recipients": [],
        "when": {"from": "2017-09-15", "to": None},
        "where": {"name": "Norrland", "country": "NOR", "lat": 60.0, "lon": 10.0},
        "counts": {"killed": {"low": 13, "high": 15}},
        "reality": "happened",
        "general": False,
        "about": None,
        "tellings": [{"report": "r1", "event": "r1#1", "chain": ["Reuters", "the army"], "reality": "happened"}],
        "origins": [
            {"name": "the army", "kind": "collective", "side": "recipient", "reports": ["r1"], "counted": True}
        ],
        "independent_origins": 1,
        "merges": [{"origins": ["the army", "the ministry"], "reason": "one voice: all speak for NOR"}],
        "disputes": [
            {"field": "counts", "versions": [{"value": "13 killed", "origins": ["the army"], "reports": ["r1"]}]}
        ],
        "grade": {"source": "D", "credibility": 3, "reasons": ["D: a party to it"]},
    }


def test_a_story_as_the_contract_has_it() -> None:
    story = Story("s1", "Sirens wake Norrland", "2017-09-14", "2017-09-15", ("r1", "r2"))
    assert story_data(story, [INCIDENT]) == {
        "id": "s1",
        "title": "Sirens wake Norrland",
        "from": "2017-09-14",
        "to": "2017-09-15",
        "reports": ["r1", "r2"],
        "incidents": ["i1"],
    }


def test_what_is_not_known_is_null_and_all_is_json() -> None:
    bare = Incident("i", "ACCUSE", None, (), (), None, None, "unclear", ())
    data = json.loads(json.dumps(incident_data(bare)))
    assert (data["when"], data["where"], data["grade"], data["counts"]) == (None, None, None, {})
