"""The number of the sentence that tells an event, as ICEWS and GDELT count: the first of the report is 1."""

from __future__ import annotations

from bisect import bisect_right
from functools import lru_cache

from firsthand.reading.text.page import lay_out
from firsthand.records import Report, Span


def number(report: Report, trigger: Span) -> int:
    """The number of the sentence that ``trigger`` stands in, titles and headings counted as sentences."""
    return max(bisect_right(_starts(report), trigger.start), 1)


@lru_cache(1)
def _starts(report: Report) -> tuple[int, ...]:
    return tuple(sentence.start for sentence in lay_out(report).sentences)
