"""What somebody is called: the words of a proper name, and whether two names are one person's or one body's.

"Maria Garcia" is not "Luis Garcia", and the Darfur Bar Association not the Sudan Traders Association; "Garcia" may be either. Where
somebody is from or at is no part of the name: "a nurse from Beni" has none, and "the mayor of Beni" is known by the office.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import cache, lru_cache
from importlib.resources import files

from firsthand.atlas.names import folded
from firsthand.atlas.tables import words as atlas_words
from firsthand.linking.words import stem, tokens
from firsthand.reading.text.wording import without_article

_PLACED = re.compile(r"\s+(?:of|from|in|at|near|on|for|with|who|whose|that|which)\s+")
_ARTICLE = re.compile(r"^(?:the|an?)\s+", re.IGNORECASE)
_OWNED = re.compile(r"(?<=\w)['’]s\s+(?P<what>[a-z].*)")
_VOWELS = re.compile(r"[aeiouy]+")
_DOUBLE = re.compile(r"(.)\1+")


@cache
def words_of(name: str) -> frozenset[str]:
    """Stems of the words in one of the lists of people: ``seers`` (visibly distinct ones), ``reporters``, ``speakers`` …"""
    text = files("firsthand.linking").joinpath(f"data/{name}.tsv").read_text(encoding="utf-8")
    return frozenset(stem(word) for word in text.split()[1:])


@cache
def titles() -> frozenset[str]:
    """Stems of what stands before or after a name and is no part of it: "Mr", "General", "president", "spokesman"."""
    honorific = frozenset(map(stem, atlas_words("honorific")))
    return honorific | words_of("speakers") | words_of("officials") | words_of("offices")


@lru_cache(maxsize=1 << 16)
def called(name: str) -> tuple[str, ...]:
    """The words of the proper name in ``name``, in lower case; none where it is only a description.

    "Luis Garcia of Puebla" is luis garcia, "Bank of England" the whole, "nurse from Beni" nobody, "Equifax's chief executive" equifax.
    """
    return max((_proper(part) for part in name.split(",")), key=len, default=())


def _proper(part: str) -> tuple[str, ...]:
    owned = _OWNED.search(part)
    if owned and not set(map(stem, tokens(head(owned["what"])))) & titles():
        return ()
    placed = _PLACED.search(part)
    before = _capitals(part[: placed.start()] if placed else part)
    if placed is None or (before and not _goes_on(part, placed, before)):
        return before
    spoken = bool(set(map(stem, tokens(part[: placed.start()]))) & words_of("spokespeople"))
    return _capitals(part) if before or spoken else ()


def _goes_on(part: str, placed: re.Match[str], before: Sequence[str]) -> bool:
    """Whether a name of a body goes on with "of": "Bank of England", "Medical Union of Beni"."""
    after = _ARTICLE.sub("", part[placed.end() :])
    last = tokens(part[: placed.start()])[-1]
    body = len(before) == 1 or stem(last) in words_of("institutions")
    return placed[0].strip() in {"of", "for"} and last[:1].isupper() and after[:1].isupper() and body


def held_post(name: str) -> bool:
    """Whether somebody has no name but a post in what is named: "Hilltop's founder and chief executive"."""
    owned = _OWNED.search(name)
    return owned is not None and bool(set(map(stem, tokens(head(owned["what"])))) & titles())


def _capitals(words: str) -> tuple[str, ...]:
    kept = (w for w in (without_article(t) for t in tokens(words)) if w[:1].isupper() and stem(w) not in titles())
    return tuple(folded(w.lower()) for w in kept)


def head(name: str) -> str:
    """What stands before where somebody is from or at: "nurse" of "nurse from Beni"."""
    return _PLACED.split(name.split(",", maxsplit=1)[0], maxsplit=1)[0]


def office(name: str) -> str | None:
    """The office that somebody without a name holds alone: "the mayor of Beni", "president of the civil society of Beni"."""
    words = [stem(t) for t in tokens(_ARTICLE.sub("", name)) if t.lower() not in {"of", "the", "for", "in"}]
    placed = _PLACED.search(name)
    if (
        placed is None
        or placed[0].strip() not in {"of", "for"}
        or not any(t[0].isupper() for t in tokens(name[placed.end() :]))
    ):
        return None
    head = tokens(name[: placed.start()])[-1:]
    return " ".join(words) if head and stem(head[0]) in words_of("offices") else None


def one_name(some: Sequence[str], others: Sequence[str]) -> bool:
    """Whether two names, as by :func:`called`, can be of one: every word of the shorter is one of the longer.

    A word is another where only the spelling of a foreign name differs ("Yasser", "Yasir"), or as its initial.
    """
    short, long = sorted((some, others), key=len)
    if not any(stem(word) not in words_of("institutions") for word in short):
        return False
    return all(any(_one_word(word, other) for other in long) for word in short)


def _one_word(one: str, other: str) -> bool:
    if stem(one) == stem(other) or (min(len(one), len(other)) == 1 and one[0] == other[0]):
        return True
    return min(len(one), len(other)) > 3 and one[0] == other[0] and _sounds(one) == _sounds(other)


def _sounds(word: str) -> str:
    """A word without its vowels and doubled letters: "Mohammed" and "Muhamad" are both "mhmd"."""
    return _DOUBLE.sub(r"\1", _VOWELS.sub("", word))
