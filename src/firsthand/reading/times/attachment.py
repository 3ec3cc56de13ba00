"""The event's own time, not the nearest: by the syntax of its sentence where there is a parse."""

from __future__ import annotations

from typing import TYPE_CHECKING

from firsthand.reading.times import ranking

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from spacy.tokens import Doc

    from firsthand.records import Span, Time


def placed(times: Sequence[Time]) -> list[Time]:
    """The times that lie in the calendar: no durations."""
    return [t for t in times if t.first or t.last]


def kind(time: Time) -> Iterator[str]:
    """What a time is in itself, for the score."""
    length = len(time.first or time.last or "")
    yield f"exact {length} {time.first == time.last}"
    yield f"open {time.first is None} {time.last is None}"
    yield f"words {' '.join(time.text.lower().split()[:2])}" if not any(c.isdigit() for c in time.text) else "digits"


def candidates(trigger: Span, times: Sequence[Time], doc: Doc) -> list[tuple[Time, list[str]]]:
    """The times that may be the event's own, each with the features that hold."""
    event = ranking.settle(trigger, doc)
    settled = [(t, s) for t in placed(times) if (s := ranking.settle(t.span, doc))]
    if event is None:
        return []
    found = []
    for i, rank, same in ranking.within_reach(event, [s for _, s in settled]):
        time, other = settled[i]
        own = list(kind(time))
        found.append(
            (time, [*ranking.features(event, other, rank, same), *own, *(f"{event.root.tag_} {k}" for k in own)])
        )
    return found


def event_time(trigger: Span, sentence: Span, times: Sequence[Time], doc: Doc | None = None) -> Time | None:
    """The time of the event named by ``trigger``; never a duration, None where the words give none.

    With a parsed ``doc`` of the whole text a score picks among the times around the trigger, up to three
    sentences before it; else the nearest of ``sentence`` is taken.
    """
    if doc is not None:
        table = ranking.weights("times_weights.json")
        scored = [(ranking.chance(held, table), -t.span.gap(trigger), t) for t, held in candidates(trigger, times, doc)]
        best = max(scored, key=lambda row: row[:2], default=None)
        return best[2] if best and best[0] >= table["bar"] else None
    near = [t for t in placed(times) if sentence.covers(t.span)]
    return min(near, key=lambda t: t.span.gap(trigger), default=None)
