"""Where the tellings of an incident enter the record, and how many of these origins are independent.

Each report's voices are followed from the outermost in; a newspaper or agency that is cited is followed into its own
report, if the story has it, else to those whom a report says it cites; a copy is followed to the agency that it credits. What ties two origins makes
them one, with the reason kept. An own voice, a phrase such as "reportedly" and an outlet whose own source is not known
are origins, but none that is counted; unnamed people of whom nothing is known count as one together.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace

from firsthand.linking.bodies import BODIES, POLICE, STATE
from firsthand.linking.citing import Citing
from firsthand.linking.hearing import Heard, heard
from firsthand.linking.naming import words_of
from firsthand.linking.outlets import owner
from firsthand.linking.parties import named
from firsthand.linking.provenance import Provenance
from firsthand.linking.records import Incident, Merge, Origin, Side
from firsthand.linking.sameness import at_home, is_person, outlet_of, same, settled, titled
from firsthand.linking.sides import side_of, threatens
from firsthand.linking.sources import PICTURES, PUBLIC, Source
from firsthand.linking.stances import denied, is_denial
from firsthand.linking.tellings import Told
from firsthand.records import DONE

FEW = 1  # origins below which a third state's remark counts
COUNTED = frozenset({"state", "name", "group", "document"})


@dataclass(frozen=True, slots=True)
class Traced:
    """The origins of an incident, what made them one, and which origin each source key stands for."""

    origins: tuple[Origin, ...]
    independent: int
    merges: tuple[Merge, ...]
    heard: tuple[tuple[Heard, str], ...]


def traced(group: Sequence[Told], about: Incident, from_where: Provenance, reports: Mapping[str, Citing]) -> Traced:
    """The origins of the incident ``about`` that ``group`` tells."""
    people = {person for report in reports.values() for person in report.people}
    told = heard(group, about, from_where, reports)
    posts = [report.titled for report in reports.values()]
    found = [replace(h, source=at_home(titled(settled(h.source, people), posts), about)) for h in told]
    groups = _one_speaker(_gathered(found))
    best = [_best(members) for members in groups]
    denies = [_denies(members, reports) for members in groups]
    counted = _counted(best, _remarks(groups, best, about, denies), denies)
    origins = [
        _origin(members, one, _side(members, one, about), counted=is_counted)
        for members, one, is_counted in zip(groups, best, counted, strict=True)
    ]
    merges = tuple(m for members in groups for m in _merges(members, from_where))
    keyed = tuple((h, o.name) for members, o in zip(groups, origins, strict=True) for h in members)
    return Traced(tuple(origins), sum(o.counted for o in origins), merges, keyed)


def _denies(members: Sequence[Heard], reports: Mapping[str, Citing]) -> bool:
    """Whether all that is heard from a source is denial."""
    readings = [(h.event, reports[h.report].reading) for h in members]
    return all(denied(event, reading) or is_denial(event, reading) for event, reading in readings)


def _counted(best: Sequence[Source], remarks: Sequence[bool], denies: Sequence[bool]) -> list[bool]:
    """Which origins count: those known to be apart, and one for all unnamed people who may be any of each other.

    Unnamed officials may be of a state or the police who count already, unless one tells and the other denies it; "a witness" may
    be one of "witnesses".
    """
    found = _known_apart(best, remarks, denies)
    for denying in (False, True):
        found = _once(found, [_looks_on(one) and d == denying for one, d in zip(best, denies, strict=True)])
    named = [(b, d) for b, d, counts in zip(best, denies, found, strict=True) if counts]
    free = [
        one.key.startswith("unnamed:") and not any(denying == d and _may_be(one, b) for b, d in named)
        for one, denying in zip(best, denies, strict=True)
    ]
    first = free.index(True) if any(free) else None
    return [counts or i == first for i, counts in enumerate(found)]


def _looks_on(one: Source) -> bool:
    """Whether somebody is nothing but a witness: "a witness", "witnesses"."""
    return one.manner == "group" and one.key.rpartition(":")[2] in words_of("onlookers")


def _once(counted: Sequence[bool], alike: Sequence[bool]) -> list[bool]:
    """``counted``, with only the first of those who may be each other."""
    first = next((i for i, (counts, may_be) in enumerate(zip(counted, alike, strict=True)) if counts and may_be), None)
    return [
        counts and (not may_be or i == first) for i, (counts, may_be) in enumerate(zip(counted, alike, strict=True))
    ]


def _known_apart(best: Sequence[Source], remarks: Sequence[bool], denies: Sequence[bool]) -> list[bool]:
    """Which of those who are not nameless count.

    A remark of a third state, or of a commentator, counts only where nobody else does; that of a state, where all others deny it, too.
    """
    apart = [b.manner in COUNTED and not remark for b, remark in zip(best, remarks, strict=True)]
    told = any(counts and not denying for counts, denying in zip(apart, denies, strict=True))
    found = []
    for one, counts, denying in zip(best, apart, denies, strict=True):
        aside = one.manner in COUNTED | {"commentator"} and sum(apart) < FEW
        accuses = one.manner == "state" and not denying and not told
        found.append(counts or aside or accuses)
    return found


def _may_be(one: Source, other: Source) -> bool:
    """Whether somebody unnamed may be ``other``: "officials" or "a source close to the inquiry" a state or its police, a bare "statement" anybody.

    Officials whom nothing says to be of the United Nations or the European Union are a state's.
    """
    if one.kind == "document":
        return True
    sector = one.named.sector if one.named else None
    official = sector in STATE | {POLICE} or bool(one.words & (words_of("officials") | words_of("inquiring")))
    state = other.manner == "state" and other.key not in {"state:UNO", "state:EUR"}
    return official and (state or other.key.startswith("police:"))


def _remarks(
    groups: Sequence[Sequence[Heard]], best: Sequence[Source], about: Incident, denies: Sequence[bool]
) -> list[bool]:
    """Which origins only speak of the incident, or are a third one of a single report beside better ones.

    A better one is a party, or is heard in two reports, and does not only deny it; a state, a known body such as Human Rights Watch, those
    who saw it and pictures need no second report.
    """
    made = about.type in PUBLIC and any(h.stated for members in groups for h in members)
    remarks = [_remark(members, about, made=made) for members in groups]
    thirds = [
        _side(members, one, about) == "third" and len({h.report for h in members}) == 1
        for members, one in zip(groups, best, strict=True)
    ]
    alone = [third and not _stands(members, one) for third, members, one in zip(thirds, groups, best, strict=True)]
    rows = zip(best, remarks, thirds, denies, strict=True)
    better = any(
        one.manner in COUNTED and not remark and not third and not denying for one, remark, third, denying in rows
    )
    return [remark or (single and better) for remark, single in zip(remarks, alone, strict=True)]


def _stands(members: Sequence[Heard], one: Source) -> bool:
    """Whether a third one counts though a single report has it: a state, a known body, somebody who saw it, pictures."""
    known = one.named if one.named is not None and (one.named.id or "").startswith("body:") else None
    body = known is not None and known.sure in BODIES - {"MNC"}
    seen = one.key.startswith(("seer:", PICTURES.key)) or any(
        h.saw or h.source.words & words_of("bystanders") for h in members
    )
    return _of_state(one) or body or seen


def _of_state(one: Source) -> bool:
    """Whether a source is a state's office, or a man or woman known or called one of its officials."""
    known_one = one.named is not None and bool(one.named.id)
    return one.manner == "state" and (not is_person(one) or known_one or bool(one.words & words_of("officials")))


def _side(members: Sequence[Heard], one: Source, about: Incident) -> Side:
    """Whose side an origin is of; who makes a public statement, or says that he did it himself, is its actor, however he is named."""
    if any(h.stated for h in members):
        return "actor"
    side = side_of(one, about)
    return "actor" if side == "third" and any(_own_act(h) for h in members) else side


def _own_act(h: Heard) -> bool:
    """Whether somebody tells as done what he has done himself: "the Tarn Front said it had bombed the station"."""
    who = h.source.named
    own = who is not None and who.id is not None and any(p.identity.id == who.id for p in h.event.actors)
    return own and h.event.reality in DONE


def _remark(members: Sequence[Heard], about: Incident, *, made: bool) -> bool:
    """Whether an origin only speaks of the incident: aside, on somebody else's statement but a threat, or as a third state's statesman.

    ``made`` says that it is a statement of somebody known. One who confirms or denies it does more, as do all who make it side by side.
    """
    if any(h.jointly for h in members):
        return False
    if all(h.aside for h in members):
        return True
    sides = {"recipient"} if made and not any(h.stated for h in members) else set()
    if (
        about.type in PUBLIC
        and not threatens(about)
        and all(side_of(h.source, about) in sides | {"third"} for h in members)
    ):
        return True
    if all(_of_its_own(h, about) for h in members):
        return True
    return all(
        h.source.manner == "state"
        and is_person(h.source)
        and side_of(h.source, about) == "third"
        and not (h.event.voices and h.event.voices[-1].stance in {"confirms", "denies"})
        and h.event.reality != "denied"
        for h in members
    )


def _of_its_own(h: Heard, about: Incident) -> bool:
    """Whether a state only tells that some of its people were among those hit abroad: "two of the dead are Algerian, said Algiers"."""
    hit = {named(p).sure for p in h.event.recipients}
    state = h.source.named.sure if h.source.manner == "state" and h.source.named else None
    return state is not None and hit == {state} and side_of(h.source, about) == "third"


def _gathered(all_heard: Iterable[Heard]) -> list[list[Heard]]:
    """What is heard from one source together; the best-reported source first."""
    groups: list[list[Heard]] = []
    for one in sorted(all_heard, key=lambda h: (h.source.key, h.report, h.event.id)):
        homes = [g for g in groups if any(same(one.source, other.source) for other in g)]
        merged = [one, *(h for g in homes for h in g)]
        groups = [g for g in groups if g not in homes]
        groups.append(merged)
    return sorted(groups, key=lambda g: (-len({h.report for h in g}), min(h.source.key for h in g)))


def _one_speaker(groups: Sequence[list[Heard]]) -> list[list[Heard]]:
    """All who are named as makers of the incident, a public statement, as one: it is one statement; states stay apart."""
    makers = [g for g in groups if any(h.stated for h in g) and all(h.source.manner != "state" for h in g)]
    if len(makers) < 2:
        return list(groups)
    joint = [h for g in makers for h in g]
    return [joint if g is makers[0] else g for g in groups if g is makers[0] or not any(g is m for m in makers)]


def _best(members: Sequence[Heard]) -> Source:
    """The source with the name that most reports give."""
    named: dict[str, set[str]] = defaultdict(set)
    for h in members:
        named[h.source.name].add(h.report)
    return max(members, key=lambda h: (len(named[h.source.name]), len(h.source.name), h.source.name)).source


def _origin(members: Sequence[Heard], best: Source, side: Side, *, counted: bool) -> Origin:
    return Origin(
        name=best.name,
        kind=best.kind,
        side=side,
        reports=tuple(sorted({h.report for h in members})),
        counted=counted,
        manner=best.manner,
        country=best.named.country if best.named else None,
        id=best.named.id if best.named else None,
    )


def _merges(members: Sequence[Heard], from_where: Provenance) -> list[Merge]:
    """Why the members are one origin, where they have several names or come through several outlets."""
    names = tuple(sorted({h.source.name for h in members}))
    whys = {_one_voice(members)} if len(names) > 1 else set()
    whys |= {why for h in members for why in h.followed}
    if members[0].source.manner == "own":
        whys |= {from_where.reasons[h.report] for h in members if h.report in from_where.reasons}
    return [Merge(names, why) for why in sorted(whys)]


def _one_voice(members: Sequence[Heard]) -> str:
    states = sorted({h.source.key.split(":")[1] for h in members if h.source.manner == "state"} - {""})
    outlets = {outlet_of(h.source) for h in members if h.source.manner in {"own", "outlet"}}
    owners = {o for name in outlets if (o := owner(name))}
    if len(outlets) > 1 and len(owners) == 1:
        return f"one owner: {min(owners)}"
    return f"one voice: all speak for {states[0]}" if states else "one voice, named in several ways"
