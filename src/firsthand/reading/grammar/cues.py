"""The cue lexicon: which words attribute, what they take as content, and the stance they give it.

Frames of a verb, as letters: ``c`` a clause ("said that …"), ``q`` speech in quotation marks, ``x`` an infinitive
("threatened to …"), ``o`` a noun ("reported an attack"), ``p`` a prepositional phrase ("accused X of …"), ``k`` a
calling of something something (only what is in quotation marks is content), ``z`` a citing of somebody else. Frames
of a noun: ``c`` ("the claim that …"), ``x`` ("a threat to …"), ``o`` ("reports of …"), ``f`` ("calls for …").
"""

from __future__ import annotations

import csv
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from types import MappingProxyType
from typing import cast

from firsthand.records import Stance, VoiceKind


@dataclass(frozen=True, slots=True)
class Cue:
    """What a cue word takes as content (see the module's frames) and the stance it gives the source."""

    frames: str
    stance: Stance


def _rows(name: str) -> Iterator[dict[str, str]]:
    text = files("firsthand.reading").joinpath(f"data/voices_{name}.tsv").read_text(encoding="utf-8")
    return csv.DictReader(text.splitlines(), delimiter="\t")


@cache
def verbs() -> Mapping[str, Cue]:
    """Verbs that attribute, by lemma ("call for" with its particle)."""
    return MappingProxyType({r["lemma"]: Cue(r["frames"], cast("Stance", r["stance"])) for r in _rows("verbs")})


@cache
def nouns() -> Mapping[str, Cue]:
    """Nouns that attribute ("claim", "denial"), by lemma."""
    return MappingProxyType({r["lemma"]: Cue(r["frames"], cast("Stance", r["stance"])) for r in _rows("nouns")})


@cache
def phrases(form: str) -> Mapping[str, Stance]:
    """Words of one ``form``, by word or lemma.

    Pseudo-voices (adverb, adjective, passive, impersonal), what stands before its source (according), verbs whose object is another's words (answering), and what
    joins several speakers (together).
    """
    return MappingProxyType(
        {r["words"]: cast("Stance", r["stance"]) for r in _rows("phrases") if r["form"] == form},
    )


@cache
def kinds() -> Mapping[str, VoiceKind]:
    """The kind of voice that a head noun makes, by lemma."""
    return MappingProxyType({r["lemma"]: cast("VoiceKind", r["kind"]) for r in _rows("kinds")})


@cache
def turned() -> Mapping[str, tuple[tuple[str, ...], ...]]:
    """The phrases that stand before their source in any order of words ("according to"), as words, by the first of them."""
    found: dict[str, tuple[tuple[str, ...], ...]] = {}
    for phrase in phrases("according"):
        words = tuple(phrase.split())
        found[words[0]] = (*found.get(words[0], ()), words)
    return MappingProxyType(found)


def is_turned(words: str) -> bool:
    """Whether the words of a cue begin with such a phrase."""
    split = tuple(words.lower().split())
    return any(split[: len(phrase)] == phrase for phrase in turned().get(split[0] if split else "", ()))
