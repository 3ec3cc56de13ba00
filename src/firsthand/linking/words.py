"""Words as linking compares them: stems, weights by how rare a word is in news, runs of words.

Nothing here looks at more than one text, so that what is made of a report never depends on the other reports.
"""

from __future__ import annotations

import csv
import gzip
import math
import re
from collections.abc import Iterable, Iterator, Mapping
from functools import cache
from hashlib import blake2b
from importlib.resources import files
from types import MappingProxyType

RUN = 3  # words in a run
_WORD = re.compile(r"[^\W\d_](?:[\w’'-]*[^\W_])?|\d(?:[\d.,]*\d)?")
_ENDINGS = (("ies", "y"), ("sses", "ss"), ("ing", ""), ("ed", ""), ("es", ""), ("s", ""))
_DOUBLED = frozenset("bdgmnprt")
_LONGEST_NOTICE = 600  # characters up to which a line that holds a notice is left out whole


def listed(name: str) -> list[str]:
    """The lines of one of the room's lists, ``data/<name>.tsv``, below its head."""
    return files("firsthand.linking").joinpath(f"data/{name}.tsv").read_text(encoding="utf-8").splitlines()[1:]


def tokens(text: str) -> list[str]:
    """The words and numbers of ``text``, possessive endings left off."""
    words: list[str] = _WORD.findall(text)
    return [_bare(w) for w in words] if "'s" in text or "’s" in text else words


def _bare(word: str) -> str:
    return word.removesuffix("'s").removesuffix("’s")


@cache
def stem(word: str) -> str:
    """A word's stem in lower case: "Launches" → "launch", "fired" → "fir", "fell" → "fall"."""
    low = word.lower().replace("’", "'")
    low = irregular().get(low, low)
    for ending, instead in _ENDINGS:
        if len(low) - len(ending) >= 3 and low.endswith(ending) and not low.endswith(("ss", "us", "is")):
            low = (
                _single(low.removesuffix(ending) + instead)
                if ending in {"ing", "ed"}
                else low[: -len(ending)] + instead
            )
            break
    return low[:-1] if len(low) > 3 and low.endswith("e") else low


def _single(low: str) -> str:
    """What is left of a doubled last letter: "admitt" → "admit"."""
    return low[:-1] if len(low) > 3 and low[-1] == low[-2] and low[-1] in _DOUBLED else low


@cache
def irregular() -> Mapping[str, str]:
    """Irregular forms with their base form ("fell" → "fall"); ``training/idf.py`` makes the file."""
    return MappingProxyType(dict(line.split("\t") for line in listed("irregular")))


@cache
def _frequencies() -> tuple[int, Mapping[str, int]]:
    data = files("firsthand.linking").joinpath("data/idf.tsv.gz").read_bytes()
    rows = [line.split("\t") for line in gzip.decompress(data).decode("utf-8").splitlines()]
    return int(rows[0][1]), MappingProxyType({stem_: int(count) for stem_, count in rows[1:]})


@cache
def rarity(stem_: str) -> float:
    """The inverse document frequency of a stem in a fixed body of news: about 0 for "the", about 7.5 for an unseen word."""
    texts, counts = _frequencies()
    return math.log((texts + 1) / (counts.get(stem_, 0) + 1))


@cache
def _notices() -> re.Pattern[str]:
    text = files("firsthand.linking").joinpath("data/notices.tsv").read_text(encoding="utf-8")
    return re.compile(
        "|".join(row["pattern"] for row in csv.DictReader(text.splitlines(), delimiter="\t")), re.IGNORECASE
    )


def lines(text: str) -> Iterator[tuple[int, str]]:
    """The lines of ``text`` with where they start; empty ones, and notices such as copyright and newsletters, left out."""
    start = 0
    for line in text.split("\n"):
        if line.strip() and not (len(line) <= _LONGEST_NOTICE and _notices().search(line)):
            yield start, line
        start += len(line) + 1


def runs(words: Iterable[str]) -> set[int]:
    """Every run of three words, each as a 32-bit number."""
    low = [word.lower() for word in words]
    return {number(" ".join(low[i : i + RUN])) for i in range(len(low) - RUN + 1)}


def number(text: str) -> int:
    """A 32-bit number for ``text``, the same on every machine."""
    return int.from_bytes(blake2b(text.encode(), digest_size=4).digest(), "big")
