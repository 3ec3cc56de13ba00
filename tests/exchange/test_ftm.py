"""FollowTheMoney entities: exact objects, stable ids, and references that all lead somewhere."""

from __future__ import annotations

import io
import json
from dataclasses import replace
from typing import Any

import pytest
from hypothesis import given

from firsthand.exchange import ftm
from firsthand.exchange.selection import Selection, tellings
from firsthand.records import Identity, Party, Reading
from tests.exchange.strange import FEW, READINGS
from tests.made import ATTACK, KILLED, READING, TEXT, span

REPORT, EVENT = "firsthand-1a33dc5682666f4a9c5737a5", "firsthand-f8f797726d5bcc1c1d38ed7b"


def written(readings: list[Reading], selection: Selection | None = None) -> list[dict[str, Any]]:
    file = io.StringIO()
    ftm.write(tellings(readings, selection or Selection()), file)
    return [json.loads(text) for text in file.getvalue().split("\n")[:-1]]


def test_entities_to_the_letter() -> None:
    article, event, army, rebels = written([READING])
    assert article == {
        "id": article["id"],
        "schema": "Article",
        "properties": {
            "name": ["Army kills rebels"],
            "title": ["Army kills rebels"],
            "fileName": ["r"],
            "publishedAt": ["2024-08-06"],
            "publisher": ["The Digest"],
            "language": ["eng"],
        },
    }
    assert event == {
        "id": event["id"],
        "schema": "Event",
        "properties": {
            "name": ["ASSAULT firearms: army → rebels"],
            "summary": [TEXT[:57]],
            "organizer": [army["id"]],
            "involved": [army["id"], rebels["id"]],
            "startDate": ["2024-08-05"],
            "endDate": ["2024-08-05"],
            "location": ["Homs"],
            "country": ["sy"],
            "keywords": ["ASSAULT", "firearms", "military", "reality:happened"],
            "notes": ["told by Reuters; happened"],
            "recordId": ["r#1"],
            "publisher": ["The Digest"],
            "proof": [article["id"]],
        },
    }
    assert army == {
        "id": army["id"],
        "schema": "LegalEntity",
        "properties": {"country": ["sy"], "name": ["army"], "proof": [article["id"]], "sector": ["MIL"]},
    }
    assert (article["id"], event["id"]) == (REPORT, EVENT)


@pytest.mark.parametrize(
    ("identity", "schema"),
    [
        (Identity("Vladimir Putin", "RUS", "GOV", "person:vladimir-putin"), "Person"),
        (Identity("Russia", "RUS", "GOV", "country:RUS"), "PublicBody"),
        (Identity("Mossad", "ISR", "SPY", "body:mossad"), "PublicBody"),
        (Identity("OPCW", "IGO", None, "body:opcw"), "Organization"),
        (Identity("Hamas", "PSE", "REB", "group:hamas"), "Organization"),
        (Identity("Reuters", "GBR", "JRN", "outlet:reuters"), "Organization"),
        (Identity("two men"), "LegalEntity"),
    ],
)
def test_schemata(identity: Identity, schema: str) -> None:
    assert ftm.schema(identity) == schema


def test_only_what_the_atlas_knows_is_one_over_reports() -> None:
    putin = Party(span("Homs"), "Putin", Identity("Vladimir Putin", "RUS", "GOV", "person:vladimir-putin"))
    men = Party(span("Homs"), "two men", Identity("men", None, "CVL"))
    event = replace(KILLED, actors=(putin, men), recipients=())
    later = replace(event, id="s#1", actors=(replace(putin, identity=replace(putin.identity, sector="ELI")), men))
    readings = [
        replace(READING, events=(event,)),
        replace(READING, report=replace(READING.report, id="s"), events=(later,)),
    ]
    actors = [entity for entity in written(readings) if entity["schema"] in {"Person", "LegalEntity"}]
    assert [(a["schema"], a["properties"]["name"], a["properties"]["sector"]) for a in actors] == [
        ("Person", ["Vladimir Putin"], ["ELI", "GOV"]),
        ("LegalEntity", ["men"], ["CVL"]),
        ("LegalEntity", ["men"], ["CVL"]),
    ]


def test_titles() -> None:
    assert ftm.title(replace(ATTACK, mode=None)) == "ASSAULT: army"
    assert ftm.title(replace(KILLED, actors=(), mode=None)) == "ASSAULT: ? → rebels"
    assert ftm.title(replace(KILLED, actors=(), recipients=())) == "ASSAULT firearms"
    assert ftm.title(replace(KILLED, reality="denied")) == "ASSAULT firearms (denied): army → rebels"


@FEW
@given(READINGS)
def test_every_id_stands_once_and_every_reference_leads_to_one(readings: list[Reading]) -> None:
    numbered = [
        replace(
            reading,
            report=replace(reading.report, id=f"r{n}"),
            events=tuple(replace(e, id=f"r{n}#{i}") for i, e in enumerate(reading.events)),
        )
        for n, reading in enumerate(readings)
    ]
    entities = written(numbered, Selection(mentions=True))
    ids = [entity["id"] for entity in entities]
    assert len(ids) == len(set(ids))
    for entity in entities:
        assert entity["properties"]["name"]
        for name in ("organizer", "involved", "proof"):
            assert set(entity["properties"].get(name, [])) <= set(ids)
