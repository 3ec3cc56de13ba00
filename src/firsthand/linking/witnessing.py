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


def missed(event: Event, text: str) -> bool:
    """Whether somebody tells that he neither heard nor saw it: "he did not hear the shots"."""
    return _missing().search(text, event.sentence.start, event.trigger.start) is not None


@cache
def _missing() -> re.Pattern[str]:
    """Words by which somebody says that he saw or heard nothing of what is told right after them."""
    bare, other = of_part("bare"), f"{of_part('turn')}|{of_part('hearsay')}"
    return re.compile(
        rf"(?:\bnot|n['’]t|\bnever)\s+(?:{bare})\s+(?:(?!\b(?:{other})\b)[^.,;:]){{0,40}}$", re.IGNORECASE
    )


@cache
def perceiving() -> re.Pattern[str]:
    """Words by which somebody heard or saw what is told right after them, and not only of it: "heard *about* the blast"."""
    who, between, verb, touch, hearsay = map(of_part, ("who", "between", "verb", "touch", "hearsay"))
    before = rf"(?P<who>\b(?:{who})\b|,)?(?P<verb>(?:\s+(?:{between}|\w+ly))*\s+(?:{verb}|{touch})\b)"
    return re.compile(rf"{before}(?:(?!\b(?:{hearsay})\b)[^.;:]){{0,60}}$", re.IGNORECASE)


def of_part(part: str) -> str:
    """The words for one part of such a clause (``data/perceiving.tsv``), as choices of a pattern."""
    rows = (row.split("\t") for row in listed("perceiving"))
    return "|".join(word for of, word in rows if of == part)
