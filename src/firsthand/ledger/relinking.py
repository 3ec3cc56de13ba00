"""Stories and incidents brought up to date with the reports: what changed is linked again, and only its neighbours.

A report that came, went, was read again or judged stands in ``unlinked`` until the component that it is in has been
linked; so a run that is ended in the middle is gone on with by the next. What is found hangs on the reports alone.
"""

from __future__ import annotations

import json
import sqlite3
from collections.abc import Callable, Iterable
from dataclasses import dataclass

from firsthand.ledger.judging import judgements_of, stand
from firsthand.ledger.keeping import current_reading
from firsthand.ledger.link_packing import pack_copies, pack_incident, pack_signature, unpack_signature
from firsthand.ledger.opening import transaction
from firsthand.linking.copies import copies
from firsthand.linking.keys import keys
from firsthand.linking.linked import incidents_of
from firsthand.linking.records import Incident, Signature, Story
from firsthand.linking.signatures import signature
from firsthand.linking.stories import linked, stories_of
from firsthand.records import Reading

_SIGNED = "SELECT report, data FROM signatures WHERE report IN (SELECT value FROM json_each(?))"


@dataclass(frozen=True, slots=True)
class Linked:
    """What a run did: reports that had changed, stories told anew, their incidents."""

    reports: int
    stories: int
    incidents: int


def relink(connection: sqlite3.Connection, on_progress: Callable[[int, int], None] | None = None) -> Linked:
    """Bring stories and incidents up to date; ``on_progress`` is told how many of how many steps are done.

    A changed report takes two: to find those that are like it, and to tell its story.
    """
    changed = [key for (key,) in connection.execute("SELECT report FROM unlinked ORDER BY report")]
    done = stories = incidents = 0
    for key in changed:
        with transaction(connection):
            _sign(connection, key)
        done += 1
        if on_progress:
            on_progress(done, 2 * len(changed))
    waiting = set(changed)
    while waiting:
        touched = _touched(connection, min(waiting))
        group = _component(connection, touched)
        with transaction(connection):
            told, found = _retell(connection, group, waiting)
            connection.executemany("DELETE FROM unlinked WHERE report = ?", [(key,) for key in group])
        done += len(waiting & group)
        waiting -= group
        stories, incidents = stories + told, incidents + found
        if on_progress:
            on_progress(done, 2 * len(changed))
    return Linked(len(changed), stories, incidents)


def _sign(connection: sqlite3.Connection, key: int) -> None:
    """The signature, keys and likes of a report version; none if it is not the current one."""
    connection.execute("DELETE FROM likes WHERE report = ? OR other = ?", (key, key))
    connection.execute("DELETE FROM signatures WHERE report = ?", (key,))
    connection.execute("DELETE FROM keys WHERE report = ?", (key,))
    if not connection.execute("SELECT current FROM reports WHERE report = ?", (key,)).fetchone()[0]:
        return
    signed = signature(_judged(connection, key))
    own = sorted(keys(signed))
    near = connection.execute(
        "SELECT DISTINCT report, data FROM keys JOIN signatures USING (report)"
        " WHERE key IN (SELECT value FROM json_each(?))",
        (json.dumps(own),),
    ).fetchall()
    connection.execute("INSERT INTO signatures (report, data) VALUES (?, ?)", (key, pack_signature(signed)))
    connection.executemany("INSERT INTO keys (key, report) VALUES (?, ?)", [(k, key) for k in own])
    like = [other for other, data in near if linked(signed, unpack_signature(data))]
    pairs = [pair for other in like for pair in ((key, other), (other, key))]
    connection.executemany("INSERT INTO likes (report, other) VALUES (?, ?)", pairs)


def _judged(connection: sqlite3.Connection, key: int) -> Reading:
    """The current reading of a report version, as people judged it."""
    reading = current_reading(connection, key)
    standing = stand(reading, judgements_of(connection, [event.id for event in reading.events]))
    events = tuple(s.event for s in standing if s.event)
    return Reading(reading.report, events, reading.attributions, reading.mentions, reading.times, reading.places)


def _touched(connection: sqlite3.Connection, key: int) -> set[int]:
    """The report and those that its story had."""
    rows = connection.execute(
        "SELECT report FROM told_in WHERE story = (SELECT story FROM told_in WHERE report = ?)", (key,)
    )
    return {key, *(other for (other,) in rows)}


def _component(connection: sqlite3.Connection, start: Iterable[int]) -> set[int]:
    """The reports that likes hold together with those of ``start``."""
    rows = connection.execute(
        "WITH RECURSIVE held (report) AS (SELECT value FROM json_each(?)"
        " UNION SELECT likes.other FROM held JOIN likes USING (report)) SELECT report FROM held",
        (json.dumps(sorted(start)),),
    )
    return {key for (key,) in rows}


def _retell(connection: sqlite3.Connection, group: set[int], changed: set[int]) -> tuple[int, int]:
    """The stories of ``group`` as they now are; those whose reports are the same and unchanged stay as they were."""
    signed = {key: unpack_signature(data) for key, data in connection.execute(_SIGNED, (json.dumps(sorted(group)),))}
    names = {one.report: key for key, one in signed.items()}
    before = _stories_before(connection, group)
    now = {story.id: story for story in stories_of(list(signed.values()), _titles(connection, names.values()))}
    same = {
        name
        for name, story in now.items()
        if before.get(name) == story.reports and not changed & {names[r] for r in story.reports}
    }
    connection.executemany("DELETE FROM stories WHERE story = ?", [(n,) for n in before if n not in same])
    incidents = 0
    for name, story in now.items():
        if name not in same:
            incidents += _keep(connection, story, names, signed)
    return len(now) - len(same), incidents


def _stories_before(connection: sqlite3.Connection, group: set[int]) -> dict[str, tuple[str, ...]]:
    """The kept stories that any report of ``group`` stands in, with the ids of their reports in order."""
    found: dict[str, list[str]] = {}
    for name, report in connection.execute(
        "SELECT story, id FROM told_in JOIN reports USING (report) WHERE story IN"
        " (SELECT story FROM told_in WHERE report IN (SELECT value FROM json_each(?))) ORDER BY story, position",
        (json.dumps(sorted(group)),),
    ):
        found.setdefault(name, []).append(report)
    return {name: tuple(reports) for name, reports in found.items()}


def _titles(connection: sqlite3.Connection, group: Iterable[int]) -> dict[str, str | None]:
    rows = connection.execute(
        "SELECT id, title FROM reports WHERE report IN (SELECT value FROM json_each(?))", (json.dumps(sorted(group)),)
    )
    return dict(rows)


def _keep(connection: sqlite3.Connection, story: Story, names: dict[str, int], signed: dict[int, Signature]) -> int:
    """A story with its incidents into the tables; how many incidents."""
    readings = [_judged(connection, names[r]) for r in story.reports]
    signatures = [signed[names[r]] for r in story.reports]
    incidents = incidents_of(readings, signatures)
    connection.execute(
        "INSERT INTO stories (story, title, first, last, copies) VALUES (?, ?, ?, ?, ?)",
        (story.id, story.title, story.first, story.last, pack_copies(copies(signatures))),
    )
    connection.executemany(
        "INSERT OR REPLACE INTO told_in (report, story, position) VALUES (?, ?, ?)",
        [(names[r], story.id, n) for n, r in enumerate(story.reports)],
    )
    published = {r.report.id: r.report.published for r in readings}
    for incident in incidents:
        _keep_incident(connection, incident, story.id, names, published)
    return len(incidents)


def _keep_incident(
    connection: sqlite3.Connection,
    incident: Incident,
    story: str,
    names: dict[str, int],
    published: dict[str, str | None],
) -> None:
    when = (incident.when.first, incident.when.last) if incident.when else (None, None)
    connection.execute(
        "INSERT INTO incidents (incident, story, type, begins, ends, weight, data) VALUES (?, ?, ?, ?, ?, ?, ?)",
        (incident.id, story, incident.type, *when, weight(incident), pack_incident(incident)),
    )
    connection.executemany(
        "INSERT INTO incident_parties (incident, side, position, name, country, atlas) VALUES (?, ?, ?, ?, ?, ?)",
        [
            (incident.id, side, n, actor.name, actor.country, actor.id)
            for side, actors in (("actor", incident.actors), ("recipient", incident.recipients))
            for n, actor in enumerate(actors)
        ],
    )
    connection.executemany(
        "INSERT INTO incident_tellings (incident, report, published) VALUES (?, ?, ?)",
        [(incident.id, names[t.report], published[t.report]) for t in incident.tellings],
    )


def weight(incident: Incident) -> float:
    """How much an incident matters among others: reports that tell it, origins twice, a dispute as much as an origin."""
    return float(len(incident.tellings) + 2 * incident.independent_origins + 2 * bool(incident.disputes))
