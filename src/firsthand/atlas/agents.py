"""Agent nouns ("soldiers", "prime minister") and the PLOVER sector that they stand for."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache
from typing import TYPE_CHECKING, Literal

from firsthand.atlas.tables import rows
from firsthand.atlas.tables import words as words_of

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

Rank = Literal["firm", "soft", "empty"]

_COMPOUND = re.compile(r"-[A-Z]")  # a name of several parts, of which none counts alone: "Tri-State"
_LONGEST = 4  # words in the longest agent noun


@dataclass(frozen=True, slots=True)
class Agent:
    """An agent noun found in a phrase.

    A ``firm`` one decides the phrase's sector; a ``soft`` one ("officials") yields to a firm one in front of it
    ("police officials"); an ``empty`` one ("head", "hundreds") yields to what stands behind "of", too.
    """

    word: str
    sector: str
    rank: Rank


@cache
def agents() -> dict[str, Agent]:
    """All agent nouns in lower case, singular and plural."""
    ranks: dict[str, Rank] = {"firm": "firm", "soft": "soft", "empty": "empty"}
    return {
        word: Agent(word, row["sector"], ranks[row["rank"]])
        for row in rows("agents.tsv")
        for word in (row["singular"], row["plural"])
        if word
    }


def agent_in(tokens: Sequence[str], known: Mapping[str, Agent]) -> Agent | None:
    """The agent noun that gives a phrase its sector: its last firm one, else its last one; longest nouns first.

    Nouns for civilians ("people's", "youth") and adjectives ("local") count at the phrase's end only, names aside.
    """
    found = list(_agents_of(tokens, known))
    return next((agent for agent in found if agent.rank == "firm"), found[0] if found else None)


def is_agent(word: str, known: Mapping[str, Agent]) -> bool:
    """Whether the single ``word`` is an agent noun."""
    return plain(word) in known


def plain(word: str) -> str:
    """A word as agent nouns are keyed: "Gen." → "gen", "Soldiers’" → "soldiers"."""
    return word.lower().replace("’", "'").removesuffix("'s").rstrip(".,'")


def _agents_of(tokens: Sequence[str], known: Mapping[str, Agent]) -> Iterator[Agent]:
    """From the end of the phrase to its start."""
    words = [plain(token if not _COMPOUND.search(token) else token.replace("-", "_")) for token in tokens]
    end = len(words)
    while end > 0:
        size, agent = _ending(words, end, known)
        if agent is not None and (_is_last(tokens, end - size, end) or not _is_weak(agent)):
            yield agent
        end -= size


def _ending(words: list[str], end: int, known: Mapping[str, Agent]) -> tuple[int, Agent | None]:
    for size in range(min(_LONGEST, end), 0, -1):
        agent = known.get(" ".join(words[end - size : end]))
        if agent is not None:
            return size, agent
    tail = words[end - 1].rsplit("-", 1)
    if len(tail) == 2 and tail[0] not in words_of("against"):
        return 1, known.get(tail[1])
    return 1, None


def _is_weak(agent: Agent) -> bool:
    return agent.sector == "CVL" or agent.word in words_of("adjective")


def _is_last(tokens: Sequence[str], start: int, end: int) -> bool:
    """Whether nothing stands behind, or only a name behind a noun in lower case: "driver Ahmed Karim"."""
    behind = tokens[end:]
    return not behind or (tokens[start][:1].islower() and all(word[:1].isupper() for word in behind))
