"""The parse agrees with the page."""

from __future__ import annotations

import importlib
from functools import partial

import pytest

from firsthand.reading.grammar import syntax
from firsthand.reading.text import page
from firsthand.records import Report, Span

TEXT = "Troops enter town\nGen. Smith did not say that they would attack. He left."


def test_sentences_of_the_parse_begin_where_those_of_the_page_do() -> None:
    laid = page.lay_out(Report("x", TEXT))
    doc = syntax.parse(TEXT, laid)
    assert [s.text.strip() for s in doc.sents] == [s.of(TEXT) for s in laid.sentences]


@pytest.mark.parametrize(
    ("text", "verb", "whole"),
    [
        ("Turkey called off an offensive.", "called", "called off"),
        ("Turkey called an offensive off.", "called", "called"),
        ("Firemen were called in by Turkey.", "in", "called in"),
        ("Turkey left.", "left", "left"),
        ("Turkey moved on Afrin.", "moved", "moved"),
    ],
)
def test_a_verb_with_its_particle(text: str, verb: str, whole: str) -> None:
    named = partial(syntax.whole_verb, syntax.parse(text, page.lay_out(Report("x", text))))
    assert named(Span(text.index(verb), text.index(verb) + len(verb))).of(text) == whole


@pytest.mark.parametrize(
    ("text", "verb", "place"),
    [
        ("Rebels captured four of the five states.", "captured", True),
        ("The town was captured by rebels.", "captured", True),
        ("The army lost territory seized by rebels.", "seized", True),
        ("Rebels captured a soldier in Goma.", "captured", False),
    ],
)
def test_whether_it_is_done_to_a_place(text: str, verb: str, place: bool) -> None:
    takes = partial(syntax.takes_place, syntax.parse(text, page.lay_out(Report("x", text))))
    assert takes(Span(text.index(verb), text.index(verb) + len(verb))) == place


def test_who_asks_another_to_do_it_is_told_from_who_does_it() -> None:
    text = "Iran asked Russia to provide radars. Russia agreed to provide radars."
    asks = partial(syntax.asks, syntax.parse(text, page.lay_out(Report("x", text))))
    first = Span(text.index("provide"), text.index("provide") + 7)
    last = Span(text.rindex("provide"), text.rindex("provide") + 7)
    assert asks(first, Span(0, 4))
    assert not asks(first, Span(11, 17))
    assert not asks(last, Span(text.rindex("Russia"), text.rindex("Russia") + 6))


def spans_in(text: str, *words: str) -> list[Span]:
    return [Span(text.index(w), text.index(w) + len(w)) for w in words]


def test_a_relative_pronoun_stands_for_the_noun_before_it() -> None:
    text = "Police arrested a man who fired at the guards, and the army that he fled denied it."
    stands_for = partial(syntax.stands_for, syntax.parse(text, page.lay_out(Report("x", text))))
    assert stands_for(spans_in(text, "who")[0]) == text.index("man")
    assert stands_for(spans_in(text, "that")[0]) == text.index("army")
    assert stands_for(spans_in(text, "the guards")[0]) is None


def test_what_including_adds_is_a_part_and_an_apposition_another_name() -> None:
    text = "Rebels wounded eight others, including two policemen, and freed the mayor, a former soldier."
    tells_more = partial(syntax.tells_more_of, syntax.parse(text, page.lay_out(Report("x", text))))
    eight, two, mayor, soldier = spans_in(text, "eight others", "two policemen", "the mayor", "a former soldier")
    assert tells_more(two, eight)
    assert tells_more(soldier, mayor)
    assert not tells_more(eight, two)
    assert not tells_more(mayor, eight)


def test_to_whom_somebody_is_sent_only_tells_more_of_him() -> None:
    text = "Iran's envoy to Iraq criticised the reply to Britain."
    tells_more = partial(syntax.tells_more_of, syntax.parse(text, page.lay_out(Report("x", text))))
    envoy, iraq, reply, britain = spans_in(text, "envoy", "Iraq", "the reply", "Britain")
    assert (tells_more(iraq, envoy), tells_more(britain, reply)) == (True, False)


def test_of_several_and_the_list_of_their_names_the_names_are_told() -> None:
    text = "Three groups, Greenpeace, Oxfam and Caritas, sued Shell."
    tells_more = partial(syntax.tells_more_of, syntax.parse(text, page.lay_out(Report("x", text))))
    groups, greenpeace = (Span(text.index(w), text.index(w) + len(w)) for w in ("Three groups", "Greenpeace"))
    assert (tells_more(groups, greenpeace), tells_more(greenpeace, groups)) == (True, False)


def test_what_stands_for_a_noun_is_one() -> None:
    text = "The wounded said the former attacked the rich and fled quickly."
    is_named = partial(syntax.is_named, syntax.parse(text, page.lay_out(Report("x", text))))
    spans = [
        Span(text.index(w), text.index(w) + len(w))
        for w in ("The wounded", "the former", "the rich", "quickly", "fled")
    ]
    assert [is_named(span) for span in spans] == [True, True, True, False, False]


def test_whose_man_somebody_is_only_tells_more_of_him() -> None:
    text = "The minister, Anna Berg's close ally, met Berg's deputy, Paul Kern, on Monday."
    tells_more = partial(syntax.tells_more_of, syntax.parse(text, page.lay_out(Report("x", text))))
    anna, minister, kern = spans_in(text, "Anna Berg", "The minister", "Paul Kern")
    deputy_of = Span(text.index("Berg's deputy"), text.index("Berg's deputy") + 4)
    assert tells_more(anna, minister)
    assert tells_more(deputy_of, kern)
    assert not tells_more(anna, kern)
    assert not tells_more(minister, anna)


def test_lemmas_looked_up_by_hash_are_spacy_s_own() -> None:
    text = "The envoys were flying home; better-armed militias burnt the worst-hit villages and mice fled."
    stock = importlib.import_module(syntax.PIPELINE).load()
    assert [t.lemma_ for t in syntax.load_pipeline()(text)] == [t.lemma_ for t in stock(text)]
    index = syntax.load_pipeline().get_pipe("lemmatizer").lookups.get_table("lemma_index")  # type: ignore[attr-defined]
    assert all(isinstance(words, dict) for words in index.values())


@pytest.mark.parametrize(
    ("text", "noun", "said_of"),
    [
        ("This is a provocation, the ministry said.", "provocation", True),
        ("It was an attack on all of us.", "attack", True),
        ("The shelling was an attack on all of us.", "attack", False),
        ("This provocation is over.", "provocation", False),
    ],
)
def test_what_is_only_said_of_something_told_before(text: str, noun: str, said_of: bool) -> None:
    doc, words = syntax.parse(text, page.lay_out(Report("x", text))), spans_in(text, noun)[0]
    assert syntax.is_predicated(doc, words) is said_of
    assert syntax.is_predicated(doc, words, also_it=False) is (said_of and text.startswith("This"))
