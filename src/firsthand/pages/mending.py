"""A form in which an event is mended: what stands in it, and what a person changed in it, as a correction of the ledger.

Parties stand one a line: name, country, sector, parted by semicolons. Only what differs from what stood there is a change.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

from firsthand import ontology
from firsthand.errors import UsageError
from firsthand.ledger.correcting import check_country, identity_of
from firsthand.ontology.terms import REALITIES, TYPES
from firsthand.records import Event, Party

FIELDS = ("type", "mode", "reality", "actors", "recipients", "from", "to", "place", "place_country")
_LINES = 40  # parties of one side


def filled(event: Event) -> dict[str, str]:
    """The form's fields as the event stands."""
    return {
        "type": event.type,
        "mode": event.mode or "",
        "reality": event.reality,
        "actors": _lines(event.actors),
        "recipients": _lines(event.recipients),
        "from": (event.when.first if event.when else None) or "",
        "to": (event.when.last if event.when else None) or "",
        "place": event.where.name if event.where else "",
        "place_country": (event.where.country if event.where else None) or "",
    }


def typed(event: Event, form: Mapping[str, str]) -> dict[str, str]:
    """The form's fields as somebody filled them, to be shown again; a type that is none is the event's."""
    said = {**filled(event), **{name: form[name] for name in FIELDS if name in form}}
    return said if said["type"] in TYPES else {**said, "type": event.type}


def offered() -> dict[str, Any]:
    """What the form lets one choose from: types with their modes, and realities."""
    return {"kinds": {kind: ontology.modes(kind) for kind in TYPES}, "realities": REALITIES}


def changes(event: Event, form: Mapping[str, str]) -> dict[str, Any]:
    """What ``form`` changes of ``event``, as the ledger takes it; UsageError where a line cannot be read."""
    before = filled(event)
    said = {name: form.get(name, before[name]).replace("\r\n", "\n").strip() for name in FIELDS}
    touched = {name for name in FIELDS if said[name] != before[name].strip()}
    found: dict[str, Any] = {}
    for name in ("type", "reality"):
        if name in touched:
            found[name] = said[name]
    if "mode" in touched and not ("type" in touched and said["mode"] == before["mode"]):
        found["mode"] = said["mode"] or None
    for side, parties in (("actors", event.actors), ("recipients", event.recipients)):
        if side in touched:
            found[side] = _parties(said[side], parties)
    if touched & {"from", "to"}:
        found["when"] = {"from": said["from"] or None, "to": said["to"] or None} if said["from"] or said["to"] else None
    if touched & {"place", "place_country"}:
        found["where"] = {"name": said["place"], "country": said["place_country"] or None} if said["place"] else None
    return found


def told(change: Mapping[str, Any]) -> str:
    """A correction in words: "reality: denied; actors: Iran (IRN GOV)"."""
    return "; ".join(f"{field}: {_words(value)}" for field, value in change.items())


def _words(value: Any) -> str:
    match value:
        case None:
            return "nothing"
        case {"name": name, **rest}:
            code = " ".join(str(rest[key]) for key in ("country", "sector") if rest.get(key))
            return f"{name} ({code})" if code else str(name)
        case {"from": first, "to": last}:
            return f"{first or '…'} to {last or '…'}"
        case list() | tuple():
            return " + ".join(_words(one) for one in value) or "nobody"
        case _:
            return str(value)


def _lines(parties: Sequence[Party]) -> str:
    return "\n".join(map(_line, parties))


def _line(party: Party) -> str:
    row = (party.identity.name or party.text, party.identity.country or "", party.identity.sector or "")
    return "; ".join(row).rstrip("; ")


def _parties(text: str, before: Sequence[Party]) -> list[dict[str, str | None]]:
    """The parties of the lines of ``text``; one that stood there before stays as it was, with its words and its id."""
    lines = [line.strip() for line in text.split("\n") if line.strip()]
    if len(lines) > _LINES:
        raise UsageError(f"an event has at most {_LINES} parties on a side")
    kept = {_line(party): _as_it_is(party) for party in before}
    return [kept.get(line) or _party(line) for line in lines]


def _as_it_is(party: Party) -> dict[str, str | None]:
    who = party.identity
    name = who.name or party.text
    return {"name": name, "country": who.country, "sector": who.sector, "text": party.text, "id": who.id}


def _party(line: str) -> dict[str, str | None]:
    name, *codes = (part.strip() for part in line.split(";"))
    country, sector = ([code.upper() or None for code in codes] + [None, None])[:2]
    party = {"name": name, "country": country, "sector": sector}
    if len(codes) > 2:
        raise _no_party(line, "it has more than three parts")
    try:
        identity_of(party)
        check_country(country)
    except ValueError as cause:
        raise _no_party(line, str(cause)) from cause
    return party


def _no_party(line: str, why: str) -> UsageError:
    return UsageError(f"“{line[:60]}” is no party: {why}; write a line as “army; SYR; MIL”: name; country; sector")
