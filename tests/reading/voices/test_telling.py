"""Who speaks in a report at all."""

from __future__ import annotations

from dataclasses import replace

import numpy as np

from firsthand.reading.grammar import syntax
from firsthand.reading.network.heads import Tagged, Trigger
from firsthand.reading.text import page
from firsthand.reading.voices.telling import borne_out, said_in, telling
from firsthand.records import Attribution, Event, Identity, Party, Report, Voice
from tests.made import READING
from tests.reading.times.parsed import span

TEXT = "It was an outrage that threatened to set off a war, the paper wrote."


def unknown(_: str) -> None:
    return None


def test_an_event_does_not_speak() -> None:
    laid = page.lay_out(Report("x", TEXT))
    said = (
        Attribution((span(TEXT, "outrage"),), (span(TEXT, "threatened"),), (span(TEXT, "to set off a war"),)),
        Attribution((span(TEXT, "the paper"),), (span(TEXT, "wrote"),), (span(TEXT, "It was an outrage"),)),
    )
    outrage = Trigger(
        span(TEXT, "outrage"), "ASSAULT", 1.0, 1.0, {None: 1.0}, {"happened": 1.0}, (), np.zeros(1, np.float32), 0
    )
    doc = syntax.parse(TEXT, laid)
    assert telling(doc, laid, said, (), [(outrage, ())], unknown).room.attributions == said[1:]
    assert telling(doc, laid, said, (), [], unknown).room.attributions == said


def test_who_asks_is_who_acts_whatever_the_words() -> None:
    text = "Iranian requests for aid were refused."
    laid = page.lay_out(Report("x", text))
    requests, aid = (
        Trigger(span(text, w), kind, 1.0, 1.0, {None: 1.0}, {"happened": 1.0}, (), np.zeros(1, np.float32), 0)
        for w, kind in (("requests", "REQUEST"), ("aid", "AID"))
    )
    iran = Party(span(text, "Iranian"), "Iranian", Identity("Iran", "IRN", "GOV", "country:IRN"))
    heard = telling(syntax.parse(text, laid), laid, (), (), [(requests, [iran]), (aid, [])], unknown)
    assert [v.identity for v in heard.voices(aid, [], "requested")] == [iran.identity]


def test_what_is_said_of_this_does_not_speak() -> None:
    text = TEXT.replace("It was", "This is")
    said = (
        Attribution((span(text, "an outrage"),), (span(text, "threatened"),), (span(text, "to set off a war"),)),
        Attribution((span(text, "the paper"),), (span(text, "wrote"),), (span(text, "This is an outrage"),)),
    )
    laid = page.lay_out(Report("x", text))
    assert telling(syntax.parse(text, laid), laid, said, (), [], unknown).room.attributions == said[1:]


def told_in(text: str, *tagged: Tagged, events: tuple[Event, ...] = ()) -> list[str]:
    """The sources of what a reader is told to be said in ``text``."""
    laid = page.lay_out(Report("x", text))
    said = said_in(syntax.parse(text, laid), laid, tagged)
    return [a.source[0].of(text) for a in borne_out(said, tagged, events, text)]


def test_what_rules_alone_find_said_is_told_where_an_event_has_it() -> None:
    text = "Ann knows that it rains. Bob says that it snows."
    tags = [Tagged(kind, span(text, words), 1.0) for kind, words in (("source", "Bob"), ("cue", "says"))]
    voice = Voice(span(text, "Ann"), "Ann", Identity("Ann"), "named", "asserts", False, span(text, "knows"))
    event = replace(READING.events[0], voices=(voice,))
    assert told_in(text, *tags) == ["Bob"]
    assert told_in(text, *tags, events=(event,)) == ["Ann", "Bob"]


def test_one_label_alone_is_no_turn_of_a_transcript() -> None:
    assert told_in("READ MORE: It rains.") == []
    assert told_in("QUESTION: Does it rain?\nMR TOY: It does.") == ["QUESTION", "MR TOY"]
