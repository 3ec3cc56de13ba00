"""On whose word an event is told: the chain of voices, outermost first."""

from __future__ import annotations

import itertools
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import replace

from spacy.tokens import Token

from firsthand.ontology import event_type
from firsthand.reading import citing, cues, speakers, wording
from firsthand.reading.clauses import agent_of, is_passive
from firsthand.reading.hearing import Asked, Room, anchor, candidates, chance, covers, pair_features, size
from firsthand.records import Attribution, Identity, Mention, Span, Voice, VoiceKind

Prior = Callable[[Span], float]
BAR = 0.45  # chance from which an attribution is on an event's chain
SURE = 0.8  # the scorer's chance from which it needs no word of the learned head where the content holds the event
PSEUDO, NOMINAL = frozenset({"ADV", "VERB", "ADJ"}), frozenset({"NOUN", "PROPN", "PRON"})
SPEECH = 60  # characters of a quotation from which all in it is its speaker's
TOLD = frozenset({"CONSULT"})  # a quad of words, yet no act of one who speaks
VERBAL = frozenset({1, 3})  # PLOVER's quads of words, not deeds


def chain(
    asked: Asked,
    room: Room,
    mentions: Sequence[Mention],
    *,
    asker: Span | None = None,
    prior: Prior | None = None,
    marked: Sequence[tuple[Span, float]] = (),
    weights: Mapping[str, float] | None = None,
) -> tuple[Voice, ...]:
    """The voices of the event that ``asked`` names, outermost first, the one closest to the fact last.

    ``asker`` is the one who asks for, refuses or threatens the event, its innermost voice. ``prior`` gives for a
    source's span the chance, by a learned head, that it is a voice of this event; it is weighed with the scorer's own.
    ``marked`` are spans that such a head marks as voices with their chances: those in which no attribution has its
    source are voices, too, if the chance reaches the bar.
    ``weights`` take the place of the scorer's shipped ones.
    """
    told = _chosen(asked, room, prior, weights)
    chosen = [*told, *_unsaid(marked, asked, room)]
    chosen += _hearers(told, chosen, room, mentions)
    inward = _outermost_first(chosen or _quoting(asked, room), asked.trigger, mentions, room)
    voices = [voice for a in inward for voice in _voices(a, asked, mentions, room) if not _is_nobody(voice)]
    voices = _citing(voices, asked, mentions, room)
    asker = None if asker is not None and asker.of(room.text).lower() in cues.phrases("second") else asker
    if asker is not None and not (voices and _same(voices[-1].span, asker, mentions, room.text)):
        voices = [v for v in voices if not _same(v.span, asker, mentions, room.text)]
        voices.append(_voice(asker, None, asked, mentions, room, ()))
    if _is_said_by_doing(asked):
        while voices and any(_same(voices[-1].span, a, mentions, room.text) for a in asked.actors):
            voices.pop()
    return tuple(_once(voices, mentions, room.text))


def _citing(voices: Sequence[Voice], asked: Asked, mentions: Sequence[Mention], room: Room) -> list[Voice]:
    """``voices`` with who cites right before who is cited, where the event is told by one of the two: "Axios reported, citing officials"."""
    told = list(voices)
    for pair in citing.citations(room.doc, room.token(asked.trigger)):
        own = [v for v in told if any(v.span.gap(span) <= 1 for span in pair)]  # "news agency" right before "SANA", too
        if not own or not speakers.can_tell(pair[1], room):
            continue
        only = {
            span: [v for v in own if v.span.overlaps(span) and not v.span.covers(cited)] for span, cited in _turns(pair)
        }
        both = [only[span][0] if only[span] else _voice(span, None, asked, mentions, room, ()) for span in pair]
        at = told.index(own[0])
        others = [v for v in told if v not in own and v.kind != "phrase"]
        told = [*(v for v in others if v in told[:at]), *both, *(v for v in others if v in told[at:])]
    return told


def _turns(pair: tuple[Span, Span]) -> tuple[tuple[Span, Span], tuple[Span, Span]]:
    """Each of a pair with the other."""
    return (pair, pair[::-1])


def _is_nobody(voice: Voice) -> bool:
    """Whether nobody says it: "*no official* has confirmed that …"."""
    return voice.text.lower().split()[0] in wording.words("nobody") | {"no"}


def _is_said_by_doing(asked: Asked) -> bool:
    """Whether an actor's own words are the event: who said that he would help has promised it, who met may tell of it."""
    return event_type(asked.type).quad in VERBAL and asked.type not in TOLD and asked.reality == "happened"


def _chosen(asked: Asked, room: Room, prior: Prior | None, weights: Mapping[str, float] | None) -> list[Attribution]:
    near = candidates(room, asked)
    text = room.text
    chosen = []
    for attribution in near:
        likely = chance(pair_features(room, asked, attribution, near), weights)
        inside = covers(attribution, asked.trigger)
        if prior is not None and not (inside and likely >= SURE):
            learned = max(prior(w) for w in attribution.source or attribution.cue)
            likely = (likely + learned) / 2 if attribution.source else max(likely, learned)
        reached = inside or room.sentence_of(anchor(attribution).start) == room.sentence_of(asked.trigger.start)
        if (reached and likely >= BAR) or _is_certain(attribution, asked, text):
            chosen.append(attribution)
    return chosen


def _quoting(asked: Asked, room: Room) -> tuple[Attribution, ...]:
    """The speaker of the long quotation that tells what others do, or a deed of whomever; he stands outside of it."""
    said = event_type(asked.type).quad in VERBAL and asked.type not in TOLD
    if said and not (asked.actors and all(_is_another(a.of(room.text)) for a in asked.actors)):
        return ()
    quoted = [q for q in room.quotations if q.covers(asked.trigger) and q.end - q.start >= SPEECH]
    speakers = [
        a
        for a in candidates(room, asked)
        if a.source and covers(a, asked.trigger)
        for q in quoted
        if any(c.overlaps(q) for c in a.content) and not any(q.overlaps(w) for w in (*a.source, *a.cue))
    ]
    return (min(speakers, key=size),) if speakers else ()


def _unsaid(marked: Sequence[tuple[Span, float]], asked: Asked, room: Room) -> Iterator[Attribution]:
    """The marked voices in the event's sentence that no attribution has for its source, no preposition's objects.

    Where the noun that is the cue of one is marked ("rejected *claims* that …"), the attribution itself.
    """
    here = room.sentence_of(asked.trigger.start)
    for span, likely in marked:
        known = any(span.overlaps(w) for a in room.attributions for w in a.source or a.cue)
        if likely < BAR or known or room.sentence_of(span.start) != here:
            continue
        token = room.token(span)
        if _is_pseudo(token) or (token.pos_ in NOMINAL and token.dep_ != "pobj"):
            cued = (a for a in room.attributions if span in a.cue and covers(a, asked.trigger) and token.pos_ == "NOUN")
            yield next(cued, Attribution((span,), (), ()))


def _is_pseudo(token: Token) -> bool:
    """Whether a word tells that somebody says so, and nobody who: "reportedly", "accused of"."""
    passive = token.tag_ == "VBN" and token.lemma_.lower() in cues.phrases("passive")
    return token.pos_ in PSEUDO and (passive or any(token.lower_ in cues.phrases(f) for f in ("adverb", "adjective")))


def _hearers(
    told: Sequence[Attribution], chosen: Sequence[Attribution], room: Room, mentions: Sequence[Mention]
) -> list[Attribution]:
    """The outlets that a speaker tells it, as far as they are not among the ``chosen``: "an official told *CNN*"."""
    listening = {t.i for t in _listeners(told, room) if t.head.lemma_ == "tell"}
    if not listening:
        return []
    heard = [m.span for m in mentions if m.identity.kind == "outlet" and room.token(m.span).i in listening]
    known = [w for a in chosen for w in a.source]
    return [Attribution((span,), (), ()) for span in heard if not any(span.overlaps(w) for w in known)]


def _outermost_first(
    chosen: Sequence[Attribution], trigger: Span, mentions: Sequence[Mention], room: Room
) -> list[Attribution]:
    """The outlet that somebody tells it first, then one that ends the sentence ("…, Y reported"), then those that do not cover the trigger, then the largest content, "citing" last."""
    text = room.text

    def inwards(a: Attribution) -> tuple[bool, bool, bool, bool, int]:
        heard = not a.cue and (_is_outlet(a.source[0], mentions, text) or _is_told(a.source[0], chosen, room))
        return is_citing(a, text), not heard, not _ends(a, trigger, room), covers(a, trigger), -size(a)

    return sorted(chosen, key=inwards)


def _listeners(chosen: Sequence[Attribution], room: Room) -> list[Token]:
    """The objects of the words with which the speakers say it."""
    saying = [room.token(a.cue[0]) for a in chosen if a.cue and a.source]
    return [c for verb in saying for c in verb.children if c.dep_ in {"dobj", "dative"}]


def _is_told(listener: Span, chosen: Sequence[Attribution], room: Room) -> bool:
    """Whether a name is whom one of the speakers tells it: "an official told *the Gulf Bulletin*"."""
    token = room.token(listener)
    return token.pos_ == "PROPN" and token in _listeners(chosen, room)


def _is_outlet(source: Span, mentions: Sequence[Mention], text: str) -> bool:
    return speakers.kind_of(source.of(text), speakers.mention_of(source, mentions, text)) == "outlet"


def _ends(attribution: Attribution, trigger: Span, room: Room) -> bool:
    """Whether source and cue stand behind the trigger that they cover, in its sentence."""
    own = (*attribution.source, *attribution.cue)
    behind = bool(attribution.source) and all(w.start >= trigger.end for w in own)
    here = room.sentence_of(own[0].start) == room.sentence_of(trigger.start)
    return behind and here and covers(attribution, trigger)


def is_citing(attribution: Attribution, text: str) -> bool:
    """Whether the cue is a "citing" that names whom another takes it from."""
    return any(c.of(text).lower() in cues.phrases("citing") for c in attribution.cue)


def _is_certain(attribution: Attribution, asked: Asked, text: str) -> bool:
    """Whether it stands there in so many signs: "citing X" around the event, or the heading "event: X"."""
    marked = any(c.of(text).strip() in cues.phrases("mark") for c in attribution.cue)
    marked = marked and bool(attribution.content) and attribution.content[-1].end <= attribution.cue[0].start
    return (marked or is_citing(attribution, text)) and covers(attribution, asked.trigger)


def _voices(attribution: Attribution, asked: Asked, mentions: Sequence[Mention], room: Room) -> list[Voice]:
    cue = attribution.cue[0] if attribution.cue else None
    told = () if cue is not None and _is_impersonal(cue, room) else attribution.source
    pseudo = attribution.cue[:1] if cue is not None and _is_voice(room.token(cue)) else ()
    words = [speakers.meant(span, mentions, room) for span in told or pseudo]
    words.sort(key=lambda span: not _is_outlet(span, mentions, room.text))  # "quoting a diplomat, Le Monde reported"
    return [
        _voice(span, cue, asked, mentions, room, attribution.content)
        for span in words
        if not _is_first_person(span.of(room.text))
    ]


def _is_voice(cue: Token) -> bool:
    """Whether a cue without a source stands for whoever says it: "it emerged", "is said", no "Said Comey"."""
    acts = cue.pos_ == "VERB" and cue.tag_ in {"VBD", "VBP", "VBZ"} and not is_passive(cue)
    return not acts or cue.lemma_.lower() in cues.phrases("impersonal")


def _is_impersonal(cue: Span, room: Room) -> bool:
    """Whether the cue is a passive that names nobody: "They are said to have fled"."""
    token = room.token(cue)
    return is_passive(token) and agent_of(token) is None and token.lemma_.lower() in cues.phrases("passive")


def _is_another(words: str) -> bool:
    """Whether somebody in a speech is not of its speaker's: neither "we" nor "our families"."""
    return not _is_first_person(words.split(maxsplit=1)[0])


def _is_first_person(words: str) -> bool:
    return words.lower() in cues.phrases("first")


def _voice(
    span: Span, cue: Span | None, asked: Asked, mentions: Sequence[Mention], room: Room, content: Sequence[Span]
) -> Voice:
    text = room.text
    mention = speakers.mention_of(span, mentions, text)
    identity = _together(span, mentions, text) or _told(span, mention, room)
    phrased = span == cue or (cue is None and room.token(span).pos_ in PSEUDO)
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


def _same(a: Span, b: Span, mentions: Sequence[Mention], text: str) -> bool:
    if a.overlaps(b):
        return True
    one, other = speakers.mention_of(a, mentions, text), speakers.mention_of(b, mentions, text)
    within = (one is not None and one.span.overlaps(b)) or (other is not None and other.span.overlaps(a))
    return within or (one is not None and other is not None and one.entity == other.entity)


def _once(voices: Sequence[Voice], mentions: Sequence[Mention], text: str) -> list[Voice]:
    kept: list[Voice] = []
    for voice in voices:
        if not any(_same(voice.span, k.span, mentions, text) for k in kept):
            kept.append(voice)
    return kept
