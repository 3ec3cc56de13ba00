"""Tellings of one incident that cannot both hold: who holds which version, and when each came up.

A dispute needs two versions of which each is told by somebody who does not tell the other, so that one speaker's loose
words make none.
"""

from __future__ import annotations

import csv
import re
from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from functools import cache
from importlib.resources import files

from firsthand.linking.culprits import CULPRIT, culprits
from firsthand.linking.dates import EXACT, stretch
from firsthand.linking.measures import Measure, measures
from firsthand.linking.records import Dispute, Incident, Version
from firsthand.linking.scenes import Said, Scene
from firsthand.linking.spots import places
from firsthand.linking.stances import denied, is_denial
from firsthand.linking.timing import Moment, moments
from firsthand.linking.words import listed

_REPORTED = frozenset(
    {"time", "place", "distance", "height", "recipient", CULPRIT}
)  # a report that gives two tells of two things
_SAID = frozenset({"REJECT", "ACCUSE"})  # types of statements that are not denied, but answered
_ONE = re.compile(r"an?\s", re.IGNORECASE)
_TOLD = {"happened": "happened", "ongoing": "happened"}


def disputes(about: Incident, seen: Scene) -> tuple[Dispute, ...]:
    """The disputes of the incident ``about``, in the order of their fields."""
    said = [*_reality(about, seen), *_rivals(about, seen), *culprits(about, seen), *places(about, seen)]
    found = [d for values in _by_field(said).values() if (d := _dispute(values, seen))]
    found += [*_measured(about, seen), *_timed(seen)]
    best: dict[str, Dispute] = {}
    for one in found:
        best.setdefault(one.field, one)
    return tuple(best[name] for name in sorted(best))


def _by_field(said: Iterable[Said]) -> dict[str, list[Said]]:
    fields: dict[str, list[Said]] = defaultdict(list)
    for one in said:
        fields[one.field].append(one)
    return fields


def _dispute(said: Sequence[Said], seen: Scene) -> Dispute | None:
    """The dispute in what is said of one field, or None where the same people say all of it.

    What most tell is a version first; what only some of them tell besides is none.
    """
    tellers: dict[str, set[str]] = defaultdict(set)
    reports: dict[str, set[str]] = defaultdict(set)
    for one in said:
        tellers[one.value].add(one.teller)
        reports[one.value].add(one.report)
    kept: list[str] = []
    for value in sorted(tellers, key=lambda v: (-len(tellers[v]), v)):
        if all(_versions(said[0].field, (tellers, reports), value, other) for other in kept):
            kept.append(value)
    if len(kept) < 2:
        return None
    versions = [_version(value, [s for s in said if s.value == value], seen) for value in kept]
    return Dispute(said[0].field.partition(":")[0], tuple(sorted(versions, key=lambda v: _came(v, seen))))


def _versions(field: str, told: Sequence[Mapping[str, set[str]]], value: str, other: str) -> bool:
    """Whether two values are versions; a number that one teller gives in one report and another in the next has moved.

    "A suspect" is one of the four that its report tells of.
    """
    tellers, reports = (_apart(by[value], by[other]) for by in told)
    if field.startswith("counts"):
        return reports or (tellers and not any(_ONE.match(v) for v in (value, other)))
    return tellers and (reports or not {field, field.partition(":")[0]} & _REPORTED)


def _apart(some: set[str], others: set[str]) -> bool:
    return bool(some - others and others - some)


def _version(value: str, said: Iterable[Said], seen: Scene) -> Version:
    known = list(said)
    reports = sorted({s.report for s in known}, key=lambda r: (seen.published(r), r))
    return Version(value, tuple(sorted({s.teller for s in known})), tuple(reports))


def _came(version: Version, seen: Scene) -> tuple[str, str]:
    return seen.published(version.reports[0]), version.value


def _reality(about: Incident, seen: Scene) -> list[Said]:
    """Done, denied or doubted; a doubt is somebody's by name, so that a writer's caution is none.

    A rejection is a denial itself, and what is denied of an accusation is its content: that they were made is in no dispute.
    Of what one teller has in one report the act of denying it counts first, then the surest, and of what he has in several what he
    has in most: nobody is on both sides.
    """
    surest: dict[tuple[str, str], tuple[float, str]] = {}
    for event, report, teller in seen.events if about.type not in _SAID else ():
        doubted = event.voices and event.voices[-1].stance == "doubts" and event.voices[-1].kind == "named"
        reading = seen.readings[report]
        act = is_denial(event, reading)
        deny = denied(event, reading) or act
        value = "denied" if deny else _TOLD.get(event.reality)
        value = "doubted" if doubted and value == "happened" else value
        if value == "happened" or (value and teller in seen.origins):
            sure = 1.0 if act else event.confidence
            surest[teller, report] = max(surest.get((teller, report), (0.0, "")), (sure, value))
    weight: dict[tuple[str, str], tuple[int, float]] = {}
    for (teller, _), (sure, value) in surest.items():
        many, most = weight.get((teller, value), (0, 0.0))
        weight[teller, value] = (many + 1, max(most, sure))
    best = {teller: max((w, v) for (t, v), w in weight.items() if t == teller)[1] for teller, _ in weight}
    return [Said("reality", value, t, report) for (t, report), (_, value) in surest.items() if value == best[t]]


@cache
def rivals() -> tuple[tuple[str, frozenset[str], str, re.Pattern[str]], ...]:
    """Words for things of one set that cannot both be what was done or used (``data/rivals.tsv``)."""
    text = files("firsthand.linking").joinpath("data/rivals.tsv").read_text(encoding="utf-8")
    rows = csv.DictReader(text.splitlines(), delimiter="\t", quoting=csv.QUOTE_NONE)
    return tuple(
        (
            f"{r['field']}:{r['set']}",
            frozenset(r["types"].split()),
            r["version"],
            re.compile(r["pattern"], re.IGNORECASE),
        )
        for r in rows
    )


def _rivals(about: Incident, seen: Scene) -> list[Said]:
    """What the words of a sentence say was done or used, and by whom, or those of its recipients, to whom.

    Who has the words of two versions tells neither.
    """
    found = []
    for event, report, teller in seen.figures:
        words = event.sentence.of(seen.readings[report].report.text)
        told: dict[str, set[str]] = defaultdict(set)
        for field, types, version, pattern in rivals():
            said = " ".join(p.text for p in event.recipients) if field.startswith("recipient:") else words
            if about.type in types and event.type in types and pattern.search(said):
                told[field].add(version)
        found += [Said(field, min(which), teller, report) for field, which in told.items() if len(which) == 1]
    return found


@cache
def sums() -> re.Pattern[str]:
    """What a sentence has that sums up months: "has fired 22 missiles this year" (``data/sums.tsv``)."""
    rows = listed("sums")
    return re.compile(rf"\b(?:{'|'.join(rows)})\b", re.IGNORECASE)


def _measured(about: Incident, seen: Scene) -> list[Dispute]:
    """Disputes about numbers, those that can both hold as one version; the most exact give the versions.

    Of what was done on a day nobody tells the number who sums up months ("has fired 22 missiles this year").
    """
    told: dict[str, list[tuple[Measure, str, str]]] = defaultdict(list)
    days = stretch(about.when.first, about.when.last) if about.when else None
    dated = days is not None and days.days <= EXACT
    for event, report, teller in seen.figures:
        text = seen.readings[report].report.text
        for one in () if dated and sums().search(event.sentence.of(text)) else measures(event, text):
            told[one.field].append((one, teller, report))
    _parts_beyond(told)
    found = []
    for field, values in sorted(told.items()):
        exact = sorted(_comparable(values), key=lambda v: v[0].high - v[0].low)
        said = [
            Said(field, next(o.text for o, _, _ in exact if o.agrees(one)), teller, report)
            for one, teller, report in exact
        ]
        dispute = _dispute(said, seen)
        if dispute:
            found.append(dispute)
    return found


def _parts_beyond(told: dict[str, list[tuple[Measure, str, str]]]) -> None:
    """Lays the numbers of a part that are beyond every number of all beside these: 15 soldiers are none of 12 dead."""
    for field in [f for f in told if f.count(":") > 1]:
        whole = told.get(field.rpartition(":")[0])
        if whole:
            whole += [v for v in told[field] if v[0].low > max(one.high for one, _, _ in whole)]


def _comparable(values: Sequence[tuple[Measure, str, str]]) -> list[tuple[Measure, str, str]]:
    """The numbers that measure the same as the one that most tell, the greatest of equals."""

    def support(one: Measure) -> int:
        return len({teller for other, teller, _ in values if one.compares(other) and one.agrees(other)})

    main = max((one for one, _, _ in values), key=lambda one: (support(one), one.low))
    return [v for v in values if v[0].compares(main)]


def _timed(seen: Scene) -> list[Dispute]:
    """Disputes about the day or the hour."""
    found: list[tuple[Moment, str, str]] = []
    for event, report, teller in seen.figures:
        text = seen.readings[report].report.text
        found += [(one, teller, report) for one in moments(event, text)]
    disputes = []
    for hours in (False, True):
        told = [(m, teller, report) for m, teller, report in found if (m.minutes is not None) == hours]
        said = [Said("time", next(o.text for o, _, _ in told if o.agrees(m)), t, report) for m, t, report in told]
        disputes += [d for d in [_dispute(said, seen)] if d]
    return disputes
