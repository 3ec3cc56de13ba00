from __future__ import annotations

from dataclasses import replace
from typing import Any

import pytest
from hypothesis import given

from firsthand.errors import UsageError
from firsthand.ledger.correcting import corrected
from firsthand.pages.mending import changes, filled, told
from firsthand.records import Identity, Party, Reading, Span
from tests.ledger.readings import readings
from tests.made import ATTACK, KILLED, TEXT
from tests.pages.test_marking import UNHURRIED


def mended(**said: str) -> dict[str, Any]:
    return changes(KILLED, {**filled(KILLED), **said})


def test_the_form_says_what_stands_there() -> None:
    assert filled(KILLED) == {
        "type": "ASSAULT",
        "mode": "firearms",
        "reality": "happened",
        "actors": "army; SYR; MIL",
        "recipients": "rebels; SYR; REB",
        "from": "2024-08-05",
        "to": "2024-08-05",
        "place": "Homs",
        "place_country": "SYR",
    }
    assert filled(replace(ATTACK, when=None, where=None, mode=None))["recipients"] == ""


@UNHURRIED
@given(readings())
def test_what_is_sent_back_untouched_changes_nothing(reading: Reading) -> None:
    for event in reading.events:
        assert changes(event, filled(event)) == {}
        assert changes(event, {}) == {}


def test_only_what_was_touched_is_a_change() -> None:
    assert mended(reality="denied") == {"reality": "denied"}
    assert mended(mode="") == {"mode": None}
    assert mended(type="AID") == {"type": "AID"}
    assert mended(type="ASSAULT", mode="drone") == {"mode": "drone"}
    assert mended(to="") == {"when": {"from": "2024-08-05", "to": None}}
    assert mended(**{"from": "", "to": ""}) == {"when": None}
    assert mended(place="Hama") == {"where": {"name": "Hama", "country": "SYR"}}
    assert mended(place="", place_country="") == {"where": None}


def test_parties_stand_one_a_line() -> None:
    assert mended(actors="army; syr; mil\r\n Hezbollah ;LBN\r\n\r\n") == {
        "actors": [
            {"name": "army", "country": "SYR", "sector": "MIL"},
            {"name": "Hezbollah", "country": "LBN", "sector": None},
        ]
    }
    assert mended(recipients="") == {"recipients": []}


def test_a_party_that_stood_there_stays_as_it_was() -> None:
    iran = Party(Span(0, 6), "Tehran", Identity("Iran; all of it", "IRN", "GOV", "country:IRN"))
    event = replace(KILLED, actors=(iran,))
    assert changes(event, {**filled(event), "actors": f"{filled(event)['actors']}\nHezbollah"}) == {
        "actors": [
            {"name": "Iran; all of it", "country": "IRN", "sector": "GOV", "text": "Tehran", "id": "country:IRN"},
            {"name": "Hezbollah", "country": None, "sector": None},
        ]
    }


@pytest.mark.parametrize(
    ("line", "why"),
    [
        ("; SYR; MIL", "names and ids are words, and not empty"),
        ("army; SYR; MIL; more", "it has more than three parts"),
        ("army; Syria; MIL", "a country is its code of three capitals, as SYR or IGO, and not SYRIA"),
        ("army; SYR; ARMY", "a sector is one of COP, GOV"),
    ],
)
def test_a_line_that_is_no_party_is_refused(line: str, why: str) -> None:
    with pytest.raises(UsageError) as raised:
        mended(actors=line)
    told = str(raised.value)
    assert told.startswith(f"“{line}” is no party: {why}")
    assert told.endswith("; write a line as “army; SYR; MIL”: name; country; sector")


def test_a_side_has_an_end() -> None:
    with pytest.raises(UsageError, match="at most 40"):
        mended(actors="\n".join(f"actor {n}" for n in range(41)))


def test_the_ledger_takes_what_the_form_gives() -> None:
    found = corrected(KILLED, mended(actors="rebels; SYR; REB", reality="denied", place="Hama"), TEXT)
    assert (found.actors[0].identity.name, found.reality, found.where and found.where.name) == (
        "rebels",
        "denied",
        "Hama",
    )


def test_a_correction_in_words() -> None:
    assert told(mended(actors="army; SYR; MIL\nmen", reality="denied", to="", place="")) == (
        "reality: denied; actors: army (SYR MIL) + men; when: 2024-08-05 to …; where: nothing"
    )
    assert told({"recipients": [], "mode": None}) == "recipients: nobody; mode: nothing"
