"""The words that reading knows by what they do, in kinds: pronouns, titles, nouns for people, verbs of sending, first names."""

from __future__ import annotations

from functools import cache
from importlib.resources import files
from types import MappingProxyType
from typing import TYPE_CHECKING

from firsthand.atlas import tables

if TYPE_CHECKING:
    from collections.abc import Mapping


def words(kind: str) -> frozenset[str]:
    """The words of one kind (``data/words.tsv``, which tells what each kind does)."""
    return kinds()[kind]


@cache
def kinds() -> Mapping[str, frozenset[str]]:
    """The words of every kind."""
    lines = (files("firsthand.reading") / "data/words.tsv").read_text(encoding="utf-8").splitlines()
    rows = (line.split("\t") for line in lines[1:])
    return MappingProxyType({kind: frozenset(words.split()) for kind, _, words in rows})


@cache
def seats() -> Mapping[str, str]:
    """Who has the seat in a capital besides its state (``data/mentions_seats.tsv``)."""
    lines = (files("firsthand.reading") / "data/mentions_seats.tsv").read_text(encoding="utf-8").splitlines()
    return MappingProxyType(dict(line.split("\t") for line in lines[1:]))


def stateless(phrase: str) -> bool:
    """Whether ``phrase`` tells of people or states of no one country ("hackers", "several countries")."""
    last = phrase.lower().split()[-1:]
    return bool(last) and last[0] in words("stateless")


def of_many_states(phrase: str) -> bool:
    """Whether an adjective in ``phrase`` tells of a part of the world with many states: "Western diplomats"."""
    return any(word[:1].isupper() and word.lower() in words("regional") for word in phrase.replace("-", " ").split())


def articles() -> frozenset[str]:
    """The definite article and the indefinite ones."""
    return words("definite") | words("indefinite")


def last_name(name: str) -> str:
    """The last word of a name in small letters, without an Arabic article: "Yasser al-Atta" is "Atta" afterwards."""
    return without_article(name.lower().split()[-1])


def without_article(word: str) -> str:
    """A word of a name without an Arabic article: "al-Atta" is "Atta"."""
    article, dash, rest = word.partition("-")
    return rest if dash and rest and article.lower() in tables.words("article") else word


def is_title(phrase: str) -> bool:
    """Whether ``phrase`` is nothing but a title: "Gen.", "President"."""
    return phrase.lower().rstrip(".") in words("title")
