"""What a description tells of its actor: the sector by its agent noun and the known actors in it, the country by these."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from firsthand.atlas.entries import Entry
from firsthand.atlas.organs import organ
from firsthand.atlas.tables import words as words_of
from firsthand.ontology import international_actors
from firsthand.records import Identity

if TYPE_CHECKING:
    from collections.abc import Sequence

    from firsthand.atlas.agents import Agent
    from firsthand.atlas.phrases import Phrase

ORGANS = frozenset({"body", "group", "outlet"})
_ARMED = frozenset({"MIL", "REB", "PRM", "UAF"})


@dataclass(frozen=True, slots=True)
class Found:
    """A known actor in a phrase, from one of its words to before another one."""

    start: int
    end: int
    entry: Entry


def organ_named(phrase: Phrase, found: Sequence[Found], inner: Identity | None, home: str | None) -> Entry | None:
    """A state's organ that the phrase names: "the Malian army", "parliament of Chad", at home "the army"."""
    if found and found[0].start == 0 and not phrase.joined and found[0].entry.kind in {"country", "people"}:
        return organ(" ".join(phrase.head[found[0].end :]), found[0].entry.country or "")
    if found:
        return None
    whose = inner.country if inner is not None and inner.kind == "country" else None
    country = whose if phrase.joined == "of" else home
    return organ(" ".join(phrase.head), country) if country else None


def foreign_owner(found: Sequence[Found]) -> Entry | None:
    """The state whose own body the phrase's last name tells of, where the known body of that name is not that state's."""
    if len(found) < 2 or found[-1].entry.kind != "body" or found[-2].end != found[-1].start:
        return None
    owner, body = found[-2].entry, found[-1].entry
    return owner if owner.kind == "country" and owner.country != body.country else None


def without(head: Sequence[str], found: Sequence[Found]) -> list[str]:
    """The words of the head that are part of no known name."""
    taken = {i for f in found if f.entry.kind in ORGANS for i in range(f.start, f.end)}
    return [word for i, word in enumerate(head) if i not in taken]


def combined(
    words: str, agent: Agent | None, found: Sequence[Entry], inner: Identity | None, joined: str | None
) -> Identity:
    """The identity of a description by its agent noun, the actors known in its head and what stands behind ``joined``."""
    country = next((e.country for e in found if e.country), None) or (inner.country if inner else None)
    sector = _sector(agent, found, inner, joined)
    if country is None and agent is not None and sector == "MIL" and agent.word.split()[0] in words_of("joint"):
        return Identity(words, "IGO", sector, None, f"“{agent.word}” is MIL, of several states")
    return Identity(words, country, sector, None, _because(agent, found, inner, country))


def _sector(agent: Agent | None, found: Sequence[Entry], inner: Identity | None, joined: str | None) -> str | None:
    """The sector of a phrase by its agent noun, the last known actor in its head, and what "of" adds."""
    named_actor = next((e for e in reversed(found) if e.kind in ORGANS or e.kind == "person"), None)
    if agent is None:
        known = (
            named_actor if named_actor is not None and named_actor.kind != "person" else next(iter(found[-1:]), None)
        )
        if known is not None:
            return known.sector if known.kind in ORGANS or known.kind == "people" else None
        return inner.sector if inner else None
    if agent.rank == "empty" and agent.sector == "CVL" and inner is not None and inner.kind == "country":
        return agent.sector  # "thousands of Sudanese"
    owner = named_actor.sector if named_actor is not None else inner.sector if inner is not None else None
    if (
        agent.rank == "soft" and agent.sector == "MIL" and owner == "BUS"
    ):  # a company commands no army: "Lufthansa pilots"
        return "LAB"
    if named_actor is not None and _yields(agent, named_actor):
        return named_actor.sector
    if inner is not None and agent.rank != "firm" and joined != "in" and _has_no_sector(inner):
        return None
    if inner is not None and inner.sector and agent.rank != "firm" and joined != "in":
        armed = agent.sector in _ARMED and inner.sector in _ARMED
        return inner.sector if agent.rank == "empty" or armed else agent.sector
    return agent.sector


def _has_no_sector(known: Identity) -> bool:
    """Whether it is an international body, which has no sector, nor has who heads it: "the director of Human Rights Watch"."""
    return known.kind == "body" and known.sector is None and known.country in international_actors()


def _yields(agent: Agent, organ: Entry) -> bool:
    """Whether the sector of the known actor counts more than the noun: "Hezbollah fighters", "UN officials"."""
    if organ.kind == "person":
        return agent.rank != "firm" and agent.sector == "GOV"
    if organ.sector == "REL" and agent.sector in _ARMED:  # a faith commands nobody: "Sunni militants"
        return False
    if organ.sector is None:
        return agent.rank != "firm" and organ.kind == "body" and organ.country in international_actors()
    armed = organ.kind == "body" or (organ.kind == "group" and organ.sector in _ARMED)
    return agent.rank != "firm" or (armed and agent.sector in _ARMED)


def _because(agent: Agent | None, found: Sequence[Entry], inner: Identity | None, country: str | None) -> str:
    parts = [f"“{agent.word}” is {agent.sector}"] if agent is not None else []
    parts += [f"“{e.name}” is {e.country}" for e in found if e.country][:1]
    if inner is not None and country == inner.country and not any(e.country for e in found):
        parts.append(inner.why)
    return " and ".join(part for part in parts if part)
