"""Sayings found by rule: reporting words, their sources and their contents over spaCy's dependencies.

The fallback where no tagger runs, and the finder of sayings inside sayings, which a flat tagger cannot give.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from spacy.tokens import Doc, Token

from firsthand.reading.grammar import cues
from firsthand.reading.grammar.clauses import (
    agent_of,
    agent_span,
    clause_of,
    is_passive,
    noun_span,
    preposition_of,
    source_of,
    span_of,
    subtree_span,
    without,
)
from firsthand.reading.grammar.syntax import text_of, tokens_of
from firsthand.reading.voices.hearsay import CLAUSES, adverb, impersonal, nominal, passive
from firsthand.records import Attribution, Span

HEADING = re.compile(r"^(\S[^\n]{10,150}?)\s?(:| [-–—]) ((?:[\w'’-]+ ){0,3}[\w'’-]+)$", re.MULTILINE)
LABEL = re.compile(r"^([A-Z][A-Z.’' -]{2,40}[A-Z])(:) ", re.MULTILINE)  # "SECRETARY KERRY: " at the start of a line


def find_sayings(doc: Doc) -> tuple[Attribution, ...]:
    """The attributions that rules find in ``doc``, in the order of their cues.

    Offsets are characters into ``doc.text``. An attribution without source is a pseudo-voice: its cue is the voice; one
    without content is a reporting word ("He added: …") that :func:`firsthand.reading.voices.attributions.speak` gives what
    stands in quotation marks beside it.
    """
    worded = (saying for token in tokens_of(doc) for saying in _sayings_of(token))
    return (*labelled_sayings(text_of(doc)), *heading_sayings(text_of(doc)), *worded)


def labelled_sayings(text: str) -> tuple[Attribution, ...]:
    """The turns of a transcript: each line that opens with a speaker in capitals and a colon, up to the next."""
    labels = list(LABEL.finditer(text))
    ends = [*(m.start() for m in labels[1:]), len(text)][: len(labels)]
    return tuple(
        Attribution((Span(*m.span(1)),), (Span(*m.span(2)),), (Span(m.end(), end),))
        for m, end in zip(labels, ends, strict=True)
        if end > m.end()
    )


def heading_sayings(text: str) -> tuple[Attribution, ...]:
    """Lines that end in their source: "Four killed in blast: police", "Army enters town - report"."""
    return tuple(
        Attribution((Span(*m.span(3)),), (Span(*m.span(2)),), (Span(*m.span(1)),))
        for m in HEADING.finditer(text)
        if m[3].split()[-1].lower() in cues.kinds() or m[3].split()[-1].lower().removesuffix("s") in cues.kinds()
    )


def acted_sayings(doc: Doc, acts: Sequence[tuple[Span, Sequence[Span]]]) -> tuple[Attribution, ...]:
    """The attributions that verbal acts make: what is asked for, refused or threatened is on the word of the actor.

    ``acts`` are the triggers of verbal events with the spans of their actors.
    """
    return tuple(saying for trigger, actors in acts for saying in _act(doc, trigger, actors))


def _act(doc: Doc, trigger: Span, actors: Sequence[Span]) -> Iterator[Attribution]:
    found = doc.char_span(trigger.start, trigger.end, alignment_mode="expand")
    if found is None or not actors:
        return
    own = (trigger, *actors)
    last = max((t.right_edge for t in found), key=lambda t: t.i)
    sided = [c for t in found for c in t.children if c.dep_ == "conj" and c.pos_ in {"VERB", "AUX"} and c.i > t.i]
    holes = (*own, *(subtree_span(c) for c in sided if c.i not in {t.i for t in found}))
    first = found.root.left_edge.idx
    content = without((Span(first, last.idx + len(last)),), holes)
    content = tuple(c for c in content if c.of(text_of(doc)).strip(" ,."))
    if content:
        yield Attribution((actors[0],), (trigger,), content)


def _sayings_of(token: Token) -> Iterator[Attribution]:
    lemma, word = token.lemma_.lower(), token.lower_
    if word in cues.turned():
        yield from _according(token)
    elif word in cues.phrases("adverb") and token.dep_ == "advmod":
        yield from adverb(token)
    elif word in cues.phrases("adjective") and token.dep_ == "amod":
        yield Attribution((), (span_of(token),), (noun_span(token.head),))
    elif token.pos_ in {"VERB", "AUX"}:
        yield from _verb(token, lemma)
    elif token.pos_ == "NOUN" and lemma in cues.nouns():
        yield from nominal(token)


def _verb(token: Token, lemma: str) -> Iterator[Attribution]:
    suspected = token.dep_ == "acl" and token.tag_ == "VBN" and lemma in cues.phrases("charged")
    if suspected or (is_passive(token) and not agent_of(token)):
        yield from passive(token, lemma)
        return
    cue, particle = _looked_up(token, lemma)
    if cue is None and lemma in cues.phrases("issue"):
        yield from _issuing(token)
    if cue is None:
        if lemma in cues.phrases("impersonal") and any(c.lower_ == "it" for c in token.children):
            yield from impersonal(token)
        return
    if "z" in cue.frames:
        yield from _citing(token)
        return
    source = source_of(token)
    content = _content(token, cue, particle)
    if source is None:
        return
    if not content and "q" in cue.frames:
        content = _parenthetical(token, source)
    if not content and "c" in cue.frames:
        content = _following(token, source)
    if content or "q" in cue.frames:
        yield Attribution((source,), (span_of(token),), without(content, (source, span_of(token))))


def _looked_up(token: Token, lemma: str) -> tuple[cues.Cue | None, str | None]:
    """The lexicon's entry for a verb with its particle, and the preposition that its content stands behind."""
    known = cues.verbs()
    for preposition in ("for", "on"):
        if f"{lemma} {preposition}" in known and preposition_of(token, preposition):
            return known[f"{lemma} {preposition}"], preposition
    turn = next((f"{lemma} {c.lower_}" for c in token.children if c.dep_ == "prt"), lemma)
    return known.get(turn) or known.get(lemma), None


def _content(token: Token, cue: cues.Cue, particle: str | None) -> tuple[Span, ...]:
    found: list[Span] = []
    for child in token.children:
        gerund = child.dep_ == "xcomp" and child.tag_ == "VBG"
        takes_clause = "c" in cue.frames and (child.dep_ in CLAUSES or gerund)
        takes_infinitive = "x" in cue.frames and child.dep_ in {"xcomp", "ccomp"}
        takes_noun = "o" in cue.frames and child.dep_ == "dobj" and not _is_hearer(token, child)
        if takes_clause or takes_infinitive or takes_noun:
            found.append(subtree_span(child))
        elif particle and child.lower_ == particle and child.dep_ == "prep":
            found.extend(subtree_span(c) for c in child.children if c.dep_ in {"pcomp", "pobj"})
    if "p" in cue.frames:
        found.extend(_accused_of(token))
    if particle:
        found.extend(subtree_span(c) for c in token.children if c.dep_ in {"xcomp", "advcl"} and c.i > token.i)
    return tuple(found)


def _accused_of(token: Token) -> Iterator[Span]:
    """What stands after the first "of", "with" or "for" behind the verb, as far as its phrase goes."""
    for word in token.subtree:
        if word.i > token.i and word.dep_ == "prep" and word.lower_ in {"of", "with", "for"}:
            inside = [c for c in word.children if c.dep_ in {"pcomp", "pobj"}]
            if inside and (inside[0].dep_ == "pcomp" or word.head == token):
                yield subtree_span(inside[0])
                return


def _is_hearer(verb: Token, noun: Token) -> bool:
    """Whether ``noun`` is the one who is spoken to, as beside a clause: "urged Israel to …"."""
    return any(c.dep_ in {"ccomp", "xcomp"} and c.i > noun.i for c in verb.children)


def _parenthetical(token: Token, source: Span) -> tuple[Span, ...]:
    """The clause that "he said" stands in or after, where the parser gives no complement."""
    as_clause = any(c.lower_ == "as" and c.dep_ in {"mark", "advmod"} for c in token.children)
    if token.dep_ == "parataxis" or (token.dep_ == "advcl" and as_clause):
        return without((subtree_span(clause_of(token.head)),), (subtree_span(token),))
    if token.dep_ not in {"ROOT", "ccomp", "conj"}:
        return ()
    first = min(source.start, token.idx)
    before = text_of(token.doc)[token.sent.start_char : first].rstrip()
    if len(before.split()) > 1 and before[-1] in ",”\"'’—-?!":
        return (Span(token.sent.start_char, token.sent.start_char + len(before)),)
    return ()


def _following(token: Token, source: Span) -> tuple[Span, ...]:
    """The rest of the sentence, where subject and verb stand together and the parser missed what they belong to."""
    end = token.idx + len(token)
    rest = Span(end, max(token.sent.end_char, end))
    opening = rest.of(text_of(token.doc))[:2].strip()
    together = 0 <= token.idx - source.end <= 12 and token.tag_ in {"VBD", "VBZ", "VBP"}
    return (rest,) if together and opening.isalnum() and token.i + 3 < token.sent.end else ()


def _according(token: Token) -> Iterator[Attribution]:
    """The pattern "according to the mayor, …", "per the ministry, …", "in the words of the mayor, …"."""
    last = _last_of_turned(token)
    heads = [c for c in last.children if c.dep_ in {"pobj", "pcomp"}] if last is not None else []
    if last is None or not heads or (last == token and not _is_certain(heads[0])):
        return
    source = noun_span(heads[0])
    cue = Span(token.idx, last.idx + len(last))
    phrase = Span(cue.start, max(cue.end, source.end))
    content = _around(token, phrase)
    if content:
        yield Attribution((source,), (cue,), content)


def _last_of_turned(token: Token) -> Token | None:
    """The last word of the phrase before a source that begins with ``token``: the "to" of "according to"."""
    for words in cues.turned()[token.lower_]:
        behind = token.doc[token.i : token.i + len(words)]
        if tuple(t.lower_ for t in behind) == words:
            return behind[-1]
    return None


def _is_certain(noun: Token) -> bool:
    """Whether a noun is somebody's in particular: "per *the ministry*", "per *officials*", not "per capita", "per 100 people"."""
    led = {c.dep_ for c in noun.children if c.i < noun.i}
    several = noun.tag_ == "NNS" and noun.lemma_.lower() in cues.kinds() and "nummod" not in led
    return noun.pos_ == "PROPN" or several or not led.isdisjoint({"det", "poss"})


def _around(token: Token, phrase: Span) -> tuple[Span, ...]:
    """What a phrase at the border of a sentence, or inside one of its clauses, speaks of."""
    sentence = Span(token.sent.start_char, token.sent.end_char)
    text = text_of(token.doc)
    at_start = not text[sentence.start : phrase.start].strip(" \n“\"'‘—-–")
    at_end = not text[phrase.end : sentence.end].strip(" \n.”\"'’!?")
    clause = sentence if at_start or at_end else subtree_span(clause_of(token.head))
    return without((clause,), (phrase,))


def _issuing(token: Token) -> Iterator[Attribution]:
    """Issuing: "X released the following statement: …": the words that follow are X's."""
    issued = [c for c in token.children if c.dep_ in {"dobj", "nsubjpass"}]
    source = source_of(token)
    if source is not None and any(cues.kinds().get(c.lemma_.lower()) == "document" for c in issued):
        yield Attribution((source,), (span_of(token),), ())


def _citing(token: Token) -> Iterator[Attribution]:
    """Citing: "quoted Y as saying …" gives the quoter's word; "citing Y" gives Y what the clause around says."""
    cited = next((c for c in token.children if c.dep_ in {"dobj", "nsubjpass"}), None)
    quoted = preposition_of(token, "as")
    if quoted is not None:
        source = agent_span(token) or (None if is_passive(token) else source_of(token))
        before = tuple(subtree_span(c) for c in token.children if c.dep_ in CLAUSES)
        whole = (*before, Span(span_of(token).end, subtree_span(quoted).end))
        if source is not None:
            yield Attribution((source,), (span_of(token),), whole)
        if cited is not None and before:
            yield Attribution((noun_span(cited),), (span_of(quoted),), before)
        return
    if cited is None or token.dep_ not in {"advcl", "acl", "prep", "conj", "ROOT"} or token.dep_ in {"conj", "ROOT"}:
        return
    source = noun_span(cited)
    content = _around(token, Span(token.idx, source.end))
    if content:
        yield Attribution((source,), (span_of(token),), content)
