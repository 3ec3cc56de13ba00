"""Times that the words name in the calendar: days, months, quarters, seasons, years, decades."""

from __future__ import annotations

import re
from datetime import date

from firsthand.reading.times import calendar
from firsthand.reading.times.calendar import Point, at, iso, valid
from firsthand.reading.times.grammar import lexicon
from firsthand.reading.times.ground import Ground, month_of, year_of
from firsthand.reading.times.reference import exact_day

AHEAD = 90  # days that a month without a year may lie ahead of the reference without a word that says so
AHEAD_TOLD = 250  # the same where the words look ahead


def _near(month: int, day: int | None, ground: Ground) -> Point:
    """A month, or a day of it, of the year that is nearest in the direction of the words."""
    unplaced = Point("XXXX-" + iso(2000, month, day)[5:])
    if ground.reference is None:
        known = ground.year is not None and valid(ground.year, month, day)
        return at(iso(ground.year or 0, month, day)) if known else unplaced
    today = ground.reference
    years = [y for y in (today.year - 1, today.year, today.year + 1) if valid(y, month, day)]
    reach = AHEAD_TOLD if ground.turn > 0 else AHEAD

    def distance(year: int) -> int:
        away = (date(year, month, day or 1) - today).days
        if day is None and (year, month) == (today.year, today.month):
            return 0
        return away * (365 - reach) // reach if away > 0 else -away

    return at(iso(min(years, key=distance), month, day)) if years else unplaced


def near_month(month: int, year: int | None, ground: Ground) -> tuple[int, int] | None:
    """The year and number of a month, of ``year`` or of the one that is nearest; None where nothing tells the year."""
    told = iso(year, month) if year else _near(month, None, ground).first
    return (int(told[:4]), month) if told else None


def _day_of_month(match: re.Match[str], ground: Ground) -> Point | None:
    kind = "mdy" if match["mdy"] else "dmy"
    month, day = month_of(match[f"{kind}_m"]), _digits(match[f"{kind}_d"])
    point = _first_day(match, kind, month, day, ground)
    last = _digits(match[f"{kind}_e"] or "0")
    if point is None or not point.first or last <= day:
        return point
    end = f"{point.first[:8]}{last:02d}"
    return Point(point.value, point.first, end) if valid(*map(int, end.split("-"))) else point


def _first_day(match: re.Match[str], kind: str, month: int, day: int, ground: Ground) -> Point | None:
    exact = exact_day(match)
    if exact:
        return at(exact)
    if match[f"{kind}_y"] or (kind == "mdy" and match["mdy_y2"]) or not valid(2000, month, day):
        return None
    loose = match[f"{kind}_l"]
    year = year_of(loose, ground) if loose else None
    if year and valid(year, month, day):
        return at(iso(year, month, day))
    return _near(month, day, ground)


def _digits(words: str) -> int:
    return int(re.sub(r"\D", "", words))


def _exact(match: re.Match[str], _: Ground) -> Point | None:
    day = exact_day(match)
    return at(day) if day else None


def _month_year(match: re.Match[str], ground: Ground) -> Point | None:
    year = int(match["my_y"]) if match["my_y"] else year_of(match["my_l"], ground)
    month = month_of(match["my_m"])
    return at(iso(year, month)) if year else Point(f"XXXX-{month:02d}")


def _feast(match: re.Match[str], ground: Ground) -> Point | None:
    month, day = (int(part) for part in lexicon("feast")[match["fe_n"].lower()].split("-"))
    told = match["fe_y"]
    year = int(told) if told and told.isdigit() else year_of(told, ground) if told else None
    return at(iso(year, month, day)) if year else _near(month, day, ground)


def _moving_feast(match: re.Match[str], ground: Ground) -> Point:
    """Easter, the days that count from it, and Thanksgiving: of the year that is told, or the one shortly before or to come."""
    told, offset = match["mv_y"], lexicon("moving")[match["mv_n"].lower()]
    year = int(told) if told and told.isdigit() else year_of(told, ground) if told else None
    if year:
        return at(_moved(year, offset).isoformat())
    today = ground.reference
    days = [_moved(y, offset) for n in (-1, 0, 1) if valid(y := today.year + n, 1)] if today else []
    near = min(days, key=lambda d: abs((d - today).days) if today else 0, default=None)
    return at(near.isoformat()) if near and today and abs((near - today).days) <= AHEAD else Point(None)


def _moved(year: int, offset: str) -> date:
    return calendar.thanksgiving(year) if offset == "T" else calendar.shift(calendar.easter(year), "D", int(offset))


def _known_day(match: re.Match[str], _: Ground) -> Point:
    return at(lexicon("known_day")[match["known"].lower()])


def _known_before(match: re.Match[str], _: Ground) -> Point:
    return at(lexicon("known_before")[match["terror"].lower()])


def _relative_month(match: re.Match[str], ground: Ground) -> Point:
    month, word, today = month_of(match["rm_m"]), match["rm_r"].lower(), ground.reference
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
    year = year_of(told, ground) if told and not told.lower().startswith("the") else ground.reference.year
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
    if ground.reference is None:
        return Point("XXXX-" + code.split(":")[0])
    return calendar.season(_season_year(word, int(code.split(":")[1]), ground.reference, ground.turn), code)


def _season_year(word: str, first: int, today: date, turn: int) -> int:
    """The year of "last", "this", "next" or "the" season that begins in month ``first``."""
    past = word == "last" or (first > today.month and turn < 0 and word == "the")
    year = today.year - past
    year += word == "next" and first <= today.month
    year += word == "last" and first + 2 < today.month and first != 12
    return year


def _decade(match: re.Match[str], _: Ground) -> Point:
    year = int(match["de_y"]) if match["de_y"] else 1900 + int(match["de_s"])
    return calendar.decade(year)


def _years(match: re.Match[str], _: Ground) -> Point | None:
    first, last = match["sp_a"], match["sp_b"]
    last = first[:2] + last if len(last) == 2 else last
    return Point(f"{first}/{last}", first, last) if first <= last else None


def _year(match: re.Match[str], _: Ground) -> Point:
    return at(match["ye_y"])


def _bare_month(match: re.Match[str], ground: Ground) -> Point:
    return _near(month_of(match["mo_m"]), None, ground)


READERS = {
    "iso": _exact,
    "slash": _exact,
    "mdy": _day_of_month,
    "dmy": _day_of_month,
    "my": _month_year,
    "feast": _feast,
    "moving": _moving_feast,
    "known": _known_day,
    "terror": _known_before,
    "rmon": _relative_month,
    "qtr": _quarter,
    "qcode": _quarter_code,
    "seas": _season,
    "dec": _decade,
    "span": _years,
    "year": _year,
    "mon": _bare_month,
}
