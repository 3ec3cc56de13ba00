"""Counts by dyad and month."""

from __future__ import annotations

import sqlite3
from dataclasses import replace

from firsthand.ledger.filters import Conditions, Filter, conditions, is_country, pairs_of
from firsthand.ledger.listing import DyadCount
from firsthand.ledger.rows import View

_COUNTS = """
SELECT actor, recipient, month, quad, type, reality, count(*), sum(mentions) FROM dyads WHERE {where}
GROUP BY actor, recipient, month, quad, type, reality ORDER BY actor, recipient, month, quad, type, reality
"""
_OF_NAMES = """
SELECT ifnull(e.month, ''), e.quad, e.type, e.reality, count(*),
    sum((SELECT count(*) FROM events AS m WHERE m.head = e.event AND m.view & ?))
FROM events AS e WHERE {where} GROUP BY 1, 2, 3, 4 ORDER BY 1, 2, 3, 4
"""
_SIMPLE = ("dyad", "both_ways", "country", "type", "quad", "reality", "limit")


def count(connection: sqlite3.Connection, asked: Filter, view: View) -> list[DyadCount]:
    """Events between countries by pair, month, quad class, type and reality; between the two of a dyad of other names.

    An event between several countries counts once for each pair of them.
    """
    pairs = pairs_of(asked)
    if all(is_country(connection, name) for pair in pairs for name in pair):
        return [DyadCount(*row) for row in _of_countries(connection, asked, view)]
    found = []
    for pair in pairs:
        wanted = conditions(connection, replace(asked, dyad=pair, both_ways=False), view, "event")
        rows = connection.execute(_OF_NAMES.format(where=wanted.where), [int(view), *wanted.values])
        found += [DyadCount(*pair, *row) for row in rows]
    return found


def _of_countries(connection: sqlite3.Connection, asked: Filter, view: View) -> sqlite3.Cursor:
    wanted = Conditions()
    wanted.add("view & ? AND actor <> '' AND recipient <> ''", int(view))
    pairs = pairs_of(asked)
    if pairs:
        wanted.add(
            " OR ".join(["actor = ? AND recipient = ?"] * len(pairs)), *(name for pair in pairs for name in pair)
        )
    if asked.country is not None:
        wanted.add("actor = ? OR recipient = ?", asked.country, asked.country)
    for column, values in (("type", asked.type), ("quad", asked.quad), ("reality", asked.reality)):
        if values:
            wanted.add(f"{column} IN ({', '.join('?' * len(values))})", *values)
    if asked != Filter(**{name: getattr(asked, name) for name in _SIMPLE}):
        rest = conditions(connection, asked, view, "event")
        wanted.add(f"event IN (SELECT e.event FROM events AS e WHERE {rest.where})", *rest.values)  # noqa: S608
    return connection.execute(_COUNTS.format(where=wanted.where), wanted.values)
