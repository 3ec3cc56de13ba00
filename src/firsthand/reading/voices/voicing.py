"""Who a voice is: the source of an attribution, or its cue, with identity, kind and stance."""

from __future__ import annotations

import itertools
from collections.abc import Sequence
from dataclasses import replace

from spacy.tokens import Token

from firsthand.reading.grammar import cues
from firsthand.reading.grammar.clauses import agent_of, is_passive, span_of
from firsthand.reading.voices import speakers
from firsthand.reading.voices.hearing import Asked, Room
from firsthand.records import Attribution, Identity, Mention, Span, Voice, VoiceKind

PSEUDO = frozenset({"ADV", "VERB", "ADJ"})  # words that tell that somebody says so, and not who


def voices_of(attribution: Attribution, asked: Asked, mentions: Sequence[Mention], room: Room) -> list[Voice]:
    """The voices that the sources of an attribution are, an outlet first; its cue where it has none."""
    cue = attribution.cue[0] if attribution.cue else None
    told = () if cue is not None and _is_impersonal(cue, room) else attribution.source
    if cue is not None and len(told) == 1 and is_expletive(told[0], room.token(cue), room):
        cue, told = Span(min(told[0].start, cue.start), max(told[0].end, cue.end)), ()
    pseudo = _pseudo(cue, room) if cue is not None else ()
    words = [speakers.meant(span, mentions, room) for span in told or pseudo]
    words.sort(
        key=lambda span: not speakers.is_outlet(span, mentions, room.text)
    )  # "quoting a diplomat, Le Monde reported"
    return [
        voice(span, cue, asked, mentions, room, attribution.content)
        for span in words
        if not _is_first_person(span.of(room.text))
    ]


def _pseudo(cue: Span, room: Room) -> tuple[Span, ...]:
    """The words of a cue without a source that stand for whoever says it: the cue itself, or "there are *reports*" that tell it."""
    verb = room.token(cue)
    told = [c for c in verb.children if c.dep_ == "attr" and c.lemma_.lower() in cues.nouns()]
    if verb.lemma_ == "be" and told:
        return tuple(span_of(t) for t in told)
    return (cue,) if _is_voice(verb) else ()


def _is_voice(cue: Token) -> bool:
    """Whether a cue without a source stands for whoever says it: "it emerged", "is said", no "Said Comey", no "citing"."""
    acts = cue.pos_ == "VERB" and cue.tag_ in {"VBD", "VBG", "VBP", "VBZ"} and not is_passive(cue)
    return not acts or cue.lemma_.lower() in cues.phrases("impersonal")


def is_expletive(source: Span, verb: Token, room: Room) -> bool:
    """Whether a source is the "it" of a verb that nobody does: "*it* emerged that …"."""
    return source.of(room.text).lower() == "it" and verb.lemma_.lower() in cues.phrases("impersonal")


def is_emerging(cue: Span, room: Room) -> bool:
    """Whether a cue of the report's own says with "it" that somebody says so, and nobody who: "it emerged", "it is feared", no "it is clear"."""
    verb = room.token(cue).lemma_.lower()
    known = verb in cues.phrases("impersonal") or verb in cues.phrases("passive")
    quoted = any(q.covers(cue) for q in room.quotations)
    return known and not quoted and cue.of(room.text).lower().startswith("it ")


def _is_impersonal(cue: Span, room: Room) -> bool:
    """Whether the cue is a passive that names nobody: "They are said to have fled"."""
    token = room.token(cue)
    return is_passive(token) and agent_of(token) is None and token.lemma_.lower() in cues.phrases("passive")


def is_another(words: str) -> bool:
    """Whether somebody in a speech is not of its speaker's: neither "we" nor "our families"."""
    return not _is_first_person(words.split(maxsplit=1)[0])


def _is_first_person(words: str) -> bool:
    return words.lower() in cues.phrases("first")


def voice(
    span: Span, cue: Span | None, asked: Asked, mentions: Sequence[Mention], room: Room, content: Sequence[Span]
) -> Voice:
    """The voice at ``span`` that says ``content`` by the words at ``cue``."""
    text = room.text
    mention = speakers.mention_of(span, mentions, text)
    phrased = span == cue or (cue is None and room.token(span).pos_ in PSEUDO)
    told = Identity(span.of(text)) if phrased else None
    identity = told or _together(span, mentions, text) or _told(span, mention, room)
    kind: VoiceKind = "phrase" if phrased else speakers.kind_of(span.of(text), mention)
    direct = any(q.covers(asked.trigger) and any(c.overlaps(q) for c in content) for q in room.quotations)
    return Voice(span, span.of(text), identity, kind, speakers.stance_of(cue, text), direct, cue)


def _told(span: Span, mention: Mention | None, room: Room) -> Identity:
    """Who a source is by its mention, or by all its words where these tell more: "Rebels in Congo", "officials from Kenya"."""
    words = span.of(room.text)
    if mention is None:
        return Identity(words)
    if mention.form == "description" and mention.span != span and mention.identity.id is None and "," not in words:
        told = room.known(words)
        if told is not None and told.sector == mention.identity.sector:
            return replace(told, country=mention.identity.country or told.country)
    return mention.identity


def _together(span: Span, mentions: Sequence[Mention], text: str) -> Identity | None:
    """Several who say something together, "Nigeria and Cameroon", with the country and sector that all have; None for one."""
    inside = [m for m in mentions if span.covers(m.span) and m.span != span]
    parts = [m for m in inside if not any(o.span.covers(m.span) and o.span != m.span for o in inside)]
    parts.sort(key=lambda m: m.span)
    gaps = [text[a.span.end : b.span.start].strip(" ,") for a, b in itertools.pairwise(parts)]
    if (
        len(parts) < 2
        or any(gaps[:-1])
        or gaps[-1] not in cues.phrases("together")
        or text[span.start : parts[0].span.start].strip()
    ):
        return None
    countries, sectors = ({getattr(m.identity, field) for m in parts} for field in ("country", "sector"))
    return Identity(
        span.of(text),
        countries.pop() if len(countries) == 1 else None,
        sectors.pop() if len(sectors) == 1 else None,
        None,
        "several who say it together",
    )


def same(a: Span, b: Span, mentions: Sequence[Mention], text: str) -> bool:
    """Whether two voices are one: their words overlap, or their mentions are of one entity."""
    if a.overlaps(b):
        return True
    one, other = speakers.mention_of(a, mentions, text), speakers.mention_of(b, mentions, text)
    within = (one is not None and one.span.overlaps(b)) or (other is not None and other.span.overlaps(a))
    return within or (one is not None and other is not None and one.entity == other.entity)


def once(voices: Sequence[Voice], mentions: Sequence[Mention], text: str) -> list[Voice]:
    """``voices``, each of them only where it stands first."""
    kept: list[Voice] = []
    for one in voices:
        if not any(same(one.span, k.span, mentions, text) for k in kept):
            kept.append(one)
    return kept
