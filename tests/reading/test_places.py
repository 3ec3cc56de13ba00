"""Place names to where they lie."""

from __future__ import annotations

from functools import cache

import pytest

from firsthand.reading import page, syntax
from firsthand.reading.places import find_places
from firsthand.records import Place, Report, Span


@cache
def found(text: str) -> tuple[Place, ...]:
    doc = syntax.parse(text, page.lay_out(Report("x", text)))
    return find_places(text, [(Span(e.start_char, e.end_char), e.label_) for e in doc.ents])


@pytest.mark.parametrize(
    ("text", "name", "country", "lat", "lon"),
    [
        ("Shells fell in Aleppo, in northern Syria, on Monday.", "Aleppo", "SYR", 36.2, 37.2),
        ("The talks were held in Geneva, Switzerland.", "Geneva", "CHE", 46.2, 6.1),
        ("He was shot in Paris, Texas, the sheriff said.", "Paris", "USA", 33.7, -95.6),
    ],
)
def test_a_town_by_its_surroundings(text: str, name: str, country: str, lat: float, lon: float) -> None:
    place = next(p for p in found(text) if p.text == name)
    assert place.country == country
    assert place.lat == pytest.approx(lat, abs=0.5)
    assert place.lon == pytest.approx(lon, abs=0.5)


def test_places_are_the_words_in_the_text() -> None:
    text = "BEIRUT (Reuters) — Rockets hit Tyre and the Gaza Strip."
    for place in found(text):
        assert place.span.of(text) == place.text
    assert {"Tyre", "Gaza Strip"} <= {p.text.removeprefix("the ") for p in found(text)}
