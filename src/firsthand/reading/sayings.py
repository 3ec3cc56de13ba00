"""Sayings found by rule: reporting words, their sources and their contents over spaCy's dependencies.

The fallback where no tagger runs, and the finder of sayings inside sayings, which a flat tagger cannot give.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence

from spacy.tokens import Doc, Token

from firsthand.reading import cues
from firsthand.records import Attribution, Span

SUBJECTS = frozenset({"nsubj", "nsubjpass", "csubj", "expl"})
CLAUSES = frozenset({"ccomp"})
CUT = frozenset({"relcl", "acl", "appos", "punct", "parataxis", "advcl", "dep"})
CLAUSE_HEADS = frozenset({"ROOT", "ccomp", "conj", "relcl", "advcl", "parataxis", "pcomp", "xcomp", "acl"})
INHERIT = frozenset({"xcomp", "conj", "advcl"})


LABEL = re.compile(r"^([A-Z][A-Z.’' -]{2,40}[A-Z])(:) ", re.MULTILINE)  # "SECRETARY KERRY: " at the start of a line


def find_sayings(doc: Doc) -> tuple[Attribution, ...]:
    """The attributions that rules find in ``doc``, in the order of their cues.

    Offsets are characters into ``doc.text``. An attribution without source is a pseudo-voice: its cue is the voice; one
    without content is a reporting word ("He added: …") that :func:`firsthand.reading.attributions.speak` gives what
    stands in quotation marks beside it.
    """
    return (*labelled_sayings(doc.text), *(saying for token in doc for saying in _sayings_of(token)))


def labelled_sayings(text: str) -> tuple[Attribution, ...]:
    """The turns of a transcript: each line that opens with a speaker in capitals and a colon, up to the next."""
    labels = list(LABEL.finditer(text))
    ends = [*(m.start() for m in labels[1:]), len(text)][: len(labels)]
    return tuple(
        Attribution((Span(*m.span(1)),), (Span(*m.span(2)),), (Span(m.end(), end),))
        for m, end in zip(labels, ends, strict=True)
        if end > m.end()
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
    holes = (*own, *(_subtree(c) for c in sided if c.i not in {t.i for t in found}))
    first = found.root.left_edge.idx
    content = _without((Span(first, last.idx + len(last)),), holes)
    content = tuple(c for c in content if c.of(doc.text).strip(" ,."))
    if content:
        yield Attribution((actors[0],), (trigger,), content)


def _sayings_of(token: Token) -> Iterator[Attribution]:
    lemma, word = token.lemma_.lower(), token.lower_
    if word in cues.phrases("according"):
        yield from _according(token)
    elif word in cues.phrases("adverb") and token.dep_ == "advmod":
        yield from _adverb(token)
    elif word in cues.phrases("adjective") and token.dep_ == "amod":
        yield Attribution((), (_span(token),), (_noun(token.head),))
    elif token.pos_ in {"VERB", "AUX"}:
        yield from _verb(token, lemma)
    elif token.pos_ == "NOUN" and lemma in cues.nouns():
        yield from _nominal(token)


def _verb(token: Token, lemma: str) -> Iterator[Attribution]:
    suspected = token.dep_ == "acl" and token.tag_ == "VBN" and lemma in cues.phrases("charged")
    if suspected or (_is_passive(token) and not _agent(token)):
        yield from _passive(token, lemma)
        return
    turn = next((f"{lemma} {c.lower_}" for c in token.children if c.dep_ == "prt"), lemma)
    cue = cues.verbs().get(turn) or cues.verbs().get(lemma)
    particle = next((p for p in ("for", "on") if f"{lemma} {p}" in cues.verbs() and _preposition(token, p)), None)
    if particle:
        cue = cues.verbs()[f"{lemma} {particle}"]
    if cue is None and lemma in cues.phrases("issue"):
        yield from _issuing(token)
    if cue is None:
        if lemma in cues.phrases("impersonal") and any(c.lower_ == "it" for c in token.children):
            yield from _impersonal(token)
        return
    if "z" in cue.frames:
        yield from _citing(token)
        return
    source = _source(token)
    content = _content(token, cue, particle)
    if source is None:
        return
    if not content and "q" in cue.frames:
        content = _parenthetical(token, source)
    if not content and "c" in cue.frames:
        content = _following(token, source)
    if content or "q" in cue.frames:
        yield Attribution((source,), (_span(token),), _without(content, (source, _span(token))))


def _content(token: Token, cue: cues.Cue, particle: str | None) -> tuple[Span, ...]:
    found: list[Span] = []
    for child in token.children:
        gerund = child.dep_ == "xcomp" and child.tag_ == "VBG"
        takes_clause = "c" in cue.frames and (child.dep_ in CLAUSES or gerund)
        takes_infinitive = "x" in cue.frames and child.dep_ in {"xcomp", "ccomp"}
        takes_noun = "o" in cue.frames and child.dep_ == "dobj" and not _is_hearer(token, child)
        if takes_clause or takes_infinitive or takes_noun:
            found.append(_subtree(child))
        elif particle and child.lower_ == particle and child.dep_ == "prep":
            found.extend(_subtree(c) for c in child.children if c.dep_ in {"pcomp", "pobj"})
    if "p" in cue.frames:
        found.extend(_accused_of(token))
    if particle:
        found.extend(_subtree(c) for c in token.children if c.dep_ in {"xcomp", "advcl"} and c.i > token.i)
    return tuple(found)


def _accused_of(token: Token) -> Iterator[Span]:
    """What stands after the first "of", "with" or "for" behind the verb, as far as its phrase goes."""
    for word in token.subtree:
        if word.i > token.i and word.dep_ == "prep" and word.lower_ in {"of", "with", "for"}:
            inside = [c for c in word.children if c.dep_ in {"pcomp", "pobj"}]
            if inside and (inside[0].dep_ == "pcomp" or word.head == token):
                yield _subtree(inside[0])
                return


def _is_hearer(verb: Token, noun: Token) -> bool:
    """Whether ``noun`` is the one who is spoken to, as beside a clause: "urged Israel to …"."""
    return any(c.dep_ in {"ccomp", "xcomp"} and c.i > noun.i for c in verb.children)


def _parenthetical(token: Token, source: Span) -> tuple[Span, ...]:
    """The clause that "he said" stands in or after, where the parser gives no complement."""
    as_clause = any(c.lower_ == "as" and c.dep_ in {"mark", "advmod"} for c in token.children)
    if token.dep_ == "parataxis" or (token.dep_ == "advcl" and as_clause):
        return _without((_subtree(_clause(token.head)),), (_subtree(token),))
    if token.dep_ not in {"ROOT", "ccomp", "conj"}:
        return ()
    first = min(source.start, token.idx)
    before = token.doc.text[token.sent.start_char : first].rstrip()
    if len(before.split()) > 1 and before[-1] in ",”\"'’—-?!":
        return (Span(token.sent.start_char, token.sent.start_char + len(before)),)
    return ()


def _following(token: Token, source: Span) -> tuple[Span, ...]:
    """The rest of the sentence, where subject and verb stand together and the parser missed what they belong to."""
    end = token.idx + len(token)
    rest = Span(end, max(token.sent.end_char, end))
    opening = rest.of(token.doc.text)[:2].strip()
    together = 0 <= token.idx - source.end <= 12 and token.tag_ in {"VBD", "VBZ", "VBP"}
    return (rest,) if together and opening.isalnum() and token.i + 3 < token.sent.end else ()


def _according(token: Token) -> Iterator[Attribution]:
    to = next((c for c in (*token.children, *token.rights) if c.lower_ == "to"), None)
    if to is None and token.i + 1 < len(token.doc) and token.nbor().lower_ == "to":
        to = token.nbor()
    heads = [c for c in to.children if c.dep_ in {"pobj", "pcomp"}] if to is not None else []
    if to is None or not heads:
        return
    source = _noun(heads[0])
    cue = Span(token.idx, to.idx + len(to))
    phrase = Span(cue.start, max(cue.end, source.end))
    content = _around(token, phrase)
    if content:
        yield Attribution((source,), (cue,), content)


def _around(token: Token, phrase: Span) -> tuple[Span, ...]:
    """What a phrase at the border of a sentence, or inside one of its clauses, speaks of."""
    sentence = Span(token.sent.start_char, token.sent.end_char)
    text = token.doc.text
    at_start = not text[sentence.start : phrase.start].strip(" \n“\"'‘—-–")
    at_end = not text[phrase.end : sentence.end].strip(" \n.”\"'’!?")
    clause = sentence if at_start or at_end else _subtree(_clause(token.head))
    return _without((clause,), (phrase,))


def _adverb(token: Token) -> Iterator[Attribution]:
    head = token.head
    clause = _subtree(_clause(head)) if head.pos_ in {"VERB", "AUX"} else _subtree(head)
    content = _without((clause,), (_span(token),))
    if content:
        yield Attribution((), (_span(token),), content)


def _passive(token: Token, lemma: str) -> Iterator[Attribution]:
    if lemma not in cues.phrases("passive"):
        return
    clauses = [c for c in token.children if c.dep_ in {"xcomp", "ccomp"}]
    clauses += [g for p in token.children if p.dep_ == "prep" for g in p.children if g.dep_ == "pcomp"]
    if lemma in cues.phrases("charged"):
        clauses += [
            g for p in token.children if p.lower_ in {"of", "with", "for"} for g in p.children if g.dep_ == "pobj"
        ]
    if not clauses and lemma in cues.phrases("told-of"):
        clauses = [c for c in token.children if c.dep_ == "nsubjpass"]
    if not clauses:
        return
    auxiliaries = [c for c in token.children if c.dep_ in {"aux", "auxpass"} and c.i < token.i]
    first = min((c.idx for c in auxiliaries), default=token.idx)
    yield Attribution((), (Span(first, token.idx + len(token)),), tuple(_subtree(c) for c in clauses))


def _issuing(token: Token) -> Iterator[Attribution]:
    """ "X released the following statement: …": the words that follow are X's."""
    issued = [c for c in token.children if c.dep_ in {"dobj", "nsubjpass"}]
    source = _source(token)
    if source is not None and any(cues.kinds().get(c.lemma_.lower()) == "document" for c in issued):
        yield Attribution((source,), (_span(token),), ())


def _impersonal(token: Token) -> Iterator[Attribution]:
    clauses = [c for c in token.children if c.dep_ in CLAUSES]
    subject = next(c for c in token.children if c.lower_ == "it")
    if clauses:
        cue = Span(min(subject.idx, token.idx), token.idx + len(token))
        yield Attribution((), (cue,), tuple(_subtree(c) for c in clauses))


def _citing(token: Token) -> Iterator[Attribution]:
    """ "quoted Y as saying …" gives the quoter's word; "citing Y" gives Y what the clause around says."""
    cited = next((c for c in token.children if c.dep_ in {"dobj", "nsubjpass"}), None)
    quoted = _preposition(token, "as")
    if quoted is not None:
        source = _agent_span(token) or (None if _is_passive(token) else _source(token))
        before = tuple(_subtree(c) for c in token.children if c.dep_ in CLAUSES)
        whole = (*before, Span(_span(token).end, _subtree(quoted).end))
        if source is not None:
            yield Attribution((source,), (_span(token),), whole)
        if cited is not None and before:
            yield Attribution((_noun(cited),), (_span(quoted),), before)
        return
    if cited is None or token.dep_ not in {"advcl", "acl", "prep", "conj", "ROOT"} or token.dep_ in {"conj", "ROOT"}:
        return
    source = _noun(cited)
    content = _around(token, Span(token.idx, source.end))
    if content:
        yield Attribution((source,), (_span(token),), content)


def _nominal(token: Token) -> Iterator[Attribution]:
    frames = cues.nouns()[token.lemma_.lower()].frames
    content = [_subtree(c) for c in token.children if c.dep_ in {"acl", "ccomp", "relcl"} and _is_clause(c, frames)]
    for preposition in token.children:
        if ("o" in frames and preposition.lower_ == "of") or ("f" in frames and preposition.lower_ == "for"):
            content += [_subtree(c) for c in preposition.children if c.dep_ in {"pobj", "pcomp"}]
    if not content:
        return
    source = _giver(token)
    yield Attribution((source,) if source is not None else (), (_span(token),), tuple(content))


def _giver(token: Token) -> Span | None:
    """The one whose claim, threat or call the noun ``token`` is."""
    owner = next((c for c in token.children if c.dep_ == "poss"), None)
    if owner is not None:
        return _noun(owner)
    for preposition in token.children:
        if preposition.lower_ in {"by", "from"}:
            return next((_noun(c) for c in preposition.children if c.dep_ == "pobj"), None)
    if token.dep_ == "dobj" and token.head.pos_ == "VERB":
        return _source(token.head)
    return None


def _is_clause(clause: Token, frames: str) -> bool:
    marks = {c.lower_ for c in clause.children if c.dep_ in {"mark", "aux"}}
    return ("c" in frames and "that" in marks) or ("x" in frames and "to" in marks)


def _source(token: Token) -> Span | None:
    """The one who says what ``token`` says, as far as the syntax tells."""
    agent = _agent_span(token)
    if agent is not None:
        return agent
    for _ in range(4):
        subject = next((c for c in token.children if c.dep_ in SUBJECTS), None)
        if subject is not None:
            return _subject_noun(subject, token)
        if token.dep_ in {"acl", "relcl"}:
            return _issuer(token.head) or _noun(token.head)
        if token.dep_ == "pcomp" and token.head.lower_ == "as":
            quoting = token.head.head
            quoted = next((c for c in quoting.children if c.dep_ in {"dobj", "nsubjpass"}), None)
            return _noun(quoted) if quoted is not None else None
        if token.dep_ not in INHERIT or token.head.pos_ not in {"VERB", "AUX"}:
            return None
        token = token.head
    return None


def _issuer(document: Token) -> Span | None:
    """Who issued a statement, letter or the like, where the same clause says so."""
    if cues.kinds().get(document.lemma_.lower()) != "document" or document.dep_ != "dobj":
        return None
    return _source(document.head) if document.head.lemma_.lower() in cues.phrases("issue") else None


def _subject_noun(subject: Token, verb: Token) -> Span | None:
    if subject.lower_ in {"who", "which", "that"} and verb.dep_ == "relcl":
        return _noun(verb.head)
    if subject.dep_ in {"expl", "csubj"} or (subject.lower_ in {"it", "there"} and subject.dep_ == "expl"):
        return None
    return _noun(subject)


def _is_passive(token: Token) -> bool:
    return any(c.dep_ in {"auxpass", "nsubjpass"} for c in token.children)


def _agent(token: Token) -> Token | None:
    by = next((c for c in token.children if c.dep_ == "agent"), None)
    return next((c for c in by.children if c.dep_ == "pobj"), None) if by is not None else None


def _agent_span(token: Token) -> Span | None:
    agent = _agent(token)
    return _noun(agent) if agent is not None else None


def _preposition(token: Token, word: str) -> Token | None:
    return next((c for c in token.children if c.dep_ in {"prep", "prt"} and c.lower_ == word), None)


def _clause(token: Token) -> Token:
    while token.dep_ not in CLAUSE_HEADS and token.head is not token:
        token = token.head
    return token


def _span(token: Token) -> Span:
    return Span(token.idx, token.idx + len(token))


def _subtree(token: Token) -> Span:
    return Span(token.left_edge.idx, token.right_edge.idx + len(token.right_edge))


def _noun(token: Token) -> Span:
    """The noun phrase of ``token`` without clauses and appositions that hang on it."""
    first = token.left_edge
    cut = [c.left_edge for c in token.children if c.i > token.i and c.dep_ in CUT]
    name = next((c for c in token.children if c.dep_ == "appos" and c.i > token.i and c.pos_ == "PROPN"), None)
    if name is not None and token.pos_ == "NOUN":
        inner = [c.left_edge.i for c in name.children if c.i > name.i and c.dep_ in CUT]
        end = token.doc[min(inner) - 1] if inner else name.right_edge
        return Span(first.idx, end.idx + len(end))
    last = min(cut, key=lambda t: t.i).nbor(-1) if cut else token.right_edge
    if last.i < token.i:
        last = token
    return Span(first.idx, last.idx + len(last))


def _without(content: Iterable[Span], holes: Sequence[Span]) -> tuple[Span, ...]:
    """``content`` less the characters of ``holes``; single characters left over are punctuation and dropped."""
    pieces = list(content)
    for hole in holes:
        pieces = [piece for span in pieces for piece in _cut(span, hole)]
    return tuple(sorted(piece for piece in pieces if piece.end - piece.start > 1))


def _cut(span: Span, hole: Span) -> Iterator[Span]:
    if not span.overlaps(hole):
        yield span
        return
    if span.start < hole.start:
        yield Span(span.start, hole.start)
    if hole.end < span.end:
        yield Span(hole.end, span.end)
