"""The wider place that the words put a place in."""

from __future__ import annotations

import pytest

from tests.reading.places.read import places


@pytest.mark.parametrize(
    ("text", "name", "country", "lat"),
    [
        ("Rockets hit the town of Tel Zzamer in Hasaka province.", "Tel Zzamer", "SYR", 36.5),
        ("Fighting went on in Goma. Rebels shelled Zongolia Hill.", "Zongolia Hill", "COD", -1.7),
    ],
)
def test_what_the_gazetteer_lacks_lies_where_the_text_puts_it(text: str, name: str, country: str, lat: float) -> None:
    place = next(p for p in places(text) if p.name == name)
    assert place.country == country
    assert place.lat == pytest.approx(lat, abs=0.5)


def test_where_the_text_puts_it_nowhere_it_has_no_coordinates() -> None:
    (place,) = places("Rebels shelled the town of Zzamer.")
    assert (place.name, place.country, place.lat, place.lon) == ("Zzamer", None, None, None)


def test_what_is_only_put_in_a_country_has_no_coordinates() -> None:
    place = next(p for p in places("Planes left Zzamer airbase in Turkey.") if p.name == "Zzamer airbase")
    assert (place.country, place.lat, place.lon) == ("TUR", None, None)
