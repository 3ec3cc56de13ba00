"""A noun phrase taken apart: its head, and what "of", "for" or "from" adds to it."""

from __future__ import annotations

import itertools
import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

from firsthand.atlas.tables import words as words_of

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

    from firsthand.atlas.agents import Agent

_TOKEN = re.compile(r"[(,;:]|[^\s(),;:\"“”]+")
_THOUSANDS = re.compile(r"(?<=\d),(?=\d{3})")
_LED = re.compile(r"-led$", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Phrase:
    """The words of a phrase up to its first preposition, and those behind it; relative clauses are left out.

    ``joined`` is the preposition; ``led`` says that the head tells of a coalition led by somebody.
    """

    head: tuple[str, ...]
    joined: str | None
    rest: tuple[str, ...]
    led: bool = False


def parse(words: str, agents: Mapping[str, Agent], is_nation: Callable[[str], bool]) -> Phrase:
    """``words`` taken apart.

    "Secretary of state" and its like stay together, "US-backed" and "pro-Russian" go, and compounds of two nations
    ("US-Turkish") become two words.
    """
    tokens = _counted(_until_cut(_whose(_TOKEN.findall(_THOUSANDS.sub("", words)))))
    border = next((i for i in range(len(tokens)) if _is_border(tokens, i, agents)), len(tokens))
    head = [t for t in tokens[:border] if not _detached(t)]
    led = any(_LED.search(t) for t in head) and any(t.lower() == "coalition" for t in head)
    behind = tokens[border + 1 :] if border < len(tokens) and tokens[border].isalpha() else []
    joined = tokens[border].lower() if behind else None
    return Phrase(_parted(head, is_nation), joined, _parted([t for t in behind if not _detached(t)], is_nation), led)


def _whose(tokens: list[str]) -> list[str]:
    """Without the "working" of "spies working for Russia", who are Russia's."""
    pairs = itertools.zip_longest(tokens, tokens[1:], fillvalue="")
    return [token for token, behind in pairs if behind != "for" or token not in words_of("working")]


def _counted(tokens: list[str]) -> list[str]:
    """Without numbers and their like in front: "more than 2000 troops"; one that stands alone stays."""
    start = 0
    while start + 1 < len(tokens) and is_quantity(tokens[start]) and tokens[start + 1] not in words_of("from") - {"at"}:
        start += 1
    return tokens[start:]


def is_quantity(token: str) -> bool:
    """Whether a word is a number or belongs to one: "264", "dozens", "nearly"."""
    return token.replace(".", "").isdigit() or token.lower() in words_of("quantity")


def is_common(word: str) -> bool:
    """Whether a word is in small letters and no particle of a name: "of the Colombian *government* in Oslo"."""
    return word.islower() and len(word) > len("and")


def _until_cut(tokens: list[str]) -> list[str]:
    """Without relative clauses and participles, and without what stands in brackets or behind a semicolon."""
    end = next((i for i in range(1, len(tokens)) if tokens[i] in "(;:" or _cuts(tokens, i)), len(tokens))
    return tokens[:end]


def _cuts(tokens: list[str], i: int) -> bool:
    """Whether a clause begins here: "who …", "fighting in …", "based in …"."""
    participle = tokens[i].endswith(("ing", "ed")) and tokens[i].islower()
    follows = i + 1 < len(tokens) and tokens[i + 1] in words_of("following")
    return tokens[i] in words_of("cut") or (participle and follows)


def _is_border(tokens: list[str], i: int, agents: Mapping[str, Agent]) -> bool:
    if i == 0 or i + 1 == len(tokens):
        return False
    if tokens[i] == ",":
        return True
    if tokens[i] not in words_of("from"):
        return False
    around = [" ".join(tokens[max(0, i - n) : i + 2]).lower() for n in (1, 2)]
    return not any(a in agents for a in around)


def _detached(token: str) -> bool:
    """Whether the word only tells who stands behind or against the one that is named: "Iran-backed", "pro-Kremlin"."""
    parts = token.lower().split("-")
    return len(parts) > 1 and (parts[-1] in words_of("detached") or parts[0] in words_of("against"))


def _parted(tokens: list[str], is_nation: Callable[[str], bool]) -> tuple[str, ...]:
    parted: list[str] = []
    for token in tokens:
        bare = _LED.sub("", token.removesuffix("."))
        parts = bare.split("-")
        compound = len(parts) == 2 and all(parts) and is_nation(parts[0]) and not is_nation(bare)  # "Guinea-Bissau"
        parted += parts if compound else [bare]
    return tuple(t for t in parted if t != ",")
