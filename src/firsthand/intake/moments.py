"""Days and moments of publication, as people and programs write them, to ISO 8601."""

from __future__ import annotations

import re
from collections.abc import Iterator
from contextlib import suppress
from datetime import date, datetime
from email.utils import parsedate_to_datetime

_PART = re.compile(r"\d{4}(-(0[1-9]|1[0-2]))?")
_WORDS = ("%B %d, %Y", "%b %d, %Y", "%d %B %Y", "%d %b %Y", "%Y/%m/%d")
_DAY = len("2024-08-06")


def moment_of(words: str) -> str | None:
    """The day or moment that ``words`` tell, in ISO 8601 and in their own time zone; None where they tell none.

    "2024-08-06", with a time or without, "2024-08" and "2024" stay as they are; "20240806", "August 6, 2024" and the form of
    mails ("Tue, 06 Aug 2024 10:00:00 GMT") are understood; "06/08/2024" is not, as it may be of June or of August.
    """
    words = words.strip()
    if _PART.fullmatch(words):
        return words
    found = next(_told(words), None)
    return words if found and words.startswith(found[:_DAY]) else found


def _told(words: str) -> Iterator[str]:
    for read in (date.fromisoformat, datetime.fromisoformat, parsedate_to_datetime):
        with suppress(ValueError, TypeError, OverflowError, IndexError):
            yield read(words).isoformat()
    for form in _WORDS:
        with suppress(ValueError):
            yield datetime.strptime(words, form).date().isoformat()  # noqa: DTZ007  (a day has no time zone)
