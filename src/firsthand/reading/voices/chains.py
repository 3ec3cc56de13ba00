"""On whose word an event is told: the chain of voices, outermost first."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence

from spacy.tokens import Token

from firsthand.ontology import event_type
from firsthand.reading.grammar import cues
from firsthand.reading.grammar.clauses import span_of
from firsthand.reading.text import wording
from firsthand.reading.voices import citing, contrasts, speakers, voicing
from firsthand.reading.voices.hearing import Asked, Room, anchor, candidates, chance, covers, features, size
from firsthand.records import Attribution, Mention, Span, Voice

Prior = Callable[[Span], float]
BAR = 0.45  # chance from which an attribution is on an event's chain
SURE = 0.8  # the scorer's chance from which it needs no word of the learned head where the content holds the event
NOMINAL = frozenset({"NOUN", "PROPN", "PRON"})
ASIDE = 2  # characters of a comma between what is told of and who says so
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
    voices = [voice for a in inward for voice in voicing.voices_of(a, asked, mentions, room) if not _is_nobody(voice)]
    voices = _citing(voices, asked, mentions, room)
    word = asker.of(room.text).lower() if asker is not None else ""
    if word in cues.phrases("second") or (voices and word in cues.phrases("first")):  # "we" is whoever speaks
        asker = None
    if asker is not None and not (voices and voicing.same(voices[-1].span, asker, mentions, room.text)):
        voices = [v for v in voices if not voicing.same(v.span, asker, mentions, room.text)]
        voices.append(voicing.voice(asker, None, asked, mentions, room, ()))
    if _is_said_by_doing(asked):
        while voices and any(voicing.same(voices[-1].span, a, mentions, room.text) for a in asked.actors):
            voices.pop()
    return tuple(voicing.once(voices, mentions, room.text))


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
        both = [only[span][0] if only[span] else voicing.voice(span, None, asked, mentions, room, ()) for span in pair]
        at = told.index(own[0])
        others = [v for v in told if v not in own and v.kind != "phrase"]
        told = [*(v for v in others if v in told[:at]), *both, *(v for v in others if v in told[at:])]
    return told


def _turns(pair: tuple[Span, Span]) -> tuple[tuple[Span, Span], tuple[Span, Span]]:
    """Each of a pair with the other."""
    return (pair, pair[::-1])


def _is_nobody(voice: Voice) -> bool:
    """Whether nobody says it: "*no official* has confirmed that …"."""
    return voice.text.lower().split()[0] in wording.words("nobody") | wording.words("none")


def _is_said_by_doing(asked: Asked) -> bool:
    """Whether an actor's own words are the event: who said that he would help has promised it, who met may tell of it."""
    return event_type(asked.type).quad in VERBAL and asked.type not in TOLD and asked.reality == "happened"


def _chosen(asked: Asked, room: Room, prior: Prior | None, weights: Mapping[str, float] | None) -> list[Attribution]:
    near = candidates(room, asked)
    chosen = []
    for attribution, held in zip(near, features(room, asked, near), strict=True):
        likely = chance(held, weights)
        inside = covers(attribution, asked.trigger)
        if prior is not None and not (inside and likely >= SURE):
            learned = max(prior(w) for w in attribution.source or attribution.cue)
            likely = (likely + learned) / 2 if attribution.source else max(likely, learned)
        reached = inside or room.sentence_of(anchor(attribution).start) == room.sentence_of(asked.trigger.start)
        if (reached and likely >= BAR) or _is_certain(attribution, asked, room):
            chosen.append(attribution)
    return [a for a in chosen if not any(contrasts.is_set_against(a, b, asked.trigger, room) for b in near)]


def _quoting(asked: Asked, room: Room) -> tuple[Attribution, ...]:
    """The speaker of the long quotation that tells what others do, or a deed of whomever; he stands outside of it."""
    said = event_type(asked.type).quad in VERBAL and asked.type not in TOLD
    if said and not (asked.actors and all(voicing.is_another(a.of(room.text)) for a in asked.actors)):
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
        told = any(_is_told_of(span, a) and covers(a, asked.trigger) for a in room.attributions)
        if likely < BAR or known or told or room.sentence_of(span.start) != here:
            continue
        token = room.token(span)
        if _is_pseudo(token) or (token.pos_ in NOMINAL and (token.dep_ != "pobj" or _carries(token))):
            cued = (a for a in room.attributions if span in a.cue and covers(a, asked.trigger) and token.pos_ == "NOUN")
            verb = (span_of(token.head),) if voicing.is_expletive(span, token.head, room) else ()
            yield next(cued, Attribution((span,), verb, ()))


def _carries(token: Token) -> bool:
    """Whether it is by somebody that a document is carried, seen or the like: "a statement published by *state media*"."""
    participle = token.head.head
    carried = token.head.dep_ == "agent" and participle.dep_ == "acl" and participle.head.lemma_.lower()
    return bool(carried) and cues.kinds().get(str(carried)) == "document"


def _is_told_of(span: Span, attribution: Attribution) -> bool:
    """Whether right behind ``span`` somebody else says so, in between: "*the army*, said the mayor, had fled"."""
    aside = _is_turned(attribution) and attribution.cue[0] > span
    return aside and attribution.cue[0].gap(span) <= ASIDE


def _is_pseudo(token: Token) -> bool:
    """Whether a word tells that somebody says so, and nobody who: "reportedly", "accused of"."""
    passive = token.tag_ == "VBN" and token.lemma_.lower() in cues.phrases("passive")
    return token.pos_ in voicing.PSEUDO and (
        passive or any(token.lower_ in cues.phrases(f) for f in ("adverb", "adjective"))
    )


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
    """The outlet that somebody tells it first, then those that end the sentence, from the last ("…, X said, Y reported"), then those that do not cover the trigger, then the largest content, "citing" last."""
    text = room.text

    def inwards(a: Attribution) -> tuple[bool, bool, bool, int, bool, int, int]:
        heard = not a.cue and (speakers.is_outlet(a.source[0], mentions, text) or _is_told(a.source[0], chosen, room))
        return (
            is_citing(a, text),
            not heard,
            not (ends := _ends(a, trigger, room)),
            -text.count(",", trigger.end, anchor(a).start) if ends else 0,
            covers(a, trigger),
            _depth(a, chosen),
            -size(a),
        )

    return sorted(chosen, key=inwards)


def _depth(attribution: Attribution, chosen: Sequence[Attribution]) -> int:
    """In how many of the ``chosen`` sayings an attribution's words stand that it does not hold itself: "said that, *according to* Y, …"."""
    others = [a for a in chosen if a.content and a is not attribution and attribution.content]
    return sum(_hull(a).covers(anchor(attribution)) and not _hull(attribution).covers(anchor(a)) for a in others)


def _hull(attribution: Attribution) -> Span:
    """From the first to the last word said, in whatever order its parts were found."""
    return Span(min(c.start for c in attribution.content), max(c.end for c in attribution.content))


def _listeners(chosen: Sequence[Attribution], room: Room) -> list[Token]:
    """The objects of the words with which the speakers say it."""
    saying = [room.token(a.cue[0]) for a in chosen if a.cue and a.source]
    return [c for verb in saying for c in verb.children if c.dep_ in {"dobj", "dative"}]


def _is_told(listener: Span, chosen: Sequence[Attribution], room: Room) -> bool:
    """Whether a name is whom one of the speakers tells it: "an official told *the Gulf Bulletin*"."""
    token = room.token(listener)
    return token.pos_ == "PROPN" and token in _listeners(chosen, room)


def _ends(attribution: Attribution, trigger: Span, room: Room) -> bool:
    """Whether source and cue stand behind the trigger that they cover, in its sentence."""
    own = (*attribution.source, *attribution.cue)
    behind = bool(attribution.source) and all(w.start >= trigger.end for w in own)
    here = room.sentence_of(own[0].start) == room.sentence_of(trigger.start)
    return behind and here and covers(attribution, trigger)


def is_citing(attribution: Attribution, text: str) -> bool:
    """Whether the cue is a "citing" that names whom another takes it from."""
    return any(c.of(text).lower() in cues.phrases("citing") for c in attribution.cue)


def _is_certain(attribution: Attribution, asked: Asked, room: Room) -> bool:
    """Whether it stands there in so many signs: "citing X", "according to X" or "it emerged that" around the event, "…, says X, …", the heading "event: X"."""
    text = room.text
    marked = any(c.of(text).strip() in cues.phrases("mark") for c in attribution.cue)
    marked = marked and bool(attribution.content) and attribution.content[-1].end <= attribution.cue[0].start
    emerged = not attribution.source and any(voicing.is_emerging(c, room) for c in attribution.cue)
    turned = bool(attribution.source) and any(cues.is_turned(c.of(text)) for c in attribution.cue)
    signed = marked or emerged or turned or _is_set_in(attribution, text) or is_citing(attribution, text)
    return signed and covers(attribution, asked.trigger)


def _is_set_in(attribution: Attribution, text: str) -> bool:
    """Whether somebody's saying is set in between commas, turned round: "the army, *says the mayor*, fled"."""
    if not _is_turned(attribution):
        return False
    before, behind = text[: attribution.cue[0].start].rstrip(), text[attribution.source[0].end :]
    near = attribution.source[0].gap(attribution.cue[0]) <= 1
    return near and before.endswith(",") and behind.startswith(",")


def _is_turned(attribution: Attribution) -> bool:
    """Whether the source stands behind its cue: "said the mayor"."""
    return bool(attribution.source and attribution.cue) and attribution.cue[0].end <= attribution.source[0].start
