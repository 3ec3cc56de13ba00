"""A people that does what its state is told to do in another mention of the event is its state: "if *Iranians* are asking for it"."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

    from firsthand.records import Event, Identity, Party

_PEOPLE, _STATE = "people:", "country"


def as_states(events: Sequence[Event], first: Sequence[int]) -> list[Event]:
    """The events, the people among the parties and voices of each as the state that has their side in a mention of it.

    ``first`` gives for each event the number of its first mention.
    """
    mentions: dict[int, list[Event]] = {}
    for event, head in zip(events, first, strict=True):
        mentions.setdefault(head, []).append(event)
    actors = {head: _states(p for e in told for p in e.actors) for head, told in mentions.items()}
    recipients = {head: _states(p for e in told for p in e.recipients) for head, told in mentions.items()}
    return [_as_states(e, actors[head], recipients[head]) for e, head in zip(events, first, strict=True)]


def _as_states(event: Event, actors: Mapping[str, Identity], recipients: Mapping[str, Identity]) -> Event:
    """The event with the states that act, or undergo it, in the place of their peoples; its voices may be of either side."""
    if not actors and not recipients:
        return event
    voices = tuple(replace(v, identity=_state_of(v.identity, {**actors, **recipients})) for v in event.voices)
    return replace(
        event,
        actors=_stood_for(event.actors, actors),
        recipients=_stood_for(event.recipients, recipients),
        voices=voices,
    )


def _states(parties: Iterable[Party]) -> Mapping[str, Identity]:
    """The states among ``parties`` by their peoples' ids."""
    return {f"{_PEOPLE}{p.identity.country}": p.identity for p in parties if p.identity.kind == _STATE}


def _stood_for(side: Sequence[Party], states: Mapping[str, Identity]) -> tuple[Party, ...]:
    return tuple(replace(p, identity=_state_of(p.identity, states)) for p in side)


def _state_of(known: Identity, states: Mapping[str, Identity]) -> Identity:
    return states.get(known.id or "", known)
