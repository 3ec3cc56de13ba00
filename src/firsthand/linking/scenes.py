"""Who tells each mention of an incident: what disputes, and the lines of who tells it, are read from.

Whoever is named there is one of the incident's origins: a mention on the word of nobody heard is left out, and somebody
named who only holds a version of a detail is an origin that does not count.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from functools import partial

from firsthand.linking.citing import Citing
from firsthand.linking.hearing import spoken_by
from firsthand.linking.origins import Traced
from firsthand.linking.provenance import Provenance
from firsthand.linking.records import Dispute, Incident, Origin, Telling
from firsthand.linking.sides import side_of
from firsthand.linking.sources import Source, own_voice, speaker
from firsthand.linking.stances import denial, denials, is_denial, presupposed
from firsthand.linking.tellings import Told
from firsthand.records import DONE, Event, Reading

_NOBODY = frozenset({"own", "phrase", "unnamed"})  # who has a version only where he is an origin


@dataclass(frozen=True, slots=True)
class Scene:
    """The mentions of one incident with their report and the name of who tells each, the reports, and the sources by name.

    ``origins`` are the names of those who are heard; ``figures`` are these mentions and the mentions that a report has in its own voice beside others' words for it: of their numbers and times.
    """

    events: tuple[tuple[Event, str, str], ...]
    figures: tuple[tuple[Event, str, str], ...]
    readings: Mapping[str, Reading]
    sources: Mapping[str, Source]
    origins: frozenset[str] = frozenset()

    def published(self, report: str) -> str:
        """When the report was published, for ordering; reports without a date come last."""
        return self.readings[report].report.published or "~"


@dataclass(frozen=True, slots=True)
class Said:
    """One value of a field as somebody told it in one report."""

    field: str
    value: str
    teller: str
    report: str


def scene(group: Sequence[Told], traced: Traced, reports: Mapping[str, Citing], from_where: Provenance) -> Scene:
    """The mentions of ``group`` with the name of the origin on whose word each is told."""
    origins = {(h.report, h.source.key): origin for h, origin in traced.heard}
    origins |= {(h.report, h.cited): origin for h, origin in traced.heard}
    mentions = [(t.report, event) for t in group for event in t.events]
    for name in sorted({t.report for t in group}):
        told = [event for report, event in mentions if report == name]
        mentions += [(name, event) for event in denials(told, reports[name].reading)]
    found: list[tuple[Event, str, str]] = []
    beside: list[tuple[Event, str, str]] = []
    sources: dict[str, Source] = {}
    for name, event in mentions:
        said = _teller(event, reports[name], from_where) or own_voice(from_where.outlets.get(name))
        if (name, said.key) in origins or said.manner not in _NOBODY:
            found.append((event, name, origins.get((name, said.key), said.name)))
            sources.setdefault(found[-1][2], said)
        elif said.manner == "own":
            beside.append((event, name, said.name))
            sources.setdefault(said.name, said)
    readings = {name: reports[name].reading for name, _ in mentions}
    return Scene(_ordered(found), _ordered([*found, *beside]), readings, sources, frozenset(origins.values()))


def _ordered(mentions: Iterable[tuple[Event, str, str]]) -> tuple[tuple[Event, str, str], ...]:
    return tuple(sorted(mentions, key=lambda x: x[0].id))


def _teller(event: Event, report: Citing, from_where: Provenance) -> Source | None:
    """On whose word a mention is told: who denies it, its innermost voice, or None for the report's own."""
    if presupposed(event, report.reading.report.text):
        return None
    denying = event if is_denial(event, report.reading) else denial(event, report.reading)
    if denying is not None and (spoken := speaker(denying)):
        return spoken
    return next(iter(spoken_by(event, report, from_where)), None)


def besides(about: Incident, seen: Scene, found: Iterable[Dispute]) -> tuple[Origin, ...]:
    """The origins of ``about`` with those who only hold a version in one of the disputes; these do not count."""
    known = {o.name for o in about.origins}
    others = sorted({name for d in found for v in d.versions for name in v.origins} - known)
    return (*about.origins, *(_uncounted(seen.sources[name], name, about, seen) for name in others))


def _uncounted(one: Source, name: str, about: Incident, seen: Scene) -> Origin:
    return Origin(
        name=name,
        kind=one.kind,
        side=side_of(one, about),
        reports=tuple(sorted({report for _, report, teller in seen.figures if teller == name})),
        counted=False,
        manner=one.manner,
        country=one.named.country if one.named else None,
        id=one.named.id if one.named else None,
    )


def told_by(about: Incident, seen: Scene, reports: Mapping[str, Citing], from_where: Provenance) -> tuple[Telling, ...]:
    """The tellings of ``about``, each by its best-sourced mention that is on the word of one of the origins, outlets by their full names."""
    heard = {(report, o.name) for o in about.origins for report in o.reports}
    mentions = [e for e in seen.events if (e[1], e[2]) in heard]
    return tuple(
        _by_origin(t, mentions, seen, partial(reports[t.report].chain, outlet=from_where.outlets.get(t.report)))
        for t in about.tellings
    )


def _by_origin(
    telling: Telling,
    mentions: Iterable[tuple[Event, str, str]],
    seen: Scene,
    chain: Callable[[Event], tuple[str, ...]],
) -> Telling:
    """``telling`` by the mention with the longest chain; of equals by one that is told as done, then by the surest."""
    of_it = [
        (e, () if seen.sources[teller].manner == "own" else chain(e))
        for e, _, teller in mentions
        if e.id in telling.events
    ]
    if not of_it:
        return telling
    best, names = max(of_it, key=lambda m: (len(m[1]), m[0].reality in DONE, m[0].confidence, -m[0].trigger.start))
    return replace(telling, event=best.id, chain=names, reality=best.reality)
