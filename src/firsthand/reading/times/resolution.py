"""One matched form to its point in the calendar."""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING

from firsthand.reading.times import calendar
from firsthand.reading.times.calendar import Point, at, iso, shift, unit_of, valid
from firsthand.reading.times.grammar import lexicon
from firsthand.reading.times.reference import exact_day

if TYPE_CHECKING:
    from collections.abc import Callable

AHEAD = 90  # days that a month without a year may lie ahead of the reference without a word that says so
_HOUR = re.compile(r"(\d{1,2})(?:[:.](\d\d))?\s?(?:([ap])\.?\s?m\b)?", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Ground:
    """What a relative time counts from: the report's day, the time told last, and 1 where the words look ahead."""

    reference: date | None
    anchor: Point | None
    turn: int

    @property
    def told(self) -> date | None:
        """The first day of the time told last."""
        return calendar.earliest(self.anchor.first) if self.anchor and self.anchor.first else self.reference


def resolve(match: re.Match[str], ground: Ground) -> Point | None:
    """The point of ``match``; None where it is no time after all."""
    for name, read in _READERS.items():
        if match[name] is not None:
            return read(match, ground)
    return None


def _number(words: str | None) -> float | None:
    """The number of some words; None for one that is not told ("several")."""
    low = " ".join((words or "").lower().split())
    value = lexicon("number").get(low, low)
    return None if value == "X" or not value else float(value)


def _unit(words: str) -> str:
    low = words.lower()
    units = lexicon("unit")
    return units.get(low) or units[low.removesuffix("s")]


def _month(words: str) -> int:
    return int(lexicon("month")[words.rstrip(".").lower()])


def _year_of(loose: str, ground: Ground) -> int | None:
    word = loose.lower().split()[0]
    if word == "that":
        return ground.told.year if ground.told else None
    return ground.reference.year + {"last": -1, "next": 1}.get(word, 0) if ground.reference else None


def _near(month: int, day: int | None, ground: Ground) -> Point:
    """A month, or a day of it, of the year that is nearest in the direction of the words."""
    if ground.reference is None:
        return Point("XXXX-" + iso(2000, month, day)[5:])
    today = ground.reference
    years = [y for y in (today.year - 1, today.year, today.year + 1) if valid(y, month, day)]
    if not years:
        return Point("XXXX-" + iso(2000, month, day)[5:])

    def distance(year: int) -> int:
        start = date(year, month, day or 1)
        away = (start - today).days
        if day is None and (year, month) == (today.year, today.month):
            return 0
        reach = 250 if ground.turn > 0 else AHEAD
        return away * (365 - reach) // reach if away > 0 else -away

    return at(iso(min(years, key=distance), month, day))


def _day_of_month(match: re.Match[str], ground: Ground) -> Point | None:
    kind = "mdy" if match["mdy"] else "dmy"
    exact = exact_day(match)
    month, day = _month(match[f"{kind}_m"]), int(re.sub(r"\D", "", match[f"{kind}_d"]))
    if exact:
        point = at(exact)
    elif match[f"{kind}_y"] or (kind == "mdy" and match["mdy_y2"]):
        return None
    elif match[f"{kind}_l"] and (year := _year_of(match[f"{kind}_l"], ground)) and valid(year, month, day):
        point = at(iso(year, month, day))
    elif not valid(2000, month, day):
        return None
    else:
        point = _near(month, day, ground)
    end = match[f"{kind}_e"]
    if end and point.first and int(re.sub(r"\D", "", end)) > day:
        last = f"{point.first[:8]}{int(re.sub(r'[^0-9]', '', end)):02d}"
        if valid(*map(int, last.split("-"))) and kind == "mdy":
            return Point(point.value, point.first, last)
    if end and kind == "dmy" and point.first and int(re.sub(r"\D", "", end)) > day:
        last = f"{point.first[:8]}{int(re.sub(r'[^0-9]', '', end)):02d}"
        return Point(point.value, point.first, last) if valid(*map(int, last.split("-"))) else point
    return point


def _exact(match: re.Match[str], _: Ground) -> Point | None:
    day = exact_day(match)
    return at(day) if day else None


def _month_year(match: re.Match[str], ground: Ground) -> Point | None:
    year = int(match["my_y"]) if match["my_y"] else _year_of(match["my_l"], ground)
    month = _month(match["my_m"])
    return at(iso(year, month)) if year else Point(f"XXXX-{month:02d}")


def _relative_month(match: re.Match[str], ground: Ground) -> Point:
    month, word, today = _month(match["rm_m"]), match["rm_r"].lower(), ground.reference
    if today is None:
        return Point(f"XXXX-{month:02d}")
    if word.endswith("coming") or word == "next":
        return at(iso(today.year + (month <= today.month), month))
    if word == "this":
        return at(iso(today.year, month))
    return at(iso(today.year - (month >= today.month), month))


def _quarter(match: re.Match[str], ground: Ground) -> Point | None:
    number = int(lexicon("quarter")[match["q_n"].lower()])
    told = match["q_y"]
    if told and told.isdigit():
        return calendar.quarter(int(told), number)
    if ground.reference is None:
        return Point(f"XXXX-Q{number}")
    year = _year_of(told, ground) if told and not told.lower().startswith("the") else ground.reference.year
    if not told and ground.turn < 0 and 3 * number - 2 > ground.reference.month:
        year = ground.reference.year - 1
    return calendar.quarter(year or ground.reference.year, number)


def _quarter_code(match: re.Match[str], _: Ground) -> Point:
    return calendar.quarter(int(match["qc_y"]), int(match["qc_n"]))


def _season(match: re.Match[str], ground: Ground) -> Point | None:
    code = lexicon("season")[(match["se_n"] or match["se_n2"]).lower()]
    told, word = match["se_y"] or match["se_y2"], (match["se_r"] or "").lower()
    if told:
        return calendar.season(int(told), code)
    if (match["se_n"] or "").lower() in {"fall", "spring"} and word == "the":
        return None
    today = ground.reference
    if today is None:
        return Point("XXXX-" + code.split(":")[0])
    first = int(code.split(":")[1])
    year = (
        today.year - 1 if word == "last" or (first > today.month and ground.turn < 0 and word == "the") else today.year
    )
    year += word == "next" and first <= today.month
    year += word == "last" and first + 2 < today.month and first != 12
    return calendar.season(year, code)


def _part(point: Point, words: str | None, whole: str = "") -> Point:
    """``point`` with the part or the hour of the day in its value."""
    hour = _hour(whole)
    if hour:
        return Point(f"{point.value}{hour}", point.first, point.last)
    if not words or not point.value:
        return point
    return Point(f"{point.value}T{lexicon('part')[words.lower()]}", point.first, point.last)


def _weekday(match: re.Match[str], ground: Ground) -> Point:
    number, word = int(lexicon("weekday")[match["td_w"].lower()]), (match["td_r"] or "").strip().lower()
    today = ground.reference
    if today is None:
        return Point(f"XXXX-WXX-{number + 1}")
    back = (today.weekday() - number) % 7
    ahead = (number - today.weekday()) % 7
    if word == "next":
        day = shift(today, "D", ahead or 7)
    elif word == "last":
        day = shift(today, "D", -(back or 7))
    elif word.endswith("coming") or (ground.turn > 0 and word != "this past") or (ahead == 1 and not word):
        day = shift(today, "D", ahead)
    else:
        day = shift(today, "D", -back)
    return _part(at(day.isoformat()), match["td_p"], match["tday"])


def _relative_day(match: re.Match[str], ground: Ground) -> Point:
    word = " ".join(match["rd_w"].lower().split())
    if ground.reference is None:
        return Point("XXXX-XX-XX")
    point = at(shift(ground.reference, "D", int(lexicon("day")[word])).isoformat())
    return _part(point, "night" if word == "tonight" else match["rd_p"], match["rday"])


def _relative_part(match: re.Match[str], ground: Ground) -> Point:
    word, part = match["rp_r"].lower(), match["rp_p"]
    start = ground.told if word == "that" else ground.reference
    if start is None:
        return Point(f"XXXX-XX-XXT{lexicon('part')[part.lower()]}")
    return _part(at(shift(start, "D", -1 if word == "last" else 0).isoformat()), part)


def _duration(number: float | None, unit: str) -> str:
    count = "X" if number is None else f"{number:g}"
    if unit in {"E", "C"}:
        count = "X" if number is None else f"{number * (10 if unit == 'E' else 100):g}"
        unit = "Y"
    return f"PT{count}{unit[1]}" if unit.startswith("T") else f"P{count}{unit}"


def _ago(match: re.Match[str], ground: Ground) -> Point:
    number, unit, word = _number(match["ag_n"]), _unit(match["ag_u"]), " ".join(match["ag_r"].lower().split())
    deictic = word in {"ago", "from now"}
    start = ground.reference if deictic else ground.told
    dangling = word in {"before", "after"} and not re.match(
        r"\s?[.,;)\n]|$", match.string[match.end() : match.end() + 2]
    )
    if start is None or dangling:
        return Point(_duration(number, unit))
    if unit.startswith("T"):
        return at(start.isoformat())
    if number is None:
        return Point("PAST_REF" if word in {"ago", "earlier", "before", "previously", "prior"} else "FUTURE_REF")
    sign = -1 if word in {"ago", "earlier", "before", "previously", "prior"} else 1
    if number != int(number):
        return (
            at(iso(*_year_month(shift(start, "M", round(sign * 12 * number)))))
            if unit == "Y"
            else Point(_duration(number, unit))
        )
    day = shift(start, unit, sign * int(number))
    return unit_of(day, "Y" if unit in {"E", "C"} else unit)


def _year_month(day: date) -> tuple[int, int]:
    return day.year, day.month


def _past_units(match: re.Match[str], ground: Ground) -> Point:
    number, unit, word = _number(match["pn_n"]), _unit(match["pn_u"]), match["pn_r"].lower()
    value = _duration(number, unit)
    if ground.reference is None or number is None or number != int(number) or word in {"first", "final"}:
        return Point(value)
    if unit.startswith("T"):
        days = {"H": int(number) // 24}.get(unit[1], 0)
        unit, number = "D", days
    ahead = word in {"next", "coming"}
    other = shift(ground.reference, unit, int(number) if ahead else -int(number))
    exact = {"D": 10, "W": 10, "M": 7}.get(unit, 4)
    ends = sorted((ground.reference.isoformat()[:exact], other.isoformat()[:exact]))
    return Point(value, ends[0], ends[1])


def _relative_unit(match: re.Match[str], ground: Ground) -> Point | None:
    word, thing = " ".join(match["re_r"].lower().split()), match["re_u"].lower()
    if thing != "weekend" and thing.endswith("s"):
        return Point(_duration(None, _unit(thing))) if "past" in word or "last" in word or "coming" in word else None
    step = (
        -1
        if re.search(r"last|past|previous|preceding", word)
        else 1
        if re.search(r"next|coming|following", word)
        else 0
    )
    told = re.search(r"that|same|previous|following|preceding|entire", word)
    start = ground.told if told else ground.reference
    if start is None:
        return Point({"year": "XXXX", "month": "XXXX-XX", "week": "XXXX-WXX"}.get(thing, "XXXX-XX-XX"))
    if thing == "weekend":
        return calendar.weekend(shift(start, "W", step if step > 0 else -1 if step < 0 or start.weekday() < 4 else 0))
    unit = _unit(thing)
    if "past" in word and not unit.startswith("T"):
        ends = (shift(start, unit, -1), start) if ground.reference else (start, start)
        exact = {"D": 10, "W": 10, "M": 10}.get(unit, 7)
        return Point(_duration(1, unit), *(d.isoformat()[:exact] for d in ends))
    if unit.startswith("T"):
        return None if unit == "TS" else at(start.isoformat())
    return unit_of(shift(start, unit, step), unit)


def _edge_of(match: re.Match[str], ground: Ground) -> Point | None:
    unit = _unit(match["eo_u"])
    if ground.reference is None or unit.startswith("T") or unit == "D":
        return None
    return unit_of(ground.reference, unit)


def _weekend(_: re.Match[str], ground: Ground) -> Point:
    if ground.reference is None:
        return Point("XXXX-WXX-WE")
    late = ground.turn > 0 or ground.reference.weekday() >= 5
    return calendar.weekend(shift(ground.reference, "W", 0 if late else -1))


def _neighbour(match: re.Match[str], ground: Ground) -> Point | None:
    unit = _unit(match["ed_w"] or match["ed_w3"])
    word = (match["ed_r"] or match["ed_r2"]).lower()
    if ground.told is None:
        return Point(None)
    return unit_of(shift(ground.told, unit, -1 if word in {"before", "previous", "earlier"} else 1), unit)


def _decade(match: re.Match[str], _: Ground) -> Point:
    year = int(match["de_y"]) if match["de_y"] else 1900 + int(match["de_s"])
    return calendar.decade(year)


def _years(match: re.Match[str], _: Ground) -> Point | None:
    first, last = match["sp_a"], match["sp_b"]
    last = first[:2] + last if len(last) == 2 else last
    return Point(f"{first}/{last}", first, last) if first <= last else None


def _every(match: re.Match[str], _: Ground) -> Point:
    return Point(_duration(1, _unit(match["ev_u"])))


def _plain_duration(match: re.Match[str], _: Ground) -> Point | None:
    unit = _unit(match["du_u"])
    if match["du_old"] or (unit == "TS" and match["du_n"].lower() in {"a", "an", "one"}):
        return None
    return Point(_duration(_number(match["du_n"]), unit))


def _loose(match: re.Match[str], _: Ground) -> Point:
    return Point(_duration(None, _unit(match["lo_u"])))


def _year(match: re.Match[str], _: Ground) -> Point:
    return at(match["ye_y"])


def _bare_month(match: re.Match[str], ground: Ground) -> Point:
    return _near(_month(match["mo_m"]), None, ground)


def _clock(match: re.Match[str], ground: Ground) -> Point | None:
    hour = _hour(match["clock"])
    if hour is None:
        return None
    day = ground.told
    return Point(f"{day.isoformat()}{hour}", day.isoformat(), day.isoformat()) if day else Point(f"XXXX-XX-XX{hour}")


def _hour(words: str) -> str | None:
    """The hour that ``words`` begin with as TIMEX3 writes it; None for what is no hour."""
    found = _HOUR.match(words)
    if found is None or (not found[3] and ":" not in found[0]):
        return None
    hour, minute = int(found[1]), int(found[2] or 0)
    hour = hour % 12 + 12 * (found[3].lower() == "p") if found[3] else hour
    if hour > 23 or minute > 59:
        return None
    return f"T{hour:02d}:{minute:02d}" + ("Z" if re.search(r"UTC|GMT", words) else "")


def _fixed(value: str) -> Callable[[re.Match[str], Ground], Point]:
    return lambda match, ground: Point(value)  # noqa: ARG005 the readers' common form


_READERS: dict[str, Callable[[re.Match[str], Ground], Point | None]] = {
    "iso": _exact,
    "slash": _exact,
    "mdy": _day_of_month,
    "dmy": _day_of_month,
    "my": _month_year,
    "rmon": _relative_month,
    "qtr": _quarter,
    "qcode": _quarter_code,
    "seas": _season,
    "tday": _weekday,
    "rday": _relative_day,
    "rpart": _relative_part,
    "ago": _ago,
    "pastn": _past_units,
    "rel": _relative_unit,
    "eof": _edge_of,
    "wkend": _weekend,
    "edge": _neighbour,
    "dec": _decade,
    "span": _years,
    "every": _every,
    "dur": _plain_duration,
    "loose": _loose,
    "year": _year,
    "mon": _bare_month,
    "clock": _clock,
    "set": lambda match, _: Point(lexicon("set")[match["set"].lower()]),
    "pref": _fixed("PAST_REF"),
    "nref": _fixed("PRESENT_REF"),
    "fref": _fixed("FUTURE_REF"),
}
