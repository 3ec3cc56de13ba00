"""JSON lines: the contract's objects, one a line, for any text."""

from __future__ import annotations

import io
import json

from hypothesis import given

from firsthand.contract import to_dict
from firsthand.exchange.cells import storable
from firsthand.exchange.jsonlines import line, write
from firsthand.exchange.selection import Selection
from firsthand.records import Reading
from tests.exchange.strange import FEW, READINGS
from tests.made import KILLED, READING


def test_a_line_is_the_contracts_object() -> None:
    file = io.StringIO()
    assert write([READING, READING], file, Selection(mentions=True)) == 4
    lines = file.getvalue().splitlines()
    assert [json.loads(text) for text in lines] == [to_dict(READING)] * 2


def test_later_mentions_are_left_out() -> None:
    file = io.StringIO()
    assert write([READING], file, Selection()) == 1
    data = json.loads(file.getvalue())
    assert [event["id"] for event in data["events"]] == [KILLED.id]
    assert data["attributions"] == to_dict(READING)["attributions"]


@FEW
@given(READINGS)
def test_any_reading_comes_back(readings: list[Reading]) -> None:
    for reading in readings:
        text = line(reading)
        assert text.splitlines() == [text[:-1]]
        assert json.loads(text.encode()) == json.loads(storable(json.dumps(to_dict(reading), ensure_ascii=False)))
