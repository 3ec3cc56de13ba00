"""What the interface for programs answers with, as types: they describe it in its OpenAPI and hold it to that.

Field by field they are the objects of ``firsthand incidents`` and ``firsthand stories`` with ``--format json``, the rows
of a dyad's course, and the contract.
"""

from __future__ import annotations

import json
from functools import cache
from importlib.resources import files
from typing import Any, Literal

from pydantic import BaseModel, ConfigDict, Field

from firsthand.linking.records import Side
from firsthand.records import Reality, VoiceKind


class _Answer(BaseModel):
    model_config = ConfigDict(extra="forbid")


class ActorAnswer(_Answer):
    """An actor or recipient; ``country`` is ISO 3166 or a code as IGO, ``sector`` PLOVER's, ``id`` the atlas's."""

    name: str
    country: str | None
    sector: str | None
    id: str | None


class PeriodAnswer(_Answer):
    """ISO dates as exact as is known; null for an open end."""

    first: str | None = Field(alias="from")
    last: str | None = Field(alias="to")


class SpotAnswer(_Answer):
    """A place; ``lat`` and ``lon`` in degrees."""

    name: str
    country: str | None
    lat: float | None
    lon: float | None


class CountAnswer(_Answer):
    """The least and the most that is told."""

    low: int
    high: int


class TellingAnswer(_Answer):
    """What one report says of an incident, by its event; ``chain`` are the voices' names, outermost first."""

    report: str
    event: str
    chain: list[str]
    reality: Reality


class OriginAnswer(_Answer):
    """Where tellings enter the record; ``counted`` says whether it is one of the independent origins."""

    name: str
    kind: VoiceKind
    side: Side
    reports: list[str]
    counted: bool


class MergeAnswer(_Answer):
    """Origins that are one, and why."""

    origins: list[str]
    reason: str


class VersionAnswer(_Answer):
    """One of the things told in a dispute, by which origins and reports."""

    value: str
    origins: list[str]
    reports: list[str]


class DisputeAnswer(_Answer):
    """Tellings that cannot both hold."""

    field: str
    versions: list[VersionAnswer]


class GradeAnswer(_Answer):
    """Source reliability A to F and information credibility 1 to 6, with reasons."""

    source: Literal["A", "B", "C", "D", "E", "F"]
    credibility: int = Field(ge=1, le=6)
    reasons: list[str]


class IncidentAnswer(_Answer):
    """The same event in one or many reports; ``general`` where a class of events is told of."""

    id: str
    type: str
    mode: str | None
    actors: list[ActorAnswer]
    recipients: list[ActorAnswer]
    when: PeriodAnswer | None
    where: SpotAnswer | None
    counts: dict[str, CountAnswer]
    reality: Reality
    general: bool
    about: str | None
    tellings: list[TellingAnswer]
    origins: list[OriginAnswer]
    independent_origins: int
    merges: list[MergeAnswer]
    disputes: list[DisputeAnswer]
    grade: GradeAnswer | None


class StoryAnswer(_Answer):
    """Reports about the same happening, and the incidents that they tell, by their ids."""

    id: str
    title: str
    first: str | None = Field(alias="from")
    last: str | None = Field(alias="to")
    reports: list[str]
    incidents: list[str]


class CourseAnswer(_Answer):
    """Events of a pair in a month or year: ``firm`` happened, ``ahead`` are told to come, ``open`` denied or unclear."""

    period: str
    cooperation_firm: int
    cooperation_ahead: int
    cooperation_open: int
    conflict_firm: int
    conflict_ahead: int
    conflict_open: int


class Refusal(_Answer):
    """Why there is no answer."""

    detail: str


REFUSALS: dict[int | str, dict[str, Any]] = {
    404: {"model": Refusal, "description": "There is none."},
    422: {"model": Refusal, "description": "It cannot be asked so."},
    503: {"model": Refusal, "description": "Another writes to the ledger."},
}


def as_files(*media: str) -> dict[int | str, dict[str, Any]]:
    """That an answer may be a file of these media types in the place of JSON."""
    return {200: {"content": {one: {"schema": {"type": "string", "format": "binary"}} for one in media}}}


@cache
def contract_schema() -> dict[str, Any]:
    """The JSON Schema of the contract with its definitions put in where they are referred to."""
    told: dict[str, Any] = json.loads((files("firsthand") / "contract.schema.json").read_text(encoding="utf-8"))
    definitions = {f"#/$defs/{name}": schema for name, schema in told.pop("$defs").items()}
    told.pop("$schema")
    return {name: _written_out(value, definitions) for name, value in told.items()}


def _written_out(schema: Any, definitions: dict[str, Any]) -> Any:
    if isinstance(schema, list):
        return [_written_out(one, definitions) for one in schema]
    if not isinstance(schema, dict):
        return schema
    if "$ref" in schema:
        return _written_out(definitions[schema["$ref"]], definitions)
    return {name: _written_out(value, definitions) for name, value in schema.items()}
