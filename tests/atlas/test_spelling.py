"""Other writings of a known person's name."""

from __future__ import annotations

import pytest

from firsthand.atlas.lookup import load_atlas
from firsthand.atlas.spelling import sound


@pytest.mark.parametrize(
    ("name", "known"),
    [
        ("President Abdel Fatah al-Sissi of Egypt", "Abdel Fattah al-Sisi"),
        ("Moammar Gadhafi", "Muammar Gaddafi"),
        ("Muhammad bin Salman", "Mohammed bin Salman"),
        ("Evgeny Prigozhin", "Yevgeny Prigozhin"),
        ("Hasan Nasrallah", "Hassan Nasrallah"),
    ],
)
def test_a_person_is_known_by_other_writings_of_the_name(name: str, known: str) -> None:
    identity = load_atlas().resolve(name)
    assert identity is not None
    assert (identity.name, identity.id is not None) == (known, True)


def test_who_is_asked_by_another_writing() -> None:
    assert {role.name for role in load_atlas().who("Moammar Gadhafi")} == {"Muammar Gaddafi"}


@pytest.mark.parametrize("name", ["Charles E. Grassley", "Hassan", "Ali Hassan", "George Busch"])
def test_who_only_sounds_like_somebody_in_part_is_nobody_known(name: str) -> None:
    identity = load_atlas().resolve(name)
    assert identity is None or identity.kind != "person"


@pytest.mark.parametrize("words", [("Hassan", "Hussein"), ("Bashir", "Bashar"), ("Karim", "Karam")])
def test_other_names_sound_otherwise(words: tuple[str, str]) -> None:
    one, other = (sound(f"Ali {word}") for word in words)
    assert one != other
