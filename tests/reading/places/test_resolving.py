"""Place names to where they lie."""

from __future__ import annotations

import pytest

from firsthand.reading.places import resolving
from tests.reading.places.read import places


@pytest.mark.parametrize(
    ("text", "name", "country", "lat", "lon"),
    [
        ("Shells fell in Aleppo, in northern Syria, on Monday.", "Aleppo", "SYR", 36.2, 37.2),
        ("The talks were held in Geneva, Switzerland.", "Geneva", "CHE", 46.2, 6.1),
        ("He was shot in Paris, Texas, the sheriff said.", "Paris", "USA", 33.7, -95.6),
        ("A soldier died in Tripoli, Lebanon's second city.", "Tripoli", "LBN", 34.4, 35.8),
        ("In Tripoli, Lebanon's prime minister met reporters.", "Tripoli", "LBY", 32.9, 13.3),
        ("He flew to Paris on Monday.", "Paris", "FRA", 48.9, 2.4),
        ("Rebels left Tripoli in northern Lebanon.", "Tripoli", "LBN", 34.4, 35.8),
        ("Canadian troops came from Canada.", "Canada", "CAN", 60.0, -96.0),
        ("Ships met in the Black Sea.", "Black Sea", None, 43.2, 34.3),
        ("The dam on the Euphrates burst.", "Euphrates", None, 34.5, 41.0),
        ("Troops left Hasaka province.", "Hasaka", "SYR", 36.5, 40.7),
        ("Riots broke out in Walker County, Texas.", "Walker County", "USA", 30.6, -95.5),
        ("Rockets hit the Gaza Strip.", "Gaza Strip", "PSE", 31.4, 34.4),
        ("They met at the Kremlin.", "Kremlin", "RUS", 55.8, 37.6),
        ("Refugees came to Europe.", "Europe", None, 48.7, 9.1),
        ("The bomb went off in Manhattan.", "Manhattan", "USA", 40.8, -74.0),
        ("Police arrested 30 people in Islamabad.", "Islamabad", "PAK", 33.7, 73.1),
        ("He survived a poisoning in Salisbury.", "Salisbury", "GBR", 51.1, -1.8),
        ("Police arrested 30 people in Bethlehem.", "Bethlehem", "PSE", 31.7, 35.2),
    ],
)
def test_a_place_by_its_surroundings(text: str, name: str, country: str | None, lat: float, lon: float) -> None:
    place = next(p for p in places(text) if p.text == name)
    assert place.country == country
    assert place.lat == pytest.approx(lat, abs=0.5)
    assert place.lon == pytest.approx(lon, abs=0.5)


def test_a_short_form_with_its_point_is_the_state() -> None:
    assert {(e.name, e.kind, e.country) for e in resolving.candidates("W.Va.")} == {("West Virginia", "region", "USA")}


def test_a_name_is_tried_without_its_kind_and_its_lead() -> None:
    assert resolving.candidates("Homs hospital")[0].name == "Homs"
    assert resolving.candidates("northern Syria")[0].country == "SYR"
    assert resolving.candidates("Xyzzyville") == ()


def test_a_small_namesake_in_a_country_that_the_text_does_not_name_has_no_coordinates() -> None:
    soro = next(p for p in places("Burkina Faso's army killed 30 villagers in Soro.") if p.name == "Soro")
    assert (soro.country, soro.lat, soro.lon) == (None, None, None)
    moura = next(p for p in places("Portugal's police searched a house in Moura.") if p.name == "Moura")
    assert moura.country == "PRT"


def test_a_state_is_named_by_its_initials_unless_the_text_has_its_name() -> None:
    assert [p.name for p in places("Protests spread in the US on Monday.")] == ["US"]
    both = "Protests spread in the US on Monday. The United States is divided."
    assert {p.name for p in places(both)} == {"United States"}


def test_an_unknown_place_has_the_only_country_that_the_text_names() -> None:
    told = next(p for p in places("Egypt freed ten men from Qorra prison.") if p.text == "Qorra prison")
    assert (told.country, told.lat) == ("EGY", None)
    told = next(p for p in places("Egypt and Libya freed ten men from Qorra prison.") if p.text == "Qorra prison")
    assert told.country is None
