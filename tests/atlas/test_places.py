"""The gazetteer."""

from __future__ import annotations

import pytest

from firsthand.atlas.places import load_gazetteer


def test_the_largest_of_a_name_comes_first() -> None:
    paris = load_gazetteer().candidates("Paris")
    assert paris[0].country == "FRA"
    assert paris[0].lat == pytest.approx(48.9, abs=0.2)
    assert "USA" in {p.country for p in paris}


def test_regions_in_the_news_and_what_is_no_place() -> None:
    (strip, *_) = load_gazetteer().candidates("Gaza Strip")
    assert strip.country == "PSE"
    assert load_gazetteer().candidates("Xyzzyville") == ()
