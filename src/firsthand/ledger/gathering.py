"""Events by their keys, with their parties, voices and words: from rows to records, many at once."""

from __future__ import annotations

import json
import sqlite3
from collections.abc import Iterable, Sequence
from typing import Any

from firsthand.ledger.filters import By
from firsthand.ledger.listing import ListedEvent, ListedVoice
from firsthand.ledger.packing import unpack_text
from firsthand.ledger.rows import View
from firsthand.records import Identity, Span

_VIEWS = {1: "machine", 2: "judged", 3: "both"}
_EVENTS = """
SELECT e.event, e.id, r.id AS report_id, r.version, r.publisher, r.published, r.url, e.type, e.mode, e.contexts, e.quad,
    e.score, e.reality, e.confidence, e.first, e.last, e.begins, e.ends, e.place, e.place_country, e.lat, e.lon,
    e.trigger, e.trigger_start, e.trigger_end, e.sentence_start, e.sentence_end, e.counts, e.same_as, e.view, e.verdict,
    r.hash
FROM events AS e JOIN reports AS r USING (report) WHERE e.event IN (SELECT value FROM json_each(?))
"""
_PARTIES = """
SELECT {row} AS row, side, name, country, sector, atlas
FROM parties JOIN events AS m USING (event) JOIN names USING (who)
WHERE {row} IN (SELECT value FROM json_each(?)) AND m.view & ? ORDER BY event, side, position
"""
_VOICES = """
SELECT {row} AS row, event, name, country, sector, atlas, kind, stance, direct
FROM voices JOIN events AS m USING (event) JOIN names USING (who)
WHERE {row} IN (SELECT value FROM json_each(?)) AND m.view & ? ORDER BY event, position
"""
_MENTIONS = """
SELECT head, count(*) FROM events WHERE head IN (SELECT value FROM json_each(?)) AND view & ? GROUP BY head
"""


def gather(
    connection: sqlite3.Connection, keys: Sequence[int], view: View, by: By, *, sentences: bool
) -> list[ListedEvent]:
    """The events with ``keys``, in that order; by "event" the keys are those of first mentions."""
    asked, row = json.dumps(keys), "m.head" if by == "event" else "m.event"
    cursor = connection.execute(_EVENTS, (asked,))
    columns = [column[0] for column in cursor.description]
    rows = {found[0]: dict(zip(columns, found, strict=True)) for found in cursor}
    sides = _parties(connection.execute(_PARTIES.format(row=row), (asked, int(view))))
    chains = _chains(connection.execute(_VOICES.format(row=row), (asked, int(view))))
    mentions = dict(connection.execute(_MENTIONS, (asked, int(view)))) if by == "event" else {}
    texts = _texts(connection, {found["hash"] for found in rows.values()}) if sentences else {}
    return [
        _listed(
            rows[key],
            sides.get((key, "actor"), ()),
            sides.get((key, "recipient"), ()),
            chains.get(key, ()),
            mentions.get(key, 1),
            texts.get(rows[key]["hash"], ""),
        )
        for key in keys
    ]


def _parties(rows: Iterable[Sequence[Any]]) -> dict[tuple[int, str], tuple[Identity, ...]]:
    found: dict[tuple[int, str], dict[Identity, None]] = {}
    for key, side, *name in rows:
        found.setdefault((key, side), {})[_identity(name)] = None
    return {key: tuple(identities) for key, identities in found.items()}


def _chains(rows: Iterable[Sequence[Any]]) -> dict[int, tuple[tuple[ListedVoice, ...], ...]]:
    chains: dict[int, dict[int, list[ListedVoice]]] = {}
    for key, event, *name, kind, stance, direct in rows:
        voice = ListedVoice(_identity(name), kind, stance, bool(direct))
        chains.setdefault(key, {}).setdefault(event, []).append(voice)
    return {key: tuple(dict.fromkeys(map(tuple, told.values()))) for key, told in chains.items()}


def _identity(name: Sequence[str]) -> Identity:
    called, country, sector, atlas = name
    return Identity(called, country or None, sector or None, atlas or None)


def _texts(connection: sqlite3.Connection, hashes: set[str]) -> dict[str, str]:
    asked = json.dumps(list(hashes))
    rows = connection.execute("SELECT hash, text FROM texts WHERE hash IN (SELECT value FROM json_each(?))", (asked,))
    return {name: unpack_text(text) for name, text in rows}


def _listed(
    row: dict[str, Any],
    actors: tuple[Identity, ...],
    recipients: tuple[Identity, ...],
    chains: tuple[tuple[ListedVoice, ...], ...],
    mentions: int,
    text: str,
) -> ListedEvent:
    plain = (
        *("id", "version", "publisher", "published", "url", "type", "mode", "quad", "score", "reality", "confidence"),
        *("first", "last", "begins", "ends", "place", "place_country", "lat", "lon", "trigger", "same_as", "verdict"),
    )
    sentence = Span(row["sentence_start"], row["sentence_end"])
    return ListedEvent(
        **{name: row[name] for name in plain},
        report=row["report_id"],
        contexts=tuple(json.loads(row["contexts"])),
        actors=actors,
        recipients=recipients,
        chains=chains,
        trigger_span=Span(row["trigger_start"], row["trigger_end"]),
        sentence=sentence,
        said=sentence.of(text),
        counts={kind: (told["low"], told["high"]) for kind, told in json.loads(row["counts"]).items()},
        mentions=mentions,
        view=_VIEWS[row["view"]],  # type: ignore[arg-type]
    )
