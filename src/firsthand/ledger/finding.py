"""Reports: listed, found by their words, and had back as they came."""

from __future__ import annotations

import re
import sqlite3
from collections.abc import Sequence
from dataclasses import replace

from firsthand.ledger.filters import match_of
from firsthand.ledger.identity import outlet_of
from firsthand.ledger.listing import Failure, Find, ListedReport
from firsthand.ledger.packing import unpack_report, unpack_text
from firsthand.ontology.terms import check
from firsthand.records import Report

_AROUND = 80  # characters of a snippet on each side of the first find
_COLUMNS = """
SELECT r.id, r.version, r.current, r.title, r.publisher, r.published, r.url, r.language, r.reader, r.added,
    (SELECT count(*) FROM events AS e WHERE e.report = r.report AND e.view & 2 AND e.event = e.head),
    (SELECT count(DISTINCT o.id) FROM reports AS o WHERE o.hash = r.hash AND o.id <> r.id)
"""
_BEST = """
    , f.rank, t.text
FROM (SELECT rowid, rank FROM found WHERE found MATCH ? AND rank MATCH 'bm25(10.0, 1.0)' ORDER BY rank LIMIT ?) AS f
    JOIN reports AS r ON r.report = f.rowid JOIN texts AS t USING (hash)
ORDER BY f.rank, r.report
"""


def reports(
    connection: sqlite3.Connection, publisher: str | None, since: str | None, until: str | None, limit: int | None
) -> list[ListedReport]:
    """The current versions, newest first; see :meth:`firsthand.ledger.queries.Ledger.reports`."""
    check(days=(since, until))
    rows = connection.execute(
        f"{_COLUMNS} FROM reports AS r WHERE r.current AND (? IS NULL OR r.outlet = ?)"
        " AND (? IS NULL OR r.published >= ?) AND (? IS NULL OR substr(r.published, 1, length(?)) <= ?)"
        " ORDER BY r.published DESC, r.report DESC LIMIT ?",
        (
            *(outlet_of(publisher), outlet_of(publisher)),
            *(since, since, until, until, until),
            -1 if limit is None else limit,
        ),
    )
    return [_listed(row) for row in rows]


def versions(connection: sqlite3.Connection, report: str) -> list[ListedReport]:
    """All versions of ``report``, oldest first."""
    rows = connection.execute(f"{_COLUMNS} FROM reports AS r WHERE r.id = ? ORDER BY r.version", (report,))
    return [_listed(row) for row in rows]


def search(connection: sqlite3.Connection, words: str, limit: int) -> list[Find]:
    """The best finds of ``words`` first, by BM25 with a title's words worth ten."""
    rows = connection.execute(_COLUMNS + _BEST, (match_of(words), limit))
    return [Find(_listed(row[:-2]), row[-2], snippet_of(unpack_text(row[-1]), words)) for row in rows]


def snippet_of(text: str, words: str) -> str:
    """Words of ``text`` around the first that begins like one of ``words``; its beginning where none does."""
    stems = [re.escape(word[: max(4, len(word) - 3)]) for word in re.findall(r"\w+", words)]
    found = re.search(rf"\b(?:{'|'.join(stems)})", text, re.IGNORECASE)
    middle = found.start() if found else 0
    start, end = max(middle - _AROUND, 0), min(middle + _AROUND, len(text))
    shown = text[start:end]
    before, after = ("… " if start else ""), (" …" if end < len(text) else "")
    shown = shown.partition(" ")[2] if before and " " in text[start:middle] else shown
    shown = shown.rpartition(" ")[0] if after and " " in text[middle:end] else shown
    return f"{before}{' '.join(shown.split())}{after}"


def failures(connection: sqlite3.Connection, *, resolved: bool) -> list[Failure]:
    """What failed, oldest first; with ``resolved`` also what has gone well since."""
    rows = connection.execute(
        "SELECT failure, source, stage, cause, at, tries, resolved, report IS NOT NULL, origin FROM failures"
        " WHERE ? OR resolved IS NULL ORDER BY failure",
        (resolved,),
    )
    return [replace(Failure(*row), kept=bool(row[7])) for row in rows]


def failed_report(connection: sqlite3.Connection, failure: int) -> Report | None:
    """The report kept with a failure."""
    found = connection.execute("SELECT report FROM failures WHERE failure = ?", (failure,)).fetchone()
    return unpack_report(found[0]) if found and found[0] else None


def next_read_by_others(connection: sqlite3.Connection, reader: str, last: int) -> tuple[int, Report] | None:
    """The first current report after the key ``last`` whose reading is by another reader, with its key."""
    row = connection.execute(
        "SELECT report, id, text, title, publisher, published, url, language FROM reports JOIN texts USING (hash)"
        " WHERE current AND reader <> ? AND report > ? ORDER BY report LIMIT 1",
        (reader, last),
    ).fetchone()
    if row is None:
        return None
    key, name, text, *rest = row
    return int(key), Report(name, unpack_text(text), *rest)


def _listed(row: Sequence[object]) -> ListedReport:
    name, version, current, *rest = row
    return ListedReport(name, version, bool(current), *rest)  # type: ignore[arg-type]
