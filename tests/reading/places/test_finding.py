"""Where a text names places."""

from __future__ import annotations

import pytest

from tests.reading.places.read import names, places


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Rockets hit the town of Tel Tamer in Hasaka province.", ["Tel Tamer", "Hasaka"]),
        ("Mohamed Salah scored. In Liverpool fans sang for Salah.", ["Liverpool"]),
        ("The fire began in Hinton, W.Va., and went on.", ["Hinton", "W.Va."]),
        ("Ministers of NATO met in NATO quarters.", []),
        ("They fought over Ukraine's Donetsk region.", ["Ukraine", "Donetsk"]),
        ("Eight Russians were held in the West, off its west coast.", []),
        ("Three men were shot dead on the outskirts of Ayn Issa.", ["Ayn Issa"]),
        ("Rebels stopped a convoy in the vicinity of Tal Rifaat.", ["Tal Rifaat"]),
        ("A bomb went off 20 km north of Tal Rifaat.", ["Tal Rifaat"]),
        ("He gave money to Barry Goldwater and turned on Ross Perot.", []),
        ("Gunmen stormed a school in Kagara on Wednesday.", ["Kagara"]),
        ("Gunmen met in Kagara on Wednesday. Kagara fled.", []),
        ("BEIRUT (Reuters) — Rockets hit Tyre and the Gaza Strip.", ["BEIRUT", "Tyre", "Gaza Strip"]),
        ("Jets struck Tukhan Kubra, a farming village near Manbij.", ["Tukhan Kubra"]),
        ("He came from Goris, a city where rebels ruled.", ["Goris"]),
        ("Rebels took the towns of Shusha, Lachin and Zangilan.", ["Shusha", "Lachin", "Zangilan"]),
        ("Police held Ali Hassan, a port worker, and Brown, a town planner.", []),
    ],
)
def test_names_of_places(text: str, expected: list[str]) -> None:
    assert names(text) == expected


def test_a_name_once_known_for_a_place_is_one_everywhere() -> None:
    text = "Protesters marched in Huntsville, Texas. Huntsville was calm."
    assert [p.span.start for p in places(text) if p.name == "Huntsville"] == [22, 41]


def test_places_are_the_words_in_the_text() -> None:
    text = "BEIRUT (Reuters) — Rockets hit Tyre and the Gaza Strip."
    assert all(p.span.of(text) == p.text for p in places(text))


def test_nouns_for_people_and_short_forms_are_no_places() -> None:
    assert names("Police in Karachi said that the Policemen of ISIL had fled. Congress met.") == ["Karachi"]


def test_a_short_form_of_a_state_with_a_gap_is_the_state() -> None:
    assert [p.country for p in places("He flew to the U. S. on Monday.")] == ["USA"]
