"""A user's own actors and agent nouns: a file of TOML or JSON, or a table, over the shipped ones, or instead of them."""

from __future__ import annotations

import json
import tomllib
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from firsthand.atlas.agents import Agent
from firsthand.atlas.dictionary import KEYS, actors_of, agents_of, from_table
from firsthand.atlas.entries import Entry
from firsthand.errors import UsageError

if TYPE_CHECKING:
    from collections.abc import Iterable
    from pathlib import Path


@dataclass(frozen=True, slots=True)
class Overlay:
    """Actors in their roles and agent nouns, as one file gives them."""

    entries: tuple[Entry, ...] = ()
    agents: tuple[Agent, ...] = ()


def read_overlay(path: Path) -> Overlay:
    """The overlay of a TOML file with tables ``[[actor]]`` and ``[[agent]]``, of a JSON file with such lists, or of a CSV table.

    An actor has ``name`` and optionally kind, aliases, country, sector, role, from, to, allegiance, source, id; an agent has
    ``word``, ``sector`` and optionally plural. In a table (.csv, .tsv) these are columns
    (:func:`firsthand.atlas.dictionary.from_table`). UsageError where the file is no such table, with what is wrong in it.
    """
    try:
        data = _loaded(path)
        return Overlay(tuple(actors_of(data)), tuple(agents_of(data)))
    except OSError as cause:
        raise UsageError(f"{path}: no actors can be read from it ({cause.strerror})") from cause
    except (ValueError, TypeError, AttributeError, RecursionError) as cause:
        raise UsageError(f"{path}: {cause}") from cause


def _loaded(path: Path) -> dict[str, Any]:
    """What a file holds, as TOML has it."""
    kind = path.suffix.lower()
    if kind in {".csv", ".tsv"}:
        return from_table(_decoded(path.read_bytes()))
    text = path.read_text(encoding="utf-8-sig")
    data = json.loads(text) if kind == ".json" else tomllib.loads(text)
    if not isinstance(data, dict):
        raise TypeError('it is no object with a list "actor"')
    return data


def _decoded(raw: bytes) -> str:
    """A table's text: UTF-8, or else Windows-1252, as spreadsheets save it."""
    try:
        return raw.decode("utf-8-sig")
    except UnicodeDecodeError:
        return raw.decode("cp1252", "replace")


def write_overlay(overlay: Overlay) -> str:
    """The overlay as TOML text that :func:`read_overlay` reads back."""
    return "\n".join([*(_actor_table(e) for e in overlay.entries), *(_agent_table(a) for a in overlay.agents)])


def to_json(overlay: Overlay) -> str:
    """The overlay as JSON text that :func:`read_overlay` reads back; large ones load faster from it than from TOML."""
    actors = [
        {"name": e.name, "kind": e.kind, "aliases": list(e.aliases), "source": e.source}
        | {word: getattr(e, name) for word, name in KEYS.items() if getattr(e, name)}
        for e in overlay.entries
    ]
    agents = [{"word": a.word, "sector": a.sector} for a in overlay.agents]
    return json.dumps({"actor": actors, "agent": agents}, ensure_ascii=False, indent=1) + "\n"


def join(overlays: Iterable[Overlay]) -> Overlay:
    """Several overlays as one, in their order."""
    parts = list(overlays)
    return Overlay(tuple(e for part in parts for e in part.entries), tuple(a for part in parts for a in part.agents))


def _actor_table(entry: Entry) -> str:
    lines = ["[[actor]]", f"name = {_quoted(entry.name)}", f"kind = {_quoted(entry.kind)}"]
    lines += [f"aliases = [{', '.join(map(_quoted, entry.aliases))}]"] if entry.aliases else []
    told = ((word, getattr(entry, name)) for word, name in KEYS.items())
    lines += [f"{word} = {_quoted(value)}" for word, value in told if value]
    return "\n".join([*lines, f"source = {_quoted(entry.source)}", ""])


def _agent_table(agent: Agent) -> str:
    return f"[[agent]]\nword = {_quoted(agent.word)}\nsector = {_quoted(agent.sector)}\n"


def _quoted(value: str) -> str:
    return json.dumps(value, ensure_ascii=False)
