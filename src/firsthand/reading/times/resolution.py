"""One matched form to its point in the calendar, by the readers of named and of relative times and of parts of years."""

from __future__ import annotations

from typing import TYPE_CHECKING

from firsthand.reading.times import named, relative, stretches
from firsthand.reading.times.calendar import Point
from firsthand.reading.times.grammar import lexicon

if TYPE_CHECKING:
    import re
    from collections.abc import Callable, Mapping

    from firsthand.reading.times.ground import Ground

    Reader = Callable[[re.Match[str], Ground], Point | None]

_VAGUE = {"pref": "PAST_REF", "nref": "PRESENT_REF", "fref": "FUTURE_REF"}
_READERS: Mapping[str, Reader] = {**named.READERS, **relative.READERS, **stretches.READERS}


def resolve(match: re.Match[str], ground: Ground) -> Point | None:
    """The point of ``match``; None where it is no time after all."""
    if match["set"]:
        return Point(lexicon("set")[match["set"].lower()])
    for name, value in _VAGUE.items():
        if match[name]:
            return Point(value)
    return next((read(match, ground) for name, read in _READERS.items() if match[name] is not None), None)
