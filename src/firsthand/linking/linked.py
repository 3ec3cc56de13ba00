"""From readings to stories and incidents, a whole set at once or one story at a time.

A ledger keeps of each report its reading, its signature and the reports it is linked to. For a new report it looks up
those that share a key, keeps its links, gathers the components that they touch, and asks for the stories of each and
the incidents of each story again; nothing else can have changed.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace

from firsthand.linking import gathering
from firsthand.linking.citing import Citing
from firsthand.linking.copies import copies, kin
from firsthand.linking.disputes import disputes
from firsthand.linking.grades import grade
from firsthand.linking.incidents import incident
from firsthand.linking.issues import issues
from firsthand.linking.origins import traced
from firsthand.linking.provenance import Provenance, provenance
from firsthand.linking.records import Incident, Signature, Story
from firsthand.linking.scenes import besides, scene, told_by
from firsthand.linking.signatures import signature
from firsthand.linking.stories import stories
from firsthand.linking.tellings import Told
from firsthand.reading.events.parties import by_words
from firsthand.records import Event, Reading, Voice

SURE = 0.5  # confidence from which an incident that one report only tells is kept
FAIR = 0.25  # and one that several reports tell


@dataclass(frozen=True, slots=True)
class Linked:
    """All stories of a set of reports, the earliest first, and the incidents of each by its id."""

    stories: tuple[Story, ...]
    incidents: Mapping[str, tuple[Incident, ...]]


def linked(readings: Iterable[Reading], grades: Mapping[str, str] | None = None) -> Linked:
    """The stories and incidents of ``readings``, in whatever order they come; ``grades`` as in :func:`incidents_of`."""
    known = {r.report.id: r for r in readings}
    signatures = {name: signature(known[name]) for name in sorted(known)}
    found = stories(list(signatures.values()), {name: r.report.title for name, r in known.items()})
    return Linked(
        found,
        {s.id: incidents_of([known[r] for r in s.reports], [signatures[r] for r in s.reports], grades) for s in found},
    )


def incidents_of(
    readings: Sequence[Reading], signatures: Sequence[Signature], grades: Mapping[str, str] | None = None
) -> tuple[Incident, ...]:
    """The incidents of one story from its reports' readings and signatures, those that most reports tell first.

    ``grades`` is a user's own table of letters A–F by the names of origins or outlets.
    """
    known = {r.report.id: _by_words(r) for r in readings}
    signed = {s.report: s for s in signatures}
    copied = copies(signatures)
    from_where = provenance(signatures, copied)
    names = sorted(known)
    dated = issues([signed[name] for name in names], [from_where.outlets.get(name) for name in names])
    told = [t for name, issue in zip(names, dated, strict=True) for t in gathering.tellings(known[name], issue)]
    groups = (group for group in gathering.incidents(told) if worth(group))
    reports = {name: Citing(reading) for name, reading in known.items()}
    same_text = kin(copied)
    found = (_whole(group, from_where, reports, same_text, grades) for group in groups)
    return tuple(sorted(found, key=lambda i: (-len(i.tellings), -sum(len(t.events) for t in i.tellings), i.id)))


def _by_words(reading: Reading) -> Reading:
    """``reading`` with its voices as their words tell them: a guess of the reader's makes nobody an official of a state."""

    def voices(event: Event) -> tuple[Voice, ...]:
        return tuple(replace(v, identity=by_words(v.identity)) for v in event.voices)

    return replace(reading, events=tuple(replace(e, voices=voices(e)) for e in reading.events))


def worth(group: Sequence[Told]) -> bool:
    """Whether a group is kept as an incident: some party is told, and it is read surely or in several reports."""
    surest = max(t.confidence for t in group)
    several = len({t.report for t in group}) > 1
    return any(t.actors or t.recipients for t in group) and surest >= (FAIR if several else SURE)


def _whole(
    group: Sequence[Told],
    from_where: Provenance,
    reports: Mapping[str, Citing],
    same_text: Mapping[str, str],
    grades: Mapping[str, str] | None,
) -> Incident:
    bare = incident(group, {t.report: reports[t.report].reading.report.text for t in group}, same_text)
    origins = traced(group, bare, from_where, reports)
    seen = scene(group, origins, reports, from_where)
    told = replace(
        bare,
        origins=origins.origins,
        independent_origins=origins.independent,
        merges=origins.merges,
        disputes=disputes(bare, seen),
    )
    graded = replace(told, grade=grade(told, grades))
    return replace(
        graded, tellings=told_by(told, seen, reports, from_where), origins=besides(told, seen, told.disputes)
    )
