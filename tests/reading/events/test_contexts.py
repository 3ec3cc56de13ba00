"""PLOVER's contexts by the words of a sentence."""

from __future__ import annotations

from firsthand import ontology
from firsthand.reading.events import contexts


def test_contexts_in_the_order_they_are_named() -> None:
    assert contexts.of("The army struck a nuclear site, a court heard.") == ("military", "cbrn", "legal")
    assert contexts.of("They spoke.") == ()


def test_the_lexicon_names_contexts_of_plover_only() -> None:
    assert set(contexts.lexicon().values()) <= set(ontology.contexts())
    assert all(word == word.lower() for word in contexts.lexicon())
