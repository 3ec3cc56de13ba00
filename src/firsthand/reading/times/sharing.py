"""The time of an event by all its mentions: what one of them is sure of counts for the others, the exact before the vague."""

from __future__ import annotations

from typing import TYPE_CHECKING

from firsthand.reading.times.choice import chances, weigh

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from firsthand.reading.times.choice import Choice, Table
    from firsthand.records import Time

    Ends = tuple[str | None, str | None]

SHARE = 0.7  # what the surest mention's chance of a time counts, against a mention's own
EXACT = 0.2  # chance from which a day within the likeliest month or year is meant


def together(choices: Sequence[Choice], known: Table) -> tuple[Time | None, ...]:
    """The time of each mention of one event, by the ``choices`` that they have; None for all where no chance is enough."""
    own = [_told(choice, known.weights) for choice in choices]
    surest: dict[Ends, tuple[float, Time]] = {}
    for told in own:
        for ends, held in told.items():
            surest[ends] = max(held, surest.get(ends, held), key=lambda h: h[0])
    found = [_chosen(_mixed(told, surest), known.bar) for told in own]
    first = next((one for one in found if one), None)
    whole = [one or first for one in found]
    return tuple(surest[ends][1] if ends else None for ends in whole)


def _told(choice: Choice, weights: Mapping[str, float]) -> dict[Ends, tuple[float, Time]]:
    """The times of a choice by their ends, each with its chance."""
    marked = choice.marked or (0.0,) * len(choice.times)
    scores = [weigh(held, weights) + mark for (_, held), mark in zip(choice.times, marked, strict=True)]
    likely = chances(scores, weigh(choice.none, weights))
    return {(t.first, t.last): (chance, t) for (t, _), chance in zip(choice.times, likely, strict=True)}


def _mixed(told: Mapping[Ends, tuple[float, Time]], surest: Mapping[Ends, tuple[float, Time]]) -> dict[Ends, float]:
    return {
        ends: SHARE * most + (1 - SHARE) * (told[ends][0] if ends in told else 0.0)
        for ends, (most, _) in surest.items()
    }


def _chosen(chance: Mapping[Ends, float], bar: float) -> Ends | None:
    """The likeliest time, or the likeliest more exact one in it; times within each other speak for each other."""
    best = max(chance, key=lambda e: chance[e], default=None)
    if best is None:
        return None
    if sum(c for e, c in chance.items() if e == best or within(e, best) or within(best, e)) < bar:
        return None
    exact = [e for e in chance if within(e, best) and chance[e] >= EXACT]
    return max(exact, key=lambda e: chance[e], default=best)


def within(inner: Ends, outer: Ends) -> bool:
    """Whether ``inner`` is a day or month of the month or year that ``outer`` is."""
    if inner[0] is None or outer[0] is None or inner[0] != inner[1] or outer[0] != outer[1]:
        return False
    return len(inner[0]) > len(outer[0]) and inner[0].startswith(outer[0])
