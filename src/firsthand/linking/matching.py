"""Whether two reports' tellings are of one event: points for and against, each with its own reason."""

from __future__ import annotations

import csv
import math
from collections.abc import Mapping, Sequence
from functools import cache
from importlib.resources import files
from types import MappingProxyType
from typing import Literal, Protocol

from firsthand.linking.dates import EXACT, ZONES
from firsthand.linking.deaths import one_death
from firsthand.linking.parties import Named, sides
from firsthand.linking.tellings import Told, half
from firsthand.linking.words import rarity
from firsthand.records import DONE

NEVER = -math.inf
_TELLING = 3.0  # rarity from which a trigger's word tells which event it is
_PLAIN = 0.5  # rarity below which it tells nothing ("in", "up")
_MONTH = 40  # days up to which two stretches that do not meet are two times
_WEEK = 7  # days after which news of an event is half as likely
_DONE = frozenset({"happened", "ongoing", "denied"})
_ONE = 0.8  # likeness from which two names are one party
_SAME = 0.5  # likeness from which two parties may be one
_FAR = 400.0  # kilometres from which two places are two
_ACTS = "COERCE"  # the type whose modes are acts of their own
_OTHER_TIME = frozenset({"other date", "other time", "told before"})
_DEGREE = 111.0  # kilometres


Level = Literal["across", "within", "whole"]


@cache
def points(level: Level) -> Mapping[str, float]:
    """How much each sign counts between reports (``across``), within one, or between groups (``data/points.tsv``)."""
    text = files("firsthand.linking").joinpath("data/points.tsv").read_text(encoding="utf-8")
    return MappingProxyType({r["sign"]: float(r[level]) for r in csv.DictReader(text.splitlines(), delimiter="\t")})


def match(one: Told, other: Told, level: Level = "across", words: float | None = None) -> float:
    """Points for one event; ``NEVER`` where the two cannot be one: other dates, told before.

    ``words`` is how alike the words around are, where that is known already.
    """
    worth = points(level)
    return max(NEVER, sum(worth[sign] * value for sign, value in signs(one, other, words).items()))


def signs(one: Told, other: Told, words: float | None = None) -> dict[str, float]:
    """The signs for and against, each with its strength."""
    found = {"start": 1.0, **_kind(one, other), **party_signs(one, other), **_time(one, other), **_place(one, other)}
    found["words"] = cosine(one.words, other.words) if words is None else words
    found["numbers"] = min(len({n for n in one.numbers & other.numbers if len(n) > 1}), 2) / 2
    if one.general != other.general:
        found["general"] = 1.0
    if one.answered and other.answered and not one.answered.meets(other.answered):
        found["other answered"] = 1.0
    if gainsaid(one, other):
        found["gainsaid"] = 1.0
    for field in set(one.lead.counts) & set(other.lead.counts):
        a, b = one.lead.counts[field], other.lead.counts[field]
        found["count" if a.low <= b.high and b.low <= a.high else "other count"] = 1.0
    return found


def gainsaid(one: Told, other: Told) -> bool:
    """Whether who denies the one tells the other in the same report, done to somebody else: "denied bombing a market; it hit a depot"."""
    alike = sides(one.recipients, other.recipients) if one.report == other.report else None
    if alike is None or alike >= _SAME:
        return False
    return any(_tellers(a, denied=True) & _tellers(b, denied=False) for a, b in ((one, other), (other, one)))


def _tellers(told: Told, *, denied: bool) -> frozenset[str]:
    """Those on whose word it is told as done, or as not done."""
    spoken = ((e.voices[-1], e.reality) for e in told.events if e.voices)
    told_so = ((v.identity.name, r == "denied" or (v.stance == "denies" and r not in DONE), r) for v, r in spoken)
    return frozenset(name for name, no, reality in told_so if no is denied and (no or reality in _DONE))


def _kind(one: Told, other: Told) -> dict[str, float]:
    shared = max((rarity(s) for s in one.triggers & other.triggers), default=0.0)
    found = {"trigger": min(shared / _TELLING, 1.0)} if shared >= _PLAIN else {}
    types, others = dict(one.types), dict(other.types)
    if types and others:
        alike = sum(w * others.get(t, 0.0) for t, w in types.items())
        length = math.hypot(*types.values()) * math.hypot(*others.values())
        found["type"] = alike / length
        if not alike:
            found["other type"] = 1.0
        elif _ACTS in types and _ACTS in others and _two_acts(one, other):
            found["other mode"] = 1.0
    elif found:
        found["untyped"] = 1.0
    return found


def _two_acts(one: Told, other: Told) -> bool:
    """Whether two tellings are of two kinds of coercion: an arrest and a seizure."""
    modes, others = ({e.mode for e in told.events if e.type == _ACTS and e.mode} for told in (one, other))
    return bool(modes and others) and not modes & others


class Sided(Protocol):
    """What has the parties of both sides of an event."""

    @property
    def actors(self) -> Sequence[Named]:
        """Who does it."""
        ...

    @property
    def recipients(self) -> Sequence[Named]:
        """To whom."""
        ...


def party_signs(one: Sided, other: Sided) -> dict[str, float]:
    """The signs that the parties of two tellings, or groups of tellings, give for and against one event."""
    found = {}
    for side, some, others in (("actor", one.actors, other.actors), ("recipient", one.recipients, other.recipients)):
        alike = sides(some, others)
        if alike is not None:
            found[side if alike >= 0 else f"other {side}"] = abs(alike)
    if found.get("actor", 0.0) < _ONE:
        turned = sides(one.actors, other.recipients), sides(one.recipients, other.actors)
        found["crossed"] = float(sum(w is not None and w >= _ONE for w in turned))
    return found


def _time(one: Told, other: Told) -> dict[str, float]:
    """The signs of time; that times differ is none where both are one death: a day is read wrong more easily than a name."""
    found = _times(one, other)
    return {} if found.keys() & _OTHER_TIME and one_death(one, other) else found


def _times(one: Told, other: Told) -> dict[str, float]:
    if one.stretch and other.stretch:
        longer = max(one.stretch.days, other.stretch.days)
        if one.stretch.meets(other.stretch):
            if longer > EXACT:
                return {"time": 1.0}
            return {"date": 1 / (1 + one.stretch.gap(other.stretch))} | _half(one, other)
        return {"other date" if longer <= _MONTH else "other time": 1.0}
    if one.stretch or other.stretch:
        return _fresh(one, other) if one.stretch else _fresh(other, one)
    gap = abs(one.day - other.day) if one.day and other.day else None
    return {} if gap is None else {"told together": _WEEK / (_WEEK + gap)}


def _half(one: Told, other: Told) -> dict[str, float]:
    """Whether one is told of the morning and the other of the evening of one day."""
    if one.stretch != other.stretch or {half(one.lead), half(other.lead)} != {"morning", "evening"}:
        return {}
    return {"other half": 1.0}


def _fresh(dated: Told, undated: Told) -> dict[str, float]:
    """What a report without the event's date can mean: something before it was published, the later the likelier."""
    if dated.stretch is None or undated.day is None:
        return {}
    gap = undated.day - dated.stretch.first
    if gap < -ZONES:
        return {"told before": 1.0} if undated.lead.reality in _DONE else {}
    return {"fresh": _WEEK / (_WEEK + max(undated.day - dated.stretch.last, 0))}


def _place(one: Told, other: Told) -> dict[str, float]:
    a, b = one.lead.where, other.lead.where
    if not (a and b):
        return {}
    if a.name == b.name:
        return {"place": 1.0}
    if None in {a.lat, a.lon, b.lat, b.lon}:
        return {}
    return {"other place": 1.0} if apart((a.lat or 0, a.lon or 0), (b.lat or 0, b.lon or 0)) > _FAR else {"near": 1.0}


def apart(one: tuple[float, float], other: tuple[float, float]) -> float:
    """About how many kilometres two places (latitude, longitude) are apart."""
    narrow = math.cos(math.radians((one[0] + other[0]) / 2))
    return _DEGREE * math.hypot(one[0] - other[0], (one[1] - other[1]) * narrow)


def cosine(some: tuple[tuple[str, float], ...], others: tuple[tuple[str, float], ...]) -> float:
    """The cosine of two lists of (stem, weight)."""
    return Weighed(dict(some)).cosine(Weighed(dict(others)))


class Weighed:
    """Weighted stems with their length, to be compared with many others."""

    __slots__ = ("length", "weights")

    def __init__(self, weights: Mapping[str, float]) -> None:
        self.weights = weights
        self.length = math.sqrt(sum(w * w for w in weights.values()))

    def cosine(self, other: Weighed) -> float:
        """The cosine with ``other``, from 0 to 1."""
        common = sorted(self.weights.keys() & other.weights.keys())
        length = self.length * other.length
        return sum(self.weights[s] * other.weights[s] for s in common) / length if length else 0.0
