"""The data files of the atlas: their form."""

from __future__ import annotations

import re
from collections import Counter

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


def test_outlets_say_who_owns_them() -> None:
    domains: set[str] = set()
    for outlet in entries.outlets():
        assert outlet.owner in {"state", "public", "party", "private", "cooperative"}, outlet
        assert outlet.kind in {"agency", "newspaper", "broadcaster", "magazine", "site"}, outlet
        assert outlet.country is None or outlet.country in CODES, outlet
        assert outlet.domain not in domains or not outlet.domain, outlet
        domains.add(outlet.domain)


def test_allegiances_are_to_actors_of_the_atlas() -> None:
    names = {entry.name for entry in entries.shipped()}
    sworn = {entry.allegiance for entry in entries.shipped() if entry.allegiance}
    assert sworn <= names
    assert len(sworn) > 20


def test_the_size_of_the_atlas() -> None:
    """What the issue asks for; a change may raise it."""
    shipped = entries.shipped()
    kinds = Counter(kind for _, kind in {(e.id, e.kind) for e in shipped})
    assert kinds["group"] >= 400
    assert kinds["outlet"] >= 500
    assert len({e.id for e in shipped if e.kind == "body" and e.country in {"IGO", "UNO", "EUR", "NGO"}}) >= 250
    assert len({e.country for e in shipped if e.kind == "person" and e.role == "president"}) >= 60


def test_a_role_is_held_between_its_dates_as_exact_as_they_are() -> None:
    role = entries.Entry("x", "X", "person", (), "USA", "GOV", "senator", "2012-11", "2014")
    assert [role.held(d) for d in ("2012-10-31", "2012-11-01", "2014-12-31", "2015-01-01")] == [
        False,
        True,
        True,
        False,
    ]
