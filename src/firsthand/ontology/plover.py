"""PLOVER's event types, modes, contexts, sectors and scores.

Source: the PLOVER codebook, draft of 2021-09 as kept in 2024 (names and scores; CC BY-SA 4.0).
"""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from types import MappingProxyType

IRREGULARS = frozenset({"REB", "PRM", "UAF", "CRM"})  # sectors of those who bear arms for no state


@dataclass(frozen=True, slots=True)
class EventType:
    """One PLOVER event type.

    ``quad`` is 1 verbal cooperation, 2 material cooperation, 3 verbal conflict, 4 material conflict; ``score`` runs
    from -10 (conflict) to 10 (cooperation); ``modes`` gives each mode's own score, None where PLOVER has none.
    """

    name: str
    quad: int
    score: float
    modes: Mapping[str, float | None]
    requires_recipient: bool


@dataclass(frozen=True, slots=True)
class _Codebook:
    types: Mapping[str, EventType]
    contexts: tuple[str, ...]
    sectors: tuple[str, ...]
    international_actors: tuple[str, ...]


@cache
def _codebook() -> _Codebook:
    raw = json.loads(files("firsthand.ontology").joinpath("data/plover.json").read_text(encoding="utf-8"))
    types = {
        name: EventType(name, row["quad"], row["score"], MappingProxyType(row["modes"]), row["requires_recipient"])
        for name, row in raw["events"].items()
    }
    return _Codebook(
        MappingProxyType(types),
        tuple(raw["contexts"]),
        tuple(raw["sectors"]),
        tuple(raw["international_actors"]),
    )


def event_type(name: str) -> EventType:
    """The event type called ``name`` (upper case, as "ASSAULT"); KeyError for a name that PLOVER lacks."""
    return _codebook().types[name]


def event_types() -> tuple[EventType, ...]:
    """All event types, in the codebook's order."""
    return tuple(_codebook().types.values())


def modes(name: str) -> tuple[str, ...]:
    """The modes of the event type called ``name``; KeyError for a name that PLOVER lacks."""
    return tuple(event_type(name).modes)


def quad(name: str) -> int:
    """The quad class, 1 to 4, of the event type called ``name``; KeyError for a name that PLOVER lacks."""
    return event_type(name).quad


def score(name: str, mode: str | None = None) -> float:
    """PLOVER's score of a type in a mode; the type's own where there is no mode or the mode has no score.

    KeyError for a type that PLOVER lacks, or a mode that the type lacks.
    """
    kind = event_type(name)
    own = None if mode is None else kind.modes[mode]
    return kind.score if own is None else own


def contexts() -> tuple[str, ...]:
    """PLOVER's contexts, in the codebook's order."""
    return _codebook().contexts


def sectors() -> tuple[str, ...]:
    """PLOVER's actor sectors, in the codebook's order."""
    return _codebook().sectors


def international_actors() -> tuple[str, ...]:
    """PLOVER's codes that stand in the place of a country (IGO, NGO, IMG …)."""
    return _codebook().international_actors
