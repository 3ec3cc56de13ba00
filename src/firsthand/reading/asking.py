"""What is asked for or ordered is done by who is asked, not by who asks.

In gold/train 6 of 266 events asked for beside a request in the same sentence are done by who asks; where somebody is
said to be asked (174), 157 are done by him. What is agreed, talked over or done together has the asker on its side.
"""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from firsthand.records import Event, Party, Reality

if TYPE_CHECKING:
    from collections.abc import Sequence

ASKED: frozenset[Reality] = frozenset({"requested", "ordered"})
WANTED: frozenset[Reality] = ASKED | {"threatened"}  # what somebody wants to come about, and says so
_TOGETHER = frozenset({"AGREE", "CONSULT", "COOPERATE"})


def settled(events: Sequence[Event]) -> list[Event]:
    """The events of a report, none of those asked for with an actor who asks for it in the same sentence."""
    return [_settled(e, events) if e.reality in ASKED and e.type not in _TOGETHER else e for e in events]


def _settled(event: Event, events: Sequence[Event]) -> Event:
    beside = [e for e in events if e.type == "REQUEST" and e is not event and e.sentence == event.sentence]
    if not beside:
        return event
    request = min(beside, key=lambda e: abs(e.trigger.start - event.trigger.start))
    asking, receiving = ({_who(p) for p in side} for side in (request.actors, event.recipients))
    others = tuple(p for p in event.actors if _who(p) not in asking)
    if len(others) == len(event.actors):
        return event
    asked = tuple(p for p in request.recipients if _who(p) not in receiving)
    return replace(event, actors=others or asked, reasons={**event.reasons, "actors": "who is asked does it"})


def _who(party: Party) -> str:
    """The same for a party however it is named: the atlas's id, else the name."""
    return party.identity.id or party.identity.name
