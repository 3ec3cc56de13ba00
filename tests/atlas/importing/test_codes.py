"""CAMEO's and PLOVER's actor codes."""

from __future__ import annotations

import pytest

from firsthand import ontology
from firsthand.atlas import tables
from firsthand.atlas.importing.codes import decode


@pytest.mark.parametrize(
    ("code", "country", "sector"),
    [
        ("AFG", "AFG", None),
        ("AFGGOV", "AFG", "GOV"),
        ("afggovmil", "AFG", "GOV"),
        ("IGOUNOREFHCR", "UNO", "REF"),
        ("IGOWSTNAT", "IGO", None),
        ("IGOEUREEC", "EUR", None),
        ("IMGMUSALQ", "IMG", "REL"),
        ("NGMHRI", "NGO", "SOC"),
        ("MNC", "MNC", None),
        ("ELI", None, "ELI"),
        ("SASREB", None, "REB"),
        ("ZARINS", "COD", "REB"),
        ("~GOVJUD", None, "GOV"),
        ("FRA/BEL", "FRA", None),
        ("---", None, None),
        ("###", None, None),
        ("XYZ", None, None),
    ],
)
def test_codes(code: str, country: str | None, sector: str | None) -> None:
    assert decode(code, plover=False) == (country, sector)


def test_med_is_the_media_in_cameo_and_medicine_in_plover() -> None:
    assert decode("USAMED", plover=False) == ("USA", "JRN")
    assert decode("USAMED", plover=True) == ("USA", "MED")


def test_the_file_means_codes_that_plover_has() -> None:
    countries = {row["code"] for row in tables.rows("countries.tsv")} | set(ontology.international_actors()) | {""}
    known = {"country": countries, "sector": set(ontology.sectors())}
    for row in tables.rows("cameo_codes.tsv"):
        assert row["means"] in known[row["kind"]], row
