"""A user's own actors and agent nouns: a TOML file over the shipped ones, or instead of them."""

from __future__ import annotations

import json
import tomllib
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from firsthand.atlas.agents import Agent
from firsthand.atlas.entries import Entry, Kind, slug
from firsthand.errors import UsageError

if TYPE_CHECKING:
    from collections.abc import Iterable
    from pathlib import Path

KINDS: dict[str, Kind] = {
    "person": "person",
    "body": "body",
    "group": "group",
    "outlet": "outlet",
    "country": "country",
    "people": "people",
    "region": "region",
}
_KEYS = {
    "id": "id",
    "country": "country",
    "sector": "sector",
    "role": "role",
    "from": "first",
    "to": "last",
    "allegiance": "allegiance",
}


@dataclass(frozen=True, slots=True)
class Overlay:
    """Actors in their roles and agent nouns, as one file gives them."""

    entries: tuple[Entry, ...] = ()
    agents: tuple[Agent, ...] = ()


def read_overlay(path: Path) -> Overlay:
    """The overlay of a TOML file with tables ``[[actor]]`` and ``[[agent]]``, or of a JSON file with such lists.

    An actor has ``name`` and optionally kind, aliases, country, sector, role, from, to, allegiance,
    source, id; an agent has
    ``word``, ``sector`` and optionally plural. UsageError where the file is no such table.
    """
    try:
        text = path.read_text(encoding="utf-8")
        data = json.loads(text) if path.suffix == ".json" else tomllib.loads(text)
        actors = tuple(_entry(actor) for actor in data.get("actor", []))
        agents = tuple(a for row in data.get("agent", []) for a in _agents(row))
    except (OSError, ValueError, KeyError, TypeError, AttributeError) as cause:
        raise UsageError(f"{path}: no table of actors can be read from it ({cause})") from cause
    return Overlay(actors, agents)


def write_overlay(overlay: Overlay) -> str:
    """The overlay as TOML text that :func:`read_overlay` reads back."""
    return "\n".join([*(_actor_table(e) for e in overlay.entries), *(_agent_table(a) for a in overlay.agents)])


def to_json(overlay: Overlay) -> str:
    """The overlay as JSON text that :func:`read_overlay` reads back; large ones load faster from it than from TOML."""
    actors = [
        {"name": e.name, "kind": e.kind, "aliases": list(e.aliases), "source": e.source}
        | {word: getattr(e, name) for word, name in _KEYS.items() if getattr(e, name)}
        for e in overlay.entries
    ]
    agents = [{"word": a.word, "sector": a.sector} for a in overlay.agents]
    return json.dumps({"actor": actors, "agent": agents}, ensure_ascii=False, indent=1) + "\n"


def join(overlays: Iterable[Overlay]) -> Overlay:
    """Several overlays as one, in their order."""
    parts = list(overlays)
    return Overlay(tuple(e for part in parts for e in part.entries), tuple(a for part in parts for a in part.agents))


def _entry(actor: dict[str, Any]) -> Entry:
    kind = KINDS[str(actor.get("kind", "body"))]
    told = {name: str(actor[word]) for word, name in _KEYS.items() if actor.get(word)}
    name = str(actor["name"])
    return Entry(
        told.get("id", f"{kind}:{slug(name)}"),
        name,
        kind,
        tuple(str(a) for a in actor.get("aliases", ())),
        told.get("country"),
        told.get("sector"),
        told.get("role"),
        told.get("first"),
        told.get("last"),
        str(actor.get("source", "overlay")),
        allegiance=told.get("allegiance"),
    )


def _agents(row: dict[str, Any]) -> tuple[Agent, ...]:
    words = [str(row["word"]), *([str(row["plural"])] if row.get("plural") else [])]
    return tuple(Agent(word.lower(), str(row["sector"]), "firm") for word in words)


def _actor_table(entry: Entry) -> str:
    lines = ["[[actor]]", f"name = {_quoted(entry.name)}", f"kind = {_quoted(entry.kind)}"]
    lines += [f"aliases = [{', '.join(map(_quoted, entry.aliases))}]"] if entry.aliases else []
    told = ((word, getattr(entry, name)) for word, name in _KEYS.items())
    lines += [f"{word} = {_quoted(value)}" for word, value in told if value]
    return "\n".join([*lines, f"source = {_quoted(entry.source)}", ""])


def _agent_table(agent: Agent) -> str:
    return f"[[agent]]\nword = {_quoted(agent.word)}\nsector = {_quoted(agent.sector)}\n"


def _quoted(value: str) -> str:
    return json.dumps(value, ensure_ascii=False)
