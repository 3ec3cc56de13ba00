"""The data files of the atlas: their form."""

from __future__ import annotations

import re
from collections import Counter

import pytest

from firsthand import ontology
from firsthand.atlas import entries, tables

CODES = {row["code"] for row in tables.rows("countries.tsv")} | set(ontology.international_actors())
SECTORS = set(ontology.sectors())
DAY = re.compile(r"\d{4}(-\d\d(-\d\d)?)?")


def test_every_entry_has_a_code_a_sector_and_a_source() -> None:
    for entry in entries.shipped():
        assert entry.name.strip() == entry.name
        assert entry.country is None or entry.country in CODES, entry
        assert entry.sector is None or entry.sector in SECTORS, entry
        assert entry.source, entry


def test_dates_of_office_are_iso_and_run_forward() -> None:
    for entry in entries.shipped():
        for day in (entry.first, entry.last):
            assert day is None or DAY.fullmatch(day), entry
        if entry.first and entry.last:
            assert entry.first <= entry.last, entry


def test_no_actor_stands_twice_in_one_role() -> None:
    keys = Counter((e.id, e.role, e.first) for e in entries.shipped())
    assert [key for key, times in keys.items() if times > 1] == []


@pytest.mark.parametrize("outlet", entries.outlets(), ids=lambda o: o.name)
def test_outlets(outlet: entries.Outlet) -> None:
    assert outlet.owner in {"state", "public", "party", "private", "cooperative"}
    assert outlet.kind in {"agency", "newspaper", "broadcaster", "magazine", "site"}
    assert outlet.country is None or outlet.country in CODES


def test_a_role_is_held_between_its_dates_as_exact_as_they_are() -> None:
    role = entries.Entry("x", "X", "person", (), "USA", "GOV", "senator", "2012-11", "2014")
    assert [role.held(d) for d in ("2012-10-31", "2012-11-01", "2014-12-31", "2015-01-01")] == [
        False,
        True,
        True,
        False,
    ]
