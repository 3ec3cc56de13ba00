"""Times that belong together, and open ends: "from May to July", "Monday and Tuesday", "since 2022"."""

from __future__ import annotations

import re
from dataclasses import replace
from typing import TYPE_CHECKING

from firsthand.reading.times.calendar import earliest, shift, unit_of

if TYPE_CHECKING:
    from collections.abc import Sequence

    from firsthand.records import Time

YEAR = 4  # characters of an ISO year
REACH = 60  # characters before a time in which a word may open it
JOIN = re.compile(r"\s?(?:-|–|—|and|or|to|through|until|till)\s(?:the\s)?|\s?[-–—]\s?", re.IGNORECASE)
_PLAIN = frozenset({"-", "–", "—", "to", "through", "until", "till"})
_ABOUT = r"\s(?:at\sleast\s|the\s|about\s|around\s)*$"
_SINCE = re.compile(rf"\b(?:since|ever\ssince){_ABOUT}", re.IGNORECASE)
_UNTIL = re.compile(rf"\b(?:until|till|up\sto){_ABOUT}", re.IGNORECASE)
_NOT = re.compile(r"(?:\bnot|n['’]t)\s[^.;,]{0,30}$", re.IGNORECASE)
_BEFORE = re.compile(r"\bbefore\s$", re.IGNORECASE)
_AFTER = re.compile(r"\bafter\s$", re.IGNORECASE)
_FROM = re.compile(rf"\b(?:from|between){_ABOUT}", re.IGNORECASE)
_UNITS = {10: "D", 7: "M", 4: "Y"}


def with_ends(text: str, found: Sequence[Time]) -> tuple[Time, ...]:
    """``found``, the times of ``text`` in order, with the ends that their joining and opening words give them."""
    times = list(found)
    for i, time in enumerate(times):
        before = text[max(0, time.span.start - REACH) : time.span.start]
        if time.first is None or time.last is None:
            continue
        if i and _is_range(text, times[i - 1], time):
            early = _like(times[i - 1], time)
            if early.first and early.first[:4] <= time.last[:4]:
                times[i - 1], times[i] = replace(early, last=time.last), replace(time, first=early.first)
        else:
            times[i] = _opened(time, before)
    return tuple(times)


def _opened(time: Time, before: str) -> Time:
    """``time`` open at the end that the words ``before`` it leave open; "after" and "before" open years only."""
    year = time.first == time.last and len(time.first or "") == YEAR
    if _SINCE.search(before) or (year and _AFTER.search(before)):
        return replace(time, last=None)
    until = _UNTIL.search(before)
    if (until and not _NOT.search(before[: until.start()])) or (year and _BEFORE.search(before)):
        return replace(time, first=None)
    return time


def _is_range(text: str, early: Time, late: Time) -> bool:
    gap = text[early.span.end : late.span.start]
    if not early.first or not JOIN.fullmatch(gap):
        return False
    opened = _FROM.search(text[max(0, early.span.start - REACH) : early.span.start])
    return bool(opened) or gap.strip() in _PLAIN or _follows(early, late)


def _follows(early: Time, late: Time) -> bool:
    """Whether ``late`` begins right after ``early``: the next day, month, year or decade."""
    if not (early.first and early.last and late.first) or len(early.last) != len(late.first):
        return False
    unit = _UNITS[len(early.last)]
    return unit_of(shift(earliest(early.last), unit, 1), unit).first == late.first


def _like(early: Time, late: Time) -> Time:
    """``early`` moved to the year of ``late`` where only ``late`` says its year ("between January and May 2016")."""
    if re.search(r"\d{4}", early.text) or not re.search(r"\d{4}", late.text) or not early.first or not late.last:
        return early
    moved = late.last[:4] + early.first[4:]
    return replace(early, value=moved, first=moved, last=moved) if moved <= late.last else early
