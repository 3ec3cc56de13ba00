"""The chance that an event's type, actors and recipients are all right, calibrated on reports not trained on."""

from __future__ import annotations

import json
import math
from functools import cache
from importlib.resources import files
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from firsthand.reading.network.heads import Trigger

ACTOR_BAR, RECIPIENT_BAR = 0.45, 0.4  # chances from which a side counted as told when the weights were learnt


@cache
def _weights() -> tuple[float, ...]:
    raw = json.loads((files("firsthand.models") / "confidence.json").read_text(encoding="utf-8"))
    return tuple(raw["weights"])


def features(trigger: Trigger, actor_bar: float, recipient_bar: float) -> tuple[float, ...]:
    """A constant; log odds of trigger and type; for each side whether told, and how far from its bar the heads were."""
    sides: list[float] = []
    for role, bar in (("actor", actor_bar), ("recipient", recipient_bar)):
        chances = [r.chance for r in trigger.roles if r.kind == role]
        kept = [c for c in chances if c >= bar]
        doubt = max((c if c < bar else 1 - c for c in chances), default=0.0)
        sides += [float(bool(kept)), doubt]
    return (1.0, _log_odds(trigger.chance), _log_odds(trigger.type_chance), *sides)


def of(trigger: Trigger, actor_bar: float, recipient_bar: float) -> float:
    """The chance, 0 to 1, rounded to two places."""
    total = sum(w * f for w, f in zip(_weights(), features(trigger, actor_bar, recipient_bar), strict=True))
    return round(1 / (1 + math.exp(-total)), 2)


def _log_odds(chance: float) -> float:
    bounded = min(max(chance, 0.001), 0.999)
    return math.log(bounded / (1 - bounded))
