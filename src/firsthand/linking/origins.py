"""Where the tellings of an incident enter the record, and how many of these origins are independent.

Each report's voices are followed from the outermost in; a newspaper or agency that is cited and whose own report is in
the story is followed into that report; a copy is followed to the agency that it credits. What ties two origins makes
them one, with the reason kept. An own voice, a phrase such as "reportedly" and an outlet whose own source is not known
are origins, but none that is counted; unnamed people of whom nothing is known count as one together.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from firsthand.linking.outlets import known
from firsthand.linking.incidents import SAME
from firsthand.linking.parties import Named, alike, named
from firsthand.linking.records import Actor, Copy, Incident, Merge, Origin, Side, Signature
from firsthand.linking.sources import STATE, Source, homes, own_voice, same, source, speaker
from firsthand.linking.tellings import Told
from firsthand.ontology import quad
from firsthand.records import Event, Identity, Party, Reading, Span

ATTESTED = 0.3  # confidence from which a mention is taken for something told on a voice's word
PUBLIC = frozenset({"ACCUSE", "REQUEST", "REJECT", "THREATEN", "AGREE"})  # statements: who makes one is its origin
COUNTED = frozenset({"state", "name", "group", "document"})


PICTURES = Source("document:pictures", "pictures of it", "document", "document", None)
_PICTURED = re.compile(
    r"\b(?:filmed|pictured|photographed|on camera|live-?streamed|(?:video|footage|pictures|photos|images) show\w*)",
    re.IGNORECASE,
)
_NOT_TOLD = frozenset({"hypothetical", "expected"})
_GOES_ON = re.compile(
    r"(?:\s+(?:attack|test|strike|raid))?\s+(?:took place|happened|occurred|began|started|was (?:an?|the|at|on|in|carried)|came (?:at|on|in))\b"
)
_FORESEEING = frozenset({"predicts", "promises", "demands"})
_GIVEN = re.compile(
    r"(?:\b(?:the|this|that|these|those|its|their|his|her|our|such|latest|recent|further|another|any|all|of|for|to|oppos\w+|"
    r"condemn\w*|denounc\w+|criticis\w+|criticiz\w+|deplor\w+|discuss\w*|answer\w*|react\w*|respond\w*)|['’]s)"
    r"(?:\s+[\w.-]+){0,3}\s*$",
    re.IGNORECASE,
)


@dataclass(frozen=True, slots=True)
class Provenance:
    """Where each report's text is from: the agency that it or the text it copies credits, else its outlet; and why."""

    outlets: Mapping[str, str | None]
    reasons: Mapping[str, str]
    taken: Mapping[str, tuple[str, ...]]

    def holders(self, outlet: str) -> tuple[str, ...]:
        """The reports whose text is the outlet's, in order."""
        return self.taken.get(outlet, ())


def provenance(signatures: Iterable[Signature], copies: Iterable[Copy]) -> Provenance:
    """Where the texts of a story's reports are from."""
    signed = {s.report: s for s in signatures}
    found = {name: s.outlet for name, s in signed.items()}
    reasons: dict[str, str] = {}
    for name, s in sorted(signed.items()):
        if s.credits and s.outlet not in s.credits:
            found[name] = s.credits[0]
            reasons[name] = f"the report in {s.outlet} is credited to {s.credits[0]}"
    for copy in sorted(copies, key=lambda c: (c.later, c.earlier)):
        for name, other in ((copy.later, copy.earlier), (copy.earlier, copy.later)):
            if copy.kind != "rewritten" and name not in reasons and _agency(found[other]) and not _agency(found[name]):
                reasons[name] = f"the report in {found[name]} has the text of {found[other]}: {copy.reasons[0]}"
                found[name] = found[other]
        if copy.later not in reasons and found[copy.later] != found[copy.earlier] and not _agency(found[copy.later]):
            reasons[copy.later] = f"the report in {found[copy.later]} copies {found[copy.earlier]}: {copy.reasons[0]}"
            found[copy.later] = found[copy.earlier]
    taken: dict[str, list[str]] = defaultdict(list)
    for name, outlet in sorted(found.items()):
        taken[outlet or ""].append(name)
    return Provenance(found, reasons, {outlet: tuple(names) for outlet, names in taken.items()})


def _agency(outlet: str | None) -> bool:
    entry = known(outlet) if outlet else None
    return entry is not None and entry.kind == "agency"


@dataclass(frozen=True, slots=True)
class Heard:
    """A source with the report that has it, the mention that it tells, and how it was reached."""

    source: Source
    report: str
    event: Event
    followed: tuple[str, ...] = ()


def heard(
    group: Sequence[Told], about: Incident, from_where: Provenance, readings: Mapping[str, Reading]
) -> tuple[Heard, ...]:
    """Every source of an incident's tellings, report by report, those cited followed into their own reports."""
    by_report: dict[str, list[Told]] = defaultdict(list)
    for t in sorted(group, key=lambda t: t.lead.id):
        by_report[t.report].append(t)
    first = {
        name: _of_report(told, about, readings[name], from_where.outlets.get(name)) for name, told in by_report.items()
    }
    return tuple(h for name in sorted(first) for one in first[name] for h in _followed(one, first, from_where, ()))


def _of_report(told: Sequence[Told], about: Incident, reading: Reading, outlet: str | None) -> list[Heard]:
    text = reading.report.text
    events = sorted((e for t in told for e in t.events), key=lambda e: e.trigger)
    found: dict[str, Heard] = {}
    home = homes(reading)
    for event in events:
        if event.voices:
            outer = event.voices[-2] if len(event.voices) > 1 else None
            one = source(event.voices[-1], outer, outlet, home)
            if attests(event, text, party=_side(one, about) in {"actor", "recipient"}):
                found.setdefault(one.key, Heard(one, told[0].report, event))
        elif _PICTURED.search(text[max(event.sentence.start, event.trigger.start - 60) : event.trigger.start]):
            found.setdefault(PICTURES.key, Heard(PICTURES, told[0].report, event))
    if found:
        return list(found.values())
    lead = max(told, key=lambda t: (t.confidence, t.lead.id)).lead
    stated = next((s for e in events if e.type in PUBLIC and (s := speaker(e))), None)
    return [Heard(stated or own_voice(outlet), told[0].report, lead)]


def attests(event: Event, text: str, *, party: bool) -> bool:
    """Whether a voice tells that the event happened, and does not only speak of it ("the launch was reckless").

    A verb tells; a noun does where the voice is a party to it, confirms or denies it, or goes on with when and how.
    """
    stance = event.voices[-1].stance
    if event.confidence < ATTESTED or stance in _FORESEEING or event.reality in _NOT_TOLD:
        return False
    if party or stance in {"confirms", "denies"} or not _GIVEN.search(text[event.sentence.start : event.trigger.start]):
        return True
    return bool(_GOES_ON.match(text[event.trigger.end : event.sentence.end]))


def _followed(
    one: Heard, first: Mapping[str, list[Heard]], from_where: Provenance, seen: tuple[str, ...]
) -> list[Heard]:
    """The source, or those of the cited outlet's own report where the story has it and it tells the incident."""
    if one.source.manner != "outlet":
        return [one]
    outlet = one.source.key.removeprefix("outlet:")
    holders = [name for name in from_where.holders(outlet) if name in first and name != one.report and name not in seen]
    inner = [h for name in holders for h in first[name] if h.source.key != one.source.key]
    if not inner:
        return [one]
    why = f"{from_where.outlets.get(one.report)} cites {outlet}, whose own report is in the story"
    steps = [Heard(h.source, one.report, one.event, (*one.followed, why)) for h in inner]
    return [h for step in steps for h in _followed(step, first, from_where, (*seen, one.report, *holders))]


@dataclass(frozen=True, slots=True)
class Traced:
    """The origins of an incident, what made them one, and which origin each source key stands for."""

    origins: tuple[Origin, ...]
    independent: int
    merges: tuple[Merge, ...]
    heard: tuple[tuple[Heard, str], ...]


def traced(group: Sequence[Told], about: Incident, from_where: Provenance, readings: Mapping[str, Reading]) -> Traced:
    """The origins of the incident ``about`` that ``group`` tells."""
    groups = _gathered(heard(group, about, from_where, readings))
    best = [_best(members) for members in groups]
    counted = _counted(best)
    origins = [
        _origin(members, one, _side(one, about), counted=is_counted)
        for members, one, is_counted in zip(groups, best, counted, strict=True)
    ]
    merges = tuple(m for members in groups for m in _merges(members, from_where))
    keyed = tuple((h, o.name) for members, o in zip(groups, origins, strict=True) for h in members)
    return Traced(tuple(origins), sum(o.counted for o in origins), merges, keyed)


def _counted(best: Sequence[Source]) -> list[bool]:
    """Which origins count: those known to be apart, and one for all unnamed people who may be any of each other.

    Unnamed officials may be of a state that counts already; a commentator counts where nobody else does.
    """
    known_apart = [b.manner in COUNTED for b in best]
    states = any(b.manner == "state" for b in best)
    found, unnamed = [], False
    for one, apart in zip(best, known_apart, strict=True):
        free = one.manner == "unnamed" and not unnamed and not (states and one.named and one.named.sector in STATE)
        unnamed = unnamed or free
        found.append(apart or free or (one.manner == "commentator" and not any(known_apart)))
    return found


def _gathered(all_heard: Iterable[Heard]) -> list[list[Heard]]:
    """What is heard from one source together; the best-reported source first."""
    groups: list[list[Heard]] = []
    for one in sorted(all_heard, key=lambda h: (h.source.key, h.report, h.event.id)):
        homes = [g for g in groups if any(same(one.source, other.source) for other in g)]
        merged = [one, *(h for g in homes for h in g)]
        groups = [g for g in groups if g not in homes]
        groups.append(merged)
    return sorted(groups, key=lambda g: (-len({h.report for h in g}), min(h.source.key for h in g)))


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
        country=best.named.country if best.named else None,
        id=best.named.id if best.named else None,
    )


def _side(best: Source, about: Incident) -> Side:
    """The side that an origin is of in the incident; a third one where it is of neither and known."""
    if best.named is None or best.manner in {"own", "phrase", "unnamed", "outlet"}:
        return "unknown"
    if _among(best.named, about.actors):
        return "actor"
    return "recipient" if _among(best.named, about.recipients) else "third"


def _among(one: Named, parties: Iterable[Actor]) -> bool:
    identities = (Identity(p.name, p.country, p.sector, p.id) for p in parties)
    return any(alike(one, named(Party(Span(0, 0), i.name, i))) >= SAME for i in identities)


def _merges(members: Sequence[Heard], from_where: Provenance) -> list[Merge]:
    """Why the members are one origin, where they have several names or come through several outlets."""
    names = tuple(sorted({h.source.name for h in members}))
    found = []
    if len(names) > 1:
        reasons = sorted({h.source.why for h in members if h.source.why})
        found.append(
            Merge(
                names,
                reasons[0].partition(" speaks")[2] and f"one voice: all speak for {members[0].source.key.split(':')[1]}"
                if reasons
                else "one voice, named in several ways",
            )
        )
    for why in sorted({why for h in members for why in h.followed}):
        found.append(Merge(names, why))
    if members[0].source.manner == "own":
        texts = sorted({from_where.reasons[h.report] for h in members if h.report in from_where.reasons})
        found += [Merge(names, why) for why in texts]
    return found


def is_statement(kind: str) -> bool:
    """Whether events of a type are words and not deeds."""
    return quad(kind) in {1, 3}
