"""The event's own time, not the nearest: by the syntax of its sentence where there is a parse."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Sequence

    from spacy.tokens import Doc, Token

    from firsthand.records import Span, Time

PATH_LIMIT = 6  # tree steps between a trigger and a time; farther ones tell of something else
_CROSSINGS = {"ccomp": 2.0, "advcl": 2.0, "relcl": 2.0, "acl": 1.5, "parataxis": 2.5, "conj": 1.0, "dep": 1.5, "appos": 1.0}


def event_time(trigger: Span, sentence: Span, times: Sequence[Time], doc: Doc | None = None) -> Time | None:
    """The time that ``sentence`` gives the event named by ``trigger``; never a duration, None where there is none.

    With a parsed ``doc`` of the whole text the time is chosen by its path to the trigger in the tree, else by the
    characters between them.
    """
    near = [t for t in times if sentence.covers(t.span) and (t.first or t.last)]
    if not near:
        return None
    scored = [(_cost(trigger, t, doc), t.span.gap(trigger), t) for t in near]
    cost, _, time = min(scored, key=lambda row: row[:2])
    return time if cost <= PATH_LIMIT else None


def _cost(trigger: Span, time: Time, doc: Doc | None) -> float:
    if doc is None:
        return time.span.gap(trigger) / 30
    ends = [doc.char_span(s.start, s.end, alignment_mode="expand") for s in (trigger, time.span)]
    if ends[0] is None or ends[1] is None or not len(ends[0]) or not len(ends[1]):
        return time.span.gap(trigger) / 30
    return path_cost(ends[0].root, ends[1].root) + time.span.gap(trigger) / 200


def path_cost(trigger: Token, other: Token) -> float:
    """The steps between two tokens in the tree; a step across a clause's border counts more."""
    up_trigger, up_other = _line(trigger), _line(other)
    seen = {token.i: k for k, token in enumerate(up_trigger)}
    for k, token in enumerate(up_other):
        if token.i in seen:
            climbed, descended = up_trigger[: seen[token.i]], up_other[:k]
            return sum(1 + _CROSSINGS.get(t.dep_, 0.0) * 0.5 for t in climbed) + sum(1 + _CROSSINGS.get(t.dep_, 0.0) for t in descended)
    return float("inf")


def _line(token: Token) -> list[Token]:
    """A token and its heads, up to the root."""
    line = [token]
    while line[-1].head.i != line[-1].i:
        line.append(line[-1].head)
    return line
