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
        ("He flew to Paris on Monday.", "Paris", "FRA", 48.9, 2.4),
        ("Rebels left Tripoli in northern Lebanon.", "Tripoli", "LBN", 34.4, 35.8),
        ("Canadian troops came from Canada.", "Canada", "CAN", 60.0, -96.0),
    ],
)
def test_a_place_by_its_surroundings(text: str, name: str, country: str, lat: float, lon: float) -> None:
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
