"""PLOVER and CAMEO as data files, and the few functions that read them."""

from firsthand.ontology.cameo import cameo_to_plover, plover_to_cameo
from firsthand.ontology.plover import (
    IRREGULARS,
    EventType,
    contexts,
    event_type,
    event_types,
    international_actors,
    modes,
    quad,
    score,
    sectors,
)

__all__ = [
    "IRREGULARS",
    "EventType",
    "cameo_to_plover",
    "contexts",
    "event_type",
    "event_types",
    "international_actors",
    "modes",
    "plover_to_cameo",
    "quad",
    "score",
    "sectors",
]
