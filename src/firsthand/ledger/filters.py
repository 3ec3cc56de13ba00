"""What events are asked for, and how that is said in SQL."""

from __future__ import annotations

import json
import re
import sqlite3
from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import Any, Literal

from firsthand.errors import UsageError
from firsthand.ledger.dating import first_day, last_day
from firsthand.ledger.identity import outlet_of
from firsthand.ledger.rows import View
from firsthand.ontology.terms import check

By = Literal["event", "mention"]
_CODE = re.compile(r"[A-Z]{3}")
_PHRASE = re.compile(r'"([^"]*)"|(\S+)')


@dataclass(frozen=True, slots=True)
class Filter:
    """What events are asked for; all that is said must hold.

    ``actor``, ``recipient`` and ``voice`` are a name, words of a name, an id of the atlas, or a country's code of three
    capitals; ``country`` is such a code on either side. ``dyad`` is two of them, acting and receiving; with ``both_ways``
    either may act. ``since`` and ``until`` are ISO dates as exact as is wanted, both included; an event without a time of
    its own is found by the day of publication. ``place`` is a name or a country's code. ``words`` must stand in the
    report's title or text: all of them, "several in quotation marks" in a row, ``word*`` for a beginning. ``judged`` asks
    for events with a judgement, or without one. ``limit`` is the most that are given, newest first. UsageError for a
    type, reality or date that is none.
    """

    actor: str | None = None
    recipient: str | None = None
    dyad: tuple[str, str] | None = None
    both_ways: bool = False
    country: str | None = None
    type: tuple[str, ...] = ()
    quad: tuple[int, ...] = ()
    reality: tuple[str, ...] = ()
    since: str | None = None
    until: str | None = None
    place: str | None = None
    publisher: str | None = None
    voice: str | None = None
    words: str | None = None
    report: str | None = None
    min_confidence: float | None = None
    judged: bool | None = None
    limit: int | None = None

    def __post_init__(self) -> None:
        check(days=(self.since, self.until), types=self.type, realities=self.reality)


@dataclass(slots=True)
class Conditions:
    """Terms of a WHERE, with their values in order."""

    terms: list[str] = field(default_factory=list)
    values: list[Any] = field(default_factory=list)

    def add(self, term: str, *values: Any) -> None:
        """One more that must hold."""
        self.terms.append(f"({term})")
        self.values.extend(values)

    @property
    def where(self) -> str:
        """The terms, all of them."""
        return " AND ".join(self.terms) or "1"


def conditions(connection: sqlite3.Connection, asked: Filter, view: View, by: By) -> Conditions:
    """What must hold of a row ``e`` of the table ``events``; UsageError for words that cannot be searched for."""
    found = Conditions()
    found.add("e.view & ?", int(view))
    if by == "event":
        found.add("e.event = e.head")
    _coded(found, asked)
    _dated(found, asked)
    _told(found, asked)
    for side, name in (("actor", asked.actor), ("recipient", asked.recipient)):
        if name is not None:
            _with_party(found, connection, side, name, view, by)
    if asked.country is not None:
        sides = ("actor", "recipient")
        found.add(" OR ".join(_IN_DYADS.format(f"{side} = ?") for side in sides), *[asked.country, int(view)] * 2)
    if asked.dyad is not None:
        _with_dyad(found, connection, asked, view)
    if asked.voice is not None:
        _with_name(found, connection, asked.voice, view, by, "voices")
    return found


_IN_DYADS = "e.head IN (SELECT event FROM dyads WHERE {} AND view & ?)"
_IN_TABLE = (
    "e.{e} IN (SELECT m.{m} FROM {table} AS t JOIN events AS m USING (event)"
    " WHERE t.who IN (SELECT value FROM json_each(?)){more} AND m.view & ?)"
)

_OF_SIDE = "SELECT head FROM parties WHERE who IN (SELECT value FROM json_each(?)) AND side = '{}'"
_BOTH_SIDES = f"{_OF_SIDE.format('actor')} INTERSECT {_OF_SIDE.format('recipient')}"
_IN_VIEW = (
    "EXISTS (SELECT 1 FROM events AS m JOIN parties AS t USING (event) WHERE m.head = e.head AND m.view & ?"
    " AND t.side = '{}' AND t.who IN (SELECT value FROM json_each(?)))"
)


def _row(by: By) -> str:
    return "head" if by == "event" else "event"


def _coded(found: Conditions, asked: Filter) -> None:
    for column, values in (("type", asked.type), ("quad", asked.quad), ("reality", asked.reality)):
        if values:
            found.add(f"e.{column} IN ({', '.join('?' * len(values))})", *values)
    if asked.min_confidence is not None:
        found.add("e.confidence >= ?", asked.min_confidence)
    if asked.judged is not None:
        found.add(f"e.verdict IS {'NOT ' if asked.judged else ''}NULL")


def _dated(found: Conditions, asked: Filter) -> None:
    for term, day in (("e.ends >= ?", first_day(asked.since)), ("e.begins <= ?", last_day(asked.until))):
        if day is not None:
            found.add(term, day)


def _told(found: Conditions, asked: Filter) -> None:
    if asked.place is not None:
        found.add("e.place = ? OR e.place_country = ?", asked.place, asked.place)
    if asked.publisher is not None:
        found.add("e.report IN (SELECT report FROM reports WHERE outlet = ?)", outlet_of(asked.publisher))
    if asked.report is not None:
        found.add("e.report IN (SELECT report FROM reports WHERE id = ?)", asked.report)
    if asked.words is not None:
        found.add("e.report IN (SELECT rowid FROM found WHERE found MATCH ?)", match_of(asked.words))


def _with_party(found: Conditions, connection: sqlite3.Connection, side: str, name: str, view: View, by: By) -> None:
    _with_name(found, connection, name, view, by, "parties", f" AND t.side = '{side}'")


def _with_name(
    found: Conditions, connection: sqlite3.Connection, name: str, view: View, by: By, table: str, more: str = ""
) -> None:
    keys = who(connection, name)
    if keys:
        row = _row(by)
        found.add(_IN_TABLE.format(e=row, m=row, table=table, more=more), json.dumps(keys), int(view))
    else:
        found.add("0")


def _with_dyad(found: Conditions, connection: sqlite3.Connection, asked: Filter, view: View) -> None:
    """Both sides of an event, all its mentions together."""
    pairs = pairs_of(asked)
    ways = Conditions()
    if all(is_country(connection, name) for pair in pairs for name in pair):
        for pair in pairs:
            ways.add(_IN_DYADS.format("actor = ? AND recipient = ?"), *pair, int(view))
        found.add(" OR ".join(ways.terms), *ways.values)
        return
    keys = {name: json.dumps(who(connection, name)) for pair in pairs for name in pair}
    near = " UNION ".join([f"SELECT head FROM ({_BOTH_SIDES})"] * len(pairs))  # noqa: S608
    found.add(f"e.head IN ({near})", *(keys[name] for pair in pairs for name in pair))
    for actor, recipient in pairs:
        sides = " AND ".join(_IN_VIEW.format(side) for side in ("actor", "recipient"))
        ways.add(sides, int(view), keys[actor], int(view), keys[recipient])
    found.add(" OR ".join(ways.terms), *ways.values)


def pairs_of(asked: Filter) -> Sequence[tuple[str, str]]:
    """The pairs, acting and receiving, that the filter's dyad asks for."""
    if asked.dyad is None:
        return ()
    return (asked.dyad, asked.dyad[::-1]) if asked.both_ways else (asked.dyad,)


def is_country(connection: sqlite3.Connection, name: str) -> bool:
    """Whether ``name`` is the code, three capitals, of a country (or IGO, NGO …) in the ledger."""
    if not _CODE.fullmatch(name):
        return False
    return connection.execute("SELECT 1 FROM names WHERE country = ? LIMIT 1", (name,)).fetchone() is not None


def who(connection: sqlite3.Connection, name: str) -> list[int]:
    """The keys of the names meant by ``name``: of that country, called so, with that id; else with those words in them."""
    if not name.strip():
        return []
    exact = "SELECT who FROM names WHERE name = ? COLLATE NOCASE UNION SELECT who FROM names WHERE atlas = ?"
    of_country = " UNION SELECT who FROM names WHERE country = ?" if _CODE.fullmatch(name) else ""
    found = connection.execute(exact + of_country, [name] * (3 if of_country else 2)).fetchall()
    if not found:
        found = connection.execute(
            r"SELECT who FROM names WHERE ' ' || name || ' ' LIKE ? ESCAPE '\'", (with_words(name),)
        ).fetchall()
    return [key for (key,) in found]


def with_words(name: str) -> str:
    """The pattern of LIKE (escaped by a backslash) for a name, with a space around it, that has the words of ``name``."""
    return "% " + re.sub(r"([%_\\])", r"\\\1", " ".join(name.split())) + " %"


def match_of(words: str) -> str:
    """``words`` in the language of FTS5: all of them, phrases in quotation marks, beginnings with a star."""
    terms = []
    for phrase, word in _PHRASE.findall(words):
        bare = (phrase or word.rstrip("*")).replace('"', " ").replace("\0", " ")
        if any(character.isalnum() for character in bare):
            terms.append(f'"{bare}"' + ("*" if word.endswith("*") else ""))
    if not terms:
        raise UsageError(f"{words!r} has no word to search for")
    return " ".join(terms)
