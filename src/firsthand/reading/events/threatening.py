"""What a threat is: its mode by what is threatened, and none where something only may bring something about.

A protest that is called for leaves the call without a mode.

In all that is coded 306 of 333 threats of what is listed here have the mode that stands there, and of 69 calls for a protest
62 have none; of requests for other things, and of refusals, what they are about tells too little.
"""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from firsthand import ontology
from firsthand.reading.events import asking
from firsthand.reading.grammar.syntax import root_of
from firsthand.reading.text import wording

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from spacy.tokens import Doc

    from firsthand.records import Event, Span

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


def is_foreboded(doc: Doc, trigger: Span) -> bool:
    """Whether what "threatens" only may bring a trigger's event about: "the row *threatens to spark* a war", "to become one"."""
    event = root_of(doc, trigger)
    if event is None or event.dep_ not in {"dobj", "pobj", "attr"}:
        return False
    verb = event.head.head if event.dep_ == "pobj" else event.head
    over = verb.head.lemma_.lower() if verb.dep_ == "xcomp" else ""
    return over == "threaten" and verb.lemma_.lower() in wording.words("bringing about")
