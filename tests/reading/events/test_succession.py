"""Two events where one is told to come after the other, or beside it."""

from __future__ import annotations

from functools import partial

import pytest

from firsthand.reading.events import succession
from firsthand.reading.grammar import syntax
from firsthand.reading.text import page
from firsthand.records import Report, Span


@pytest.mark.parametrize(
    ("text", "late", "early", "told"),
    [
        ("The strike came three days after a rocket killed 12 children.", "strike", "killed", True),
        ("Troops raided the camp two days after an attack on a bus.", "raided", "attack", True),
        ("The raid followed an attack on a bus.", "raid", "attack", True),
        ("He died after being shot.", "died", "shot", False),
        ("The raid and an attack on a bus followed.", "raid", "attack", False),
    ],
)
def test_what_comes_after_something_is_another_event(text: str, late: str, early: str, told: bool) -> None:
    apart = partial(succession.are_apart, syntax.parse(text, page.lay_out(Report("x", text))))
    one, other = (Span(text.index(w), text.index(w) + len(w)) for w in (late, early))
    assert apart(one, other) is apart(other, one) is told


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("Deby met Issoufou. He also spoke to Keita.", True),
        ("Deby met Issoufou. He spoke to Keita.", False),
        ("Deby met Issoufou. Keita was also spoken to.", False),
    ],
)
def test_what_somebody_also_does_is_another_event(text: str, told: bool) -> None:
    apart = partial(succession.are_apart, syntax.parse(text, page.lay_out(Report("x", text))))
    word = "spoken" if "spoken" in text else "spoke"
    assert apart(*(Span(text.index(w), text.index(w) + len(w)) for w in ("met", word))) is told
