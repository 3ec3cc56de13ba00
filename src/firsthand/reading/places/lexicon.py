"""The words that tell places (``data/places.tsv``), and the patterns over them."""

from __future__ import annotations

import re
from functools import cache
from importlib.resources import files
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Mapping

NAME = r"[A-Z][\w'’-]*(?:[ ](?:(?:al|el|de|la|del|da|do|das|dos|du|di|of|the|and|bin|ez|az)[ -])?[A-Z][\w'’-]*){0,3}"


@cache
def words(kind: str) -> Mapping[str, str]:
    """The words of one class with their values."""
    rows = (files("firsthand.reading") / "data/places.tsv").read_text(encoding="utf-8").splitlines()[1:]
    return {word: value for name, word, value in (row.split("\t") for row in rows) if name == kind}


@cache
def after_preposition() -> re.Pattern[str]:
    """A name after a preposition of place: group 1."""
    starts = "|".join([*words("here"), "from", "to"])
    return re.compile(
        rf"\b(?:{starts})\s(?:the\s|(?:central|northern|southern|eastern|western|downtown|neighbou?ring|nearby)\s)?({NAME})"
    )


@cache
def after_taking() -> re.Pattern[str]:
    """A name after a verb for what is done to places ("captured Bakhmut"): group 1."""
    return re.compile(rf"\b(?:{'|'.join(words('taking'))})\s(?:the\s)?({NAME})")


@cache
def after_kind() -> re.Pattern[str]:
    """A name after the word for its kind or for a part of it: group 1 ("the town of Tel Tamer", "outskirts of Tel Tamer")."""
    return re.compile(rf"\b(?:{'|'.join([*words('kind'), *words('part')])})\sof\s({NAME})")


@cache
def after_kinds() -> re.Pattern[str]:
    """Names after the word for the kind of them all: group 1 ("the towns of Shusha, Lachin and Zangilan")."""
    kinds = "|".join(re.sub(r"y$", "ie", kind) + "s" for kind in words("kind"))
    return re.compile(rf"\b(?:{kinds})\sof\s({NAME}(?:,\s{NAME})*,?\sand\s{NAME})")


@cache
def beside_kind() -> re.Pattern[str]:
    """A name that the word for its kind explains: group 1 ("Talish, a village in northern Karabakh")."""
    kinds = "|".join(words("kind"))
    lies = "|".join([*words("here"), "with", "where", "held", "under"])
    return re.compile(rf"({NAME}),\san?\s(?:[a-z][a-z-]*\s){{0,3}}?(?:{kinds})(?=\s(?:{lies}|of\s[a-z\d])\b|[,.;])")


@cache
def before_kind() -> re.Pattern[str]:
    """A name before the word for its kind: group 1 with it ("Jaghatu district"), after a preposition group 2 ("at Pine View School")."""
    kinds = "|".join(words("generic"))
    shouted = "|".join(k.capitalize() for k in words("generic"))
    here = "|".join([*words("here"), "from", "to", "of"])
    name = rf"(?!(?:{'|'.join(words('no_name'))})\b)[A-Z][\w'’-]+(?:\s[A-Z][\w'’-]+){{0,3}}?"
    return re.compile(rf"\b(?:({name}\s(?:{kinds}))|(?:{here})\s(?:the\s)?({name}\s(?:{shouted})))\b")


@cache
def owned() -> re.Pattern[str]:
    """A name between a state's and the word for its kind: group 1 ("Ukraine's Donetsk region")."""
    return re.compile(rf"\b[A-Z][\w-]+['’]s\s({NAME})\s(?:{'|'.join(words('kind'))})\b")


@cache
def dateline() -> re.Pattern[str]:
    """The place of a dateline in capitals: group 1."""
    return re.compile(r"^([A-Z][A-Z'’ .-]{2,30}[A-Z])(?=\s?(?:,|\(|--|[-–—]))", re.MULTILINE)


@cache
def qualified() -> re.Pattern[str]:
    """The wider place right after a name: group 1 or 2 (", Texas", "in northern Syria")."""
    turned = "|".join(words("lead"))
    return re.compile(
        rf"\s?,\s({NAME}|[A-Z]\.\s?[A-Z]\.)|\s(?:in|of|,)\s(?:the\s)?(?:(?:{turned})\s)?(?:\w+\s(?:province|region|state)\sof\s)?({NAME})"
    )


@cache
def second_city() -> re.Pattern[str]:
    """What follows whose place it is, where that place is told of again: "(Tripoli, Lebanon's) second city"."""
    return re.compile(rf"\s(?:[a-z-]+\s){{0,3}}(?:capital|{'|'.join(words('kind'))})\b")


def state(words_: str) -> str | None:
    """The name of the American state that an abbreviation stands for."""
    states = words("state")
    return states.get(words_.replace(" ", "").rstrip(".")) or states.get(words_.rstrip("."))
