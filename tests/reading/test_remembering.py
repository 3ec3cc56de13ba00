"""The remembered attribute ruler does what spaCy's own does."""

from __future__ import annotations

import pytest

from firsthand.reading import syntax
from firsthand.reading.remembering import RememberedRuler

TEXTS = (
    "",
    "There is a plan. They ain't gonna stop, and c'mon, y'all: let's go; we've gotta.",
    "It did so because you had asked it. I saw you, but only once.\n\n  That ship, which the army sank, gets old.",
    "The army's men were shot by rebels. Did it? He'd have gone if Iran had not refused to.",
)


def told(doc):
    return [(t.pos_, str(t.morph), t.lemma_, t.tag_, t.dep_) for t in doc]


@pytest.mark.parametrize("text", TEXTS)
def test_a_known_document_gets_what_the_ruler_sets(text):
    nlp = syntax.load_pipeline()
    ruler = nlp.get_pipe("attribute_ruler")
    parsed = nlp.make_doc(text)
    for name in ("tok2vec", "tagger", "parser"):
        parsed = nlp.get_pipe(name)(parsed)
    remembered = RememberedRuler(ruler)
    remembered(parsed.copy())
    asked = []
    ruler_call, remembered._ruler = ruler, lambda doc: asked.append(doc) or ruler(doc)
    again = remembered(parsed.copy())
    assert not asked
    assert told(again) == told(ruler_call(parsed))


def test_a_ruler_that_asks_for_more_is_refused():
    nlp = syntax.load_pipeline()
    ruler = nlp.create_pipe("attribute_ruler")
    ruler.add([[{"LENGTH": 3}]], {"POS": "X"})
    with pytest.raises(ValueError, match="LENGTH"):
        RememberedRuler(ruler)
