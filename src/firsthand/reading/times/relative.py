"""Times that the words count from the report's day or from the time told last, and lengths of time."""

from __future__ import annotations

import re

from firsthand.reading.times import calendar
from firsthand.reading.times.calendar import Point, at, iso, shift, unit_of
from firsthand.reading.times.grammar import lexicon
from firsthand.reading.times.ground import Ground, length, number_of, unit_in

BACK = frozenset({"ago", "earlier", "before", "previously", "prior", "previous"})
_THAT_DAY = frozenset({"", "early", "earlier", "later"})  # words before tomorrow's weekday that leave it tomorrow
_HOUR = re.compile(r"(\d{1,2})(?:[:.](\d\d))?\s?(?:([ap])\.?\s?m\b)?", re.IGNORECASE)


def _part(point: Point, words: str | None, whole: str = "") -> Point:
    """``point`` with the part or the hour of the day in its value."""
    hour = _hour(whole)
    if hour:
        return Point(f"{point.value}{hour}", point.first, point.last)
    if not words or not point.value:
        return point
    return Point(f"{point.value}T{lexicon('part')[words.lower()]}", point.first, point.last)


def _weekday(match: re.Match[str], ground: Ground) -> Point:
    number = int(lexicon("weekday")[match["td_w"].lower()])
    word = (match["td_r"] or match["td_l"] or "").strip().lower()
    today = ground.reference
    if today is None:
        return Point(f"XXXX-WXX-{number + 1}")
    if match["td_k"]:
        monday = shift(today, "D", -today.weekday())
        return _part(at(shift(monday, "D", 7 * _step(match["td_k"].lower()) + number).isoformat()), match["td_p"])
    back = (today.weekday() - number) % 7
    ahead = (number - today.weekday()) % 7
    turned = word.endswith("coming") or (ground.turn > 0 and word not in {"last", "this past"})
    if word == "next":
        steps = ahead or 7
    elif turned or (ahead == 1 and word in _THAT_DAY):
        steps = ahead
    else:
        steps = -(back or 7) if word == "last" else -back
    return _part(at(shift(today, "D", steps).isoformat()), match["td_p"], match["tday"])


def _relative_day(match: re.Match[str], ground: Ground) -> Point:
    word = " ".join(match["rd_w"].lower().split())
    if ground.reference is None:
        return Point("XXXX-XX-XX")
    point = at(shift(ground.reference, "D", int(lexicon("day")[word])).isoformat())
    return _part(point, "night" if word == "tonight" else match["rd_p"], match["rday"])


def _relative_part(match: re.Match[str], ground: Ground) -> Point:
    word, part = match["rp_r"].lower(), match["rp_p"]
    told = word.startswith("th") and word != "this"
    start = ground.told if told else ground.reference
    if start is None or (told and not ground.exact):
        return Point(f"XXXX-XX-XXT{lexicon('part')[part.lower()]}")
    return _part(at(shift(start, "D", _step(word)).isoformat()), part)


def _eve(match: re.Match[str], ground: Ground) -> Point:
    """The night before the time told last; a length where what it counts from follows."""
    word = match["ev_r"].lower()
    if _dangling(match, word):
        return Point(length(1, "D"))
    if ground.told is None or not ground.exact:
        return Point(f"XXXX-XX-XXT{lexicon('part')[match['ev_p'].lower()]}")
    return _part(at(shift(ground.told, "D", -1 if word in BACK else 1).isoformat()), match["ev_p"])


def _part_of_it(match: re.Match[str], ground: Ground) -> Point | None:
    """A part of the day told last: "in the evening", "at dawn"."""
    if ground.told is None or not ground.exact:
        return None
    part = match["ip_p"] and lexicon("part")[match["ip_p"].lower()]
    day = ground.told.isoformat()
    return Point(f"{day}T{part or lexicon('part_at')[match['ip_t'].lower()]}", day, day)


def _hours_away(_: re.Match[str], ground: Ground) -> Point | None:
    """The day told last: "hours later", "within hours"."""
    return at(ground.told.isoformat()) if ground.told and ground.exact else None


def _some_hours(match: re.Match[str], _: Ground) -> Point:
    return Point(length(None, unit_in(match["ho_u"])))


def _since_then(_: re.Match[str], ground: Ground) -> Point:
    """From the time told last on."""
    return Point("PAST_REF", ground.anchor.first if ground.anchor else None)


def _overnight(_: re.Match[str], ground: Ground) -> Point:
    """The night before the report's day."""
    if ground.reference is None:
        return Point("XXXX-XX-XXTNI")
    return _part(at(shift(ground.reference, "D", -1).isoformat()), "night")


def _ago(match: re.Match[str], ground: Ground) -> Point:
    number, unit, word = number_of(match["ag_n"]), unit_in(match["ag_u"]), " ".join(match["ag_r"].lower().split())
    start = ground.reference if word in {"ago", "from now"} else ground.told
    counted = start is not ground.reference
    if start is None or _dangling(match, word) or (counted and not ground.is_as_exact_as(unit)):
        return Point(length(number, unit))
    if unit.startswith("T"):
        return at(start.isoformat()) if ground.exact or start is ground.reference else Point(length(number, unit))
    back = word in BACK
    if number is None:
        return Point("PAST_REF" if back else "FUTURE_REF")
    sign = -1 if back else 1
    if number == int(number):
        return unit_of(shift(start, unit, sign * int(number)), "Y" if unit in {"E", "C"} else unit)
    if unit != "Y":
        return Point(length(number, unit))
    month = shift(start, "M", round(sign * 12 * number))
    return at(iso(month.year, month.month))


def _dangling(match: re.Match[str], word: str) -> bool:
    """Whether what "two days before" counts from follows in the text."""
    rest = match.string[match.end() : match.end() + 2]
    return word in {"before", "after"} and not re.match(r"\s?[.,;)\n]|$", rest)


def _past_units(match: re.Match[str], ground: Ground) -> Point:
    number, unit, word = number_of(match["pn_n"]), unit_in(match["pn_u"]), match["pn_r"].lower()
    value = length(number, unit)
    if ground.reference is None or number is None or number != int(number) or word in {"first", "final"}:
        return Point(value)
    if unit.startswith("T"):
        unit, number = "D", int(number) // 24 if unit == "TH" else 0
    ahead = word in {"next", "coming"}
    other = shift(ground.reference, unit, int(number) if ahead else -int(number))
    exact = {"D": 10, "W": 10, "F": 10, "M": 7}.get(unit, 4)
    ends = sorted((ground.reference.isoformat()[:exact], other.isoformat()[:exact]))
    return Point(value, ends[0], ends[1])


def _relative_unit(match: re.Match[str], ground: Ground) -> Point | None:
    word, thing = " ".join(match["re_r"].lower().split()), match["re_u"].lower()
    if thing != "weekend" and thing.endswith("s"):
        near = re.search(r"past|last|coming", word)
        return Point(length(None, unit_in(thing))) if near else None
    within = thing in {"day", "year"} and word.endswith("in the")
    told = within or re.search(r"that|same|previous|following|preceding|entire", word)
    start = ground.told if told or (word.endswith("next") and thing == "day") else ground.reference
    if start is None or (thing == "day" and start is not ground.reference and not ground.exact):
        return Point({"year": "XXXX", "month": "XXXX-XX", "week": "XXXX-WXX"}.get(thing, "XXXX-XX-XX"))
    step = _step(word)
    if thing == "weekend":
        near_end = step == 0 and start.weekday() >= 4
        return calendar.weekend(shift(start, "W", 1 if step > 0 else 0 if near_end else -1))
    unit = unit_in(thing)
    if unit.startswith("T"):
        return None if unit == "TS" else at(start.isoformat())
    if "past" not in word:
        return unit_of(shift(start, unit, step), unit)
    ends = (shift(start, unit, -1), start) if ground.reference else (start, start)
    exact = 10 if unit in {"D", "W", "F", "M"} else 7
    return Point(length(1, unit), *(d.isoformat()[:exact] for d in ends))


def _step(word: str) -> int:
    """-1 for "last", 1 for "next", 0 for "this", and so on."""
    if re.search(r"last|past|previous|preceding", word):
        return -1
    return 1 if re.search(r"next|coming|following", word) else 0


def _before_last(match: re.Match[str], ground: Ground) -> Point:
    """The week, weekend, month or year before the last one."""
    thing = match["tw_u"].lower()
    if ground.reference is None:
        return Point(None)
    if thing == "weekend":
        return calendar.weekend(shift(ground.reference, "W", -2))
    return unit_of(shift(ground.reference, unit_in(thing), -2), unit_in(thing))


def _edge_of(match: re.Match[str], ground: Ground) -> Point | None:
    unit = unit_in(match["eo_u"])
    if ground.reference is None or unit.startswith("T") or unit == "D":
        return None
    return unit_of(ground.reference, unit)


def _weekend(_: re.Match[str], ground: Ground) -> Point:
    if ground.reference is None:
        return Point("XXXX-WXX-WE")
    late = ground.turn > 0 or ground.reference.weekday() >= 5
    return calendar.weekend(shift(ground.reference, "W", 0 if late else -1))


def _neighbour(match: re.Match[str], ground: Ground) -> Point | None:
    unit = unit_in(match["ed_w"] or match["ed_w3"])
    word = (match["ed_r"] or match["ed_r2"]).lower()
    if _dangling(match, word):
        return Point(length(1, unit))
    if ground.told is None or not ground.is_as_exact_as(unit):
        return Point(None)
    return unit_of(shift(ground.told, unit, -1 if word in BACK else 1), unit)


def _clock(match: re.Match[str], ground: Ground) -> Point | None:
    hour = _hour(match["clock"])
    if hour is None:
        return None
    day = ground.told
    if day is None:
        return Point(f"XXXX-XX-XX{hour}")
    ends = (day.isoformat(), day.isoformat()) if ground.exact else ()
    return Point(f"{day.isoformat()}{hour}", *ends)


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


def _every(match: re.Match[str], _: Ground) -> Point:
    return Point(length(1, unit_in(match["ev_u"])))


def _duration(match: re.Match[str], _: Ground) -> Point | None:
    unit = unit_in(match["du_u"])
    if match["du_old"] or (unit == "TS" and match["du_n"].lower() in {"a", "an", "one"}):
        return None
    return Point(length(number_of(match["du_n"]), unit))


def _loose(match: re.Match[str], _: Ground) -> Point:
    return Point(length(None, unit_in(match["lo_u"])))


READERS = {
    "tday": _weekday,
    "rday": _relative_day,
    "rpart": _relative_part,
    "eve": _eve,
    "inpart": _part_of_it,
    "soon": _hours_away,
    "hours": _some_hours,
    "since": _since_then,
    "over": _overnight,
    "ago": _ago,
    "pastn": _past_units,
    "rel": _relative_unit,
    "twice": _before_last,
    "eof": _edge_of,
    "wkend": _weekend,
    "edge": _neighbour,
    "every": _every,
    "dur": _duration,
    "loose": _loose,
    "clock": _clock,
}
