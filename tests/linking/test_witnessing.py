"""Who heard or saw what he tells."""

from __future__ import annotations

import pytest

from firsthand.linking.witnessing import missed, perceives
from firsthand.records import Identity
from tests.linking.made import Act, Says, reading

HOLT = Identity("Mara Holt", None, None)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Mara Holt heard the blast.", True),
        ("Mara Holt, who works next door, also heard the blast.", True),
        ("Mara Holt said she clearly saw the blast.", True),
        ("“I had just sat down when I felt the blast,” Mara Holt said.", True),
        ("Mara Holt said that somebody heard the blast.", False),
        ("Mara Holt said that she had not heard the blast.", False),
        ("Mara Holt said she heard about the blast.", False),
        ("Mara Holt said she heard it. Later the blast came.", False),
        ("Mara Holt spoke of the blast.", False),
    ],
)
def test_a_witness_is_who_heard_or_saw_it(text: str, *, expected: bool) -> None:
    made = reading("r", text, Act("blast", "ASSAULT", says=[Says("Mara Holt", HOLT)]))
    assert perceives(made.events[0], text) is expected


def test_what_nobody_is_named_for_has_no_witness() -> None:
    text = "We heard the blast."
    assert not perceives(reading("r", text, Act("blast", "ASSAULT")).events[0], text)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Mara Holt said she did not hear the blast.", True),
        ("Mara Holt said she didn't see any blast.", True),
        ("Mara Holt said she did not hear him but saw the blast.", False),
        ("Mara Holt said she heard the blast.", False),
    ],
)
def test_who_did_not_hear_it_tells_nothing(text: str, *, expected: bool) -> None:
    made = reading("r", text, Act("blast", "ASSAULT", says=[Says("Mara Holt", HOLT)]))
    assert missed(made.events[0], text) is expected
