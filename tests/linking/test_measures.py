"""Numbers told of an event."""

from __future__ import annotations

from dataclasses import replace

import pytest

from firsthand.linking.measures import Measure, measures
from firsthand.records import Count, Identity, Reading, Span
from tests.linking.made import Act, reading, span

SOLDIER = Identity("soldier", "ISR", "MIL")


def told(text: str, act: Act) -> list[Measure]:
    made = reading("r", text, act)
    return measures(made.events[0], text)


def test_distances_agree_whatever_their_unit() -> None:
    one = told("It launched a rocket that flew 1,000 kilometers (621 miles) away.", Act("launched"))
    other = told("The rocket was launched and flew 620 miles east.", Act("launched"))
    third = told("The rocket was launched and flew 998 miles.", Act("launched"))
    assert [m.field for m in one] == ["distance", "counts:rocket"]
    assert one[0].agrees(other[0])
    assert not one[0].agrees(third[0])


@pytest.mark.parametrize(
    ("text", "fields"),
    [
        ("It was launched and flew 3,700 km high.", ["height"]),
        ("It was launched to an altitude of more than 7,000 kilometers.", ["height"]),
        ("It was launched, flew about 1,000 kilometers and reached a height of 7,687 km.", ["distance", "height"]),
        ("It was launched to an altitude of 7,000 km and flew 1,000 km.", ["height", "distance"]),
        ("It was launched 800 km into space.", ["height"]),
        ("It was launched and flew 1,000 km.", ["distance"]),
    ],
)
def test_a_height_is_no_distance(text: str, fields: list[str]) -> None:
    assert [m.field for m in told(text, Act("launched"))] == fields


def test_the_ordinal_of_an_event() -> None:
    assert told("Seoul said it was the 19th launch this year.", Act("launch"))[0] == Measure(
        "counts:ordinal", 19, 19, "19th launch"
    )
    assert told("In the 21st century sanctions are many.", Act("sanctions")) == []


def test_one_or_several() -> None:
    one = told("She hit a soldier.", Act("hit", recipients={"a soldier": SOLDIER}))
    two = told("She hit a pair of soldiers.", Act("hit", recipients={"a pair of soldiers": SOLDIER}))
    assert [(m.field, m.low, m.high) for m in one] == [("counts:soldier", 1, 1)]
    assert [(m.field, m.low) for m in two] == [("counts:soldier", 2)]
    assert not one[0].agrees(two[0])


def test_a_number_of_people_or_things() -> None:
    two = told("She freed 21 girls.", Act("freed", "RETREAT", recipients={"21 girls": SOLDIER}))
    assert two == [Measure("counts:girl", 21, 21, "21 girls")]
    fired = told("Utland fired two short-range ballistic missiles into the sea.", Act("fired"))
    assert fired == [Measure("counts:missil", 2, 2, "two short-range ballistic missiles")]
    assert told("Utland fired a series of rockets.", Act("fired")) == []
    assert told("Utland fired into the sea.", Act("fired")) == []


@pytest.mark.parametrize(
    ("words", "low", "high"),
    [
        ("145.5 million people", 145_500_000, 145_500_000),
        ("some 30 people", 27, 33),
        ("at least 126 people", 126, 138.6),
        ("up to three people", 0, 3),
        ("some people", 2, 10**9),
    ],
)
def test_how_many_people_in_figures_and_words(words: str, low: float, high: float) -> None:
    (found,) = told(f"It robbed {words}.", Act("robbed", "ASSAULT", recipients={words: SOLDIER}))
    assert (found.field, found.low, round(found.high, 6), found.text) == ("counts:peopl", low, high, words)


def test_people_whom_the_reader_counts_are_counted_once() -> None:
    act = Act("killed", "ASSAULT", recipients={"21 people": SOLDIER}, counts={"killed": 21})
    assert [m.field for m in told("Of those there 21 people were killed.", act)] == ["counts:killed"]


def test_at_least_and_about_agree_with_more() -> None:
    text = "At least 84 were killed."
    least = measures(made_with_count(text, "84", 84).events[0], text)[0]
    assert (least.low, least.text) == (84, "84 killed")
    assert least.agrees(Measure("counts:killed", 86, 86, ""))
    assert not least.agrees(Measure("counts:killed", 80, 80, ""))
    assert not least.agrees(Measure("counts:killed", 99, 99, ""))
    text = "About 100 were killed."
    assert measures(made_with_count(text, "100", 100).events[0], text)[0].agrees(Measure("counts:killed", 95, 95, ""))


def test_children_of_the_dead_are_a_part() -> None:
    for text, words, field, told in (
        ("12 people were killed.", "12", "counts:killed", "12 killed"),
        ("2 small children were killed.", "2", "counts:killed:children", "2 children killed"),
        ("2 of its soldiers were killed.", "2", "counts:killed:soldiers", "2 soldiers killed"),
        ("12 people, 2 of them children, were killed.", "12", "counts:killed", "12 killed"),
    ):
        found = measures(made_with_count(text, words, int(words)).events[0], text)[0]
        assert (found.field, found.text) == (field, told)


def made_with_count(text: str, words: str, count: int) -> Reading:
    """A report of a killing with a number where ``words`` stand."""
    made = reading("r", text, Act("killed", "ASSAULT"))
    event = replace(made.events[0], counts={"killed": Count(count, count, span(text, words))})
    return replace(made, events=(event,))


def test_what_is_vague_or_counts_time_is_no_number_of_people() -> None:
    hundreds = Count(200, 999, Span(0, 8))
    made = replace(
        reading("r", "Hundreds were killed.", Act("killed", "ASSAULT")).events[0], counts={"killed": hundreds}
    )
    assert measures(made, "Hundreds were killed.") == []
    for text in (
        "A 17-year-old was killed.",
        "After 17 minutes it was killed.",
        "It was killed by 17 tonnes.",
        "17 of those killed spoke.",
    ):
        found = measures(made_with_count(text, "17", 17).events[0], text)
        assert [m for m in found if m.field.startswith("counts")] == []


def test_a_small_part_is_another_number() -> None:
    whole, part, other = (Measure("counts:killed", n, n, "") for n in (84, 10, 60))
    assert whole.agrees(part)
    assert not whole.compares(part)
    assert not whole.agrees(other)
    assert Measure("counts:killed", 9, 9, "").compares(Measure("counts:killed", 1, 1, ""))


def test_how_near_somebody_stood_is_no_distance() -> None:
    assert told("It launched a rocket, said a man 15 feet away.", Act("launched"))[0].field == "counts:rocket"


def test_lengths_of_other_order_are_of_two_things() -> None:
    assert Measure("distance", 2, 2, "2 km").agrees(Measure("distance", 0.005, 0.005, "15 feet"))


def test_counts_of_the_reader() -> None:
    assert told("It killed 13.", Act("killed", counts={"killed": 13})) == [
        Measure("counts:killed", 13, 13, "13 killed")
    ]


@pytest.mark.parametrize(
    ("one", "other", "field", "agree"),
    [
        ("He drove a 25-tonne truck.", "He drove a 19-ton truck.", "object:weight", False),
        ("He drove a 25-tonne truck.", "He drove a truck of 25,000 kg.", "object:weight", True),
        ("He drove with a .38-calibre revolver.", "He drove with a .357 caliber revolver.", "object:calibre", False),
    ],
)
def test_weights_and_calibres_of_what_was_used(one: str, other: str, field: str, agree: bool) -> None:
    first, second = (next(m for m in told(t, Act("drove", "ASSAULT")) if m.field == field) for t in (one, other))
    assert first.agrees(second) is agree


def test_how_many_protested() -> None:
    crowd = Identity("people", None, "CVL")
    text = "More than 20,000 people marched."
    marched = told(text, Act("marched", "PROTEST", actors={"More than 20,000 people": crowd}))
    assert [(m.field, m.low) for m in marched] == [("counts:protesters", 20_000)]
    assert told(text, Act("marched", "MOBILIZE", actors={"More than 20,000 people": crowd})) == []
