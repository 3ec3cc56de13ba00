"""Places as city, district, province and country."""

from __future__ import annotations

import pytest

from firsthand.atlas.places import load_gazetteer
from firsthand.exchange.localities import Locality, locality
from firsthand.records import Span, Where


def where(name: str, kind: str, country: str | None) -> Where:
    entry = next(e for e in load_gazetteer().candidates(name) if (e.kind, e.country) == (kind, country))
    return Where(name, country, entry.lat, entry.lon, Span(0, len(name)))


@pytest.mark.parametrize(
    ("name", "kind", "country", "city", "province"),
    [
        ("Homs", "city", "SYR", "Homs", "Homs"),
        ("California", "region", "USA", None, "California"),
        ("Syria", "country", "SYR", None, None),
        ("Red Sea", "sea", None, None, None),
    ],
)
def test_what_the_gazetteer_knows(
    name: str, kind: str, country: str | None, city: str | None, province: str | None
) -> None:
    assert locality(where(name, kind, country)) == Locality(name, kind, city, None, province, country)


def test_a_place_that_it_lacks_has_only_its_name_and_country() -> None:
    assert locality(Where("Nowhere-on-Sea", "GBR", 1.0, 2.0, Span(0, 3))) == Locality("Nowhere-on-Sea", country="GBR")
    assert locality(Where("Homs", None, None, None, Span(0, 3))) == Locality("Homs")
