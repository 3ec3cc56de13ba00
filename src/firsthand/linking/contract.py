"""Stories and incidents as plain data: what ``firsthand stories`` and ``firsthand incidents --format json`` print."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from firsthand.linking.records import Actor, Incident, Origin, Story, Version

Data = dict[str, Any]


def story_data(story: Story, incidents: Sequence[Incident]) -> Data:
    """A story with the ids of its incidents, ready for JSON."""
    return {
        "id": story.id,
        "title": story.title,
        "from": story.first,
        "to": story.last,
        "reports": list(story.reports),
        "incidents": [incident.id for incident in incidents],
    }


def incident_data(incident: Incident) -> Data:
    """An incident, ready for JSON; dates are ISO dates as exact as is known, None for an open end."""
    when, where, grade = incident.when, incident.where, incident.grade
    return {
        "id": incident.id,
        "type": incident.type,
        "mode": incident.mode,
        "actors": [_actor(a) for a in incident.actors],
        "recipients": [_actor(a) for a in incident.recipients],
        "when": {"from": when.first, "to": when.last} if when else None,
        "where": {"name": where.name, "country": where.country, "lat": where.lat, "lon": where.lon} if where else None,
        "counts": {field: {"low": low, "high": high} for field, (low, high) in incident.counts.items()},
        "reality": incident.reality,
        "general": incident.general,
        "about": incident.about,
        "tellings": [
            {"report": t.report, "event": t.event, "chain": list(t.chain), "reality": t.reality}
            for t in incident.tellings
        ],
        "origins": [_origin(o) for o in incident.origins],
        "independent_origins": incident.independent_origins,
        "merges": [{"origins": list(m.origins), "reason": m.reason} for m in incident.merges],
        "disputes": [{"field": d.field, "versions": [_version(v) for v in d.versions]} for d in incident.disputes],
        "grade": grade and {"source": grade.source, "credibility": grade.credibility, "reasons": list(grade.reasons)},
    }


def _actor(actor: Actor) -> Data:
    return {"name": actor.name, "country": actor.country, "sector": actor.sector, "id": actor.id}


def _origin(origin: Origin) -> Data:
    return {
        "name": origin.name,
        "kind": origin.kind,
        "side": origin.side,
        "reports": list(origin.reports),
        "counted": origin.counted,
    }


def _version(version: Version) -> Data:
    return {"value": version.value, "origins": list(version.origins), "reports": list(version.reports)}
