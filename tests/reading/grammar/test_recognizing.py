"""The quicker entity recognizer names what spaCy's own names."""

from __future__ import annotations

from typing import Any

import pytest
from spacy.tokens import Doc, Span

from firsthand.reading.grammar import syntax
from firsthand.reading.grammar.recognizing import QuickRecognizer

TEXTS = (
    "",
    "Paris",
    "the",
    "\n\n",
    "On Monday, August 5, 2024, President Masoud Pezeshkian of Iran met Sergei Shoigu, 69, in Tehran for two hours.",
    "The Ministry of Defence and Armed Forces Logistics of the Islamic Republic of Iran paid $1.2 billion to Rosoboronexport.",
    "United Nations Secretary-General António Guterres\nThe New York Times\nTel Aviv\n\n  Haifa",
    "between the first and the second of January 1991 and the twenty-fifth of December 1991 at a quarter past nine in",
    "El País, Le Monde. FC Barcelona beat Real Madrid 4-3. The Patriot Act was passed in Congress; 45 percent said no",
)


def parsed(text: str) -> Doc:
    """``text`` as the recognizer gets it: parsed, each line a sentence's beginning."""
    nlp = syntax.load_pipeline()
    doc = nlp.make_doc(text)
    for token in doc:
        token.is_sent_start = token.i == 0 or "\n" in doc[token.i - 1].text
    for name in ("tok2vec", "tagger", "parser"):
        doc = nlp.get_pipe(name)(doc)
    return doc


def named(doc: Doc) -> list[tuple[int, int, str]]:
    return [(e.start, e.end, e.label_) for e in doc.ents]


@pytest.fixture(scope="module")
def own() -> Any:
    return syntax.load_pipeline().get_pipe("ner")


@pytest.mark.parametrize("text", TEXTS)
def test_it_names_what_the_recognizer_names(text: str, own: Any) -> None:
    quick, stock = QuickRecognizer(own)(parsed(text)), own(parsed(text))
    assert named(quick) == named(stock)
    assert [t.ent_iob_ for t in quick] == [t.ent_iob_ for t in stock]


def test_the_texts_hold_names_longer_than_the_scores_taken_ahead(own: Any) -> None:
    assert max(e.end - e.start for text in TEXTS for e in own(parsed(text)).ents) > 6


def test_entities_that_are_there_stay(own: Any) -> None:
    doc = parsed("Hope was seen in Paris.")
    doc.set_ents([Span(doc, 0, 1, "PERSON")], default="unmodified")
    assert (0, 1, "PERSON") in named(QuickRecognizer(own)(doc))


@pytest.mark.parametrize("change", ["beam", "words"])
def test_another_kind_of_recognizer_is_refused(change: str, own: Any, monkeypatch: pytest.MonkeyPatch) -> None:
    if change == "beam":
        monkeypatch.setitem(own.cfg, "beam_width", 4)
    else:
        monkeypatch.setattr("firsthand.reading.grammar.recognizing._SEEN", 8)
    with pytest.raises(ValueError, match="recognizer"):
        QuickRecognizer(own)
