"""FollowTheMoney statements: who said what, value by value."""

from __future__ import annotations

import csv
import io
from dataclasses import replace

import pytest
from hypothesis import given

from firsthand.exchange.selection import Selection, tellings
from firsthand.exchange.statements import COLUMNS, dataset_name, write
from firsthand.records import Reading
from tests.exchange.strange import FEW, READINGS
from tests.made import ATTACK, KILLED, READING


def written(readings: list[Reading]) -> list[dict[str, str]]:
    file = io.StringIO(newline="")
    write(tellings(readings, Selection(mentions=True)), file)
    return list(csv.DictReader(io.StringIO(file.getvalue(), newline="")))


def test_statements_to_the_letter() -> None:
    file = io.StringIO(newline="")
    assert write(tellings([READING], Selection()), file) == 1
    lines = file.getvalue().splitlines()
    assert lines[0] == ",".join(f'"{name}"' for name in COLUMNS)
    assert lines[1] == (
        '"firsthand-1a33dc5682666f4a9c5737a5","firsthand-1a33dc5682666f4a9c5737a5","name","name","Article",'
        '"Army kills rebels","the_digest","","","","f","2024-08-06T00:00:00+00:00","2024-08-06T00:00:00+00:00",'
        '"fc985a10ea874ccca9db6643e1ded219e01a8a9b"'
    )
    told = [(s["schema"], s["prop"], s["prop_type"], s["value"], s["origin"]) for s in csv.DictReader(lines)]
    assert ("Event", "country", "country", "sy", "Reuters") in told
    assert ("LegalEntity", "sector", "string", "REB", "Reuters") in told
    assert next(s for s in told if s[0] == "Event" and s[1] == "involved")[2] == "entity"


def test_the_same_value_from_two_voices_is_two_statements() -> None:
    events = (KILLED, replace(ATTACK, recipients=KILLED.recipients))
    names = [s for s in written([replace(READING, events=events)]) if (s["prop"], s["value"]) == ("name", "rebels")]
    assert [s["origin"] for s in names] == ["Reuters", ""]
    assert len({s["id"] for s in names}) == 2
    assert len({s["entity_id"] for s in names}) == 1


def test_what_is_told_again_is_one_statement() -> None:
    again = replace(READING, report=replace(READING.report, id="q"), events=(replace(ATTACK, id="q#1"),))
    events = (KILLED, replace(KILLED, id="r#7"), ATTACK)
    found = [s["id"] for s in written([replace(READING, events=events), again])]
    assert len(found) == len(set(found))


@pytest.mark.parametrize(
    ("publisher", "name"), [("Le Monde", "le_monde"), ("CNN!", "cnn"), ("«»", "firsthand"), (None, "firsthand")]
)
def test_names_of_data_sets(publisher: str | None, name: str) -> None:
    assert dataset_name(publisher) == name


@FEW
@given(READINGS)
def test_every_statement_has_a_value_and_a_type(readings: list[Reading]) -> None:
    for statement in written(readings):
        assert statement["value"]
        assert statement["prop_type"]
        assert statement["dataset"]
