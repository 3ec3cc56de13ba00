"""Numbers told of an event."""

from __future__ import annotations

from firsthand.linking.measures import Measure, measures
from firsthand.records import Identity
from tests.linking.made import Act, reading

SOLDIER = Identity("soldier", "ISR", "MIL")


def told(text: str, act: Act) -> list[Measure]:
    made = reading("r", text, act)
    return measures(made.events[0], text)


def test_distances_agree_whatever_their_unit() -> None:
    one = told("It launched a rocket that flew 1,000 kilometers (621 miles) away.", Act("launched"))
    other = told("The rocket was launched and flew 620 miles east.", Act("launched"))
    third = told("The rocket was launched and flew 998 miles.", Act("launched"))
    assert [m.field for m in one] == ["distance"]
    assert one[0].agrees(other[0])
    assert not one[0].agrees(third[0])


def test_a_height_is_no_distance() -> None:
    assert [m.field for m in told("It was launched and flew 3,700 km high.", Act("launched"))] == ["height"]


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


def test_counts_of_the_reader() -> None:
    assert told("It killed 13.", Act("killed", counts={"killed": 13})) == [
        Measure("counts:killed", 13, 13, "13 killed")
    ]
