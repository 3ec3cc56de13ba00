"""What is threatened or called for tells the mode."""

from __future__ import annotations

from dataclasses import replace

import pytest

from firsthand import ontology
from firsthand.reading.events.threatening import is_foreboded, moded
from firsthand.reading.grammar import syntax
from firsthand.reading.text import page
from firsthand.records import Event, Reality, Report, Span
from tests.made import KILLED


def event(start: int, kind: str, mode: str | None, reality: Reality) -> Event:
    return replace(KILLED, trigger=Span(start, start + 5), type=kind, mode=mode, reality=reality)


@pytest.mark.parametrize(
    ("kind", "about", "mode"),
    [
        ("THREATEN", event(20, "SANCTION", "expel", "threatened"), "expel"),
        ("THREATEN", event(20, "SANCTION", "withdraw", "threatened"), "relations"),
        ("THREATEN", event(20, "COERCE", "arrest", "threatened"), "arrest"),
        ("THREATEN", event(20, "ASSAULT", "aerial", "threatened"), "violence"),
        ("THREATEN", event(20, "PROTEST", "strike", "threatened"), None),
        ("REQUEST", event(20, "PROTEST", "demo", "requested"), None),
    ],
)
def test_what_it_is_about_tells_the_mode(kind: str, about: Event, mode: str | None) -> None:
    told = moded([event(10, kind, "restrict" if kind == "THREATEN" else "change", "happened"), about])[0]
    assert (told.mode, told.score) == (mode, ontology.score(kind, mode))
    assert told.evidence["mode"] == ((about.trigger,) if mode else ())


@pytest.mark.parametrize(
    "about",
    [
        event(20, "SANCTION", "discontinue", "threatened"),
        event(20, "ASSAULT", None, "happened"),
        event(90, "ASSAULT", None, "threatened"),
        replace(event(20, "ASSAULT", None, "threatened"), sentence=Span(60, 83)),
    ],
)
def test_what_tells_too_little_or_is_something_else_leaves_it(about: Event) -> None:
    threat = event(10, "THREATEN", "relations", "happened")
    assert moded([threat, about])[0] == threat


@pytest.mark.parametrize(
    ("text", "word", "told"),
    [
        ("The row threatened to touch off a war.", "war", True),
        ("The row threatens to plunge Chad into war.", "war", True),
        ("The row has threatened to become a war.", "war", True),
        ("Chad threatened to launch a war.", "war", False),
        ("Chad threatened to attack Mali.", "attack", False),
        ("Chad wants to spark a war.", "war", False),
    ],
)
def test_what_only_may_be_brought_about_is_threatened_by_nobody(text: str, word: str, told: bool) -> None:
    doc = syntax.parse(text, page.lay_out(Report("x", text)))
    at = text.index(word)
    assert is_foreboded(doc, Span(at, at + len(word))) is told
