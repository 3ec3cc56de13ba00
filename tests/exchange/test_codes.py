"""Codes of other people's tables: every code of our own has its row, and some are known values."""

import pytest

from firsthand import ontology
from firsthand.exchange import codes


@pytest.mark.parametrize(
    ("code", "country"),
    [
        ("SYR", codes.Country("SY", "SY", "652", "Syria", "Syria")),
        ("RUS", codes.Country("RU", "RS", "365", "Russia", "Russian Federation")),
        ("GBR", codes.Country("GB", "UK", "200", "United Kingdom", "United Kingdom")),
        ("PSE", codes.Country("PS", "WE", "", "Palestine", "Occupied Palestinian Territory")),
    ],
)
def test_countries(code: str, country: codes.Country) -> None:
    assert codes.countries()[code] == country


def test_codes_of_countries_are_not_given_twice() -> None:
    for field in ("alpha2", "fips", "cow"):
        given = [value for c in codes.countries().values() if (value := getattr(c, field))]
        assert len(given) == len(set(given))
    assert sum(bool(c.cow) for c in codes.countries().values()) == 195


def test_every_sector_and_international_actor_of_the_ontology_has_a_row() -> None:
    assert set(codes._sectors()) == set(ontology.sectors())
    assert set(codes.internationals()) == set(ontology.international_actors())


def test_every_type_and_mode_has_a_cameo_text_and_a_value_of_its_sign() -> None:
    for kind in ontology.event_types():
        for mode in (None, *kind.modes):
            code = ontology.plover_to_cameo(kind.name, mode)
            known = codes.cameo(code)
            assert known.text
            assert (known.goldstein > 0) == (codes.quad_of(code) <= 2)


def test_a_code_that_the_table_lacks_is_read_as_its_parent() -> None:
    assert codes.cameo("0841") == codes.Cameo(7.0, "Return, release")
    assert codes.cameo("1961") == codes.Cameo(-10.0, "Use conventional military force")
    with pytest.raises(KeyError):
        codes.cameo("99")


@pytest.mark.parametrize(("code", "quad"), [("057", 1), ("060", 2), ("0874", 2), ("090", 3), ("138", 3), ("141", 4)])
def test_quad_classes_of_cameo(code: str, quad: int) -> None:
    assert codes.quad_of(code) == quad


def test_words_for_sectors_and_countries() -> None:
    assert codes.cameo_role("JRN") == "MED"
    assert codes.icews_sector("JRN") == "News"
    assert codes.cameo_role(None) == codes.icews_sector("XYZ") == ""
    assert codes.country_name("RUS") == "Russia"
    assert codes.country_name("RUS", icews=True) == "Russian Federation"
    assert codes.country_name("IGO") == codes.country_name(None) == ""


@pytest.mark.parametrize(("table", "width"), [("polecat", 40), ("icews", 20), ("gdelt", 61), ("gdelt_mentions", 16)])
def test_published_columns(table: str, width: int) -> None:
    assert len(codes.table_columns(table)) == width
    assert len(set(codes.table_columns(table))) == width
