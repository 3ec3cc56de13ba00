"""Who did it by what a sentence says of its cause."""

from __future__ import annotations

import pytest

from firsthand.reading import blaming, page, syntax
from firsthand.records import Identity, Party, Report, Span


@pytest.mark.parametrize(
    ("text", "event", "who", "told"),
    [
        ("India blamed the attack in Pahalgam on Pakistan.", "attack", "Pakistan", "blamed"),
        ("India blamed Pakistan for the attack.", "attack", "Pakistan", None),
        ("Israel blamed the strike on Hezbollah.", "strike", "Israel", None),
        ("The killings were revenge for an ambush by rebels.", "killings", "rebels", "answered"),
        ("The killings were revenge for an ambush by rebels.", "ambush", "rebels", None),
        ("The army shelled the town.", "shelled", "the town", None),
    ],
)
def test_what_a_sentence_says_of_the_cause(text: str, event: str, who: str, told: str | None) -> None:
    blame = blaming.blames(syntax.parse(text, page.lay_out(Report("x", text))))
    assert blame(*(Span(text.index(w), text.index(w) + len(w)) for w in (event, who))) == told


def test_the_blamed_act_and_the_answered_do_not() -> None:
    pakistan = Party(Span(34, 42), "Pakistan", Identity("Pakistan", "PAK"))
    assert blaming.settled((), (pakistan,), lambda _: "blamed") == ((pakistan,), ())
    assert blaming.settled((pakistan,), (), lambda _: "answered") == ((), ())
    assert blaming.settled((pakistan,), (), lambda _: None) == ((pakistan,), ())
