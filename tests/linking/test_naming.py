"""What somebody is called, and whether two names are one's."""

from __future__ import annotations

import pytest

from firsthand.linking.naming import called, office, one_name


@pytest.mark.parametrize(
    ("name", "words"),
    [
        ("Luis Garcia of Puebla", ("luis", "garcia")),
        ("Bank of England", ("bank", "england")),
        ("Medical Union of Lowhaven", ("medical", "union", "lowhaven")),
        ("nurse from Lowhaven", ()),
        ("Equifax's former chief executive", ("equifax",)),
        ("Quill's friend", ()),
        ("spokesman for the Harbour Fund", ("harbour", "fund")),
        ("Robin Ashe, Assistant Chief Constable", ("robin", "ashe")),
        ("Lowhaven, Leon Tallow", ("leon", "tallow")),
        ("Hill Raiders commander in eastern Utland", ("hill", "raiders")),
        ("Yasser al-Atta", ("yasser", "atta")),
        ("Jürgen Pérez", ("jurgen", "perez")),
    ],
)
def test_where_somebody_is_from_is_no_part_of_the_name(name: str, words: tuple[str, ...]) -> None:
    assert called(name) == words


@pytest.mark.parametrize(
    ("one", "other", "same"),
    [
        ("Maria Garcia", "Luis Garcia", False),
        ("Maria Garcia", "Garcia", True),
        ("Yasser al-Atta", "Yasir al-Atta", True),
        ("M. Garcia", "Maria Garcia", True),
        ("Lühr Zeitung", "Luhr Zeitung", True),
        ("Lowhaven Bar Association", "Lowhaven Traders Association", False),
        ("Lowhaven Bar Association", "Association", False),
        ("Emergency Lawyers", "Emergency Lawyers group", True),
        ("nurse", "Luis Garcia", False),
    ],
)
def test_two_names_are_one_where_each_word_of_the_shorter_is_in_the_longer(one: str, other: str, *, same: bool) -> None:
    assert one_name(called(one), called(other)) is same


def test_an_office_that_one_alone_holds() -> None:
    assert office("mayor of Lowhaven") == "mayor lowhaven"
    assert office("president of the civil society of Lowhaven") == "president civil society lowhaven"
    assert office("nurse from Lowhaven") is None
    assert office("mayor") is None
