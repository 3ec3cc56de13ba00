"""Things gathered from many readings: each once, with all that was told of it."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from firsthand.exchange.gathered import Gathered, Thing

WORDS = st.text(st.characters(codec="utf-8"), max_size=4)
TOLD = st.lists(st.tuples(WORDS, st.lists(st.tuples(WORDS, WORDS), max_size=3)))


def test_facts_of_one_thing_come_together() -> None:
    with Gathered() as gathered:
        gathered.add("b", "Person", [("name", "B"), ("country", "us")])
        gathered.add("a", "Organization", [])
        gathered.add("b", "PublicBody", [("name", "A"), ("name", "B")])
        assert list(gathered) == [
            Thing("b", "Person", {"country": ("us",), "name": ("A", "B")}),
            Thing("a", "Organization", {}),
        ]


@given(TOLD)
def test_every_fact_is_kept_once(told: list[tuple[str, list[tuple[str, str]]]]) -> None:
    with Gathered() as gathered:
        for thing, facts in told:
            gathered.add(thing, "kind", facts)
        found = {
            (thing.id, name, value) for thing in gathered for name, values in thing.facts.items() for value in values
        }
        assert found == {(thing, name, value) for thing, facts in told for name, value in facts}
        assert [thing.id for thing in gathered] == list(dict.fromkeys(thing for thing, _ in told))
