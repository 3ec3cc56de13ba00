"""The day that a report's relative times count from."""

from __future__ import annotations

import re
from datetime import UTC, date, datetime, timedelta
from datetime import time as clock

from firsthand.reading.times.calendar import valid
from firsthand.reading.times.grammar import pattern
from firsthand.reading.times.ground import month_of

HEAD = 1200  # characters of a text in which a date line may stand
MIDNIGHT = clock()
EASTERNMOST = timedelta(hours=13)  # New Zealand's summer time
LINE_WORDS = 14
DATELINE = 90  # characters before the dash or bracket that ends a dateline
LATE = 10  # days after its dateline's at which a report may come out
_DATELINE = re.compile(
    r"^[A-Z][A-Z'’. -]{2,}(?:,\s[A-Z][\w. ]+)?,\s((?:[A-Z][a-z]+\.?\s\d{1,2}|\d{1,2}\s[A-Z][a-z]+\.?))\s?(?:[-–—]|\()",
    re.MULTILINE,
)
_DATELINE_END = re.compile(r"\s[-–—]{1,2}\s|\s?[()]|:\s")


def reference_date(text: str, published: str | None) -> str | None:
    """The ISO day of ``published``, else of a date line or dateline in the head of ``text``, else None.

    A dateline's day up to ``LATE`` days before ``published`` goes before it: the report was written then.
    """
    day = _day(published) if published and re.match(r"\d{4}-\d\d-\d\d", published) else None
    if day:
        return (_written(text, day) or day).isoformat()
    for line in re.finditer(r"[^\n]+", text[:HEAD]):
        words = line[0]
        if len(words.split()) <= LINE_WORDS and not words.rstrip().endswith(('."', ".”", "?")):
            found = full_date(words)
            if found and _mostly_date(words):
                return found
        end = _DATELINE_END.search(words[:DATELINE], 1)
        found = full_date(words[: end.start()]) if end else None
        if found:
            return found
    return None


def _written(text: str, published: date) -> date | None:
    """The day in the first dateline of ``text`` ("KABUL, Aug. 3 (Reuters)"), where it lies shortly before ``published``."""
    line = _DATELINE.search(text[:HEAD])
    match = pattern().fullmatch(line[1]) if line else None
    kind = next((k for k in ("mdy", "dmy") if match and match[k]), None)
    if match is None or kind is None:
        return None
    month, number = month_of(match[f"{kind}_m"]), int(re.sub(r"\D", "", match[f"{kind}_d"]))
    years = [y for y in (published.year, published.year - 1) if valid(y, month, number)]
    days = [day for y in years if 0 <= (published - (day := date(y, month, number))).days <= LATE]
    return next(iter(days), None)


def latest_day(published: str | None) -> date | None:
    """The last day that had begun somewhere on Earth at an ISO time; None where no hour is told."""
    try:
        time = datetime.fromisoformat(published or "")
    except ValueError:
        return None
    told = time.astimezone(UTC) if time.tzinfo else time
    if told.time() == MIDNIGHT:  # a day without its hour
        return None
    return (told + EASTERNMOST).date()


def full_date(words: str) -> str | None:
    """The first date in ``words`` with day, month and year."""
    for match in pattern().finditer(words):
        day = exact_day(match)
        if day:
            return day
    return None


def exact_day(match: re.Match[str]) -> str | None:
    """The ISO day of a match of an explicit date with its year."""
    g = match.group
    if g("iso"):
        year, month, day = g("iso_y"), g("iso_m"), g("iso_d")
    elif g("slash"):
        year, month, day = g("sl_y"), g("sl_a"), g("sl_b")
        if int(month) > 12 or g("sl") == ".":
            month, day = day, month
    elif g("mdy") and (g("mdy_y") or g("mdy_y2")):
        year, month, day = g("mdy_y") or g("mdy_y2"), month_of(g("mdy_m")), g("mdy_d")
    elif g("dmy") and g("dmy_y"):
        year, month, day = g("dmy_y"), month_of(g("dmy_m")), g("dmy_d")
    else:
        return None
    number = int(re.sub(r"\D", "", day))
    return f"{int(year):04d}-{int(month):02d}-{number:02d}" if valid(int(year), int(month), number) else None


def _day(text: str) -> date | None:
    try:
        return date.fromisoformat(text[:10])
    except ValueError:
        return None


def _mostly_date(line: str) -> bool:
    """Whether a short line is a date line and not a sentence: little stands beside its date and time."""
    rest = pattern().sub(" ", line)
    return len([w for w in re.findall(r"[A-Za-z]+", rest) if w.islower()]) <= 2
