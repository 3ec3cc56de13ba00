"""What many readings say of the same things, gathered on disk so that memory stays flat."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from itertools import groupby
from typing import TYPE_CHECKING, Self

if TYPE_CHECKING:
    from types import TracebackType

_TABLES = """
CREATE TABLE thing (number INTEGER PRIMARY KEY, id TEXT UNIQUE NOT NULL, kind TEXT NOT NULL);
CREATE TABLE fact (number INTEGER NOT NULL, name TEXT NOT NULL, value TEXT NOT NULL, PRIMARY KEY (number, name, value)) WITHOUT ROWID;
"""
_ALL = "SELECT id, kind, name, value FROM thing LEFT JOIN fact USING (number) ORDER BY thing.number, name, value"


@dataclass(frozen=True, slots=True)
class Thing:
    """One thing, its kind as first told, and its facts: the different values of each name, sorted."""

    id: str
    kind: str
    facts: Mapping[str, tuple[str, ...]]


class Gathered:
    """Things with facts, in the order in which they were first told; a temporary database that is gone when closed."""

    def __init__(self) -> None:
        self._database = sqlite3.connect("")
        self._database.executescript(_TABLES)

    def add(self, thing: str, kind: str, facts: Iterable[tuple[str, str]] = ()) -> bool:
        """Take ``facts``, pairs of name and value, of the thing with this id; what is known already changes nothing.

        Given is whether the thing is a new one.
        """
        made = self._database.execute("INSERT OR IGNORE INTO thing (id, kind) VALUES (?, ?)", (thing, kind))
        ((number,),) = self._database.execute("SELECT number FROM thing WHERE id = ?", (thing,))
        self._database.executemany(
            "INSERT OR IGNORE INTO fact VALUES (?, ?, ?)", [(number, name, value) for name, value in facts]
        )
        return made.rowcount == 1

    def __iter__(self) -> Iterator[Thing]:
        for (thing, kind), told in groupby(self._database.execute(_ALL), key=lambda row: (row[0], row[1])):
            facts: dict[str, tuple[str, ...]] = {}
            for _, _, name, value in told:
                if name is not None:
                    facts[name] = (*facts.get(name, ()), value)
            yield Thing(thing, kind, facts)

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self._database.close()
