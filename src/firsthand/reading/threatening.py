"""What is threatened tells the mode of the threat, and a protest that is called for leaves the call without one.

In all that is coded 306 of 333 threats of what is listed here have the mode that stands there, and of 69 calls for a protest
62 have none; of requests for other things, and of refusals, what they are about tells too little.
"""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from firsthand import ontology
from firsthand.reading import asking

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from firsthand.records import Event

_MODES: Mapping[tuple[str, str], Mapping[str | None, str]] = {  # by types, then the mode of what it is about
    ("THREATEN", "SANCTION"): {"expel": "expel", "withdraw": "relations"},
    ("THREATEN", "COERCE"): {"arrest": "arrest", "deport": "expel", "restrict": "restrict"},
}
_ANY_MODE: Mapping[tuple[str, str], str | None] = {  # by types, whatever its mode
    ("THREATEN", "ASSAULT"): "violence",
    ("THREATEN", "PROTEST"): None,
    ("REQUEST", "PROTEST"): None,
}


def moded(events: Sequence[Event]) -> list[Event]:
    """The events of a report in order, threats and calls in the mode that what they are about gives them."""
    return [_moded(event, asking.about(event, events)) for event in events]


def _moded(event: Event, about: Event | None) -> Event:
    if about is None:
        return event
    both = event.type, about.type
    modes = {about.mode: _ANY_MODE[both]} if both in _ANY_MODE else _MODES.get(both, {})
    if about.mode not in modes or modes[about.mode] == event.mode:
        return event
    mode = modes[about.mode]
    evidence = {**event.evidence, "mode": (about.trigger,) if mode else ()}
    reasons = {**event.reasons, "mode": f"{about.type} is what it is about"}
    return replace(event, mode=mode, score=ontology.score(event.type, mode), evidence=evidence, reasons=reasons)
