"""Who heard or saw what he tells."""

from __future__ import annotations

import re
from functools import cache

from firsthand.linking.words import listed
from firsthand.records import Event


def perceives(event: Event, text: str) -> bool:
    """Whether who tells an event heard or saw it himself: "Mara Holt, 17, also heard the blast", "they said they saw him fall"."""
    found = perceiving().search(text, event.sentence.start, event.trigger.start) if event.voices else None
    return found is not None and (bool(found["who"]) or found.start("verb") == event.voices[-1].span.end)


@cache
def perceiving() -> re.Pattern[str]:
    """Words by which somebody heard or saw what is told right after them (``data/perceiving.tsv``)."""
    who = r"(?P<who>\b(?:he|she|they|i|we|who)\b|,)?"
    between = r"(?:\s+(?:also|had|has|have|just|first|then|could|\w+ly))*"
    what = r"(?:(?!\b(?:about|how|that)\b)[^.;:]){0,60}$"
    return re.compile(rf"{who}(?P<verb>{between}\s+(?:{'|'.join(listed('perceiving'))})\b){what}", re.IGNORECASE)
