"""Places without a name that is known for one."""

from __future__ import annotations

import pytest

from firsthand.reading.network.heads import Tagged
from firsthand.reading.places.phrases import phrases
from firsthand.records import Span
from tests.reading.places.read import parsed, places


def found(text: str, *marks: tuple[str, float]) -> list[tuple[str, str | None]]:
    marked = [Tagged("place", Span(text.index(w), text.index(w) + len(w)), chance) for w, chance in marks]
    return [(p.name, p.country) for p in phrases(marked, places(text), parsed(text))]


@pytest.mark.parametrize(
    ("text", "mark", "name", "country"),
    [
        ("He was shot outside the courthouse on Monday.", "outside the courthouse", "courthouse", None),
        ("They marched in front of the old parliament.", "in front of the old parliament", "old parliament", None),
        ("They met in the old railway station.", "railway station", "old railway station", None),
        ("A bomb went off at the gates of the academy.", "gates", "gates of the academy", None),
        ("Guards shot at miners in a copper mine in Zambia.", "copper mine", "copper mine in Zambia", "ZMB"),
    ],
)
def test_a_marked_noun_is_a_place_with_what_belongs_to_it(text: str, mark: str, name: str, country: str | None) -> None:
    assert found(text, (mark, 0.9)) == [(name, country)]


def test_where_only_a_people_is_marked_the_place_is_its_country() -> None:
    assert found("They hope for a new Syrian government.", ("Syrian", 0.9)) == [("Syria", "SYR")]
    assert found("They sent aid to starving Syrians.", ("Syrians", 0.9)) == [("Syria", "SYR")]
    assert found("Guards shot at a new Syrian courthouse.", ("courthouse", 0.9)) == [("new Syrian courthouse", None)]


def test_what_is_hardly_marked_or_holds_a_known_place_is_none() -> None:
    text = "Guards shot at miners in a copper mine on Monday."
    assert found(text, ("copper mine", 0.3)) == []
    assert found(text, ("Monday", 0.9)) == []
    assert found("They met in the Cairo courthouse.", ("courthouse", 0.9)) == []


def test_of_overlapping_marks_the_surest_counts() -> None:
    text = "They met in the old railway station."
    assert found(text, ("station", 0.6), ("railway station", 0.9)) == [("old railway station", None)]
