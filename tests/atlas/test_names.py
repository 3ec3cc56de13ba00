"""Names as keys."""

from __future__ import annotations

import pytest

from firsthand.atlas.names import bare, key, last_names, without_middle


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("the United States", "United States"),
        ("all the other soldiers", "soldiers"),
        ("Iran's", "Iran"),
        ("Ban Ki - moon", "Ban Ki-moon"),
        ("People ’s Party", "People’s Party"),
        ("C. I. A.", "C.I.A."),
        ("“Al-Shabaab”", "Al-Shabaab"),
        ("the soldiers'", "soldiers"),
    ],
)
def test_bare(text: str, words: str) -> None:
    assert bare(text) == words


@pytest.mark.parametrize(
    ("alias", "found"),
    [
        ("U.S.", "US"),
        ("us", "us"),
        ("WHO", "WHO"),
        ("who", "who"),
        ("Élysée", "elysee"),
        ("NATO", "NATO"),
        ("UNICEF", "unicef"),
    ],
)
def test_short_names_in_capitals_keep_their_case(alias: str, found: str) -> None:
    assert key(alias) == found


@pytest.mark.parametrize(
    ("name", "country", "found"),
    [
        ("Sergei Lavrov", "RUS", ("lavrov",)),
        ("Xi Jinping", "CHN", ("xi",)),
        ("Donald Tsang", "CHN", ("tsang",)),
        ("Bashar al-Assad", "SYR", ("al-assad", "assad")),
        ("Mohammed bin Salman", "SAU", ("bin salman", "salman")),
        ("Ursula von der Leyen", "EUR", ("von der leyen", "leyen")),
        ("Ferdinand Marcos Jr.", "PHL", ("marcos",)),
        ("King Abdullah II", "JOR", ()),
        ("Lula", "BRA", ()),
    ],
)
def test_last_names(name: str, country: str, found: tuple[str, ...]) -> None:
    assert last_names(name, country) == found


def test_middle_initials_go() -> None:
    assert without_middle("Donald J. Trump") == "Donald Trump"
    assert without_middle("J. D. Vance") == "J. D. Vance"
