"""On whose word each report has an incident: its voices, those cited followed into their own reports."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from firsthand.linking.incidents import SAME
from firsthand.linking.parties import Named, alike, named
from firsthand.linking.provenance import Provenance
from firsthand.linking.records import Actor, Incident, Side
from firsthand.linking.sources import Source, homes, own_voice, sources, speaker
from firsthand.linking.tellings import Told
from firsthand.linking.words import irregular
from firsthand.records import Event, Identity, Party, Reading, Span

WEIGHED = 0.2  # confidence from which a mention counts that a voice confirms or denies,
TOLD = 0.5  # that a voice tells in a clause of its own,
SPOKEN = 0.5  # or that somebody near to the event speaks of
PUBLIC = frozenset({"ACCUSE", "REQUEST", "REJECT", "THREATEN", "AGREE"})  # statements: who makes one is its origin


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
    r"(?:\b(?:the|this|these|those|its|their|his|her|our|such|latest|recent|further|another|any|all|of|for|to|oppos\w+|"
    r"condemn\w*|denounc\w+|criticis\w+|criticiz\w+|deplor\w+|discuss\w*|answer\w*|react\w*|respond\w*)|['’]s)"
    r"(?:\s+[\w.-]+){0,3}\s*$",
    re.IGNORECASE,
)


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
        outer = event.voices[-2] if len(event.voices) > 1 else None
        for one in sources(event.voices[-1], outer, outlet, home) if event.voices else _pictured(event, reading):
            near = side_of(one, about) in {"actor", "recipient"} or (
                one.named is not None and one.named.country == "NGO"
            )
            if not event.voices or attests(event, text, near=near):
                found.setdefault(one.key, Heard(one, told[0].report, event))
    if found:
        return list(found.values())
    lead = max(told, key=lambda t: (t.confidence, t.lead.id)).lead
    stated = next((s for e in events if e.type in PUBLIC and (s := speaker(e))), None)
    return [Heard(stated or own_voice(outlet), told[0].report, lead)]


def _pictured(event: Event, reading: Reading) -> list[Source]:
    """Pictures, where a report in its own voice says that the event was filmed and nothing else stands between."""
    start = max(event.sentence.start, event.trigger.start - 60)
    words = list(_PICTURED.finditer(reading.report.text, start, event.trigger.start))
    if not words:
        return []
    between = (e for e in reading.events if words[-1].end() <= e.trigger.start < event.trigger.start)
    return [] if any(between) else [PICTURES]


def attests(event: Event, text: str, *, near: bool) -> bool:
    """Whether a voice tells that the event happened, and does not only speak of it ("the launch was reckless").

    A verb tells; a noun does where the voice confirms or denies it, goes on with when and how it was, or is near to it:
    a party, or a body of helpers such as the Red Cross.
    """
    stance = event.voices[-1].stance
    if stance in _FORESEEING or event.reality in _NOT_TOLD:
        return False
    if stance in {"confirms", "denies"}:
        return event.confidence >= WEIGHED
    before, after = text[event.sentence.start : event.trigger.start], text[event.trigger.end : event.sentence.end]
    if _is_past(event.trigger.of(text)) or not _GIVEN.search(before) or _GOES_ON.match(after):
        return event.confidence >= TOLD
    return near and event.confidence >= SPOKEN


def _is_past(trigger: str) -> bool:
    """Whether the trigger is a past form ("fired", "shot", "fell"), and so a verb."""
    first = trigger.split(maxsplit=1)[0].lower() if trigger.split() else ""
    return first.endswith("ed") or (first in irregular() and not first.endswith("s"))


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


def side_of(best: Source, about: Incident) -> Side:
    """The side that an origin is of in the incident; a third one where it is of neither and known."""
    if best.named is None or best.manner in {"own", "phrase", "unnamed", "outlet"}:
        return "unknown"
    if _among(best.named, about.actors):
        return "actor"
    return "recipient" if _among(best.named, about.recipients) else "third"


def _among(one: Named, parties: Iterable[Actor]) -> bool:
    identities = (Identity(p.name, p.country, p.sector, p.id) for p in parties)
    return any(alike(one, named(Party(Span(0, 0), i.name, i))) >= SAME for i in identities)
