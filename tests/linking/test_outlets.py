"""Publishers and credits."""

from __future__ import annotations

from importlib.resources import files

import pytest

from firsthand.linking.outlets import credited, known, outlet_name, owner, plain
from firsthand.records import Report


def test_an_outlet_is_known_by_name_and_by_host() -> None:
    for publisher in ("The New York Times", "NYT", "www.nytimes.com", "https://www.nytimes.com/2017/x"):
        outlet = known(publisher)
        assert outlet is not None
        assert outlet.name == "The New York Times"
    assert known("Lowhaven Gazette") is None


def test_publisher_else_host_of_the_address() -> None:
    assert outlet_name(Report("r", "x", publisher="edition.cnn.com")) == "CNN"
    assert outlet_name(Report("r", "x", url="https://www.lowhaven.example/a")) == "lowhaven.example"
    assert outlet_name(Report("r", "x", publisher="Lowhaven Gazette")) == "Lowhaven Gazette"
    assert outlet_name(Report("r", "x")) is None


@pytest.mark.parametrize(
    ("text", "agency"),
    [
        ("Town falls\nBEIRUT (Reuters) - A town fell.\nIt rained.", "Reuters"),
        ("Town falls\nXinhua | Updated: 2017-09-15 17:52\nA town fell.", "Xinhua"),
        ("Town falls\nBy Ann Bell, Associated Press\nA town fell.", "Associated Press"),
        ("Town falls\nA town fell.\nCopyright 2018 The Associated Press. All rights reserved.", "Associated Press"),
        ("Town falls\nA town fell.\nIt rained.\n— AFP", "Agence France-Presse"),
    ],
)
def test_credits_of_the_text(text: str, agency: str) -> None:
    assert credited(Report("r", text)) == (agency,)


def test_a_credit_in_the_web_address() -> None:
    report = Report("r", "A town fell.", url="http://www.dailymail.co.uk/wires/afp/article-1/a.html")
    assert credited(report) == ("Agence France-Presse",)


def test_photo_credits_and_cited_agencies_are_no_credits_of_the_text() -> None:
    text = "Town falls\nReuters Smoke over the town\nA man told Reuters that a town fell. Jon Gambrell/AP\nIt rained.\nEnd."
    assert credited(Report("r", text)) == ()


def test_domains_of_one_outlet() -> None:
    assert [outlet.name for name in ("bbc.com", "www.bbc.co.uk", "BBC") if (outlet := known(name))] == ["BBC"] * 3
    assert known("independent.ie") is None or known("independent.ie") != known("independent.co.uk")


def test_a_name_goes_before_another_outlets_short_name() -> None:
    names = [outlet.name for name in ("The Guardian", "Daily Mirror") if (outlet := known(name))]
    assert names == ["The Guardian", "Daily Mirror"]


def test_owners() -> None:
    assert owner("The Sun") == owner("thetimes.co.uk") is not None
    assert owner("RT") == owner("TASS") == "the state of RUS"
    assert owner("The Sun") != owner("Daily Mirror")
    assert owner("Lowhaven Gazette") is None


@pytest.mark.parametrize("name", ["domains", "owners"])
def test_outlets_in_the_lists_are_of_the_atlas(name: str) -> None:
    text = files("firsthand.linking").joinpath(f"data/{name}.tsv").read_text(encoding="utf-8")
    rows = [line.split("\t") for line in text.splitlines()]
    column = rows[0].index("outlet")
    assert [row[column] for row in rows[1:] if known(row[column]) is None] == []
    assert len({row[0] for row in rows}) == len(rows)


def test_what_kind_of_outlet_it_is_is_no_part_of_its_name() -> None:
    assert plain("Al Arabiya television") == "Al Arabiya"
    assert plain("Hilltop television") == "hilltop television"
