"""The way back from the contract's data to records."""

from __future__ import annotations

import json
from dataclasses import replace

import pytest
from hypothesis import given, settings

from firsthand.contract import to_dict
from firsthand.ledger.restoring import reading_of
from firsthand.records import Reading
from tests.ledger.readings import readings
from tests.made import ARMY, KILLED, READING


def test_a_made_reading_comes_back_but_for_what_the_contract_lacks() -> None:
    found = reading_of(json.loads(json.dumps(to_dict(READING))))
    plain = replace(ARMY, why="")
    killed = replace(
        KILLED,
        actors=(replace(KILLED.actors[0], identity=plain),),
        evidence={"reality": KILLED.evidence["reality"]},
        reasons={},
    )
    assert found.report == READING.report
    assert found.events[0] == killed
    assert found.attributions == READING.attributions
    assert found.mentions == READING.mentions
    assert found.places == READING.places
    assert found.times == (replace(READING.times[0], first=None, last=None),)


@settings(deadline=None)
@given(readings())
def test_any_reading_makes_the_same_data_again(reading: Reading) -> None:
    data = json.loads(json.dumps(to_dict(reading)))
    assert to_dict(reading_of(data)) == data


def test_what_is_not_the_contract_is_refused() -> None:
    data = to_dict(READING)
    del data["events"][0]["voices"]
    with pytest.raises(KeyError, match="voices"):
        reading_of(data)
