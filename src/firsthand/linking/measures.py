"""Numbers that a sentence gives with what they count or measure: distances, ordinals of an event, one or several."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from types import MappingProxyType

from firsthand.linking.words import listed, stem, tokens
from firsthand.records import Count, Event, Party, Span

REACH = 130  # characters from a trigger in which a distance or an ordinal is the event's
_BESIDE = 50  # characters before and after a length that can say it is a height
_KILOMETRES = {"k": 1.0, "m": 1.609344, "f": 0.0003048, "n": 1.852}
_DISTANCE = re.compile(
    r"(?P<number>\d[\d,]*(?:\.\d+)?)[ -]?(?P<unit>kilomet(?:er|re)s?|km|miles?|feet|foot|nautical miles?)\b"
    r"(?: \(\D{0,10}\d[\d,.]* ?[a-z]+\))?(?P<way> (?:high|up|in altitude))?",
    re.IGNORECASE,
)
_ORDINAL = re.compile(r"\b(?P<number>\d+)(?:st|nd|rd|th)\b (?:[\w.-]+ ){0,3}$")
_NO_EVENT = re.compile(r"\b(?:century|anniversary|birthday|floor|district|parallel|round|time)\b", re.IGNORECASE)
_SEVERAL = re.compile(r"^(?:several|some|many|a (?:group|number|pair|couple) of) (?!\d)", re.IGNORECASE)
_MANY = 10**9
_AT_LEAST = re.compile(r"\b(?:at least|more than|over|above|no fewer than|upwards? of)\s+$", re.IGNORECASE)
_AT_MOST = re.compile(r"\b(?:up to|as many as|fewer than|less than|under|nearly|almost)\s+$", re.IGNORECASE)
_ABOUT = re.compile(r"\b(?:about|around|some|roughly|approximately|an estimated)\s+$", re.IGNORECASE)
_THINGS = re.compile(
    r"\s+(?P<number>an?|[a-z]+|\d[\d,]*(?:\.\d+)?)(?:\s+(?P<scale>thousand|million|billion))?\s+(?P<what>[a-z][a-z-]+(?:\s+[a-z][a-z-]+){0,3})"
)
_COUNTED = re.compile(
    r"\s+(?:of\s+(?:the|its|their|his|her|our|those)\s+)?(?P<what>[a-z][a-z-]+(?:\s+[a-z][a-z-]+){0,2})"
)
_STOP = re.compile(
    r"\s(?:in|into|on|onto|at|to|from|over|toward|towards|across|near|off|of|for|with|by|after|before|during|and|or|that|"
    r"which|who|including|as|is|was|were|has|had|this|last|early|late|under|against|through)\b.*"
)
_FACTOR = 4  # from which two lengths are of two things
_PART = 8  # from which the smaller of two numbers, the greater one being more than
SEVERAL = 10  # this, counts a part ("10 children among the 84")
_MORE = 0.1  # part by which a number may be more than "at least" so many and be no other version
VAGUE = 3  # times the lower that the higher bound of a number may be ("dozens" is vaguer)
NEAREST = 1.0  # kilometres below which a distance is where somebody stood
_OF_UNIT = re.compile(
    r"[- ]?(?:(?:years?|months?|weeks?|days?|hours?|minutes?|seconds?|miles?|kilomet(?:er|re)s?|met(?:er|re)s?|feet|yards?|km|"
    r"kg|kilos?|kilograms?|pounds?|tons?|tonnes?|dollars?|euros?|per ?cent)\b|%)",
    re.IGNORECASE,
)
_OF_THEM = re.compile(r"\s+of\s+(?:the|them|these|those|its|their|his|her|our)\b", re.IGNORECASE)
_NUMBER = re.compile(
    r"(?P<before>(?:(?:at least|more than|over|above|no fewer than|up to|as many as|fewer than|less than|under|nearly|almost|about|"
    r"around|some|roughly|approximately|an estimated)\s+)?)(?P<number>\d[\d,]*(?:\.\d+)?|[a-z]+)(?:\s+(?P<scale>thousand|million|billion))?\s+(?P<what>\S.*)",
    re.IGNORECASE | re.DOTALL,
)
_SCALE = {"thousand": 10**3, "million": 10**6, "billion": 10**9}
_NEARLY = 0.02  # part by which two weights or calibres may differ and be one
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
        return not self.compares(other) or (self.low <= other.high and other.low <= self.high)

    def compares(self, other: Measure) -> bool:
        """Whether both measure one thing: lengths of one order do, a number and a small part of it do not."""
        low, high = sorted((self.low, other.low))
        return high <= (_FACTOR * low if self.field in {"distance", "height"} else max(_PART * low, SEVERAL))


def measures(event: Event, text: str) -> list[Measure]:
    """Every number that the event's sentence tells of it."""
    found = [_counted(field, c, text) for field, c in event.counts.items() if _counts(c, text)]
    found += [*_distances(event, text), *_ordinals(event, text), *_people(event), *_objects(event, text)]
    return [*found, *(m for m in _things(event, text) if all(m.field != other.field for other in found))]


def _counts(count: Count, text: str) -> bool:
    """Whether a number counts all of somebody, and not "dozens", time or length ("17-year-old", "400 miles") or "one of those"."""
    other = _OF_UNIT.match(text, count.span.end)
    some = _OF_THEM.match(text, count.span.end) and part_of(count, text) is None
    return count.high < VAGUE * count.low and not other and not some


def _counted(field: str, count: Count, text: str) -> Measure:
    """A number that the reader counts, with what stands before it: "at least 84" agrees with 86."""
    low, high = _around(count.low, count.high, text[max(0, count.span.start - 16) : count.span.start])
    part = part_of(count, text)
    words = f"{_range(count.low, count.high)} {part} {field}" if part else f"{_range(count.low, count.high)} {field}"
    return Measure(f"counts:{field}:{part}" if part else f"counts:{field}", low, high, words)


def part_of(count: Count, text: str) -> str | None:
    """The part of all that a number counts: children in "two children", none in "12 people"; ``data/parts.tsv``."""
    match = _COUNTED.match(text, count.span.end)
    words = _STOP.sub("", match["what"] + " ").split() if match else []
    return next((part for w in words if (part := parts().get(stem(w)))), None)


@cache
def parts() -> Mapping[str, str]:
    """The stems of words for some of the people whom an act is done to, with the part that they are."""
    lines = listed("parts")
    return MappingProxyType({stem(word): part for word, part in (line.split("\t") for line in lines)})


def _around(low: float, high: float, before: str) -> tuple[float, float]:
    if _AT_LEAST.search(before):
        return low, max(high * (1 + _MORE), high + 1)
    if _AT_MOST.search(before):
        return 0, high
    return (low * 0.9, high * 1.1) if _ABOUT.search(before) else (low, high)


def _range(low: int, high: int) -> str:
    return str(low) if low == high else f"{low} to {high}"


def _distances(event: Event, text: str) -> list[Measure]:
    found = []
    for match in _DISTANCE.finditer(text, event.sentence.start, event.sentence.end):
        if Span(match.start(), match.end()).gap(event.trigger) > REACH:
            continue
        number = float(match["number"].replace(",", "")) * _KILOMETRES[match["unit"][0].lower()]
        if number < NEAREST:
            continue
        field = "height" if match["way"] or _is_height(match, text, event.sentence.start) else "distance"
        found.append(Measure(field, number * (1 - _CLOSE), number * (1 + _CLOSE), match[0]))
    return found


def _is_height(length: re.Match[str], text: str, start: int) -> bool:
    """Whether the words around say how high ("an altitude of 7,000 kilometers") and not how far."""
    around = {
        "before": text[max(start, length.start() - _BESIDE) : length.start()],
        "after": text[length.end() : length.end() + _BESIDE],
    }
    return any(pattern.search(around[where]) for where, pattern in heights())


@cache
def heights() -> tuple[tuple[str, re.Pattern[str]], ...]:
    """What stands before or after a length that is a height (``data/heights.tsv``)."""
    lines = listed("heights")
    rows = (line.split("\t") for line in lines)
    return tuple((where, re.compile(pattern, re.IGNORECASE)) for where, pattern in rows)


def _objects(event: Event, text: str) -> list[Measure]:
    """The weights and calibres of what an act was done with: "a 25-ton truck", "a .38-calibre revolver"."""
    found = []
    for what, worth, pattern in units():
        for match in pattern.finditer(text, event.sentence.start, event.sentence.end):
            if Span(match.start(), match.end()).gap(event.trigger) <= REACH:
                number = float(match["number"].replace(",", "").replace(" ", "")) * worth
                found.append(Measure(f"object:{what}", number * (1 - _NEARLY), number * (1 + _NEARLY), match[0]))
    return found


@cache
def units() -> tuple[tuple[str, float, re.Pattern[str]], ...]:
    """Units of weight and calibre with what they are worth in kilograms or millimetres (``data/units.tsv``)."""
    lines = listed("units")
    rows = (line.split("\t") for line in lines)
    number = r"(?<![\w,])(?P<number>\d[\d,]*(?:\.\d+)?|\.\s?\d+)[- ]"
    return tuple(
        (what, float(worth), re.compile(rf"{number}(?:{unit})\b", re.IGNORECASE)) for unit, what, worth in rows
    )


def _ordinals(event: Event, text: str) -> list[Measure]:
    match = _ORDINAL.search(text[event.sentence.start : event.trigger.start])
    if match is None or _NO_EVENT.search(match[0]):
        return []
    number = int(match["number"])
    return [Measure("counts:ordinal", number, number, match[0] + event.trigger.of(text))]


def _people(event: Event) -> list[Measure]:
    """To how many an act was done, by the noun that stands for them: one, several, or a number; and how many protested.

    Those to whom it was done are left out where the reader counts them.
    """
    hit = () if event.counts else event.recipients
    marched = event.actors if event.type == "PROTEST" else ()
    told = [*((p, None) for p in hit), *((p, "protesters") for p in marched)]
    return [m for party, field in told for m in _how_many(party, field)]


def _how_many(party: Party, field: str | None) -> list[Measure]:
    """The number that a party's name begins with, as ``field``, or as that of its noun."""
    words = tokens(party.text)
    if not words or words[-1][0].isupper():
        return []
    what = f"counts:{field or stem(words[-1])}"
    if _SEVERAL.match(party.text):
        return [Measure(what, 2, _MANY, party.text)]
    match = _NUMBER.fullmatch(party.text)
    number = match and _figure(match)
    return [Measure(what, *_around(*number, match["before"]), party.text)] if match and number else []


def _things(event: Event, text: str) -> list[Measure]:
    """How many things the act was done with or to: "fired two ballistic missiles", "fired a missile"."""
    match = _THINGS.match(text, event.trigger.end, event.sentence.end)
    number = match and _figure(match)
    if not match or not number:
        return []
    what = _STOP.sub("", match["what"] + " ").split()
    if not what or stem(what[-1]) in headless():
        return []
    return [
        Measure(f"counts:{stem(what[-1])}", *number, " ".join([*filter(None, match.group("number", "scale")), *what]))
    ]


def _figure(match: re.Match[str]) -> tuple[float, float] | None:
    """The lowest and highest number that a match has as a word or in figures, in millions and the like where it says so."""
    digits = match["number"].replace(",", "")
    low, high = (float(digits),) * 2 if digits[0].isdigit() else numbers().get(digits.lower(), (0, 0))
    scale = _SCALE.get((match["scale"] or "").lower(), 1)
    return (low * scale, high * scale) if high else None


@cache
def headless() -> frozenset[str]:
    """The stems of nouns that count other things or time ("a series of …", "two days")."""
    lines = listed("headless")
    return frozenset(map(stem, lines))


@cache
def numbers() -> Mapping[str, tuple[int, int]]:
    """Numbers by their words, with "a" and "an" for one; the reader's own list."""
    lines = files("firsthand.reading").joinpath("data/numbers.tsv").read_text(encoding="utf-8").splitlines()[1:]
    rows = (line.split("\t") for line in lines)
    return MappingProxyType({"a": (1, 1), "an": (1, 1)} | {word: (int(low), int(high)) for word, low, high in rows})
