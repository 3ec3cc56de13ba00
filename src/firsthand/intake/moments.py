"""Days and moments of publication, as people and programs write them, to ISO 8601."""

from __future__ import annotations

import re
from collections.abc import Iterator
from contextlib import suppress
from datetime import date, datetime
from email.utils import parsedate_to_datetime

_PART = re.compile(r"\d{4}(-(0[1-9]|1[0-2]))?")
_DAYS = ("%B %d %Y", "%b %d %Y", "%d %B %Y", "%d %b %Y", "%d-%b-%Y", "%Y/%m/%d")
_WEEKDAY = re.compile(r"\b(mon|tues?|wed(nes)?|thu(rs)?|fri|sat(ur)?|sun)(day)?\b", re.IGNORECASE)
_CLOCK = re.compile(r"\b\d{1,2}:\d{2}(:\d{2})?(\s*[ap]\.?m\b\.?)?(\s*[a-z]{2,4})?\s*$", re.IGNORECASE)
_UTC = re.compile(r"(\d{4}-\d\d-\d\d.*:\d\d) (UTC|GMT)")
_HALVES = re.compile(r"\d\s*[ap]\.?m\b", re.IGNORECASE)  # of the day, which a mail's date does not have
_DAY = len("2024-08-06")


def moment_of(words: str) -> str | None:
    """The day or moment that ``words`` tell, in ISO 8601 and in their own time zone; None where they tell none.

    "2024-08-06", with a time or without, "2024-08" and "2024" stay as they are; "20240806", "August 6, 2024 Tuesday",
    "6-Aug-2024" and the form of mails ("Tue, 06 Aug 2024 10:00:00 GMT") are understood; "06/08/2024" is not, as it may be of
    June or of August.
    """
    words = _UTC.sub(r"\1+00:00", words.strip())
    if _PART.fullmatch(words):
        return words
    found = next(_told(words), None)
    return words if found and words.startswith(found[:_DAY]) else found


def _told(words: str) -> Iterator[str]:
    for read in (date.fromisoformat, datetime.fromisoformat, parsedate_to_datetime):
        if read is not parsedate_to_datetime or not _HALVES.search(words):
            with suppress(ValueError, TypeError, OverflowError, IndexError):
                yield read(words).isoformat()
    day = _day(words)
    for form in _DAYS:
        with suppress(ValueError):
            yield datetime.strptime(day, form).date().isoformat()  # noqa: DTZ007  (a day has no time zone)


def _day(words: str) -> str:
    """The words for the day alone, without weekday, time, commas and the points of what is shortened."""
    bare = _CLOCK.sub("", _WEEKDAY.sub("", words))
    return " ".join(bare.replace(",", " ").replace(".", " ").replace("Sept ", "Sep ").split())
