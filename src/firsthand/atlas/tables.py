"""The data files of the atlas as rows."""

from __future__ import annotations

from functools import cache
from importlib.resources import files
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator


def rows(name: str) -> Iterator[dict[str, str]]:
    """The rows of one tab-separated file of the atlas, by its head line."""
    lines = (files("firsthand.atlas") / "data" / name).read_text(encoding="utf-8").splitlines()
    head = lines[0].split("\t")
    for line in lines[1:]:
        yield dict(zip(head, line.split("\t"), strict=True))


@cache
def words(kind: str) -> frozenset[str]:
    """The words of one kind (``data/words.tsv``), in lower case."""
    return frozenset(word for row in rows("words.tsv") if row["kind"] == kind for word in row["words"].split())
