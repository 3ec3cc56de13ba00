"""The contract: exact data of a made reading, and the schema that outputs are held to."""

from __future__ import annotations

import json
from importlib.resources import files

from jsonschema import Draft202012Validator

import firsthand
from firsthand.contract import to_dict
from tests.made import READING, TEXT

SCHEMA = json.loads((files("firsthand") / "contract.schema.json").read_text(encoding="utf-8"))
VALIDATOR = Draft202012Validator(SCHEMA)


def test_a_made_reading_to_the_letter() -> None:
    data = to_dict(READING)
    VALIDATOR.validate(data)
    event = data["events"][0]
    assert data["report"]["text"] == TEXT
    assert event["trigger"] == {"start": 22, "end": 28, "text": "killed"}
    assert event["actors"] == [
        {"start": 13, "end": 21, "text": "the army", "name": "army", "country": "SYR", "sector": "MIL", "id": None}
    ]
    assert event["when"] == {"from": "2024-08-05", "to": "2024-08-05", "start": 50, "end": 56, "text": "Monday"}
    assert event["where"] == {"name": "Homs", "country": "SYR", "lat": 34.7, "lon": 36.7, "start": 42, "end": 46}
    assert event["counts"] == {"killed": {"low": 13, "high": 13, "start": 29, "end": 31}}
    assert event["voices"][0]["cue"] == {"start": 8, "end": 12, "text": "said"}
    assert event["evidence"] == {"sentence": [0, 57], "reality": [[22, 28]]}
    assert [e["same_as"] for e in data["events"]] == [None, "r#1"]
    assert data["attributions"] == [{"source": [[0, 7]], "cue": [[8, 12]], "content": [[13, 56]]}]


def test_the_schema_refuses_what_is_not_the_contract() -> None:
    data = to_dict(READING)
    data["events"][0]["reality"] = "maybe"
    assert not VALIDATOR.is_valid(data)
    data = to_dict(READING)
    del data["events"][0]["voices"]
    assert not VALIDATOR.is_valid(data)


def test_what_is_read_keeps_the_contract_and_its_offsets_are_the_words() -> None:
    text = "Iran accused Israel of killing two officers in Damascus on Monday. Israel denied it, Reuters reported."
    data = firsthand.read_text(text, published="2024-08-06").to_dict()
    VALIDATOR.validate(data)
    spans = [e["trigger"] for e in data["events"]] + data["mentions"] + data["times"] + data["places"]
    spans += [p for e in data["events"] for key in ("actors", "recipients", "voices") for p in e[key]]
    assert spans
    for span in spans:
        assert text[span["start"] : span["end"]] == span["text"]
