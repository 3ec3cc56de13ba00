"""Which of a report's times is an event's own: a score for each of them and one for none.

The weights (``data/times_weights.json``) are trained by ``training/times.py``; a feature is a string that holds or does
not.
"""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING, NamedTuple

from firsthand.reading.grammar.syntax import text_of
from firsthand.reading.times.calendar import earliest
from firsthand.reading.times.counting import is_counted
from firsthand.reading.times.extent import AHEAD
from firsthand.reading.times.ground import DAY
from firsthand.reading.times.ties import path_cost, tense, way

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from firsthand.reading.times.ties import Setting
    from firsthand.records import Reality, Time

BEFORE, AFTER, HEAD = (
    6,
    3,
    2,
)  # sentences before and after the event's own in which its time may stand; the report's first
LEAD = 1  # the number of the last sentence that opens the report
STEPS = (1, 2, 3, 4, 5, 6, 8, 10, 13)
GAPS = (5, 15, 30, 60, 100, 160)


class Asked(NamedTuple):
    """The event whose time is asked for."""

    at: Setting
    type: str | None
    reality: Reality | None


def near(event: Setting, others: Sequence[Setting]) -> list[int]:
    """The indices of ``others`` that stand near enough to ``event``, or in the report's first sentences, nearest first."""
    away = {i: o.sentence - event.sentence for i, o in enumerate(others)}
    held = [i for i in away if -BEFORE <= away[i] <= AFTER or others[i].sentence <= HEAD]
    return sorted(held, key=lambda i: (abs(away[i]), others[i].span.gap(event.span)))


def none_features(asked: Asked, own: bool, number: int, dated: bool) -> Iterator[str]:
    """What speaks for no time; ``own`` says that one stands in the event's sentence, ``number`` how many are near."""
    yield from ("none", f"none dated {dated}")
    yield from (f"none {what}" for what in _event(asked, own))
    yield f"none number {min(number, 3)}"


def today_features(asked: Asked, own: bool) -> Iterator[str]:
    """What speaks for the report's own day, beside what holds of every time."""
    yield "today"
    yield from (f"today {what}" for what in _event(asked, own))
    told = tense(asked.at.root)
    yield from (f"today {told} sentence {min(asked.at.sentence, 3)}", f"today {told} {asked.reality}")


def _event(asked: Asked, own: bool) -> Iterator[str]:
    """What an event is in itself."""
    root, held = asked.at.root, "own" if own else "away"
    yield from (held, f"{held} {asked.reality}", f"{held} type {asked.type}", f"{held} dep {root.dep_}")
    yield from (f"reality {asked.reality}", f"type {asked.type}", f"tense {tense(root)}", f"pos {root.pos_}")
    yield f"sentence {min(asked.at.sentence, 3)}"


def features(asked: Asked, time: Time, other: Setting, rank: int, alone: bool, today: date | None) -> Iterator[str]:
    """What holds between an event and a ``time`` as it would fill it; ``rank`` counts nearer times, ``alone`` in its sentence."""
    event = asked.at
    away = other.sentence - event.sentence
    far = f"s{max(-3, min(away, 2))}" if -BEFORE <= away <= BEFORE else "far"
    side = "before" if other.span.start < event.span.start else "after"
    kind, turn = _kind(time), _turn(time, today)
    told = "ahead" if asked.reality in AHEAD else asked.reality
    yield from ("time", far, f"{far} {side}", f"{far} {kind}", f"{far} {told}")
    yield from (f"{far} rank {min(rank, 3)}", f"{far} {event.root.pos_}")
    yield from (f"{kind} {turn}", f"{kind} {turn} {told}")
    if time.value and time.value.startswith("P") and not is_counted(time):
        yield f"length {told}"
    if away == 0:
        yield from _within(event, other, kind, side, alone)
        yield f"tense {tense(event.root)} {turn}"
    else:
        yield from between(event, other, away, far, side)


def between(event: Setting, other: Setting, away: int, far: str, side: str) -> Iterator[str]:
    """What holds between an event and something ``away`` sentences from it: their paragraphs, and whether it opens text or sentence."""
    first, last = sorted((event.root.idx, other.root.idx))
    same = "\n" not in text_of(event.root.doc)[first:last]
    yield f"paragraph {same} {min(abs(away), 3)}"
    yield f"lead {other.sentence <= LEAD} {far}"
    yield f"opens {other.place < 5} {far} {side}"


def _within(event: Setting, other: Setting, kind: str, side: str, alone: bool) -> Iterator[str]:
    tie = way(event.root, other.root)
    coarse = tie.split()[0]
    yield from (tie, f"{coarse} {kind}", f"{coarse} alone {alone}")
    yield from (f"{coarse} over {crossed}" for crossed in tie.partition(" ")[2].split("+") if crossed)
    yield f"steps {bucket(path_cost(event.root, other.root), STEPS)}"
    yield f"gap {bucket(event.span.gap(other.span), GAPS)} {side}"


def bucket(number: float, edges: Sequence[int]) -> int:
    """How many of ``edges`` a number is above."""
    return sum(number > edge for edge in edges)


def _kind(time: Time) -> str:
    """What a time is in itself: open, a range, a year, a month or a day."""
    if time.first is None or time.last is None:
        return "open"
    return "range" if time.first != time.last else {4: "year", 7: "month"}.get(len(time.first), "day")


def _turn(time: Time, today: date | None) -> str:
    """Where a time lies to the report's day: past, today (in its month, in its year), ahead, or not known."""
    told = time.first or time.last
    if today is None or told is None:
        return "-"
    days = (today - earliest(told)).days
    if told == today.isoformat()[: len(told)]:
        return "today"
    if days < 0:
        return "ahead"
    return "past" if len(told) < DAY else "yesterday" if days == 1 else "past week" if days <= 7 else "past"
