"""What is whose subject and object."""

from __future__ import annotations

import pytest

from firsthand.reading import arguments, page, syntax
from firsthand.records import Report, Span

ASKED = "If Iran asks, Russia will not refuse. The army killed three rebels in the town."


def place(words: str) -> Span:
    start = ASKED.index(words)
    return Span(start, start + len(words))


def test_what_is_subject_and_object_of_a_trigger() -> None:
    role_of = arguments.arguments(syntax.parse(ASKED, page.lay_out(Report("x", ASKED))))
    assert role_of(place("killed"), place("The army")) == "actor"
    assert role_of(place("killed"), place("three rebels")) == "recipient"
    assert role_of(place("killed"), place("the town")) == "other"
    assert role_of(place("killed"), place("Russia")) is None


@pytest.mark.parametrize(
    ("text", "act", "who", "part"),
    [
        ("The rebels needed to be stopped.", "stopped", "The rebels", "recipient"),
        ("The rebels were caught and jailed.", "jailed", "The rebels", "recipient"),
        ("The rebels caught and jailed him.", "jailed", "The rebels", "actor"),
        ("The general ordered troops to shoot.", "shoot", "troops", "actor"),
        ("The general ordered troops to shoot.", "shoot", "The general", None),
        ("The general wanted to shoot.", "shoot", "The general", "actor"),
        ("The army fled after killing two.", "killing", "The army", "actor"),
        ("The army withdrew, leaving two soldiers behind.", "leaving", "The army", "actor"),
        ("He saw rebels killed in the raid.", "killed", "rebels", "recipient"),
        ("He saw rebels fighting the army.", "fighting", "rebels", "actor"),
        ("He met the man who shot her.", "shot", "the man", "actor"),
        ("He met the man they shot.", "shot", "the man", "recipient"),
        ("The army attacked the rebels and withdrew.", "withdrew", "the rebels", None),
    ],
)
def test_whose_deed_it_is_where_the_verb_has_no_subject_of_its_own(
    text: str, act: str, who: str, part: str | None
) -> None:
    role_of = arguments.arguments(syntax.parse(text, page.lay_out(Report("x", text))))
    spans = [Span(text.index(words), text.index(words) + len(words)) for words in (act, who)]
    assert role_of(*spans) == part


@pytest.mark.parametrize(
    ("text", "one", "other", "two"),
    [
        ("Leader told Hiller to leave.", "Leader", "Hiller", True),
        ("The guard took a gun and fired at him.", "The guard", "him", True),
        ("The guard shot himself.", "The guard", "himself", False),
        ("The guard shot his brother.", "The guard", "his", False),
        ("Lopez and Carrasquillo fled.", "Lopez", "Carrasquillo", True),
        ("The guard said he fled.", "The guard", "he", False),
    ],
)
def test_who_cannot_be_one_and_the_same(text: str, one: str, other: str, two: bool) -> None:
    disjoint = arguments.disjoint(syntax.parse(text, page.lay_out(Report("x", text))))
    spans = [Span(text.index(words), text.index(words) + len(words)) for words in (one, other)]
    assert (disjoint(*spans), disjoint(*spans[::-1])) == (two, two)
