"""Sayings joined and filled up: each cue with its source and content, each quotation with its speaker."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Sequence
from dataclasses import replace

from spacy.tokens import Doc

from firsthand.reading.grammar.clauses import without
from firsthand.reading.grammar.cues import is_turned, phrases
from firsthand.reading.voices import setting
from firsthand.reading.voices.joining import Board, Role, chance, pair_features
from firsthand.records import Attribution, Span

LINE_END = re.compile(r"\s*\n\s*")
OPENING = frozenset('"“«')
LEAST = 0.05  # chance below which a source takes no cue of its own
BESIDE = 40  # characters between the two sources of one cue at most
SHORT = 25  # characters below which words in quotation marks are no speech of their own


def link(
    text: str,
    sources: Sequence[Span],
    cues: Sequence[Span],
    contents: Sequence[Span],
    sentences: Sequence[Span],
    quotations: Sequence[Span],
    doc: Doc | None = None,
) -> tuple[Attribution, ...]:
    """The tagger's spans joined into attributions, in the order of their cues.

    Each source goes to the cue that fits it best, a cue having one source; each content to its likeliest cue, a cue
    having as many as it gets. Quotations without a tag are then given to their speakers (see :func:`speak`).
    """
    starts = [s.start for s in sentences]
    board = Board(text, sorted(set(sources)), sorted(set(cues)), sorted(set(contents)), starts)
    owners = _matched(board)
    holders = _assigned(board, board.contents, "content")
    joined = tuple(
        Attribution(
            tuple(s for s in board.sources if owners.get(s) == cue),
            (cue,),
            tuple(c for c in board.contents if holders.get(c) == cue),
        )
        for cue in board.cues
    )
    joined = tuple(
        setting.carried_on(text, a, sentences, doc) if a.content else setting.labelled(text, a, sentences)
        for a in joined
    )
    if not quotations:
        return tuple(a if a.content else setting.set_off(text, a, sentences) for a in joined)
    return speak(text, joined, sentences, quotations)


def in_lines(
    text: str, sources: Sequence[Span], cues: Sequence[Span], contents: Sequence[Span]
) -> tuple[list[Span], list[Span], list[Span]]:
    """The tagger's spans cut where lines end: a heading has no part in the source, nor in the speech, that stands below it.

    Of a source the line nearest to a cue is kept, of a cue the last; a content is parted where a line opens a quotation.
    """
    said = [_lines(text, span)[-1] for span in cues]
    speakers = [
        min(_lines(text, span), key=lambda line: min((line.gap(c) for c in said), default=0)) for span in sources
    ]
    return speakers, said, [part for span in contents for part in _speeches(text, span)]


def _lines(text: str, span: Span) -> list[Span]:
    ends = list(LINE_END.finditer(text, span.start, span.end))
    cuts = [span.start, *(end for m in ends for end in m.span()), span.end]
    return [Span(a, b) for a, b in zip(cuts[::2], cuts[1::2], strict=True) if b > a] or [span]


def _speeches(text: str, span: Span) -> list[Span]:
    first, *more = _lines(text, span)
    opened = text[max(span.start - 1, 0) : span.start + 1].strip()[:1] in OPENING
    at = next((line.start for line in more if text[line.start] in OPENING), None)
    if opened or at is None:
        return [span]
    return [Span(span.start, max(line.end for line in (first, *more) if line.end <= at)), Span(at, span.end)]


def merge(first: Sequence[Attribution], more: Sequence[Attribution], text: str = "") -> tuple[Attribution, ...]:
    """``first`` with those of ``more`` whose cue no attribution of ``first`` has, in the order of their cues.

    One of ``first`` that has no source takes that of the same cue in ``more``: of "according to *the army*, rebels …", too,
    where these words pass for what is said; what ``text`` has "citing" before it may be a reason.
    """
    taken = [w for a in first for w in (a.cue or a.source)]
    new = [a for a in more if not any(w.overlaps(t) for w in (a.cue or a.source) for t in taken)]
    filled = [a if a.source else _with_source(a, more, text) for a in first]
    return tuple(sorted((*filled, *new), key=lambda a: (a.cue or a.source)[0]))


def _with_source(bare: Attribution, more: Sequence[Attribution], text: str) -> Attribution:
    """``bare`` with the source that ``more`` gives its cue; what is said goes without it."""
    source = _source_in(more, bare, text)
    return replace(bare, source=source, content=without(bare.content, source)) if source else bare


def _source_in(more: Sequence[Attribution], bare: Attribution, text: str) -> tuple[Span, ...]:
    """The source that ``more`` gives the cue of ``bare``, outside of what is said or right beside the cue."""
    same = (a for a in more if any(c.overlaps(own) for c in a.cue for own in bare.cue))
    sources = (a.source for a in same if not any(s.overlaps(c) for s in a.source for c in bare.cue))
    citing = any(c.of(text).lower() in phrases("citing") for c in bare.cue)
    return next(
        (s for s in sources if s and (not _inside(s, bare.content) or (_at(s[0], bare.cue) and not citing))), ()
    )


def _inside(source: Sequence[Span], content: Sequence[Span]) -> bool:
    return any(s.overlaps(c) for s in source for c in content)


def _at(source: Span, cue: Sequence[Span]) -> bool:
    """Whether a source stands right before or behind a cue."""
    return any(not source.overlaps(c) and source.gap(c) <= 1 for c in cue)


def _chances(board: Board, spans: Sequence[Span], role: Role) -> list[tuple[float, Span, Span]]:
    found = []
    for span in spans:
        near = [c for c in board.candidates(span) if role == "content" or _may_own(span, c, board.text)]
        nearest = min(near, key=lambda c: (c.gap(span), c), default=span)
        found += [(chance(pair_features(board, span, cue, nearest), role), span, cue) for cue in near]
    return found


def _may_own(source: Span, cue: Span, text: str) -> bool:
    """Whether a source may be a cue's: that of "according to" stands right behind it."""
    return not is_turned(cue.of(text)) or 0 <= source.start - cue.end <= 1


def _assigned(board: Board, spans: Sequence[Span], role: Role) -> dict[Span, Span]:
    """The likeliest cue of each span; one in its own line, outside of it, goes before those of other lines."""
    ranked = sorted((_in_line(board.text, s, cue), likely, s, cue) for likely, s, cue in _chances(board, spans, role))
    return {span: cue for _, _, span, cue in ranked}


def _in_line(text: str, span: Span, cue: Span) -> bool:
    first, last = sorted((span, cue))
    return not span.overlaps(cue) and "\n" not in text[first.end : last.start]


def _matched(board: Board) -> dict[Span, Span]:
    """The cue of each source, one to one, the likeliest pairs first; a source left over beside another shares its cue."""
    ranked = sorted(_chances(board, board.sources, "source"), reverse=True)
    owners: dict[Span, Span] = {}
    for likely, source, cue in ranked:
        if source not in owners and cue not in owners.values() and likely > LEAST:
            owners[source] = cue
    matched = list(owners.items())
    for _, source, cue in ranked:
        if any(cue == owner and _beside(board, source, other) for other, owner in matched):
            owners.setdefault(source, cue)
    return owners


def _beside(board: Board, one: Span, other: Span) -> bool:
    """Whether two sources stand together in one sentence: "the minister and his spokesman"."""
    first, last = sorted((one, other))
    parted = any(first.start < start <= last.start for start in board.sentence_starts)
    return not parted and last.start - first.end <= BESIDE


def speak(
    text: str, attributions: Sequence[Attribution], sentences: Sequence[Span], quotations: Sequence[Span]
) -> tuple[Attribution, ...]:
    """``attributions`` with every quotation in ``text`` given to its speaker, in the order of their cues.

    A quotation that a content touches belongs to it whole; one that none touches goes to the nearest cue with a source
    in its sentences, else to the speaker of the quotation before it. What a colon introduces is content, too.
    Attributions left without content are dropped.
    """
    said = sorted(attributions, key=lambda a: a.cue[0].start if a.cue else a.source[0].start)
    said = [setting.introducing(text, a) for a in said]
    last: int | None = None
    end = -1
    for quotation in quotations:
        touching = [i for i, a in enumerate(said) if _holds(a, quotation)]
        speaker = touching[-1] if touching else None
        if not touching and quotation.end - quotation.start >= SHORT:
            speaker = _nearest(said, quotation, sentences, text)
            if speaker is None and last is not None and _follows(text, end, quotation.start):
                speaker = last
        for i in touching or ([speaker] if speaker is not None else []):
            said[i] = replace(said[i], content=_joined((*said[i].content, quotation)))
        if speaker is not None:
            last, end = speaker, quotation.end
    said = [setting.after_colon(text, a, sentences) if not a.content else a for a in said]
    said = [setting.set_off(text, a, sentences) if not a.content else a for a in said]
    return tuple(a for a in said if a.content)


def _holds(attribution: Attribution, quotation: Span) -> bool:
    """Whether the quotation is part of the attribution's content, and not something that its content speaks of."""
    own = (*attribution.cue, *attribution.source)
    return any(c.overlaps(quotation) for c in attribution.content) and not any(quotation.overlaps(o) for o in own)


def _nearest(said: Sequence[Attribution], quotation: Span, sentences: Sequence[Span], text: str) -> int | None:
    starts = [s.start for s in sentences]
    first = sentences[max(bisect_right(starts, quotation.start) - 1, 0)]
    final = sentences[max(bisect_right(starts, max(quotation.end - 1, quotation.start)) - 1, 0)]
    reach = Span(first.start, max(final.end, first.end))
    if not text[quotation.end : reach.end].strip() and text[: quotation.end].rstrip("”\"'’").endswith(","):
        following = bisect_right(starts, reach.end)
        reach = Span(reach.start, sentences[following - 1].end if following else reach.end)
    before = text[: quotation.start].rstrip()
    if before.endswith(":"):
        reach = Span(sentences[max(bisect_right(starts, len(before) - 1) - 1, 0)].start, reach.end)
    near = [
        (min(quotation.gap(c) for c in a.cue), i)
        for i, a in enumerate(said)
        if a.source and a.cue and any(reach.covers(c) and not quotation.overlaps(c) for c in a.cue)
    ]
    return min(near)[1] if near else None


def _follows(text: str, end: int, start: int) -> bool:
    """Whether only little stands between the end of one quotation and the start of the next."""
    between = text[end:start]
    return between.strip().count(". ") <= 1 and between.strip().count("\n") <= 1 and len(between) < 400


def _joined(spans: Sequence[Span]) -> tuple[Span, ...]:
    """The spans in order, those that overlap made one."""
    merged: list[Span] = []
    for span in sorted(spans):
        if merged and span.start <= merged[-1].end:
            merged[-1] = Span(merged[-1].start, max(merged[-1].end, span.end))
        else:
            merged.append(span)
    return tuple(merged)
