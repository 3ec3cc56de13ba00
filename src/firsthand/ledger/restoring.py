"""The contract's data back to records: what :func:`firsthand.contract.to_dict` made of a reading, read again.

What the contract leaves out gets defaults: a mention has the form "name" and an entity of its own, a time has no place
in the calendar, identities have no ``why`` and events no ``reasons``.
"""

from __future__ import annotations

from firsthand.contract import Data
from firsthand.records import (
    Attribution,
    Count,
    Event,
    Identity,
    Mention,
    Party,
    Place,
    Reading,
    Report,
    Span,
    Time,
    Voice,
    When,
    Where,
)


def reading_of(data: Data) -> Reading:
    """The reading that ``data`` was made of; KeyError or ValueError where it is not the contract's."""
    return Reading(
        Report(**data["report"]),
        tuple(event_of(event) for event in data["events"]),
        tuple(Attribution(_spans(a["source"]), _spans(a["cue"]), _spans(a["content"])) for a in data["attributions"]),
        tuple(Mention(_span(m), m["text"], "name", n, _identity(m)) for n, m in enumerate(data["mentions"])),
        tuple(Time(_span(t), t["text"], t["value"]) for t in data["times"]),
        tuple(Place(_span(p), p["text"], p["name"], p["country"], p["lat"], p["lon"]) for p in data["places"]),
    )


def event_of(data: Data) -> Event:
    """One event of the contract; errors as of :func:`reading_of`."""
    evidence = {field: _spans(pairs) for field, pairs in data["evidence"].items() if field != "sentence"}
    return Event(
        id=data["id"],
        trigger=_span(data["trigger"]),
        type=data["type"],
        mode=data["mode"],
        contexts=tuple(data["contexts"]),
        quad=data["quad"],
        score=data["score"],
        actors=tuple(_party(party) for party in data["actors"]),
        recipients=tuple(_party(party) for party in data["recipients"]),
        when=_when(data["when"]),
        where=_where(data["where"]),
        reality=data["reality"],
        confidence=data["confidence"],
        voices=tuple(_voice(voice) for voice in data["voices"]),
        sentence=Span(*data["evidence"]["sentence"]),
        counts={kind: Count(told["low"], told["high"], _span(told)) for kind, told in data["counts"].items()},
        same_as=data["same_as"],
        evidence=evidence,
    )


def _party(data: Data) -> Party:
    return Party(_span(data), data["text"], _identity(data))


def _voice(data: Data) -> Voice:
    cue = _span(data["cue"]) if data["cue"] else None
    return Voice(_span(data), data["text"], _identity(data), data["kind"], data["stance"], data["direct"], cue)


def _identity(data: Data) -> Identity:
    return Identity(data["name"], data["country"], data["sector"], data["id"])


def _when(data: Data | None) -> When | None:
    return When(data["from"], data["to"], _span(data), data["text"]) if data else None


def _where(data: Data | None) -> Where | None:
    return Where(data["name"], data["country"], data["lat"], data["lon"], _span(data)) if data else None


def _span(data: Data) -> Span:
    return Span(data["start"], data["end"])


def _spans(pairs: list[list[int]]) -> tuple[Span, ...]:
    return tuple(Span(*pair) for pair in pairs)
