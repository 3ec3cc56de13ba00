"""Which actor a name means: by date, by country, by title."""

from __future__ import annotations

import pytest

from firsthand.atlas.entries import Entry, Kind
from firsthand.atlas.index import Index


def actor(
    name: str,
    country: str,
    sector: str,
    kind: Kind = "body",
    role: str | None = None,
    first: str | None = None,
    last: str | None = None,
    aliases: str = "",
) -> Entry:
    names = tuple(a for a in aliases.split("|") if a)
    return Entry(f"{kind}:{country}:{name}", name, kind, names, country, sector, role, first, last)


PARLIAMENTS = (
    actor("United States Congress", "USA", "LEG", aliases="Congress"),
    actor("Indian National Congress", "IND", "PTY", aliases="Congress"),
)
PEOPLE = (
    actor("George W. Bush", "USA", "GOV", "person", role="president", first="2001-01", last="2009-01"),
    actor("George H. W. Bush", "USA", "GOV", "person", role="president", first="1989-01", last="1993-01"),
    actor("Jeb Bush", "USA", "GOV", "person", role="governor of Florida", first="1999-01", last="2007-01"),
    actor("Ehud Olmert", "ISR", "GOV", "person", role="prime minister", first="2006-04", last="2009-03"),
)


def test_of_namesakes_that_of_the_country_is_meant_and_none_without_it() -> None:
    index = Index(PARLIAMENTS)
    found = {home: index.find("Congress", home=home) for home in ("USA", "IND", None)}
    assert {home: (e.country, e.sector) for home, e in found.items() if e} == {
        "USA": ("USA", "LEG"),
        "IND": ("IND", "PTY"),
        None: (None, None),
    }
    shared = found[None]
    assert shared is not None
    assert shared.id == ""


def test_namesakes_share_what_they_have_in_common() -> None:
    courts = (
        actor("Court A", "USA", "JUD", aliases="Supreme Court"),
        actor("Court B", "BRA", "JUD", aliases="Supreme Court"),
    )
    found = Index(courts).find("Supreme Court")
    assert found is not None
    assert (found.id, found.country, found.sector) == ("", None, "JUD")


def test_one_called_just_so_stands_before_one_with_the_alias() -> None:
    index = Index((*PARLIAMENTS, actor("Congress", "PER", "LEG")))
    found = index.find("Congress")
    assert found is not None
    assert found.country == "PER"


@pytest.mark.parametrize(
    ("on", "title", "name"),
    [
        ("2005-01-01", None, "George W. Bush"),
        ("1990-05-01", None, "George H. W. Bush"),
        ("2015-01-01", None, None),
        (None, None, None),
        ("2002-01-01", "Governor", "Jeb Bush"),
        ("1990-05-01", "President", "George H. W. Bush"),
    ],
)
def test_a_common_last_name_by_date_and_title(on: str | None, title: str | None, name: str | None) -> None:
    found = Index(PEOPLE).person_called("Bush", on, title)
    assert (found.name if found else None) == name


def test_a_rare_last_name_alone() -> None:
    found = Index(PEOPLE).person_called("Olmert", None)
    assert found is not None
    assert found.name == "Ehud Olmert"


def test_the_role_of_a_date_is_held_or_begun() -> None:
    roles = (
        actor("Ann Example", "USA", "LEG", "person", role="senator", first="2001-01", last="2009-01"),
        actor("Ann Example", "USA", "GOV", "person", role="secretary of state", first="2009-01", last="2013-02"),
    )
    index = Index(roles)
    found = [index.find("Ann Example", on) for on in ("1999-01-01", "2005-01-01", "2010-01-01", "2020-01-01", None)]
    assert [e.sector if e else None for e in found] == [None, "LEG", "GOV", "GOV", "GOV"]


def test_outlets_of_plain_names_need_their_article() -> None:
    index = Index(
        (
            actor("The Independent", "GBR", "JRN", "outlet"),
            actor("The Guardian", "GBR", "JRN", "outlet", aliases="Guardian"),
        )
    )
    assert index.find("Independent") is None
    assert index.find("Independent", full="the Independent") is not None
    assert index.find("Guardian") is not None
    assert index.find("guardian") is None


def test_own_actors_take_the_place_of_shipped_ones() -> None:
    index = Index(PARLIAMENTS, (actor("Congress of Others", "PER", "LEG", aliases="Congress"),))
    found = index.find("Congress")
    assert found is not None
    assert found.country == "PER"


def test_clashes_are_names_of_different_actors() -> None:
    clashes = Index((*PARLIAMENTS, *PEOPLE)).clashes()
    assert {name: [e.country for e in held] for name, held in clashes.items()} == {"congress": ["USA", "IND"]}
