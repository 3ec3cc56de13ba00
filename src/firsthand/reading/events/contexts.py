"""PLOVER's contexts of an event, by the words of its sentence (``data/contexts.tsv``)."""

from __future__ import annotations

import re
from functools import cache
from importlib.resources import files

_WORD = re.compile(r"[A-Za-z][A-Za-z'’-]*")


@cache
def lexicon() -> dict[str, str]:
    """Each word in lower case with the context that it stands for."""
    lines = (files("firsthand.reading") / "data/contexts.tsv").read_text(encoding="utf-8").splitlines()[1:]
    return dict(line.split("\t") for line in lines)


def of(sentence: str) -> tuple[str, ...]:
    """The contexts that the words of ``sentence`` name, in the order they are first named."""
    named = (lexicon().get(word.lower().replace("’", "'")) for word in _WORD.findall(sentence))
    return tuple(dict.fromkeys(context for context in named if context))
