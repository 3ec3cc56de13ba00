"""A people that does what its state is told to do in another mention of the event is its state: "if *Iranians* are asking for it"."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from firsthand.records import Event, Identity, Party

_PEOPLE, _STATE = "people:", "country"


def as_states(events: Sequence[Event], first: Sequence[int]) -> list[Event]:
    """The events, the people among the parties and voices of each as the state that has their side in a mention of it.

    ``first`` gives for each event the number of its first mention.
    """
    told = list(events)
    for number, event in enumerate(events):
        mates = [e for e, head in zip(events, first, strict=True) if head == first[number]]
        actors, recipients = (_states([p for e in mates for p in side(e)]) for side in (_actors, _recipients))
        if actors or recipients:
            told[number] = replace(
                event,
                actors=_stood_for(event.actors, actors),
                recipients=_stood_for(event.recipients, recipients),
                voices=tuple(
                    replace(v, identity=_state_of(v.identity, {**actors, **recipients})) for v in event.voices
                ),
            )
    return told


def _actors(event: Event) -> Sequence[Party]:
    return event.actors


def _recipients(event: Event) -> Sequence[Party]:
    return event.recipients


def _states(parties: Sequence[Party]) -> Mapping[str, Identity]:
    """The states among ``parties`` by their peoples' ids."""
    return {f"{_PEOPLE}{p.identity.country}": p.identity for p in parties if p.identity.kind == _STATE}


def _stood_for(side: Sequence[Party], states: Mapping[str, Identity]) -> tuple[Party, ...]:
    return tuple(replace(p, identity=_state_of(p.identity, states)) for p in side)


def _state_of(known: Identity, states: Mapping[str, Identity]) -> Identity:
    return states.get(known.id or "", known)
