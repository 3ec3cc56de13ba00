"""Incidents joined that several tellings together show to be one, where single tellings did not.

A reader errs in single mentions: a date carried over from another sentence, an actor that is the recipient. So two
groups of tellings are compared a second time, each by what most of its reports say: the parties with the most votes,
the time that most can agree to, all its words. The group that more reports tell takes in the smaller one.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from itertools import islice

from firsthand.linking.dates import EXACT, Stretch, stretch
from firsthand.linking.deaths import one_death
from firsthand.linking.incidents import period, telling, votes
from firsthand.linking.matching import Weighed, gainsaid, party_signs, points
from firsthand.linking.parties import Named, named
from firsthand.linking.tellings import Told, half
from firsthand.linking.words import rarity
from firsthand.records import Event

NEAREST = 30  # larger groups of one type and day with which a group is compared
VOTED = 0.5  # part of the best-supported party's votes from which a party stands for its side
JOINED = 0.0  # points from which two groups are one
_TELLING = 3.0  # rarity from which a trigger's word tells which event it is

Group = tuple[Told, ...]


@dataclass(frozen=True, slots=True)
class Gist:
    """What most tellings of a group say."""

    kind: str
    actors: tuple[Named, ...]
    recipients: tuple[Named, ...]
    stretch: Stretch | None
    words: Weighed
    triggers: Mapping[str, float]
    general: bool
    halves: frozenset[str]


def settled(groups: Iterable[Group]) -> list[Group]:
    """The groups, those joined that are one incident by what most of their tellings say."""
    waiting = sorted(groups, key=lambda g: (-len({t.report for t in g}), -sum(t.confidence for t in g), g[0].lead.id))
    kept: dict[str, list[tuple[Gist, Group]]] = defaultdict(list)
    for group in waiting:
        gist = gist_of(group)
        near = kept[gist.kind]
        of_one_date = (
            (other, i)
            for i, (other, held) in enumerate(near)
            if (one_date(other, gist) or one_death(other, gist))
            and not any(gainsaid(a, b) for a in held for b in group)
        )
        scored = [(likeness(other, gist), -i) for other, i in islice(of_one_date, NEAREST)]
        best, place = max(scored, default=(0.0, 0))
        if scored and best >= JOINED:
            joined = tuple(sorted((*near[-place][1], *group), key=lambda t: t.lead.id))
            near[-place] = (gist_of(joined), joined)
        else:
            near.append((gist, group))
    return [group for some in kept.values() for _, group in some]


def gist_of(group: Group) -> Gist:
    """What most tellings of ``group`` say."""
    kinds = votes(group, lambda e: [e.type])
    when = period(group)
    days = stretch(when.first, when.last, loose=any(t.stretch.loose for t in group if t.stretch)) if when else None
    weights: dict[str, float] = defaultdict(float)
    triggers: dict[str, float] = defaultdict(float)
    for t in group:
        for s, w in t.words:
            weights[s] += w
        for s in t.triggers:
            triggers[s] += 1
    return Gist(
        kind=str(max(kinds, key=lambda k: (round(kinds[k], 6), str(k)))),
        actors=_voted(group, "actors"),
        recipients=_voted(group, "recipients"),
        stretch=days,
        words=Weighed(weights),
        triggers=triggers,
        general=all(t.general for t in group),
        halves=frozenset(name for t in group for e in t.events if (name := half(e))),
    )


def _voted(group: Group, side: str) -> tuple[Named, ...]:
    def says(event: Event) -> set[Named]:
        return {n for p in getattr(event, side) if telling(n := named(p))}

    found = votes(group, says)
    most = max(found.values(), default=0.0)
    return tuple(n for n in sorted(found, key=str) if found[n] >= VOTED * most and isinstance(n, Named))


def likeness(one: Gist, other: Gist) -> float:
    """Points for one incident."""
    worth = points("whole")
    return sum(worth[sign] * value for sign, value in signs(one, other).items())


def signs(one: Gist, other: Gist) -> dict[str, float]:
    """The signs for and against, each with its strength."""
    found = {"start": 1.0, "words": one.words.cosine(other.words)}
    found |= party_signs(one, other)
    found["trigger"] = _shared(one.triggers, other.triggers)
    if one.general != other.general:
        found["general"] = 1.0
    if one.halves and other.halves and not one.halves & other.halves:
        found["other half"] = 1.0
    return found


def _shared(some: Mapping[str, float], others: Mapping[str, float]) -> float:
    common = (min(rarity(s) / _TELLING, 1.0) for s in some.keys() & others.keys())
    return max(common, default=0.0)


def one_date(one: Gist, other: Gist) -> bool:
    """Whether both are dated, to days that can be one."""
    if one.stretch is None or other.stretch is None or max(one.stretch.days, other.stretch.days) > EXACT:
        return False
    return one.stretch.meets(other.stretch)
