"""Codes of countries, and those near to wrong ones."""

from __future__ import annotations

import pytest

from firsthand.atlas.countries import country_codes, near


def test_codes() -> None:
    codes = country_codes()
    assert (codes["SDN"], codes["XKX"], codes["IGO"]) == ("Sudan", "Kosovo", "")
    assert "GER" not in codes


@pytest.mark.parametrize(
    ("told", "first"),
    [("GER", "DEU (Germany)"), ("Syria", "SYR (Syria)"), ("irn", "IRN (Iran)"), ("UN0", "UNO")],
)
def test_what_is_near(told: str, first: str) -> None:
    assert near(told)[0] == first


def test_nothing_is_near() -> None:
    assert near("QQQ") == near("") == ()
