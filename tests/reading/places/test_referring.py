"""Places told without their names."""

from __future__ import annotations

import pytest

from firsthand.atlas.places import fold
from firsthand.reading.places.referring import referring
from tests.reading.places.read import parsed, places

KINDS = {"aleppo": "city", "syria": "country", "idlib": "region", "norte de santander": "region", "damascus": "city"}


def found(text: str) -> list[tuple[str, str, str | None]]:
    known = places(text)
    kinds = {fold(p.name): KINDS.get(fold(p.name), "unknown") for p in known}
    return [(p.text, p.name, p.country) for p in referring(parsed(text), known, kinds)]


@pytest.mark.parametrize(
    ("text", "words", "name", "country"),
    [
        ("Rebels took Aleppo. Shells fell in the city.", "city", "Aleppo", "SYR"),
        ("Rebels took Idlib. Shells fell in the city.", "city", "Idlib", "SYR"),
        ("Rebels took Aleppo in Syria. Fighting goes on across the country.", "country", "Syria", "SYR"),
        ("The Syrian war goes on.", "Syrian", "Syria", "SYR"),
        ("The Colombian conflict has cost many lives.", "Colombian", "Colombia", "COL"),
        ("A bomb went off in the Saudi capital.", "Saudi capital", "Saudi capital", "SAU"),
        ("Shells hit Damascus. A bomb went off in the Syrian capital.", "Syrian capital", "Damascus", "SYR"),
        ("He flew to Tehran. A bomb went off in the Iranian capital.", "Iranian capital", "Tehran", "IRN"),
        ("Rebels took Aleppo. A bomb went off in the capital.", "capital", "capital", "SYR"),
        ("Shells hit Damascus and Aleppo. A bomb went off in the capital.", "capital", "Damascus", "SYR"),
        ("Syrian troops left for Adana. A bomb went off in the capital.", "capital", "capital", "SYR"),
    ],
)
def test_the_place_that_is_meant(text: str, words: str, name: str, country: str) -> None:
    assert found(text) == [(words, name, country)]


@pytest.mark.parametrize(
    "text",
    [
        "Shells fell in the city.",
        "Rebels took Aleppo. The city council fled.",
        "Rebels took Aleppo. The city has suffered.",
        "Rebels took Aleppo. Shells fell in the city of Idlib.",
        "Rebels took Aleppo. Shells fell in the next city.",
        "Syrian soldiers left.",
        "Soldiers opened fire in the capital.",
        "Rebels shelled Aleppo and, in the capital, Damascus, a market.",
        "The Russian-Ukrainian war goes on.",
    ],
)
def test_no_place_is_meant(text: str) -> None:
    assert found(text) == []


def test_the_capital_lies_where_it_lies() -> None:
    text = "A bomb went off in the Saudi capital."
    (place,) = referring(parsed(text), places(text), {fold(p.name): "country" for p in places(text)})
    assert place.lat == pytest.approx(24.7, abs=0.5)
    assert place.lon == pytest.approx(46.7, abs=0.5)
