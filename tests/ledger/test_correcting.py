"""Corrections to the letter, and the ones that are refused."""

from __future__ import annotations

from typing import Any

import pytest

from firsthand.errors import UsageError
from firsthand.ledger.correcting import check_countries, corrected
from firsthand.records import Count, Identity, Party, Span, Voice, When, Where
from tests.made import KILLED, TEXT, span


def test_a_type_brings_its_quad_and_score_and_a_mode_that_it_has_not_falls_away() -> None:
    found = corrected(KILLED, {"type": "COERCE"}, TEXT)
    assert (found.type, found.mode, found.quad, found.score) == ("COERCE", None, 4, -7.0)
    assert corrected(KILLED, {"mode": ""}, TEXT).mode is None
    found = corrected(KILLED, {"mode": None, "reality": "denied", "contexts": ["legal"]}, TEXT)
    assert (found.mode, found.reality, found.contexts) == (None, "denied", ("legal",))


def test_a_time_may_be_less_exact_at_one_end() -> None:
    found = corrected(KILLED, {"when": {"from": "2024-08", "to": "2024-08-05"}}, TEXT).when
    assert found is not None
    assert (found.first, found.last) == ("2024-08", "2024-08-05")


def test_parties_stand_where_their_words_do() -> None:
    told = [
        {"name": "Syrian army", "country": "SYR", "sector": "MIL", "text": "army"},
        {"name": "Reuters"},
        {"name": "militia", "id": "group:militia"},
    ]
    assert corrected(KILLED, {"actors": told}, TEXT).actors == (
        Party(span("army"), "army", Identity("Syrian army", "SYR", "MIL", None, "corrected")),
        Party(Span(0, 7), "Reuters", Identity("Reuters", why="corrected")),
        Party(Span(22, 22), "", Identity("militia", id="group:militia", why="corrected")),
    )
    assert corrected(KILLED, {"recipients": []}, TEXT).recipients == ()


def test_voices_times_places_and_counts() -> None:
    changes: dict[str, Any] = {
        "voices": [{"name": "Reuters", "kind": "outlet", "stance": "denies", "direct": True}],
        "when": {"from": "2024-08-04", "to": None},
        "where": {"name": "Aleppo", "country": "SYR"},
        "counts": {"killed": {"low": 3, "high": 5}},
        "same_as": "r#2",
    }
    found = corrected(KILLED, changes, TEXT)
    assert found.voices == (
        Voice(Span(0, 7), "Reuters", Identity("Reuters", why="corrected"), "outlet", "denies", True),
    )
    assert found.when == When("2024-08-04", None, span("Monday"), "Monday")
    assert found.where == Where("Aleppo", "SYR", None, None, Span(22, 22))
    assert found.counts == {"killed": Count(3, 5, Span(22, 22))}
    assert found.same_as == "r#2"
    assert corrected(KILLED, {"when": None, "where": None}, TEXT).when is None


@pytest.mark.parametrize(
    ("changes", "said"),
    [
        ({"colour": "red"}, "colour is no field that can be corrected; these are: actors,"),
        ({"type": "KILL"}, "type cannot be “KILL”: it is one of AGREE"),
        ({"mode": "hunger-strike"}, "ASSAULT has no mode hunger-strike; its modes: "),
        ({"reality": "maybe"}, "it is one of happened"),
        ({"contexts": ["sport"]}, "contexts: a context is one of military"),
        ({"actors": [{"country": "SYR"}]}, r'actors: its name is missing: write it as \[{"name"'),
        ({"type": "AID", "mode": "arms"}, "AID has no mode arms; its modes: none"),
        ({"actors": [{"name": ""}]}, "and not empty"),
        ({"actors": [{"name": "x", "country": 3}]}, "three capitals, as SYR or IGO, and not 3"),
        (
            {"actors": [{"name": "x", "country": "Syria"}]},
            "^actors: a country is its code of .* and not Syria .near to it: SYR .Syria.*",
        ),
        ({"actors": [{"name": "x", "sector": "ARMY"}]}, "actors: a sector is one of COP, GOV"),
        (
            {"actors": [{"name": "x", "sector": "GOVT"}]},
            r"GOVT is no sector \(near to it: GOV.*\); a sector is one of COP",
        ),
        ({"actors": "Iran"}, r'write it as \[{"name": "Iran"'),
        ({"contexts": "legal"}, r'write it as \["military"\]'),
        ({"actors": 3}, "actors cannot be “3”: write it as"),
        ({"voices": [{"name": "x", "kind": "bird"}]}, "voices: a kind is one of named"),
        ({"when": {"from": "August"}}, "^when: “August” is no date; write it as 2024, 2024-08 or 2024-08-06$"),
        ({"when": {"from": "2024-13"}}, "when: “2024-13” is no date"),
        ({"when": "2024"}, 'when cannot be “2024”: write it as {"from"'),
        ({"when": {"from": "2024-08-06", "to": "2024-08-05"}}, "it ends before it begins"),
        ({"when": {"from": "2024-08-06", "to": "2024-07"}}, "it ends before it begins"),
        ({"where": {}}, 'where: its name is missing: write it as {"name": "Homs"'),
        ({"where": "Homs"}, 'write it as {"name": "Homs"'),
        ({"where": {"name": "Homs", "lat": "north"}}, "lat and lon are degrees"),
        ({"where": {"name": "Homs", "lat": 91.0}}, "lat and lon are degrees"),
        ({"where": {"name": "Homs", "lon": float("nan")}}, "lat and lon are degrees"),
        ({"counts": {"killed": {"low": "some", "high": 3}}}, "counts: low and high are whole numbers"),
        ({"counts": {"killed": 5}}, 'write it as {"killed"'),
        ({"counts": {"killed": {"low": 5, "high": 3}}}, "low not above high"),
        ({"counts": {"killed": {"low": -1, "high": 3}}}, "low not above high"),
        ({"counts": {"killed": {"low": 1, "high": float("inf")}}}, "whole numbers from 0 on"),
        ({"same_as": "r#1"}, "it is the event itself"),
    ],
)
def test_what_is_refused(changes: dict[str, Any], said: str) -> None:
    with pytest.raises(UsageError, match=said):
        corrected(KILLED, changes, TEXT)


@pytest.mark.parametrize(
    ("changes", "said"),
    [
        (
            {"actors": [{"name": "x", "country": "GER"}]},
            r"^actors: GER is no code of a country \(near to it: DEU \(Germany\)",
        ),
        (
            {"where": {"name": "x", "country": "QQQ"}},
            "^where: QQQ is no code of a country; codes are those of ISO 3166, and IGO, UNO",
        ),
    ],
)
def test_a_new_correction_has_codes_that_there_are(changes: dict[str, Any], said: str) -> None:
    with pytest.raises(UsageError, match=said):
        check_countries(changes)
    corrected(KILLED, changes, TEXT)  # one that was kept before still holds


def test_codes_that_there_are() -> None:
    check_countries({"actors": [{"name": "x", "country": "IGO"}, {"name": "y"}], "where": None, "reality": "denied"})
