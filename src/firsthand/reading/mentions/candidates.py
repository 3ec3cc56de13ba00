"""The spans that may be mentions: noun phrases, names inside them, possessives and pronouns."""

from __future__ import annotations

from typing import TYPE_CHECKING

from spacy.tokens import Span as Tokens

from firsthand.atlas.agents import agents
from firsthand.reading.grammar.syntax import noun_phrases, text_of, tokens_of
from firsthand.reading.mentions import coreference
from firsthand.reading.mentions.entities import Candidate
from firsthand.reading.mentions.namesakes import HALVES
from firsthand.reading.text.wording import words
from firsthand.records import MentionForm, Span

if TYPE_CHECKING:
    from collections.abc import Iterator

    from spacy.tokens import Doc, Token

    from firsthand.reading.mentions.nations import Resolver
    from firsthand.reading.text.page import Page

_NAMED = frozenset({"PERSON", "ORG", "GPE", "NORP", "LOC", "FAC"})
_ARGUMENTS = frozenset({"nsubj", "nsubjpass", "dobj", "pobj"})
_EXTENDING = frozenset({"of", "for"})


def find(doc: Doc, page: Page, atlas: Resolver) -> Iterator[Candidate]:
    """Noun phrases, names inside them, possessives and pronouns; each span once, none across the end of the dateline.

    Whoever took a picture or edited the report is none.
    """
    seen: set[tuple[int, int]] = set()
    body = page.dateline.span.end if page.dateline is not None else 0
    for tokens in (*_phrases(doc), *_names(doc), *_long_names(doc, atlas), *_pronouns(doc)):
        trimmed = _trimmed(tokens, body)
        if trimmed is None or (trimmed.start, trimmed.end) in seen:
            continue
        seen.add((trimmed.start, trimmed.end))
        span = Span(trimmed.start_char, trimmed.end_char)
        if any(f.covers(span) for f in page.furniture):
            continue
        label = trimmed.label_ if trimmed.label_ in _NAMED else trimmed.root.ent_type_
        yield Candidate(span, trimmed.text, _form(trimmed), trimmed.root, label, _core(trimmed))


def _core(tokens: Tokens) -> str:
    """The words without title and determiner; of a phrase that ends in a person's name, the name."""
    if tokens.root.ent_type_ == "PERSON":
        named = [t for t in tokens if t.ent_type_ == "PERSON" and not t.is_quote]
        return coreference.core_name(tokens.doc[named[0].i : named[-1].i + 1].text)
    return coreference.core_name(tokens.text)


def _phrases(doc: Doc) -> Iterator[Tokens]:
    for chunk in noun_phrases(doc):
        if chunk.root.pos_ == "PRON":
            continue
        yield chunk
        extended = _extended(chunk)
        if extended is not None:
            yield extended


def _extended(chunk: Tokens) -> Tokens | None:
    """The phrase with what "of" or "for" adds right behind it: "a member of the Guards"."""
    following = next((c for c in chunk.root.children if c.i == chunk.end and c.lower_ in _EXTENDING), None)
    within = following.children if following is not None else ()
    inner = next((c for c in within if c.dep_ == "pobj" and c.tag_ != "VBG"), None)  # "accused the rebels of lying"
    if inner is None or inner.right_edge.i - chunk.end > 9:
        return None
    verb = chunk.root.head.lemma_.lower() if chunk.root.dep_ in {"dobj", "nsubjpass"} else ""
    if inner.pos_ != "PROPN" and following is not None and verb in words(f"charged {following.lower_}"):
        return None  # "convicted an official of war crimes"
    end = next(
        (t.i for t in inner.subtree if t.i > inner.i and t.dep_ in {"relcl", "appos", "punct", "acl", "cc"}),
        inner.right_edge.i + 1,
    )
    return chunk.doc[chunk.start : _behind_name(chunk.doc, max(end, inner.i + 1))]


def _behind_name(doc: Doc, end: int) -> int:
    """Where a person's name ends that stands right behind the noun before ``end``: "the father of footballer *Luis Diaz*"."""
    noun = doc[end - 1].pos_ == "NOUN" and doc[end - 1].lower_ in agents()
    named = end < len(doc) and doc[end].ent_type_ == "PERSON" and doc[end].ent_iob_ == "B"
    if not (noun and named):
        return end
    return next((t.i for t in doc[end + 1 :] if t.ent_iob_ != "I"), len(doc))


def _names(doc: Doc) -> Iterator[Tokens]:
    for entity in doc.ents:
        if entity.label_ in _NAMED:
            yield from _parted(entity)
    for token in tokens_of(doc):
        if token.dep_ == "poss" and token.pos_ in {"NOUN", "PROPN"} and not _in_longer_name(token):
            start = min(
                (
                    t.i
                    for t in token.subtree
                    if t.dep_ in {"det", "amod", "compound", "nummod", "poss", "case"} and t.i < token.i
                ),
                default=token.i,
            )
            yield doc[start : token.i + 1]


def _parted(entity: Tokens) -> tuple[Tokens, ...]:
    """A name, or two that spaCy takes for one: "the mayor of *Beni, Leon Siviwe*", "*North and South* Korea"."""
    if (halves := _halves(entity)) is not None:
        return halves
    comma = next((t.i for t in entity if t.text == "," and t.i + 2 < entity.end), None)
    if comma is None or entity.doc[comma + 1 : entity.end].root.dep_ != "appos":
        return (entity,)
    doc = entity.doc
    person = doc.char_span(doc[comma + 1].idx, entity.end_char, label="PERSON")
    return (doc[entity.start : comma], person) if person is not None else (entity,)


def _halves(entity: Tokens) -> tuple[Tokens, ...] | None:
    """The half's name alone, and what follows its "and": "North", "South Korea"; None where there are no halves."""
    doc, joint = entity.doc, entity.start + 1
    if entity[0].text not in HALVES or joint + 1 >= len(doc) or doc[joint].lower_ != "and":
        return None
    if doc[joint + 1].text not in HALVES:
        return None
    return tuple(doc[a:b] for a, b in ((entity.start, joint), (joint + 1, entity.end)) if a < b)


def _long_names(doc: Doc, atlas: Resolver) -> Iterator[Tokens]:
    """Names of bodies whom the atlas knows by a small word with a capital or a number: "Doctors Without Borders", "France 24"."""
    titles = [token.is_title for token in tokens_of(doc)]
    for before in (i for i, is_title in enumerate(titles[:-1]) if is_title):
        token = doc[before + 1]
        small = (
            token.pos_ in {"ADP", "SCONJ"} and titles[before + 1] and before + 2 < len(titles) and titles[before + 2]
        )
        if small or token.is_digit:
            whole = doc[before : before + 2 + small]
            known = atlas.resolve(whole.text)
            if known is not None and known.id is not None and known.kind != "person":
                yield whole


def _in_longer_name(owner: Token) -> bool:
    """Whether a possessor is a part of a name: "the Tigray People's Liberation Front"."""
    behind = owner.i + 2
    return (
        behind < len(owner.doc)
        and owner.ent_type_ != ""
        and owner.doc[behind].ent_iob_ == "I" == owner.doc[behind - 1].ent_iob_
    )


def _pronouns(doc: Doc) -> Iterator[Tokens]:
    personal = words("plural") | words("it") | words("he") | words("she") | words("self")
    two = words("two")
    for token in tokens_of(doc):
        if token.tag_ in {"PRP", "PRP$"} and token.pos_ in {"PRON", "DET"} and token.lower_ in personal:
            yield doc[token.i : token.i + 1]
        elif token.lower_ in two and token.dep_ in _ARGUMENTS and all(c.dep_ == "det" for c in token.children):
            yield doc[token.left_edge.i : token.i + 1]  # "The two agreed"


def _tells_of_verb(word: Token) -> bool:
    """Whether an adjective between a verb and a number is told of the verb: "shot *dead* two policemen"."""
    return word.pos_ == "ADJ" and word.i > 0 and word.nbor(-1).pos_ == "VERB" and word.nbor().tag_ == "CD"


def _trimmed(tokens: Tokens, body: int = 0) -> Tokens | None:
    """Without quotation marks, commas and possessive endings at its ends, and without what belongs to others in front.

    That is a time ("September Azerbaijan"), and what is told of a verb. A sum behind is not theirs, either ("fined *Apple* 1.8 billion euros").

    What reaches over where the ``body`` begins, behind the dateline, begins there: "Congo (Reuters) - M23 rebels".
    """
    start, end = tokens.start, tokens.end
    doc, every = tokens.doc, tokens_of(tokens.doc)
    if every[start].idx < body <= every[end - 1].idx:
        start = next(t.i for t in tokens if t.idx >= body)
    while (
        start < end - 1 and every[start].ent_type_ == "DATE" and every[start].pos_ == every[start + 1].pos_ == "PROPN"
    ):
        start += 1
    if start < end - 1 and _tells_of_verb(every[start]):
        start += 1
    if end - start > 2 and every[start].pos_ == "PROPN" and every[end - 1].pos_ == every[end - 2].pos_ == "NUM":
        end -= 2
    while start < end and ((first := every[start]).is_punct or first.is_space or first.is_quote):
        start += 1
    while end > start and ((last := every[end - 1]).is_punct or last.is_space or last.tag_ == "POS"):
        end -= 1
    if start == end:
        return None
    found = Tokens(doc, start, end, label=tokens.label)
    return None if "\n" in text_of(doc)[found.start_char : found.end_char] else found


def _form(tokens: Tokens) -> MentionForm:
    if len(tokens) == 1 and tokens.root.tag_ in {"PRP", "PRP$"}:
        return "pronoun"
    if tokens.root.pos_ == "PROPN" or tokens.label_ in _NAMED:
        return "name"
    return "description"
