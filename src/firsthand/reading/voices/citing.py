"""Who cites whom in a sentence: "Axios reported, citing Israeli officials, that …", "The Post, citing a memo, said …"."""

from __future__ import annotations

from typing import TYPE_CHECKING

from firsthand.reading.grammar import cues
from firsthand.reading.grammar.syntax import noun_phrases, sentences_of, tokens_of
from firsthand.reading.text.keeping import once_a_document
from firsthand.records import Span

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from spacy.tokens import Doc, Token

_AHEAD = 14  # words behind "citing" within which the verb of "X, citing Y, said" stands


def citations(doc: Doc, trigger: Token) -> Iterator[tuple[Span, Span]]:
    """Who cites and who is cited in the sentence of ``trigger``, as far as it stands outside of the two.

    Both are noun phrases that stand at the word: right before the comma or as the subject of the verb there, and right behind.
    """
    sentences = sentences_of(doc)
    for token in (t for t in _citing(doc) if sentences[t.i] == sentences[trigger.i]):
        cited = _phrase_at(doc, token.i + 1)
        citer = _citer(doc, token, cited)
        if citer is None or cited is None:
            continue
        if not any(span.start <= trigger.idx < span.end for span in (citer, cited)):
            yield citer, cited


@once_a_document
def _citing(doc: Doc) -> Sequence[Token]:
    """The tokens that cite behind a comma."""
    words = cues.phrases("citing")
    return [t for t in tokens_of(doc) if t.lower_ in words and t.i > 0 and doc[t.i - 1].text == ","]


def _citer(doc: Doc, citing: Token, cited: Span | None) -> Span | None:
    """Who cites: the subject of the verb of saying that stands before the comma, else the noun right before it."""
    for verb in (citing.head, *_clause_before(doc, citing)):
        if verb.lemma_.lower() in cues.verbs() and verb.pos_ == "VERB" and verb.i < citing.i:
            subject = next((c for c in verb.children if c.dep_ == "nsubj" and c.i < verb.i), None)
            if subject is not None:
                return _phrase_of(doc, subject)
    before = doc[max(citing.i - 2, 0)]
    behind = doc[citing.i + 1 : min(citing.i + _AHEAD, citing.sent.end)]
    says = any(t.lemma_.lower() in cues.verbs() and cited is not None and t.idx > cited.end for t in behind)
    named = before.pos_ in {"NOUN", "PROPN", "VERB"} and before.ent_type_ not in {"DATE", "TIME"}
    return _phrase_of(doc, before) if says and named else None


def _clause_before(doc: Doc, citing: Token) -> Iterator[Token]:
    """The words between the comma before "citing" and the one before that, the nearest first."""
    for at in range(citing.i - 2, citing.sent.start - 1, -1):
        if doc[at].text in {",", ";"}:
            return
        yield doc[at]


def _phrase_at(doc: Doc, begin: int) -> Span | None:
    """The noun phrase that begins with a token."""
    return next((Span(c.start_char, c.end_char) for c in noun_phrases(doc) if c.start == begin), None)


def _phrase_of(doc: Doc, token: Token) -> Span:
    """The noun phrase that a token stands in; the token alone where the parser sees none."""
    for chunk in noun_phrases(doc):
        if chunk.start <= token.i < chunk.end:
            return Span(chunk.start_char, chunk.end_char)
    return Span(token.idx, token.idx + len(token))
