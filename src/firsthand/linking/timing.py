"""The days and hours that tellings give of an event, and whether two of them can both hold."""

from __future__ import annotations

import re
from dataclasses import dataclass

from firsthand.linking.dates import EXACT, ZONES, Stretch, absolute, stretch
from firsthand.linking.tellings import own_time
from firsthand.records import Event, Span

WIDEST = 40  # days from which a stretch says too little to contradict
REACH = 130  # characters from a trigger in which an hour is the event's
APART = 15  # minutes from which two hours are two
_ZONE = 30  # minutes: clocks of the world differ by whole numbers of these
_HOUR = re.compile(
    r"\b(?P<hour>1[0-2]|0?[1-9])(?:[:.](?P<minute>[0-5]\d))?\s?(?P<half>[ap])\.?m\b|\b(?P<full>[01]?\d|2[0-3]):(?P<past>[0-5]\d)\b",
    re.IGNORECASE,
)

_AT = re.compile(
    r"\b(?:at|around|about|by|before|after|past|until|since|from)\s+(?:about\s+|around\s+|just\s+)?$", re.IGNORECASE
)


@dataclass(frozen=True, slots=True)
class Moment:
    """A time told of an event: the days it can lie in, or minutes after midnight; ``text`` its words or ISO dates.

    ``half`` says whether the half of the day is known: "10:25" may be in the evening.
    """

    text: str
    days: Stretch | None = None
    minutes: int | None = None
    half: bool = True

    def agrees(self, other: Moment) -> bool:
        """Whether both can hold: days that meet or lie in one another, hours that some zone's clock makes one."""
        if self.days and other.days:
            if max(self.days.days, other.days.days) <= EXACT:
                return self.days.meets(other.days)
            return _within(self.days, other.days) or _within(other.days, self.days)
        if self.minutes is not None and other.minutes is not None:
            gap = abs(self.minutes - other.minutes)
            gap = gap if self.half and other.half else min(gap % 720, -gap % 720)
            return gap <= APART or min(gap % _ZONE, -gap % _ZONE) <= 2
        return True


def _within(inner: Stretch, outer: Stretch) -> bool:
    slack = ZONES if inner.days <= EXACT else 0
    return outer.first - slack <= inner.first and inner.last <= outer.last + slack


def moments(event: Event, text: str) -> list[Moment]:
    """The days that the event's own sentence dates it to by the calendar, and the hours next to its trigger."""
    found = [
        Moment(_clock(m), minutes=_minutes(m), half=bool(m["half"]))
        for m in _HOUR.finditer(text, event.sentence.start, event.sentence.end)
        if Span(m.start(), m.end()).gap(event.trigger) <= REACH and _AT.search(text[max(0, m.start() - 20) : m.start()])
    ]
    when = own_time(event)
    days = stretch(when.first, when.last) if when and absolute(when) else None
    if when and days and days.days <= WIDEST:
        found.append(Moment(f"{when.first}" if when.first == when.last else f"{when.first} to {when.last}", days))
    return found


def _minutes(match: re.Match[str]) -> int:
    if match["full"]:
        return int(match["full"]) * 60 + int(match["past"])
    return (int(match["hour"]) % 12 + 12 * (match["half"].lower() == "p")) * 60 + int(match["minute"] or 0)


def _clock(match: re.Match[str]) -> str:
    minutes = _minutes(match)
    return f"{minutes // 60:02}:{minutes % 60:02}"
