"""The gazetteer."""

from __future__ import annotations

import pytest

from firsthand.atlas.places import capital_of, load_gazetteer


def test_the_largest_of_a_name_comes_first() -> None:
    paris = load_gazetteer().candidates("Paris")
    assert paris[0].country == "FRA"
    assert paris[0].lat == pytest.approx(48.9, abs=0.2)
    assert "USA" in {p.country for p in paris}


def test_regions_in_the_news_and_what_is_no_place() -> None:
    (strip, *_) = load_gazetteer().candidates("Gaza Strip")
    assert strip.country == "PSE"
    assert load_gazetteer().candidates("Xyzzyville") == ()


def test_a_capital_and_a_name_that_is_rather_a_namesake_s_are_marked() -> None:
    found = {(p.name, p.country): (p.capital, p.borrowed) for p in load_gazetteer().candidates("Islamabad")}
    assert found["Chattogram", "BGD"] == (False, True)
    assert found["Islamabad", "PAK"] == (True, False)
    harare = next(p for p in load_gazetteer().candidates("Salisbury") if p.name == "Harare")
    assert (harare.capital, harare.borrowed) == (False, True)


def test_a_name_that_none_has_as_its_own_is_not_borrowed_nor_is_the_beginning_of_one() -> None:
    assert {p.name for p in load_gazetteer().candidates("Newcastle") if p.borrowed}.isdisjoint({"Newcastle upon Tyne"})
    (kiev, *_) = load_gazetteer().candidates("Kiev")
    assert (kiev.country, kiev.capital, kiev.borrowed) == ("UKR", True, False)


def test_the_capital_of_a_state() -> None:
    capital = capital_of("SYR")
    assert capital is not None
    assert (capital.name, capital.country) == ("Damascus", "SYR")
    assert capital_of("XXX") is None
