"""What the marks around a source and its cue tell of what is said: a colon before it, commas or dashes around them."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Sequence
from dataclasses import replace

from spacy.tokens import Doc

from firsthand.records import Attribution, Span

INTRODUCTION = re.compile(r"[^:\n]{0,120}:(?:\s*\n\s*| )")  # the rest of a line, to the colon that opens a speech
INTRODUCED_END = re.compile(r"\n[^.\n]{0,200}:\s*\n|\n[^\n“\"]{0,400}:? [“\"]")  # the next introduction
LEAST_WORDS, FAR_APART = 4, 150  # words before a saying set off by a comma, and characters of the saying itself
SETTING_IN = frozenset({",", "–", "—", "-", "--"})  # stand on both sides of who says what is around
FINITE = frozenset({"VBD", "VBP", "VBZ", "MD"})


def introducing(text: str, attribution: Attribution) -> Attribution:
    """The attribution with all that follows, where its words end a paragraph in a colon and no quotation follows."""
    if not attribution.source or not attribution.cue:
        return attribution
    end = max(attribution.cue[-1].end, attribution.source[-1].end)
    opening = INTRODUCTION.match(text, end)
    if opening is None or not text[opening.end() : opening.end() + 1].isupper() or ". " in opening.group():
        return attribution
    following = INTRODUCED_END.search(text, opening.end())
    speech = Span(opening.end(), following.start() if following else len(text))
    return replace(attribution, content=(speech,)) if speech.end > speech.start else attribution


def labelled(text: str, attribution: Attribution, sentences: Sequence[Span]) -> Attribution:
    """The attribution whose cue is the colon behind its source with what stands behind it: "Officials: rebels took the town"."""
    cue = attribution.cue[-1]
    if cue.of(text).strip() != ":" or not attribution.source or attribution.source[-1] > cue:
        return attribution
    sentence = sentences[_sentence_at(cue.start, sentences)]
    rest = text[cue.end : max(sentence.end, cue.end)]
    content = Span(sentence.end - len(rest.lstrip()), sentence.end)
    return replace(attribution, content=(content,)) if rest.strip() else attribution


def after_colon(text: str, attribution: Attribution, sentences: Sequence[Span]) -> Attribution:
    """The attribution with what stands behind the first colon after its cue, in its sentence or from the next one on."""
    cue = attribution.cue[-1]
    place = _sentence_at(cue.start, sentences)
    sentence = sentences[place]
    colon = text.find(":", cue.end, sentence.end)
    if colon < 0:
        return attribution
    if text[colon + 1 : sentence.end].strip():
        return replace(attribution, content=(Span(colon + 1, sentence.end),))
    following = sentences[place + 1 :]
    return replace(attribution, content=(Span(following[0].start, following[-1].end),)) if following else attribution


def set_off(text: str, attribution: Attribution, sentences: Sequence[Span]) -> Attribution:
    """The attribution with the sentence around it, where a comma sets it off: "The raid, police said, went on"."""
    if not attribution.source or not attribution.cue:
        return attribution
    phrase = _own(attribution)
    sentence = sentences[_sentence_at(phrase.start, sentences)]
    before = Span(sentence.start, phrase.start).of(text).rstrip(' ”"') if phrase.start > sentence.start else ""
    if not before.endswith(",") or len(before.split()) < LEAST_WORDS or phrase.end - phrase.start > FAR_APART:
        return attribution
    behind = [Span(phrase.end, sentence.end)] if text[phrase.end : phrase.end + 1] == "," else []
    return replace(attribution, content=(Span(sentence.start, sentence.start + len(before)), *behind))


def carried_on(text: str, attribution: Attribution, sentences: Sequence[Span], doc: Doc | None) -> Attribution:
    """The attribution with the clause around it whole, where it is set in before the verb: "The army – so says the mayor – *fled*"."""
    phrase = _own(attribution)
    *_, last = attribution.content
    mark = text[last.end : phrase.start].strip()
    behind = text[phrase.end :].lstrip()
    if mark not in SETTING_IN or not behind.startswith(mark) or doc is None or _tells(doc, last):
        return attribution
    end = sentences[_sentence_at(phrase.start, sentences)].end
    rest = text[text.index(mark, phrase.end) + len(mark) : end].rstrip(" .").lstrip()
    start = text.index(rest, phrase.end)
    return replace(attribution, content=(*attribution.content, Span(start, start + len(rest)))) if rest else attribution


def _own(attribution: Attribution) -> Span:
    """From the first to the last word of an attribution's source and cue."""
    own = (*attribution.source, *attribution.cue)
    return Span(min(w.start for w in own), max(w.end for w in own))


def _tells(doc: Doc, span: Span) -> bool:
    """Whether words have a verb that makes a clause of them."""
    words = doc.char_span(span.start, span.end, alignment_mode="expand")
    return words is None or any(t.tag_ in FINITE for t in words)


def _sentence_at(place: int, sentences: Sequence[Span]) -> int:
    """The number of the sentence at a character offset."""
    return max(bisect_right(sentences, place, key=lambda s: s.start) - 1, 0)
