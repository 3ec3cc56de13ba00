"""The remembered attribute ruler does what spaCy's own does."""

from __future__ import annotations

from typing import Any, cast

import pytest
from spacy.pipeline import AttributeRuler
from spacy.tokens import Doc

from firsthand.reading.grammar import syntax
from firsthand.reading.grammar.remembering import RememberedRuler

TEXTS = (
    "",
    "There is a plan. They ain't gonna stop, and c'mon, y'all: let's go; we've gotta.",
    "It did so because you had asked it. I saw you, but only once.\n\n  That ship, which the army sank, gets old.",
    "The army's men were shot by rebels. Did it? He'd have gone if Iran had not refused to.",
)


class Asking:
    """A ruler that counts how often it is asked."""

    def __init__(self, ruler: Any) -> None:
        self.ruler, self.patterns, self.vocab = ruler, ruler.patterns, ruler.vocab
        self.asked = 0

    def __call__(self, doc: Doc) -> Doc:
        self.asked += 1
        answer: Doc = self.ruler(doc)
        return answer


def told(doc: Doc) -> list[tuple[int | str, ...]]:
    return [(t.pos_, str(t.morph), t.lemma_, t.tag_, t.dep_) for t in doc]


@pytest.mark.parametrize("text", TEXTS)
def test_a_known_document_gets_what_the_ruler_sets(text: str) -> None:
    nlp = syntax.load_pipeline()
    ruler: Any = nlp.get_pipe("attribute_ruler")
    parsed = nlp.make_doc(text)
    for name in ("tok2vec", "tagger", "parser"):
        parsed = nlp.get_pipe(name)(parsed)
    asking = Asking(ruler)
    remembered = RememberedRuler(cast("AttributeRuler", asking))
    remembered(parsed.copy())
    again = remembered(parsed.copy())
    assert asking.asked <= 1
    assert told(again) == told(ruler(parsed))


def test_a_ruler_that_asks_for_more_is_refused() -> None:
    nlp = syntax.load_pipeline()
    ruler: Any = nlp.create_pipe("attribute_ruler")
    ruler.add([[{"LENGTH": 3}]], {"POS": "X"})
    with pytest.raises(ValueError, match="LENGTH"):
        RememberedRuler(ruler)
