"""The parse agrees with the page."""

from __future__ import annotations

from firsthand.reading import page, syntax
from firsthand.records import Report, Span

TEXT = "Troops enter town\nGen. Smith did not say that they would attack. He left."


def test_sentences_of_the_parse_begin_where_those_of_the_page_do() -> None:
    laid = page.lay_out(Report("x", TEXT))
    doc = syntax.parse(TEXT, laid)
    assert [s.text.strip() for s in doc.sents] == [s.of(TEXT) for s in laid.sentences]


def test_the_words_that_tell_how_real_an_event_is() -> None:
    doc = syntax.parse(TEXT, page.lay_out(Report("x", TEXT)))
    start = TEXT.index("attack")
    found = syntax.reality_cues(doc)(Span(start, start + 6))
    assert [s.of(TEXT) for s in found] == ["say", "that", "would"]
