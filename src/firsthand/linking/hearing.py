"""On whose word each report has an incident: its voices, those cited followed into their own reports."""

from __future__ import annotations

import itertools
import re
from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from functools import cache

from firsthand.linking.citing import Citing
from firsthand.linking.claims import claimants
from firsthand.linking.naming import words_of
from firsthand.linking.outlets import plain
from firsthand.linking.provenance import Provenance
from firsthand.linking.records import Incident
from firsthand.linking.sides import side_of, threatens
from firsthand.linking.sources import PUBLIC, Source, own_voice, sources, speakers
from firsthand.linking.stances import denials, presupposed
from firsthand.linking.tellings import Told
from firsthand.linking.witnessing import missed, perceives
from firsthand.linking.words import irregular, listed, stem, tokens
from firsthand.records import Event, Reading, Reality

TO_COME = frozenset({"planned", "threatened", "expected", "ordered", "requested"})
_REFUSED = frozenset({"ACCUSE", "REQUEST"})  # statements that are rejected where they are not true or not granted
_EYES = frozenset({"name", "group", "document"})
_ANSWERING = frozenset({"state", "name", "group"})
_NOT_TOLD = TO_COME | {"hypothetical"}
_GOING_ON = re.compile(r"\b(?:is|are|was|were|been|being|be)\s+(?:\w+ly\s+|still\s+|now\s+)?$", re.IGNORECASE)
_BESIDE = re.compile(r"\s*(?:,|,?\s+and|,?\s+or|&)\s+(?:the\s+)?")
_FORESEEING = frozenset({"predicts", "promises", "demands"})
_GIVEN = re.compile(
    r"(?:\b(?:the|this|these|those|its|their|his|her|our|such|latest|recent|further|another|any|all|of|for|to|oppos\w+|"
    r"condemn\w*|denounc\w+|criticis\w+|criticiz\w+|deplor\w+|discuss\w*|answer\w*|react\w*|respond\w*)|['’]s)"
    r"(?:\s+[\w.-]+){0,3}\s*$|\bwhat\s(?:[^,.;:]{0,60}\s)?(?:call|term|describ|label|appear|seem|look)\w*\s[^,.;:]{0,60}$",
    re.IGNORECASE,
)


@dataclass(frozen=True, slots=True)
class Heard:
    """A source with the report that has it, the mention that it tells, and how it was reached.

    ``cited`` is the key of the voice that the report itself gives, from which the source was followed; ``aside`` says
    that it only speaks of the incident, in a report that has nobody else's word for it; ``stated`` that the incident is
    its own public statement, ``jointly`` together with those who are named side by side with it; ``saw`` that it heard or saw it.
    """

    source: Source
    report: str
    event: Event
    cited: str
    followed: tuple[str, ...] = ()
    aside: bool = False
    stated: bool = False
    jointly: bool = False
    saw: bool = False


def heard(
    group: Sequence[Told], about: Incident, from_where: Provenance, reports: Mapping[str, Citing]
) -> tuple[Heard, ...]:
    """Every source of an incident's tellings, report by report, those cited followed to whom they cite."""
    by_report: dict[str, list[Told]] = defaultdict(list)
    for t in sorted(group, key=lambda t: t.lead.id):
        by_report[t.report].append(t)
    asked = {name: _of_report(told, about, reports[name], from_where) for name, told in by_report.items()}
    trail = Trail(asked, {name: reports[name] for name in by_report}, from_where)
    return tuple(h for name in sorted(asked) for one in asked[name] for h in trail.followed(one))


def spoken_by(event: Event, report: Citing, from_where: Provenance) -> list[Source]:
    """On whose word a report has ``event``: its innermost voice, failing that who claims it; none where it is the report's own."""
    return voiced(event, report, from_where) if event.voices else claimants(event, report.reading)


def voiced(event: Event, report: Citing, from_where: Provenance) -> list[Source]:
    """The sources that the innermost voice of ``event`` is, an outlet of the story known for one by its name."""
    publisher = from_where.outlets.get(report.reading.report.id)
    inner = report.innermost(event)
    outer = next((o for o, v in zip(event.voices, event.voices[1:], strict=False) if v.span == inner.span), None)
    if report.presents(inner):
        return [own_voice(publisher)]
    found = sources(inner, outer, report.told(event, publisher), report.home)
    return [known_outlet(one, from_where) for one in found]


def known_outlet(one: Source, from_where: Provenance) -> Source:
    """``one``, as an outlet where a report of the story is published by one of this name."""
    if one.manner in {"name", "outlet", "group"} and from_where.holders(one.name):
        return replace(one, key=f"outlet:{one.name}", manner="outlet")
    return one


def _of_report(told: Sequence[Told], about: Incident, report: Citing, from_where: Provenance) -> list[Heard]:
    """Who tells the incident in one report; failing all who attest it, those aside whose word it is, or its own voice."""
    name, reading = told[0].report, report.reading
    events = sorted((e for t in told for e in t.events), key=lambda e: e.trigger)
    attesting, aside = _spoken(events, about, report, from_where)
    if about.type not in PUBLIC:
        attesting |= {h.source.key: h for h in _there(events, report, from_where) if h.source.key not in attesting}
    by_name = {h.source.name: h.source for kept in (aside, attesting) for h in kept.values()}
    denied = denials(events, reading) if about.type not in _REFUSED else ()
    deniers = ((by_name.get(s.name, s), d) for d in denied for s in speakers(d)[:1])
    attesting = {s.key: Heard(s, name, d, s.key) for s, d in deniers} | attesting
    stated = _stated(_in_words(events, about, reading.report.text), reading) if about.type in PUBLIC else ()
    made = {h.source.key for h in stated}
    if stated and all(h.source.manner not in _ANSWERING or key in made for key, h in attesting.items()):
        return list(stated)
    if attesting:
        return list(attesting.values())
    lead = max(told, key=lambda t: (t.confidence, t.lead.id)).lead
    own = own_voice(from_where.outlets.get(name))
    spoken = all(_on_word(e, reading) or _heads(e, reading) for e in events)
    speaking = aside or _unsure(events, report, from_where) if spoken else {}
    heard_aside = tuple(replace(h, aside=True) for h in speaking.values())
    return list(heard_aside) or [Heard(own, name, lead, own.key)]


def _spoken(
    events: Iterable[Event], about: Incident, report: Citing, from_where: Provenance
) -> tuple[dict[str, Heard], dict[str, Heard]]:
    """By their keys the sources of a report that attest the incident, and those that only speak of it."""
    attesting: dict[str, Heard] = {}
    aside: dict[str, Heard] = {}
    text, name = report.reading.report.text, report.reading.report.id
    for event in events:
        for one in spoken_by(event, report, from_where) if not missed(event, text) else ():
            near = about.type not in PUBLIC and (
                side_of(one, about) in {"actor", "recipient"} or (one.named is not None and one.named.country == "NGO")
            )
            if not event.voices or attests(event, text, about.reality, near=near):
                saw = perceives(event, text) or (bool(event.voices) and report.was_there(event.voices[-1]))
                attesting.setdefault(one.key, Heard(one, name, event, one.key, saw=saw))
            elif tells(event, about.reality):
                aside.setdefault(one.key, Heard(one, name, event, one.key))
    return attesting, aside


def _there(events: Iterable[Event], report: Citing, from_where: Provenance) -> list[Heard]:
    """Those who were there and whose words, though they name no event, are about the one of ``events`` that stands just before."""
    name, known = report.reading.report.id, {e.id for e in events}
    publisher = from_where.outlets.get(name)
    found = [
        (s, one.event)
        for one in report.there
        if one.event is not None and one.event.id in known
        for s in sources(report.full(one.voice), None, publisher, report.home)
    ]
    return [Heard(s, name, event, s.key, saw=True) for s, event in found if s.manner in _EYES]


def _unsure(events: Iterable[Event], report: Citing, from_where: Provenance) -> dict[str, Heard]:
    """Everybody on whose word a report has what it tells on others' words only."""
    name = report.reading.report.id
    voices = ((one, event) for event in events if event.voices for one in voiced(event, report, from_where))
    return {one.key: Heard(one, name, event, one.key) for one, event in voices}


def _in_words(events: Sequence[Event], about: Incident, text: str) -> list[Event]:
    """The mentions of a statement that are its maker's word: a man's threat with a weapon in his hand is none."""
    if not threatens(about):
        return list(events)
    return [e for e in events if not set(map(stem, tokens(e.trigger.of(text)))) & words_of("deeds")]


def _stated(events: Iterable[Event], reading: Reading) -> tuple[Heard, ...]:
    """Who makes the public statement that the events are, where that is somebody known."""
    made = ((e, found) for e in events if e.type in PUBLIC and (found := speakers(e)))
    event, who = next(made, (None, []))
    if event is None:
        return ()
    listed = _listed(event, reading.report.text)
    return tuple(Heard(s, reading.report.id, event, s.key, stated=True, jointly=listed) for s in who)


def _listed(event: Event, text: str) -> bool:
    """Whether all who did something are named side by side: "Britain, France and Mexico"."""
    spans = sorted({p.span for p in event.actors})
    between = (text[one.end : other.start] for one, other in itertools.pairwise(spans))
    return len(spans) > 1 and all(_BESIDE.fullmatch(words) for words in between)


def _on_word(event: Event, reading: Reading) -> bool:
    """Whether a mention is on somebody's word; what a denial only speaks of is the report's own."""
    return bool(event.voices) and not presupposed(event, reading.report.text)


def _heads(event: Event, reading: Reading) -> bool:
    """Whether a mention stands in the report's heading, which repeats what the body tells on somebody's word."""
    text, at = reading.report.text, event.trigger.start
    start = text.rfind("\n", 0, at) + 1
    line = text[start:].partition("\n")[0].strip()
    first = not text[:start].strip()
    return line == (reading.report.title or "").strip() or (first and line[-1:].isalnum())


def tells(event: Event, reality: Reality) -> bool:
    """Whether a voice may tell the incident at all: one that foresees tells only what is still to come."""
    if reality in TO_COME:
        return True
    return event.voices[-1].stance not in _FORESEEING and event.reality not in _NOT_TOLD


def attests(event: Event, text: str, reality: Reality = "happened", *, near: bool) -> bool:
    """Whether a voice tells that the event happened, and does not only speak of it ("the launch was reckless").

    A verb tells; a noun does where the voice confirms or denies it, heard or saw it, goes on with when and how it was, or is
    near to it: a party, or a body of helpers such as the Red Cross. What is planned or threatened is told by who foresees it.
    """
    stance = event.voices[-1].stance
    if not tells(event, reality) or presupposed(event, text) or event.sentence.of(text).rstrip(" ”\"'’").endswith("?"):
        return False
    if stance in {"confirms", "denies"}:
        return True
    before, after = text[event.sentence.start : event.trigger.start], text[event.trigger.end : event.sentence.end]
    told = near or perceives(event, text) or _is_verb(event.trigger.of(text), before)
    return told or not _GIVEN.search(before) or bool(goes_on().match(after))


def _is_verb(trigger: str, before: str) -> bool:
    """Whether the trigger is a past form ("fired", "shot", "fell"), goes on ("was firing"), or has one ("bombing killed")."""
    words = trigger.lower().split()
    if words and words[0].endswith("ing") and _GOING_ON.search(before):
        return True
    heads = words[:1] if words[:1] and words[0].endswith("ly") else words
    return any(w.endswith("ed") or (w in irregular() and not w.endswith("s")) for w in heads)


@cache
def goes_on() -> re.Pattern[str]:
    """What a noun goes on with where its clause tells the event ("the launch took place"; ``data/effects.tsv``)."""
    rows = listed("effects")
    return re.compile(rf"(?:\s+(?:attack|test|strike|raid))?\s+(?:{'|'.join(rows)})\b")


@dataclass(frozen=True, slots=True)
class Trail:
    """What following a citation needs: the sources of each report of the incident, the reports, where texts are from."""

    first: Mapping[str, list[Heard]]
    reports: Mapping[str, Citing]
    from_where: Provenance

    def followed(self, one: Heard, seen: tuple[str, ...] = ()) -> list[Heard]:
        """The source; for a cited outlet those of its own report on the incident, else those it is said to cite."""
        if one.source.manner != "outlet":
            return [one]
        outlet = plain(one.source.key.removeprefix("outlet:"))
        if outlet in seen:
            return [one]
        steps = self._own_report(one, outlet) or self._said_to_cite(one, outlet)
        return [h for step in steps for h in self.followed(step, (*seen, outlet))] or [one]

    def _own_report(self, one: Heard, outlet: str) -> list[Heard]:
        holders = [name for name in self.from_where.holders(outlet) if name in self.first and name != one.report]
        why = f"{self.from_where.outlets.get(one.report)} cites {one.source.name}, whose own report is in the story"
        inner = [h for name in holders for h in self.first[name] if h.source.key != one.source.key]
        return [_step(one, h.source, why) for h in inner]

    def _said_to_cite(self, one: Heard, outlet: str) -> list[Heard]:
        """Those whom this report, else the others that tell the incident, say that the outlet cites."""
        others = [name for name in self.reports if name != one.report]
        for names in ([one.report], others):
            inner = {
                s.key: s
                for name in names
                for voice in self.reports[name].behind.get(outlet, ())
                for s in sources(self.reports[name].full(voice), None, outlet, self.reports[name].home)
                if s.manner != "phrase" and plain(s.name) != outlet
            }
            if inner:
                found = (known_outlet(s, self.from_where) for _, s in sorted(inner.items()))
                return [_step(one, s, f"those whom {one.source.name} is said to cite") for s in found]
        return []


def _step(one: Heard, source: Source, why: str) -> Heard:
    return replace(one, source=source, followed=(*one.followed, why))
