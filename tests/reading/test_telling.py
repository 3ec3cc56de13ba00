"""Who speaks in a report at all."""

from __future__ import annotations

import numpy as np

from firsthand.reading import page, syntax
from firsthand.reading.heads import Trigger
from firsthand.reading.telling import telling
from firsthand.records import Attribution, Identity, Party, Report
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
