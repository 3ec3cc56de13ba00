"""A correction: fields of the contract's event with their right values, put into an event.

A party or voice needs a ``name``; ``text`` (words of the report) says which words it stands for, else its name is looked
for in the sentence and the report. ``when`` is ``{"from", "to"}``, ``where`` ``{"name", "country", "lat", "lon"}``.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping, Sequence
from dataclasses import replace
from difflib import get_close_matches
from typing import Any, get_args

from firsthand import ontology
from firsthand.atlas.countries import country_codes, near
from firsthand.errors import UsageError
from firsthand.ontology.terms import REALITIES, TYPES, is_day
from firsthand.records import (
    Count,
    Event,
    Identity,
    Party,
    Span,
    Stance,
    Voice,
    VoiceKind,
    When,
    Where,
)

_COUNTRY = re.compile(r"[A-Z]{3}")
_PARTIES = '[{"name": "Iran", "country": "IRN", "sector": "GOV"}]'
_WRITTEN = {
    "actors": _PARTIES,
    "contexts": '["military"]',
    "counts": '{"killed": {"low": 3, "high": 5}}',
    "recipients": _PARTIES,
    "voices": '[{"name": "Reuters", "kind": "outlet", "stance": "asserts"}]',
    "when": '{"from": "2024-08-05", "to": "2024-08-06"}',
    "where": '{"name": "Homs", "country": "SYR", "lat": 34.7, "lon": 36.7}',
}


def corrected(event: Event, changes: Mapping[str, Any], text: str) -> Event:
    """``event`` of a report with ``text`` as ``changes`` say; UsageError for a field or value that there is not."""
    for field, value in changes.items():
        if field not in _FIELDS:
            raise UsageError(f"{field} is no field that can be corrected; these are: {', '.join(sorted(_FIELDS))}")
        try:
            event = _FIELDS[field](event, value, text)
        except (KeyError, TypeError, AttributeError, ValueError, OverflowError) as cause:
            said = f"{field} cannot be “{str(value)[:60]}”" if isinstance(value, str | int | float) else field
            raise UsageError(f"{said}: {_why(cause, field)}") from cause
    return _coded(event, mode_told="mode" in changes)


def _why(cause: Exception, field: str) -> str:
    match cause:
        case KeyError():
            return f"its {cause.args[0]} is missing: write it as {_WRITTEN[field]}"
        case ValueError():
            return str(cause)
        case _:
            return f"write it as {_WRITTEN[field]}"


def _coded(event: Event, *, mode_told: bool) -> Event:
    """The event with the quad class and score of its type and mode; a mode that the type has not falls away."""
    mode = event.mode
    if mode is not None and mode not in ontology.modes(event.type):
        if mode_told:
            modes = ", ".join(ontology.modes(event.type)) or "none"
            raise UsageError(f"{event.type} has no mode {mode}; its modes: {modes}")
        mode = None
    return replace(event, mode=mode, quad=ontology.quad(event.type), score=ontology.score(event.type, mode))


def _type(event: Event, value: Any, _: str) -> Event:
    return replace(event, type=_one_of(value, TYPES))


def _mode(event: Event, value: Any, _: str) -> Event:
    return replace(event, mode=str(value) if value else None)


def _contexts(event: Event, value: Any, _: str) -> Event:
    return replace(
        event, contexts=tuple(_one_of(context, ontology.contexts(), "a context") for context in _list(value))
    )


def _reality(event: Event, value: Any, _: str) -> Event:
    return replace(event, reality=_one_of(value, REALITIES))


def _same_as(event: Event, value: Any, _: str) -> Event:
    if value == event.id:
        raise ValueError("it is the event itself")
    return replace(event, same_as=None if value is None else str(value))


def _actors(event: Event, value: Any, text: str) -> Event:
    return replace(event, actors=tuple(_party(told, event, text) for told in _list(value)))


def _recipients(event: Event, value: Any, text: str) -> Event:
    return replace(event, recipients=tuple(_party(told, event, text) for told in _list(value)))


def _voices(event: Event, value: Any, text: str) -> Event:
    return replace(event, voices=tuple(_voice(told, event, text) for told in _list(value)))


def _when(event: Event, value: Any, _: str) -> Event:
    if value is None:
        return replace(event, when=None)
    span = event.when.span if event.when else _nowhere(event)
    words = event.when.text if event.when else ""
    first, last = _day(value.get("from")), _day(value.get("to"))
    if first and last and first[: len(last)] > last[: len(first)]:
        raise ValueError("it ends before it begins")
    return replace(event, when=When(first, last, span, words))


def _where(event: Event, value: Any, text: str) -> Event:
    if value is None:
        return replace(event, where=None)
    span = _found(value.get("text") or value["name"], event, text)
    country, lat, lon = _country(value.get("country")), _degrees(value.get("lat"), 90), _degrees(value.get("lon"), 180)
    return replace(event, where=Where(_word(value["name"]), country, lat, lon, span))


def _counts(event: Event, value: Any, _: str) -> Event:
    return replace(event, counts={kind: _count(told, _nowhere(event)) for kind, told in value.items()})


def _count(told: Mapping[str, Any], span: Span) -> Count:
    low, high = _number(told["low"]), _number(told["high"])
    if not 0 <= low <= high:
        raise ValueError("low and high are whole numbers from 0 on, low not above high")
    return Count(low, high, span)


def _number(value: Any) -> int:
    """A whole number; -1 where it is none."""
    try:
        return int(value)
    except (ValueError, OverflowError):
        return -1


_FIELDS: Mapping[str, Callable[[Event, Any, str], Event]] = {
    "actors": _actors,
    "contexts": _contexts,
    "counts": _counts,
    "mode": _mode,
    "reality": _reality,
    "recipients": _recipients,
    "same_as": _same_as,
    "type": _type,
    "voices": _voices,
    "when": _when,
    "where": _where,
}


def _party(told: Mapping[str, Any], event: Event, text: str) -> Party:
    span = _found(told.get("text") or told["name"], event, text)
    return Party(span, span.of(text), identity_of(told))


def _voice(told: Mapping[str, Any], event: Event, text: str) -> Voice:
    span = _found(told.get("text") or told["name"], event, text)
    kind = _one_of(told.get("kind", "named"), get_args(VoiceKind), "a kind")
    stance = _one_of(told.get("stance", "asserts"), get_args(Stance), "a stance")
    return Voice(span, span.of(text), identity_of(told), kind, stance, bool(told.get("direct")))


def identity_of(told: Mapping[str, Any]) -> Identity:
    """Who is meant by ``name``, and perhaps ``country``, ``sector`` and ``id``; ValueError for what cannot be, in words."""
    sector = told.get("sector")
    alike = get_close_matches(str(sector).upper(), ontology.sectors(), n=3, cutoff=0.75)
    what = f"{sector} is no sector (near to it: {', '.join(alike)}); a sector" if alike else "a sector"
    known = None if sector is None else _one_of(sector, ontology.sectors(), what)
    name, country = _word(told["name"]), _country(told.get("country"))
    return Identity(name, country, known, None if told.get("id") is None else _word(told["id"]), "corrected")


def _list(value: Any) -> list[Any]:
    if not isinstance(value, list | tuple):
        raise TypeError("it is no list")
    return list(value)


def _word(value: Any) -> str:
    if not isinstance(value, str) or not value.strip():
        raise ValueError("names and ids are words, and not empty")
    return value


def _country(value: Any) -> str | None:
    if value is not None and not (isinstance(value, str) and _COUNTRY.fullmatch(value)):
        raise ValueError(f"a country is its code of three capitals, as SYR or IGO, and not {value}{_near(str(value))}")
    return value


def check_country(code: str | None) -> None:
    """ValueError for a code that no country has, with those near to it; what was judged before it was asked for may have one."""
    if code is not None and code not in country_codes():
        others = ", ".join(ontology.international_actors())
        raise ValueError(f"{code} is no code of a country{_near(code)}; codes are those of ISO 3166, and {others}")


def check_countries(changes: Mapping[str, Any]) -> None:
    """UsageError for a correction that has a code which no country has; its form is that which :func:`corrected` takes."""
    for field, value in changes.items():
        for told in value if isinstance(value, list | tuple) else [value]:
            try:
                check_country(told.get("country") if isinstance(told, Mapping) else None)
            except ValueError as cause:
                raise UsageError(f"{field}: {cause}") from cause


def _near(told: str) -> str:
    found = near(told)
    return f" (near to it: {', '.join(found)})" if found else ""


def _degrees(value: Any, most: int) -> float | None:
    if value is not None and (isinstance(value, bool) or not isinstance(value, int | float) or not abs(value) <= most):
        raise ValueError("lat and lon are degrees, from -90 to 90 and from -180 to 180")
    return value


def _found(words: str, event: Event, text: str) -> Span:
    """Where ``words`` stand in the event's sentence, else in the text; an empty span at the trigger if nowhere."""
    for within in (event.sentence, Span(0, len(text))):
        start = text.find(words, within.start, within.end)
        if start >= 0:
            return Span(start, start + len(words))
    return _nowhere(event)


def _nowhere(event: Event) -> Span:
    return Span(event.trigger.start, event.trigger.start)


def _one_of(value: Any, known: Sequence[str], what: str = "it") -> Any:
    if value not in known:
        raise ValueError(f"{what} is one of {', '.join(known)}")
    return value


def _day(value: Any) -> str | None:
    if value is None:
        return None
    if not is_day(value):
        raise ValueError(f"“{value[:60]}” is no date; write it as 2024, 2024-08 or 2024-08-06")
    return str(value)
