"""Times that count from the next one in their sentence: "a day after the army killed a commander on Monday"."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from firsthand.reading.times.calendar import earliest, shift, unit_of
from firsthand.reading.times.grammar import lexicon
from firsthand.reading.times.ground import DAY, number_of, unit_in

if TYPE_CHECKING:
    from collections.abc import Sequence

    from spacy.tokens import Token

    from firsthand.reading.times.calendar import Point
    from firsthand.records import Time

WORDS = {"after": 1, "before": -1}
_APART = re.compile(r"[.,;:!?\n]|\b(?:and|but)\b", re.IGNORECASE)
_EXACT = {"D": DAY, "W": DAY, "M": 7, "Y": 4}


def counted(found: Sequence[tuple[re.Match[str], Point]]) -> list[tuple[re.Match[str], Point]]:
    """``found``, times in order with their points, of which those that count from the next one told have their ends."""
    ahead = [*found[1:], None]
    return [(match, _from(match, point, after) or point) for (match, point), after in zip(found, ahead, strict=False)]


def _from(match: re.Match[str], point: Point, after: tuple[re.Match[str], Point] | None) -> Point | None:
    way = WORDS.get((match["ag_r"] or "").lower())
    if way is None or point.first or after is None or _APART.search(match.string[match.end() : after[0].start()]):
        return None
    number, unit, day = number_of(match["ag_n"]), unit_in(match["ag_u"]), after[1].first
    if number is None or number != int(number) or unit not in _EXACT or day is None or day != after[1].last:
        return None
    if len(day) < _EXACT[unit]:
        return None
    there = unit_of(shift(earliest(day), unit, way * int(number)), unit)
    return type(point)(point.value, there.first, there.last)


def is_counted(time: Time) -> bool:
    """Whether ``time`` is a length that has its ends from the next one told."""
    length = time.value is not None and time.value.startswith("P") and time.first is not None
    return length and time.text.rpartition(" ")[2].lower() in WORDS


def started(token: Token) -> bool:
    """Whether ``token`` is the head of what a length of time counts from: "the coup" in "a month after the coup"."""
    leads = token.head if token.dep_ in {"pobj", "pcomp"} else next((c for c in token.lefts if c.dep_ == "mark"), token)
    if leads.lower_ not in WORDS or leads.i == 0:
        return False
    before = leads.nbor(-1)
    return before.dep_ == "npadvmod" and before.lower_.removesuffix("s") in lexicon("unit")
