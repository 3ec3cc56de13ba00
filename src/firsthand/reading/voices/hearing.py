"""How likely it is that an event is told on the word of an attribution's source: features of the pair.

The rules of :mod:`firsthand.reading.voices.chains` only ask whether the content covers the trigger. Here the words around are
asked, too: what kind of cue it is, how many clauses lie between the cue and the trigger, who acts, who else speaks.
The weights are trained by ``training/hearing.py``.
"""

from __future__ import annotations

import json
import math
from bisect import bisect_right
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from functools import cache
from importlib.resources import files
from types import MappingProxyType

from spacy.tokens import Doc, Token

from firsthand.reading.grammar import cues
from firsthand.reading.grammar.syntax import root_of, text_of
from firsthand.records import Attribution, Identity, Reality, Span

CLAUSAL = frozenset({"ccomp", "xcomp", "relcl", "acl", "advcl", "conj", "parataxis", "pcomp", "appos"})
STEPS = 12  # dependency edges that are walked up from the trigger at most
WORDS = ("who", "which", "after", "while", "but", "and", "as", "when", "since", "that")
NEAR = 1  # sentences to either side whose attributions are asked


@dataclass(frozen=True, slots=True)
class Asked:
    """An event whose voices are asked for: its trigger, type, the spans of its actors, and how real it is told to be."""

    trigger: Span
    type: str
    actors: tuple[Span, ...]
    reality: Reality = "happened"


@dataclass(frozen=True, slots=True)
class Room:
    """What the report holds for the question: its syntax, attributions, quotations and sentences, all in order.

    ``acts`` are the triggers of the report's verbal events (REQUEST, ACCUSE …), where they are known; ``known`` tells what
    words mean that no mention has.
    """

    doc: Doc
    attributions: Sequence[Attribution]
    quotations: Sequence[Span]
    sentences: Sequence[Span]
    acts: Sequence[Span] = ()
    known: Callable[[str], Identity | None] = lambda _: None
    text: str = field(init=False)  # ``doc.text``, which spaCy puts together anew at every call
    starts: Sequence[int] = field(init=False)  # of the sentences
    standing: Sequence[int] = field(init=False)  # in which sentence each attribution stands

    def __post_init__(self) -> None:
        object.__setattr__(self, "text", text_of(self.doc))
        object.__setattr__(self, "starts", [s.start for s in self.sentences])
        object.__setattr__(self, "standing", [self.sentence_of(anchor(a).start) for a in self.attributions])

    def sentence_of(self, place: int) -> int:
        """The number of the sentence at a character offset."""
        return max(bisect_right(self.starts, place) - 1, 0)

    def token(self, span: Span) -> Token:
        """The head token of a span."""
        root = root_of(self.doc, span)
        return self.doc[0] if root is None else root


@cache
def weights() -> Mapping[str, float]:
    """The weights by feature."""
    raw = json.loads(files("firsthand.reading").joinpath("data/voices_hearing.json").read_text(encoding="utf-8"))
    return MappingProxyType(raw["weights"])


def chance(features: Iterable[str], table: Mapping[str, float] | None = None) -> float:
    """The chance that a pair with these ``features`` is an event and its voice, by the shipped weights or ``table``."""
    known = weights() if table is None else table
    return 1.0 / (1.0 + math.exp(-sum([known[f] for f in set(features) if f in known])))


def anchor(attribution: Attribution) -> Span:
    """The words that an attribution stands at: its cue, or its source where it has none."""
    return (attribution.cue or attribution.source)[0]


def covers(attribution: Attribution, trigger: Span) -> bool:
    """Whether the content holds the trigger, and the attribution's own words do not."""
    own = (*attribution.cue, *attribution.source)
    return any(c.overlaps(trigger) for c in attribution.content) and not any(o.overlaps(trigger) for o in own)


def candidates(room: Room, asked: Asked) -> list[Attribution]:
    """The attributions that cover the trigger or stand in the sentences around it."""
    here = room.sentence_of(asked.trigger.start)
    return [
        a
        for a, there in zip(room.attributions, room.standing, strict=True)
        if abs(there - here) <= NEAR or covers(a, asked.trigger)
    ]


def features(room: Room, asked: Asked, near: Sequence[Attribution]) -> list[list[str]]:
    """For each of an event's candidates the features of the pair, as names that hold or do not."""
    covering = sorted((a for a in near if covers(a, asked.trigger)), key=size)
    event = list(_event(room, asked))
    return [_paired(room, asked, attribution, covering, event) for attribution in near]


def _paired(
    room: Room, asked: Asked, attribution: Attribution, covering: Sequence[Attribution], event: Sequence[str]
) -> list[str]:
    reach = _reach(room, asked, attribution, covering)
    named = [
        "bias",
        f"reach {reach}",
        *(f"{reach} {f}" for f in _cue(room, attribution)),
        *(f"{reach} {f}" for f in _source(room, asked, attribution)),
        *(f"{reach} {f}" for f in event),
        *(f"{reach} {f}" for f in _place(room, asked, attribution, covering)),
    ]
    if reach.startswith("in"):
        named += [f"path {p}" for p in _path(room, asked, attribution)]
    return named


def size(attribution: Attribution) -> int:
    """The number of characters of the content."""
    return sum(c.end - c.start for c in attribution.content)


def _reach(room: Room, asked: Asked, attribution: Attribution, covering: Sequence[Attribution]) -> str:
    act = " act" if any(anchor(attribution).overlaps(a) for a in room.acts) else ""
    if attribution in covering:
        return f"in {min(covering.index(attribution), 2)}{act}"
    own = (*attribution.cue, *attribution.source)
    if any(o.overlaps(asked.trigger) for o in own):
        return "own"
    return ("near, others cover" if covering else "near") + act


def _cue(room: Room, attribution: Attribution) -> Iterator[str]:
    token = room.token(anchor(attribution))
    lemma = token.lemma_.lower()
    manner = "none" if not attribution.source else "quote" if _quoted(room, attribution) else "plain"
    yield f"cue {lemma}"
    yield f"cue pos {token.pos_} {manner}"
    known = cues.verbs().get(lemma)
    yield f"cue stance {known.stance if known else '-'} {known.frames if known else '-'}"
    if any(c.dep_ == "neg" for c in token.children):
        yield "cue negated"
    modal = next((c.lower_ for c in token.children if c.dep_ == "aux" and c.tag_ == "MD"), None)
    if modal:
        yield "cue modal"
    yield f"cue tag {token.tag_}"
    yield f"cue dep {token.dep_}"


def _quoted(room: Room, attribution: Attribution) -> bool:
    return any(q.overlaps(c) for q in room.quotations for c in attribution.content)


def _source(room: Room, asked: Asked, attribution: Attribution) -> Iterator[str]:
    if not attribution.source:
        yield "source none"
        return
    token = room.token(attribution.source[0])
    words = attribution.source[0].of(room.text).lower()
    person = next((p for p in ("first", "second") if words in cues.phrases(p)), None)
    yield f"source {person or token.pos_}"
    yield f"source lemma {token.lemma_.lower()}"
    kind = cues.kinds().get(token.lemma_.lower(), "unknown")
    yield f"source kind {kind} {token.pos_} {token.ent_type_ or 'none'}"
    yield f"source {token.ent_type_ or kind} cue {room.token(anchor(attribution)).lemma_.lower()}"
    if any(s.overlaps(a) for s in attribution.source for a in asked.actors):
        yield "source acts"
        yield f"source acts {asked.type}"


def _event(room: Room, asked: Asked) -> Iterator[str]:
    token = room.token(asked.trigger)
    yield f"type {asked.type}"
    yield f"trigger {token.tag_}"
    yield f"trigger dep {token.dep_}"
    text = room.text
    if any(a.of(text).lower() in cues.phrases("first") for a in asked.actors):
        yield f"first person acts {asked.type}"
    if not asked.actors:
        yield f"nobody acts {asked.type}"
    if any(q.covers(asked.trigger) for q in room.quotations):
        yield "trigger quoted"
        yield f"trigger quoted {asked.type}"


def _place(room: Room, asked: Asked, attribution: Attribution, covering: Sequence[Attribution]) -> Iterator[str]:
    here, there = room.sentence_of(asked.trigger.start), room.sentence_of(anchor(attribution).start)
    apart = max(min(there - here, 3), -3)
    yield f"sentences {apart}"
    yield f"{len(covering)} cover"
    gap = asked.trigger.gap(anchor(attribution))
    yield f"{'before' if anchor(attribution) < asked.trigger else 'after'} gap {min(gap.bit_length(), 9)}"
    yield f"first sentence {here == 0}"
    first, last = sorted((asked.trigger, anchor(attribution)))
    between = room.text[first.end : last.start]
    if apart == 0:
        for mark in ",;:—":
            if mark in between:
                yield f"mark {mark}"
        for word in WORDS:
            if f" {word} " in between:
                yield f"word {word}"
    if "\n" in between:
        yield "line between"


def _path(room: Room, asked: Asked, attribution: Attribution) -> Iterator[str]:
    """The edges from the trigger up to the cue, or to where the content ends."""
    token, cue = room.token(asked.trigger), room.token(anchor(attribution))
    edges: list[str] = []
    for _ in range(STEPS):
        if token in {cue, token.head}:
            break
        if token.dep_ in CLAUSAL or not edges:
            edges.append(token.dep_)
        token = token.head
    end = "cue" if token == cue else "root"
    word = "noun" if room.token(asked.trigger).pos_ in {"NOUN", "PROPN"} else "verb"
    yield f"{word} under {cue.lemma_.lower()}"
    yield f"{word} under {cue.lemma_.lower()} {end} {len(edges)}"
    yield f"{word} {asked.type} {end} {'/'.join(edges[:2])}"
    yield f"{end} {'/'.join(edges[:4])}"
    yield f"{end} {len(edges)} clauses"
    for edge in set(edges):
        yield f"crosses {edge}"
        yield f"crosses {edge} {cue.lemma_.lower()}"
