"""A reading and what was judged of it, laid out as rows: which mention stands in which view, and between which countries."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from enum import IntFlag

from firsthand.ledger.dating import days_of
from firsthand.ledger.judging import Standing, Verdict
from firsthand.records import Event, Party, Reading


class View(IntFlag):
    """Whose word on an event is asked for: the machine's, that of people who judged it, or both beside each other."""

    MACHINE = 1
    JUDGED = 2
    BOTH = 3


@dataclass(frozen=True, slots=True)
class Row:
    """A mention of an event with its key, the key of the event's first mention, and the views that it stands in."""

    key: int
    head: int
    view: View
    derived: bool
    verdict: Verdict | None
    event: Event


@dataclass(frozen=True, slots=True)
class Dyad:
    """Countries of the two sides of an event, all its mentions together; "" for what is not known."""

    actor: str
    recipient: str
    month: str
    begins: str
    event: int
    quad: int
    type: str
    reality: str
    mentions: int


def rows_of(reading: Reading, standings: Sequence[Standing], keys: Sequence[int], free: int) -> list[Row]:
    """The rows of ``reading``: the machine's own with ``keys``, those made by corrections with keys from ``free`` on.

    A mention that people left as it is stands in both views in one row, unless its event's first mention was corrected.
    """
    events = reading.events
    key_of = {event.id: key for event, key in zip(events, keys, strict=True)}
    corrected = {e.id for e, s in zip(events, standings, strict=True) if s.event is not None and s.event != e}
    moved = {
        e.id: s.event for e, s in zip(events, standings, strict=True) if s.event and {e.id, s.event.same_as} & corrected
    }
    new_key = {name: free + number for number, name in enumerate(moved)}
    rows = []
    for event, standing in zip(events, standings, strict=True):
        head = key_of[event.same_as or event.id]
        view = View.BOTH if standing.event and event.id not in moved else View.MACHINE
        rows.append(Row(key_of[event.id], head, view, False, standing.verdict, event))
    verdicts = {event.id: standing.verdict for event, standing in zip(events, standings, strict=True)}
    for name, now in moved.items():
        first = now.same_as or name
        head = new_key.get(first, key_of[first])
        rows.append(Row(new_key[name], head, View.JUDGED, True, verdicts[name], now))
    return rows


def dyads_of(rows: Sequence[Row], published: str | None) -> Mapping[Dyad, View]:
    """Between which countries the events of ``rows`` run, with the views in which that is so."""
    found: dict[Dyad, View] = {}
    for view in (View.MACHINE, View.JUDGED):
        groups: dict[int, list[Row]] = {}
        for row in rows:
            if row.view & view:
                groups.setdefault(row.head, []).append(row)
        for head, mentions in groups.items():
            for dyad in _between(head, mentions, published):
                found[dyad] = found.get(dyad, View(0)) | view
    return found


def _between(head: int, mentions: Sequence[Row], published: str | None) -> list[Dyad]:
    first = next((row.event for row in mentions if row.key == head), mentions[0].event)
    actors = _countries([party for row in mentions for party in row.event.actors])
    recipients = _countries([party for row in mentions for party in row.event.recipients])
    days = days_of(first.when, published)
    told = (days.month or "", days.begins or "", head, first.quad, first.type, first.reality, len(mentions))
    return [Dyad(actor, recipient, *told) for actor in actors for recipient in recipients if actor or recipient]


def _countries(parties: Sequence[Party]) -> list[str]:
    return sorted({party.identity.country for party in parties if party.identity.country}) or [""]
