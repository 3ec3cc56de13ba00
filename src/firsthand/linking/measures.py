"""Numbers that a sentence gives with what they count or measure: distances, ordinals of an event, one or several."""

from __future__ import annotations

import re
from dataclasses import dataclass

from firsthand.linking.words import stem, tokens
from firsthand.records import Event, Span

REACH = 130  # characters from a trigger in which a distance or an ordinal is the event's
_KILOMETRES = {"k": 1.0, "m": 1.609344, "f": 0.0003048, "n": 1.852}
_DISTANCE = re.compile(
    r"(?P<number>\d[\d,]*(?:\.\d+)?)[ -]?(?P<unit>kilomet(?:er|re)s?|km|miles?|feet|foot|nautical miles?)\b"
    r"(?: \(\D{0,10}\d[\d,.]* ?[a-z]+\))?(?P<way> (?:high|up|in altitude))?",
    re.IGNORECASE,
)
_HIGH = re.compile(r"\b(?:altitude|height|apogee|high)\b", re.IGNORECASE)
_ORDINAL = re.compile(r"\b(?P<number>\d+)(?:st|nd|rd|th)\b (?:[\w.-]+ ){0,3}$")
_NO_EVENT = re.compile(r"\b(?:century|anniversary|birthday|floor|district|parallel|round|time)\b", re.IGNORECASE)
_ONE = re.compile(r"^(?:an?|one|single) ", re.IGNORECASE)
_SEVERAL = re.compile(
    r"^(?:two|three|four|five|six|seven|eight|nine|ten|several|some|many|\d+|a (?:pair|group|number) of) ",
    re.IGNORECASE,
)
_CLOSE = 0.15  # part by which two distances may differ and be one


@dataclass(frozen=True, slots=True)
class Measure:
    """One number told of an event: ``field`` is what is counted or measured, ``low`` to ``high`` the number, ``text`` its words."""

    field: str
    low: float
    high: float
    text: str

    def agrees(self, other: Measure) -> bool:
        """Whether both can hold."""
        return self.low <= other.high and other.low <= self.high


def measures(event: Event, text: str) -> list[Measure]:
    """Every number that the event's sentence tells of it."""
    found = [
        Measure(f"counts:{field}", c.low, c.high, f"{_range(c.low, c.high)} {field}")
        for field, c in event.counts.items()
    ]
    return [*found, *_distances(event, text), *_ordinals(event, text), *_people(event)]


def _range(low: int, high: int) -> str:
    return str(low) if low == high else f"{low} to {high}"


def _distances(event: Event, text: str) -> list[Measure]:
    found = []
    for match in _DISTANCE.finditer(text, event.sentence.start, event.sentence.end):
        if Span(match.start(), match.end()).gap(event.trigger) > REACH:
            continue
        number = float(match["number"].replace(",", "")) * _KILOMETRES[match["unit"][0].lower()]
        high = bool(match["way"]) or bool(_HIGH.search(text[match.end() : match.end() + 12]))
        field = "height" if high else "distance"
        found.append(Measure(field, number * (1 - _CLOSE), number * (1 + _CLOSE), match[0]))
    return found


def _ordinals(event: Event, text: str) -> list[Measure]:
    match = _ORDINAL.search(text[event.sentence.start : event.trigger.start])
    if match is None or _NO_EVENT.search(match[0]):
        return []
    number = int(match["number"])
    return [Measure("counts:ordinal", number, number, match[0] + event.trigger.of(text))]


def _people(event: Event) -> list[Measure]:
    """One or several of those an act was done to, by the noun that stands for them."""
    found = []
    for party in event.recipients:
        words = tokens(party.text)
        if not words or words[-1][0].isupper():
            continue
        noun = stem(words[-1])
        if _ONE.match(party.text) and not _SEVERAL.match(party.text):
            found.append(Measure(f"counts:{noun}", 1, 1, party.text))
        elif _SEVERAL.match(party.text):
            found.append(Measure(f"counts:{noun}", 2, 10**9, party.text))
    return found
