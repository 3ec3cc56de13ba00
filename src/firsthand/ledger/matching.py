"""Names of events that last: a report read again, or changed at its source, keeps the ids of what it still tells.

An id once given never names another event: what is new gets a number that no event of the report has had.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import replace

from firsthand.records import Event, Reading

_Place = tuple[str, str, int]  # a stretch of text, a type, and a character of the trigger counted from there


def first_named(reading: Reading, report: str) -> Reading:
    """``reading`` of a report that is new to the ledger, where its id is ``report``: events are numbered from 1."""
    names = [f"{report}#{number}" for number in range(1, len(reading.events) + 1)]
    return _named(reading, report, names)


def named_as_before(
    reading: Reading, before: Reading, used: Iterable[str], right_types: Mapping[str, str] | None = None
) -> Reading:
    """``reading`` with the report's id and the ids of those events in ``before`` that it tells again.

    ``used`` are all ids that the report's events have ever had; ``right_types`` the types of events of ``before`` as
    people corrected them.
    """
    kept = _told_again(before, reading, right_types or {})
    number = max((_number(name) for name in used), default=0)
    names = []
    for place in range(len(reading.events)):
        if place not in kept:
            number += 1
        names.append(kept.get(place) or f"{before.report.id}#{number}")
    return _named(reading, before.report.id, names)


def _told_again(before: Reading, now: Reading, right_types: Mapping[str, str]) -> dict[int, str]:
    """For events of ``now``, by place, the id of the one in ``before`` whose trigger and type match best."""
    same_text = before.report.text == now.report.text
    at: dict[_Place, list[int]] = {}
    for old, event in enumerate(before.events):
        for kind in {event.type, right_types.get(event.id, event.type)}:
            for place in _places(event, before.report.text, kind, same_text):
                at.setdefault(place, []).append(old)
    scored = []
    for new, event in enumerate(now.events):
        shared = Counter(o for p in _places(event, now.report.text, event.type, same_text) for o in at.get(p, ()))
        for old, common in shared.items():
            either = _length(event) + _length(before.events[old]) - common
            scored.append((-common / either, new, old))
    return _best(sorted(scored), before.events)


def _places(event: Event, text: str, kind: str, same_text: bool) -> Iterator[_Place]:
    """The characters of the event's trigger: in the text where that is the same, else in the words of the sentence."""
    line, base = ("", 0) if same_text else (event.sentence.of(text), event.sentence.start)
    for offset in range(_length(event)):
        yield line, kind, event.trigger.start + offset - base


def _length(event: Event) -> int:
    return max(event.trigger.end - event.trigger.start, 1)


def _best(scored: Iterable[tuple[float, int, int]], before: Sequence[Event]) -> dict[int, str]:
    found: dict[int, str] = {}
    taken: set[int] = set()
    for _, new, old in scored:
        if new not in found and old not in taken:
            found[new] = before[old].id
            taken.add(old)
    return found


def _number(name: str) -> int:
    told = name.rpartition("#")[2]
    return int(told) if told.isdecimal() else 0


def _named(reading: Reading, report: str, names: Sequence[str]) -> Reading:
    new = {event.id: name for event, name in zip(reading.events, names, strict=True)}
    events = tuple(
        replace(event, id=name, same_as=new.get(event.same_as) if event.same_as else None)
        for event, name in zip(reading.events, names, strict=True)
    )
    return replace(reading, report=replace(reading.report, id=report), events=events)
