"""Entities of FollowTheMoney, as OpenSanctions publishes them (JSON lines), as actors with dated roles.

People get a role from each ``Occupancy`` with its ``Position``, nested or as a line of its own, else from their
property ``position``; the sector comes from the topics, of the position before those of its holder.
"""

from __future__ import annotations

import json
from functools import cache
from typing import TYPE_CHECKING, Any

from firsthand.atlas.agents import agent_in, agents
from firsthand.atlas.entries import Entry, Kind
from firsthand.atlas.importing import Imported
from firsthand.atlas.importing.nations import alpha3
from firsthand.atlas.overlay import Overlay
from firsthand.atlas.tables import rows
from firsthand.errors import UsageError

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence
    from pathlib import Path

_ACTORS: dict[str, Kind] = {
    "Person": "person",
    "Organization": "body",
    "PublicBody": "body",
    "Company": "body",
    "LegalEntity": "body",
}
_COUNTRIES = ("mainCountry", "country", "jurisdiction", "nationality", "citizenship")
_NAMES = ("name", "alias", "abbreviation")
_POLITICAL = frozenset({"GOV"})


class _Thing:
    """One entity: its id, schema and the values of its properties."""

    def __init__(self, data: dict[str, Any]) -> None:
        self.id = str(data["id"])
        self.schema = str(data["schema"])
        self._properties: dict[str, list[Any]] = data.get("properties", {})

    def all(self, *names: str) -> list[str]:
        """The plain values of the properties, in their order, none twice."""
        values = (v for name in names for v in self._properties.get(name, ()))
        return list(dict.fromkeys(v for v in values if isinstance(v, str) and v))

    def first(self, *names: str) -> str | None:
        """The first plain value of the properties."""
        return next(iter(self.all(*names)), None)

    def linked(self, name: str) -> str | None:
        """The id of the entity that a property points to, nested or not."""
        value = next(iter(self._properties.get(name, ())), None)
        return str(value["id"]) if isinstance(value, dict) else value

    def nested(self) -> Iterator[dict[str, Any]]:
        """The entities that stand inside the properties."""
        yield from (v for values in self._properties.values() for v in values if isinstance(v, dict))


def read(paths: Sequence[Path]) -> Imported:
    """The actors of the files; entities without a name are skipped and told."""
    things: dict[str, _Thing] = {}
    for path in paths:
        for thing in _things(path):
            things.setdefault(thing.id, thing)
    posts: dict[str, list[_Thing]] = {}
    for thing in things.values():
        if thing.schema == "Occupancy" and (holder := thing.linked("holder")):
            posts.setdefault(holder, []).append(thing)
    actors = [t for t in things.values() if t.schema in _ACTORS]
    skipped = tuple(f"{t.id}: it has no name" for t in actors if t.first("name") is None)
    named = (t for t in actors if t.first("name") is not None)
    return Imported(Overlay(tuple(e for t in named for e in _entries(t, posts.get(t.id, []), things))), skipped)


def _things(path: Path) -> Iterator[_Thing]:
    try:
        for line in path.read_text(encoding="utf-8").splitlines():
            if line.strip():
                yield from _with_nested(json.loads(line))
    except (OSError, UnicodeDecodeError, ValueError, KeyError, TypeError, AttributeError) as cause:
        raise UsageError(f"{path}: no entities of FollowTheMoney can be read from it ({cause})") from cause


def _with_nested(data: dict[str, Any]) -> Iterator[_Thing]:
    thing = _Thing(data)
    yield thing
    for inner in thing.nested():
        if "schema" in inner:
            if inner["schema"] == "Occupancy":
                inner.setdefault("properties", {}).setdefault("holder", [thing.id])
            yield from _with_nested(inner)


def _entries(actor: _Thing, posts: Sequence[_Thing], things: Mapping[str, _Thing]) -> Iterator[Entry]:
    if not posts:
        yield _entry(actor, actor.first("position"), None, (None, None))
    for occupancy in posts:
        post = things.get(occupancy.linked("post") or "")
        role = post.first("name") if post is not None else None
        yield _entry(actor, role, post, (occupancy.first("startDate"), occupancy.first("endDate")))


def _entry(actor: _Thing, role: str | None, post: _Thing | None, span: tuple[str | None, str | None]) -> Entry:
    name, *others = actor.all(*_NAMES)
    topics = [*(post.all("topics") if post is not None else []), *actor.all("topics")]
    country = next((c for thing in (post, actor) if thing is not None if (c := _country(thing))), None)
    first, last = (day[:10] if day else None for day in span)
    return Entry(
        f"ftm:{actor.id}",
        name,
        _ACTORS[actor.schema],
        tuple(others),
        "IGO" if "gov.igo" in topics else country,
        _sector(topics, role, actor.schema),
        role,
        first,
        last,
        "FollowTheMoney",
    )


def _country(thing: _Thing) -> str | None:
    return next((code for value in thing.all(*_COUNTRIES) if (code := alpha3(value))), None)


@cache
def _topics() -> Mapping[str, str]:
    return {row["topic"]: row["sector"] for row in rows("ftm_topics.tsv")}


def _sector(topics: Sequence[str], role: str | None, schema: str) -> str | None:
    """The sector of the first topic that tells more than politics, else of the role's words, else of the schema."""
    told = [s for topic in topics if (s := _topics().get(topic))]
    special = next((s for s in told if s not in _POLITICAL), None)
    agent = agent_in(role.split(), agents()) if role else None
    plain = {"PublicBody": "GOV", "Company": "BUS"}.get(schema)
    return special or (agent.sector if agent is not None else None) or next(iter(told), None) or plain
