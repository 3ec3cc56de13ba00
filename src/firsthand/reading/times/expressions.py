"""Time expressions of a text to TIMEX3 values and ISO ends."""

from __future__ import annotations

import re
from datetime import date
from typing import TYPE_CHECKING

from firsthand.reading.times import counting, ranges, resolution
from firsthand.reading.times.grammar import find, future, words
from firsthand.reading.times.ground import Ground, month_of
from firsthand.reading.times.reference import exact_day, reference_date
from firsthand.records import Span, Time

if TYPE_CHECKING:
    from collections.abc import Sequence

    from firsthand.reading.times.calendar import Point

CUE_REACH = 60  # characters before an expression in which a word may turn it to the future
YEAR_REACH = 300  # characters after a day of a month in which an undated text may still give its year
AHEAD = 3  # times after a day among which its year may stand
BESIDE = 2  # times after a weekday among which the full date that it counts from may stand
_ENDED = re.compile(r"\s?(?:[.)]|$)", re.MULTILINE)
_CAPITAL = re.compile(r"\b(?:may|march|mar|sun|sat|mon|wed|dec|fall|second)\b")
_LED = re.compile(
    r"(?:^|\W)(?:in|since|until|till|by|of|from|to|last|this|next|early|late|mid|and|between|through|during|after|before|on)[\s-]$",
    re.IGNORECASE,
)
_OWNED = re.compile(r"\b(?:his|her|their|my|your|our)\s$|\bUSA\s$")
_NAMED_DAY = re.compile(rf"\b(?:{words('named_day')})\s$", re.IGNORECASE)
_LEADING = re.compile(r"^(?:on|for|over|after|in|at|about|around|nearly|almost)\s", re.IGNORECASE)
_BOUNDARY = re.compile(r"[.!?;\n]\s")
_YEAR = re.compile(r"\b(?:1[5-9]|20)\d\d\b")
_MONTHS = ("mdy_m", "dmy_m", "my_m", "mo_m")
_COUNTED = ("ag_r", "ed_r", "ed_r2")  # the words "earlier", "later" … of a time that counts from another one


def find_times(text: str, published: str | None) -> tuple[Time, ...]:
    """Every time expression of ``text`` in order, each with its TIMEX3 value and ISO ends.

    ``published`` is the report's ISO date; where it is None a date line in the head of the text is taken, and where
    there is none either, relative times keep ``first`` and ``last`` None, and a day of a month takes the year that the
    text gives beside it. A range ("from May to July 2016") gives one time for each of its ends, and both carry the
    ends of the whole; "since 2022" is open at its end.
    """
    known = reference_date(text, published)
    matches = [m for m in find(text) if not _no_time(m)]
    resolved = counting.counted(_resolved(matches, date.fromisoformat(known) if known else None))
    return ranges.with_ends(text, [_time(m, p) for m, p in resolved])


def _resolved(matches: Sequence[re.Match[str]], reference: date | None) -> list[tuple[re.Match[str], Point]]:
    found: list[tuple[re.Match[str], Point]] = []
    told: Point | None = None
    past: Point | None = None
    for i, match in enumerate(matches):
        turn = 1 if found and _goes_on_ahead(found[-1], match, reference) else _turn(match)
        counted = turn < 0 and (any(match[name] for name in _COUNTED) or "in the" in (match["re_r"] or "").lower())
        year = _year(matches, i) if reference is None else None
        today = _day_apart(matches, i) if reference is None and match["tday"] else reference
        point = resolution.resolve(match, Ground(today, past if counted else told, turn, year))
        if point is None:
            continue
        found.append((match, point))
        if point.first and point.last:
            told = point
            past = past if _is_ahead(point, reference) else point
    return found


def _is_ahead(point: Point, reference: date | None) -> bool:
    return bool(reference and point.first and point.first > reference.isoformat())


def _goes_on_ahead(before: tuple[re.Match[str], Point], match: re.Match[str], reference: date | None) -> bool:
    """Whether "Monday and Tuesday" begins with a day to come."""
    return ranges.JOIN.fullmatch(match.string[before[0].end() : match.start()] or "-") is not None and _is_ahead(
        before[1], reference
    )


def _year(matches: Sequence[re.Match[str]], number: int) -> int | None:
    """The year that an undated text gives to a day or month: the last told before it, or the next soon after it, that is its own."""
    here = matches[number]
    ahead = (m for m in matches[number + 1 : number + 1 + AHEAD] if m.start() <= here.end() + YEAR_REACH)
    return next((year for m in (*matches[number::-1][1:], *ahead) if (year := _shared_year(m, here))), None)


def _shared_year(other: re.Match[str], here: re.Match[str]) -> int | None:
    """The year told in ``other``, if it is that of ``here``: a full date's, of one month, or told in one sentence.

    Nothing says of which year the day is in "was listed in 2011. The bombs of *April 15* …".
    """
    year = None if other["span"] else _YEAR.search(other[0])
    if year is None:
        return None
    first, second = sorted((other, here), key=lambda m: m.start())
    near = _BOUNDARY.search(other.string[first.end() : second.start()]) is None
    one = _month(here) is not None and _month(other) == _month(here)
    return int(year[0]) if exact_day(other) or one or near else None


def _month(match: re.Match[str]) -> int | None:
    """The month that a match names."""
    return next((month_of(match[name]) for name in _MONTHS if match[name]), None)


def _day_apart(matches: Sequence[re.Match[str]], number: int) -> date | None:
    """The full date that ends the sentence of a weekday, as under a picture: "after Monday's attack, in Paris, May 4, 2016."."""
    text, start = matches[number].string, matches[number].end()
    for other in matches[number + 1 : number + 1 + BESIDE]:
        gap, day = text[start : other.start()], exact_day(other)
        if day and gap.endswith(", ") and _ENDED.match(text, other.end()) and not _BOUNDARY.search(gap):
            return date.fromisoformat(day)
    return None


def _no_time(match: re.Match[str]) -> bool:
    """Whether a match is something else: a small-letter "may", "march" …, an age, "USA Today", "Easter *Sunday*"."""
    if match["set"] or match["nref"] or match["pref"] or match["fref"]:
        return False
    if match["tday"] and _NAMED_DAY.search(match.string[: match.start()][-10:]):
        return True
    if (match["de_s"] or match["rday"]) and _OWNED.search(match.string[: match.start()][-10:]):
        return True
    hit = _CAPITAL.search(match[0])
    if hit is None:
        bare = bool(match["mon"]) and match["mon"] in {"May", "March"}
        return bare and not _LED.search(match.string[: match.start()][-20:])
    if hit[0] == "fall":
        return False
    return hit[0] != "second" or bool(match["dur"])


def _turn(match: re.Match[str]) -> int:
    """1 where the words before an expression look ahead, -1 otherwise."""
    before = match.string[max(0, match.start() - CUE_REACH) : match.start()]
    before = before[max((m.end() for m in _BOUNDARY.finditer(before)), default=0) :]
    deadline = before.endswith(" by ") and any(match[kind] for kind in ("mon", "mdy", "dmy"))  # "agreed to vote by May"
    return 1 if deadline or future().search(before) else -1


def _time(match: re.Match[str], point: Point) -> Time:
    words = match[0]
    cut = 0 if match["wkend"] else len(words) - len(_LEADING.sub("", words))
    start = match.start() + cut
    return Time(Span(start, match.end()), match.string[start : match.end()], point.value, point.first, point.last)
