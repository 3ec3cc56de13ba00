"""What changed between two readings of one report."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from firsthand.contract import to_dict
from firsthand.ledger.judging import Judgement
from firsthand.records import Reading

_COMPARED = (
    "type",
    "mode",
    "contexts",
    "actors",
    "recipients",
    "when",
    "where",
    "reality",
    "voices",
    "counts",
    "same_as",
)


@dataclass(frozen=True, slots=True)
class FieldChange:
    """A field of an event that is read otherwise now; values are the contract's, parties and voices their names."""

    event: str
    field: str
    before: Any
    now: Any


@dataclass(frozen=True, slots=True)
class Change:
    """What a newer reading of ``report`` brought: events that stayed, that are gone, that are new, and fields changed.

    ``orphans`` are judgements of events that are gone; they stay in the ledger and hold for nothing.
    """

    report: str
    before: str
    now: str
    kept: tuple[str, ...] = ()
    gone: tuple[str, ...] = ()
    new: tuple[str, ...] = ()
    fields: tuple[FieldChange, ...] = ()
    orphans: tuple[Judgement, ...] = ()


def changed_fields(before: Reading, now: Reading) -> tuple[FieldChange, ...]:
    """The fields of the events of both, by id, that differ."""
    old = {event["id"]: event for event in to_dict(before)["events"]}
    pairs = [(old[event["id"]], event) for event in to_dict(now)["events"] if event["id"] in old]
    return tuple(
        FieldChange(event["id"], field, _shown(earlier, field), _shown(event, field))
        for earlier, event in pairs
        for field in _COMPARED
        if _shown(earlier, field) != _shown(event, field)
    )


def _shown(event: Mapping[str, Any], field: str) -> Any:
    value = event[field]
    if field in {"actors", "recipients", "voices"}:
        return [party["name"] for party in value]
    if field == "when" and value:
        return {"from": value["from"], "to": value["to"]}
    if field == "where" and value:
        return value["name"]
    if field == "counts":
        return {kind: [count["low"], count["high"]] for kind, count in value.items()}
    return value
