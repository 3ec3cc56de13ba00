"""Time expressions of a text to TIMEX3 values and ISO ends."""

from __future__ import annotations

import re
from dataclasses import replace
from datetime import date
from typing import TYPE_CHECKING

from firsthand.reading.times import resolution
from firsthand.reading.times.calendar import Point
from firsthand.reading.times.grammar import find, future
from firsthand.reading.times.reference import reference_date
from firsthand.reading.times.resolution import Ground
from firsthand.records import Span, Time

if TYPE_CHECKING:
    from collections.abc import Sequence

CUE_REACH = 60  # characters before an expression in which a word may turn it to the future
_CAPITAL = re.compile(r"\b(?:may|march|mar|sun|sat|mon|wed|dec|fall|second)\b")
_LED = re.compile(
    r"(?:^|\W)(?:in|since|until|till|by|of|from|to|last|this|next|early|late|mid|and|between|through|during|after|before|on)[\s-]$",
    re.IGNORECASE,
)
_JOIN = re.compile(r"\s?(?:-|–|—|and|to|through|until|till)\s(?:the\s)?|\s?[-–—]\s?", re.IGNORECASE)
_SINCE = re.compile(r"\b(?:since|ever since)\s(?:at\sleast\s|the\s|about\s|around\s)*$", re.IGNORECASE)
_UNTIL = re.compile(r"\b(?:until|till|up\sto)\s(?:at\sleast\s|the\s|about\s|around\s)*$", re.IGNORECASE)
_FROM = re.compile(r"\b(?:from|between)\s(?:the\s|about\s|around\s)*$", re.IGNORECASE)
_BOUNDARY = re.compile(r"[.!?;\n]\s")


def find_times(text: str, published: str | None) -> tuple[Time, ...]:
    """Every time expression of ``text`` in order, each with its TIMEX3 value and ISO ends.

    ``published`` is the report's ISO date; where it is None a date line in the head of the text is taken, and where
    there is none either, relative times keep ``first`` and ``last`` None. A range ("from May to July 2016") gives one
    time for each of its ends, and both carry the ends of the whole; "since 2022" is open at its end.
    """
    known = reference_date(text, published)
    reference = date.fromisoformat(known) if known else None
    found: list[tuple[re.Match[str], Point]] = []
    anchor: Point | None = None
    for match in find(text):
        if _lower_name(match):
            continue
        ground = Ground(reference, anchor, _turn(text, match))
        point = resolution.resolve(match, ground)
        if point is None:
            continue
        found.append((match, point))
        if point.first and point.last:
            anchor = point
    return _with_ends(text, _trimmed(found))


def _lower_name(match: re.Match[str]) -> bool:
    """Whether a match rests on a small-letter "may", "march" …, which are no months."""
    if match["set"] or match["nref"] or match["pref"] or match["fref"]:
        return False
    hit = _CAPITAL.search(match[0])
    if hit is None:
        return (
            bool(match["mon"])
            and match["mon"] in {"May", "March"}
            and not _LED.search(match.string[: match.start()][-20:])
        )
    if hit[0] == "fall":
        return False
    return hit[0] != "second" or bool(match["dur"])


def _turn(text: str, match: re.Match[str]) -> int:
    """1 where the words around an expression look ahead, -1 otherwise."""
    before = text[max(0, match.start() - CUE_REACH) : match.start()]
    before = before[max((m.end() for m in _BOUNDARY.finditer(before)), default=0) :]
    return 1 if future().search(before) else -1


def _trimmed(found: list[tuple[re.Match[str], Point]]) -> list[tuple[Span, str, Point]]:
    trimmed = []
    for match, point in found:
        words = match[0]
        cut = len(words) - len(
            re.sub(r"^(?:on|for|over|after|in|at|about|around|nearly|almost)\s", "", words, flags=re.IGNORECASE)
        )
        start = match.start() + (cut if not match["wkend"] else 0)
        trimmed.append((Span(start, match.end()), match.string[start : match.end()], point))
    return trimmed


def _with_ends(text: str, found: Sequence[tuple[Span, str, Point]]) -> tuple[Time, ...]:
    times = [Time(span, words, p.value, p.first, p.last) for span, words, p in found]
    for i, time in enumerate(times):
        before = text[max(0, time.span.start - 30) : time.span.start]
        if time.first is None or time.last is None:
            continue
        if i and _is_range(text, times[i - 1], time):
            early = _like(times[i - 1], time)
            if early.first and early.first[:4] <= time.last[:4]:
                times[i - 1], times[i] = replace(early, last=time.last), replace(time, first=early.first)
        elif _SINCE.search(before):
            times[i] = replace(time, last=None)
        elif _UNTIL.search(before):
            times[i] = replace(time, first=None)
    return tuple(times)


def _is_range(text: str, early: Time, late: Time) -> bool:
    gap = text[early.span.end : late.span.start]
    opened = _FROM.search(text[max(0, early.span.start - 30) : early.span.start])
    joined = _JOIN.fullmatch(gap)
    return bool(joined and early.first and (opened or gap.strip() in {"-", "–", "—", "to", "through", "until", "till"}))


def _like(early: Time, late: Time) -> Time:
    """``early`` moved to the year of ``late`` where only ``late`` says its year ("between January and May 2016")."""
    if re.search(r"\d{4}", early.text) or not re.search(r"\d{4}", late.text) or not early.first or not late.last:
        return early
    moved = late.last[:4] + early.first[4:]
    return replace(early, value=moved, first=moved, last=moved) if moved <= late.last else early
