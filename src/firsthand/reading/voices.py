"""On whose word an event is told: the chain of voices, outermost first."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from firsthand.reading import cues
from firsthand.records import Attribution, Identity, Mention, Span, Stance, Voice, VoiceKind

Prior = Callable[[Span], float]


def chain(
    trigger: Span,
    attributions: Sequence[Attribution],
    mentions: Sequence[Mention],
    text: str,
    *,
    quotations: Sequence[Span] = (),
    actors: Sequence[Span] = (),
    verbal: bool = False,
    asker: Span | None = None,
    prior: Prior | None = None,
) -> tuple[Voice, ...]:
    """The voices of the event named by ``trigger``, outermost first, the one closest to the fact last.

    ``actors`` are the spans of the event's actors; ``verbal`` says that the event is itself a saying (a REQUEST, an
    ACCUSE …), whose sayer is no voice of it; ``asker`` is the one who asks for, refuses or threatens the event.
    ``prior`` gives for a source's span the chance, by a learned head, that it is a voice of this event.
    """
    covering = _nested([a for a in attributions if _covers(a, trigger)], text)
    voices = [voice for a in covering for voice in _voices(a, trigger, mentions, text, quotations)]
    voices = [v for v in voices if prior is None or prior(v.span) > 0.5]
    if asker is not None and not (voices and _same(voices[-1].span, asker, mentions)):
        voices.append(_voice(asker, None, trigger, mentions, text, quotations, ()))
    if verbal:
        if voices and any(_is_first_person(a.of(text)) for a in actors):
            voices.pop()
        while voices and any(_same(voices[-1].span, a, mentions) for a in actors):
            voices.pop()
    return tuple(_once(voices, mentions))


def _covers(attribution: Attribution, trigger: Span) -> bool:
    own = (*attribution.cue, *attribution.source)
    return any(c.overlaps(trigger) for c in attribution.content) and not any(o.overlaps(trigger) for o in own)


def _size(attribution: Attribution) -> int:
    return sum(c.end - c.start for c in attribution.content)


def _nested(covering: Sequence[Attribution], text: str) -> list[Attribution]:
    """Those of the attributions that stand inside each other, outermost first."""
    inward = sorted(covering, key=lambda a: (not _is_citing(a, text), _size(a)))
    chosen: list[Attribution] = []
    for attribution in inward:
        inner = chosen[-1] if chosen else None
        if inner is None or _is_citing(inner, text) or _encloses(attribution, inner):
            chosen.append(attribution)
    return chosen[::-1]


def _encloses(outer: Attribution, inner: Attribution) -> bool:
    return any(c.overlaps(w) for c in outer.content for w in (inner.cue or inner.source))


def _is_citing(attribution: Attribution, text: str) -> bool:
    return any(c.of(text).lower().startswith("citing") for c in attribution.cue)


def _voices(
    attribution: Attribution, trigger: Span, mentions: Sequence[Mention], text: str, quotations: Sequence[Span]
) -> list[Voice]:
    cue = attribution.cue[0] if attribution.cue else None
    if not attribution.source:
        return [_voice(cue, cue, trigger, mentions, text, quotations, attribution.content)] if cue else []
    return [
        _voice(source, cue, trigger, mentions, text, quotations, attribution.content)
        for source in attribution.source
        if not _is_first_person(source.of(text)) and source.of(text).lower() not in cues.phrases("second")
    ]


def _is_first_person(words: str) -> bool:
    return words.lower() in cues.phrases("first")


def _voice(
    span: Span,
    cue: Span | None,
    trigger: Span,
    mentions: Sequence[Mention],
    text: str,
    quotations: Sequence[Span],
    content: Sequence[Span],
) -> Voice:
    mention = mention_of(span, mentions)
    identity = mention.identity if mention is not None else Identity(span.of(text))
    kind: VoiceKind = "phrase" if span == cue else kind_of(span.of(text), mention)
    direct = any(q.covers(trigger) and any(c.overlaps(q) for c in content) for q in quotations)
    return Voice(span, span.of(text), identity, kind, stance_of(cue, text), direct, cue)


def mention_of(span: Span, mentions: Sequence[Mention]) -> Mention | None:
    """The mention that a source's words are: the longest that it shares its head with, None where there is none."""
    inside = [m for m in mentions if span.covers(m.span) or m.span.covers(span)]
    return min(inside, key=lambda m: (m.span != span, m.span.start - span.start, -m.span.end), default=None)


def kind_of(words: str, mention: Mention | None) -> VoiceKind:
    """What kind of voice the words of a source make."""
    sector = mention.identity.sector if mention is not None else None
    if sector == "JRN":
        return "outlet"
    noun = next((cues.kinds()[w] for w in reversed(_words(words)) if w in cues.kinds()), None)
    named = mention.form == "name" if mention is not None else any(w[:1].isupper() for w in words.split()[1:])
    if noun in {"document", "outlet"}:
        return noun
    if named:
        return "named"
    return noun or "collective"


def stance_of(cue: Span | None, text: str) -> Stance:
    """The stance that a cue's words give the source."""
    if cue is None:
        return "asserts"
    for word in _words(cue.of(text)):
        if word in cues.verbs():
            return cues.verbs()[word].stance
    return "asserts"


def _words(text: str) -> list[str]:
    found = []
    for word in text.lower().replace("-", " ").split():
        bare = word.strip(".,;:'’\"“”()")
        found.append(bare[:-1] if bare.endswith("s") and not bare.endswith("ss") else bare)
    return found


def _same(a: Span, b: Span, mentions: Sequence[Mention]) -> bool:
    if a.overlaps(b):
        return True
    one, other = mention_of(a, mentions), mention_of(b, mentions)
    return one is not None and other is not None and one.entity == other.entity


def _once(voices: Sequence[Voice], mentions: Sequence[Mention]) -> list[Voice]:
    kept: list[Voice] = []
    for voice in voices:
        if not any(_same(voice.span, k.span, mentions) for k in kept):
            kept.append(voice)
    return kept
