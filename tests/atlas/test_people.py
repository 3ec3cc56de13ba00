"""People's offices: that dates of office agree with one another, and a sample by exact values."""

from __future__ import annotations

from collections import defaultdict

import pytest

from firsthand.atlas import entries
from firsthand.atlas.lookup import load_atlas

ATLAS = load_atlas()
SINGLE = {
    "president",
    "prime minister",
    "premier",
    "chancellor",
    "taoiseach",
    "king",
    "pope",
    "foreign minister",
    "foreign secretary",
    "secretary of state",
    "defence minister",
    "defence secretary",
    "defense secretary",
    "interior minister",
    "home minister",
    "home secretary",
}
RIVALS = {("LBY", "prime minister")}  # two governments at once


def test_no_two_hold_an_office_of_one_holder_at_the_same_time() -> None:
    held: dict[tuple[str | None, str], list[tuple[str, str, str]]] = defaultdict(list)
    for entry in entries.shipped():
        if entry.role in SINGLE and entry.first and (entry.country, entry.role) not in RIVALS:
            held[entry.country, entry.role].append((entry.first, entry.last or "9999", entry.name))
    clashes = [
        (office, one, other)
        for office, terms in held.items()
        for one, other in zip(sorted(terms), sorted(terms)[1:], strict=False)
        if other[0] < one[1][: len(other[0])]
    ]
    assert clashes == []
    assert len(held) > 150


@pytest.mark.parametrize(
    ("office", "on", "name"),
    [
        ("USA president", "2004-07-01", "George W. Bush"),
        ("GBR foreign secretary", "2012-03-01", "William Hague"),
        ("FRA defence minister", "2015-11-13", "Jean-Yves Le Drian"),
        ("DEU foreign minister", "2011-03-17", "Guido Westerwelle"),
        ("TUR prime minister", "2015-01-01", "Ahmet Davutoğlu"),
        ("ISR defence minister", "2006-07-12", "Amir Peretz"),
        ("IRQ prime minister", "2019-10-01", "Adel Abdul-Mahdi"),
        ("IRN foreign minister", "2009-06-12", "Manouchehr Mottaki"),
        ("EGY president", "2011-01-25", "Hosni Mubarak"),
        ("NGA president", "2014-04-14", "Goodluck Jonathan"),
        ("PAK prime minister", "2008-11-26", "Yousuf Raza Gilani"),
        ("IND defence minister", "2008-11-26", "A. K. Antony"),
        ("KOR president", "2006-10-09", "Roh Moo-hyun"),
        ("JPN prime minister", "2011-03-11", "Naoto Kan"),
        ("VEN president", "2010-01-01", "Hugo Chávez"),
        ("COL president", "2008-03-01", "Álvaro Uribe"),
        ("GEO president", "2008-08-08", "Mikheil Saakashvili"),
        ("UKR president", "2014-03-18", "Oleksandr Turchynov"),
        ("HUN prime minister", "2008-01-01", "Ferenc Gyurcsány"),
        ("ZAF president", "2000-01-01", "Thabo Mbeki"),
    ],
)
def test_who_held_an_office(office: str, on: str, name: str) -> None:
    country, role = office.split(" ", 1)
    roles = {role, f"acting {role}"}
    assert [e.name for e in entries.shipped() if e.country == country and e.role in roles and e.held(on)] == [name]


@pytest.mark.parametrize(
    ("words", "on", "name"),
    [
        ("Bush", "2004-07-01", "George W. Bush"),
        ("President Bush", "1990-08-02", "George H. W. Bush"),
        ("Kerry", "2014-07-01", "John Kerry"),
        ("Prime Minister Abe", "2015-01-01", "Shinzo Abe"),
        ("Chancellor Merkel", "2015-01-01", "Angela Merkel"),
        ("Foreign Minister Steinmeier", "2015-01-01", "Frank-Walter Steinmeier"),
        ("Xi", "2015-01-01", "Xi Jinping"),
        ("Donald J. Trump", "2018-01-01", "Donald Trump"),
        ("Secretary of State John Kerry", "2014-07-01", "John Kerry"),
        ("Kim Jong Un", "2015-01-01", "Kim Jong-un"),
    ],
)
def test_short_and_titled_names(words: str, on: str, name: str) -> None:
    found = ATLAS.resolve(words, on)
    assert found is not None
    assert found.name == name
