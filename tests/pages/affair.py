"""The affair of ``examples/affair`` read by hand: what a perfect reader would find of the weapons and the denials."""

from __future__ import annotations

import json
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache
from pathlib import Path

from firsthand import ontology
from firsthand.ledger import Wanted, Writer
from firsthand.linking import records as linked
from firsthand.pages.from_ledger import LedgerSource
from firsthand.records import (
    Attribution,
    Count,
    Event,
    Identity,
    Party,
    Reading,
    Reality,
    Report,
    Span,
    Stance,
    Voice,
    VoiceKind,
    When,
    Where,
)

FOLDER = Path(__file__).parents[2] / "examples/affair"
UAE = Identity("United Arab Emirates", "ARE", "GOV", "country:ARE")
CHAD = Identity("Chad", "TCD", "GOV", "country:TCD")
RSF = Identity("Rapid Support Forces", "SDN", "PRM", "group:rsf")
SUDAN = Identity("Sudan", "SDN", "GOV", "country:SDN")
ATTA = Identity("Yasser al-Atta", "SDN", "MIL")
TIMES = Identity("The New York Times", "USA", "JRN", "outlet:nytimes.com")
WIRE = Identity("Meridian Wire", None, "JRN")
GAZETTE = Identity("The Harbour Gazette", None, "JRN")
OFFICIALS = Identity("a dozen current and former officials", "USA", "GOV")
PANEL = Identity("panel of United Nations experts", "UNO", None)
AMDJARASS = ("Amdjarass", "TCD", 16.07, 22.83)


@dataclass(frozen=True)
class Said:
    """A voice of a chain by its words."""

    words: str
    who: Identity
    kind: VoiceKind
    cue: str = ""
    stance: Stance = "asserts"
    direct: bool = False


@cache
def reports() -> dict[str, Report]:
    """The twelve reports by number."""
    lines = (FOLDER / "reports.jsonl").read_text(encoding="utf-8").splitlines()
    told = [json.loads(line) for line in lines]
    return {
        r["id"][-2:]: Report(r["id"], r["text"], r["title"], r["publisher"], r["published"], r["url"]) for r in told
    }


def event(
    number: str,
    sentence: str,
    trigger: str,
    kind: str,
    actors: tuple[tuple[str, Identity], ...],
    recipients: tuple[tuple[str, Identity], ...] = (),
    voices: tuple[Said, ...] = (),
    *,
    mode: str | None = None,
    reality: Reality = "happened",
    when: tuple[str, str, str] | None = None,
    where: bool = False,
    counts: dict[str, tuple[str, int, int]] | None = None,
    place: int = 1,
) -> Event:
    """An event of one report; every part of it by words of the sentence that begins with ``sentence``."""
    text = reports()[number].text
    start = text.index(sentence)
    line = Span(start, min(text.find("\n", start) % (len(text) + 1), len(text)))

    def at(words: str) -> Span:
        found = text.index(words, line.start) if words in text[line.start :] else text.index(words)
        return Span(found, found + len(words))

    def party(told: tuple[str, Identity]) -> Party:
        return Party(at(told[0]), told[0], told[1])

    def voice(said: Said) -> Voice:
        cue = at(said.cue) if said.cue else None
        return Voice(at(said.words), said.words, said.who, said.kind, said.stance, said.direct, cue)

    return Event(
        id=f"affair-{number}#{place}",
        trigger=at(trigger),
        type=kind,
        mode=mode,
        contexts=("military",) if kind == "AID" else (),
        quad=ontology.quad(kind),
        score=ontology.score(kind, mode),
        actors=tuple(party(a) for a in actors),
        recipients=tuple(party(r) for r in recipients),
        when=When(when[1], when[2], at(when[0]), when[0]) if when else None,
        where=Where(*AMDJARASS, at("Amdjarass")) if where else None,
        reality=reality,
        confidence=0.8,
        voices=tuple(voice(v) for v in voices),
        sentence=line,
        counts={k: Count(low, high, at(words)) for k, (words, low, high) in (counts or {}).items()},
        evidence={"reality": (at(trigger),)},
    )


_NYT = Said("The New York Times", TIMES, "outlet", "reported")
_DOZEN = Said("a dozen current and former officials", OFFICIALS, "anonymous", "citing")
_SUPPLIED = ("The United Arab Emirates has secretly", "supplied", "AID")
_SIDES = ((("United Arab Emirates", UAE),), (("Rapid Support Forces", RSF),))


@cache
def readings() -> tuple[Reading, ...]:
    """The twelve readings, each with what it says of the weapons, and what else is needed to show a page."""
    june = ("since June", "2023-06", "2023-09")
    deny: Stance = "denies"
    events = {
        "01": [event("01", *_SUPPLIED, *_SIDES, (_NYT, _DOZEN), when=june, where=True)],
        "02": [event("02", *_SUPPLIED, *_SIDES, (_NYT, _DOZEN), when=june, where=True)],
        "03": [event("03", *_SUPPLIED, *_SIDES, (_NYT, _DOZEN), where=True)],
        "04": [
            event(
                "04",
                "According to the newspaper",
                "delivered",
                "AID",
                (("United Arab Emirates", UAE),),
                (("Rapid Support Forces", RSF),),
                (
                    Said("The New York Times", TIMES, "outlet", "According to"),
                    Said("American, European and African officials", OFFICIALS, "anonymous", "cited"),
                ),
                where=True,
            )
        ],
        "05": [
            event(
                "05",
                "The United Arab Emirates has armed",
                "armed",
                "AID",
                *_SIDES,
                (
                    Said("The Harbour Gazette", GAZETTE, "outlet", "reported"),
                    Said("Meridian Wire", WIRE, "outlet", "citing"),
                    Said("The New York Times", TIMES, "outlet", "taken its account from"),
                    Said("a dozen officials", OFFICIALS, "anonymous", "spoke to"),
                ),
                where=True,
            )
        ],
        "06": [
            event(
                "06",
                "The United Arab Emirates on Saturday denied",
                "supplied",
                "AID",
                *_SIDES,
                (Said("United Arab Emirates", UAE, "named", "denied", deny),),
                reality="denied",
            ),
            event(
                "06",
                "It would send",
                "send",
                "AID",
                (("Emirates", UAE),),
                (("Chad", CHAD),),
                (Said("official", Identity("official of the foreign ministry", "ARE", "GOV"), "anonymous", "said"),),
                reality="planned",
                when=("in October", "2023-10", "2023-10"),
                place=2,
            ),
        ],
        "07": [
            event(
                "07",
                "Chad denied on Monday",
                "weapons",
                "AID",
                (("United Arab Emirates", UAE),),
                (("Rapid Support Forces", RSF),),
                (Said("Chad", CHAD, "named", "denied", deny),),
                reality="denied",
                where=True,
            )
        ],
        "08": [
            event(
                "08",
                "Gen. Yasser al-Atta",
                "sending weapons",
                "AID",
                *_SIDES,
                (Said("Gen. Yasser al-Atta", ATTA, "named", "accused"),),
            ),
            event(
                "08",
                "Gen. Yasser al-Atta",
                "accused",
                "ACCUSE",
                (("Gen. Yasser al-Atta", ATTA),),
                (("United Arab Emirates", UAE),),
                mode="allege",
                when=("on Tuesday", "2023-11-28", "2023-11-28"),
                place=2,
            ),
        ],
        "09": [
            event(
                "09",
                "Sudan expelled 15 diplomats",
                "expelled",
                "SANCTION",
                (("Sudan", SUDAN),),
                (("United Arab Emirates", UAE),),
                (Said("SUNA", Identity("SUNA", "SDN", "JRN"), "outlet", "reported"),),
                mode="expel",
                when=("on Sunday", "2023-12-10", "2023-12-10"),
                counts={"deported": ("15", 15, 15)},
            )
        ],
        "10": [
            event(
                "10",
                "Chad has expelled four",
                "expelled",
                "SANCTION",
                (("Chad", CHAD),),
                (("Sudanese diplomats", SUDAN),),
                (Said("government", CHAD, "named", "said"),),
                mode="expel",
                when=("on Saturday", "2023-12-16", "2023-12-16"),
                counts={"deported": ("four", 4, 4)},
            )
        ],
        "11": [
            event(
                "11",
                "A panel of United Nations experts",
                "supplied",
                "AID",
                *_SIDES,
                (Said("panel of United Nations experts", PANEL, "collective", "found credible evidence"),),
                where=True,
            )
        ],
        "12": [
            event(
                "12",
                "In September The New York Times",
                "armed",
                "AID",
                *_SIDES,
                (
                    Said("The New York Times", TIMES, "outlet", "reported"),
                    Said("unnamed officials", OFFICIALS, "anonymous", "rested on"),
                ),
                when=("In September", "2023-09", "2023-09"),
                where=True,
            ),
        ],
    }
    return tuple(
        Reading(report, tuple(events[number]), tuple(_sayings(report, events[number])))
        for number, report in reports().items()
    )


def _sayings(report: Report, events: list[Event]) -> list[Attribution]:
    text = report.text
    found = []
    for told in events:
        for voice in told.voices[:1]:
            content = Span(told.sentence.start, text.index(".", told.trigger.end))
            found.append(Attribution((voice.span,), (voice.cue,) if voice.cue else (), (content,)))
    return found


def write(path: Path) -> None:
    """A ledger of the twelve readings at ``path``."""
    with Writer(path) as writer:
        for reading in readings():
            writer.add(reading, "by hand")


def incident() -> linked.Incident:
    """The supply of weapons, as eleven reports tell it."""
    tellings = tuple(
        linked.Telling(r.report.id, e.id, tuple(v.identity.name for v in e.voices), e.reality, (e.id,))
        for r in readings()
        for e in r.events
        if e.type == "AID" and e.recipients[0].identity == RSF
    )
    newspaper = tuple(f"affair-{n}" for n in ("01", "02", "03", "04", "05", "12"))
    return linked.Incident(
        id="i5a0c9e21d7",
        type="AID",
        mode=None,
        actors=(linked.Actor(UAE.name, UAE.country, UAE.sector, UAE.id),),
        recipients=(linked.Actor(RSF.name, RSF.country, RSF.sector, RSF.id),),
        when=linked.Period("2023-06", "2024-01"),
        where=linked.Spot(*AMDJARASS),
        reality="happened",
        tellings=tellings,
        origins=(
            linked.Origin(
                OFFICIALS.name, "anonymous", "third", newspaper, counted=True, country="USA", manner="unnamed"
            ),
            linked.Origin(UAE.name, "named", "actor", ("affair-06",), counted=True, country="ARE", id=UAE.id),
            linked.Origin(CHAD.name, "named", "third", ("affair-07",), counted=True, country="TCD", id=CHAD.id),
            linked.Origin(ATTA.name, "named", "third", ("affair-08",), counted=False, country="SDN"),
            linked.Origin(PANEL.name, "collective", "third", ("affair-11",), counted=True, country="UNO"),
        ),
        independent_origins=4,
        merges=(
            linked.Merge(
                ("Meridian Wire", "The Harbour Gazette", "The New York Times"),
                "each cites the next, down to the newspaper's officials",
            ),
            linked.Merge(
                (ATTA.name, OFFICIALS.name),
                "the general may rest on the newspaper's report: what is not known is not counted as independent",
            ),
        ),
        disputes=(
            linked.Dispute(
                "reality",
                (
                    linked.Version(
                        "happened", (OFFICIALS.name, ATTA.name, PANEL.name), (*newspaper, "affair-08", "affair-11")
                    ),
                    linked.Version("denied", (UAE.name, CHAD.name), ("affair-06", "affair-07")),
                ),
            ),
        ),
        grade=linked.Grade(
            "B",
            2,
            (
                "source B: The New York Times is an established newspaper; its officials are not named",
                "credibility 2: a second, independent origin confirms it; the accused deny it",
            ),
        ),
    )


def expulsion() -> linked.Incident:
    """The diplomats whom Sudan expelled, told once."""
    told = readings()[8].events[0]
    return linked.Incident(
        id="i77b1d0f3aa",
        type="SANCTION",
        mode="expel",
        actors=(linked.Actor(SUDAN.name, "SDN", "GOV", SUDAN.id),),
        recipients=(linked.Actor(UAE.name, "ARE", "GOV", UAE.id),),
        when=linked.Period("2023-12-10", "2023-12-10"),
        where=None,
        reality="happened",
        tellings=(linked.Telling("affair-09", told.id, ("SUNA",), "happened", (told.id,)),),
        counts={"deported": (15, 15)},
        origins=(linked.Origin("SUNA", "outlet", "actor", ("affair-09",), counted=True, country="SDN"),),
        independent_origins=1,
        grade=linked.Grade("C", 3, ("source C: a state agency of one side", "credibility 3: told once")),
    )


def copies() -> tuple[linked.Copy, ...]:
    """The wire copies."""
    return (
        linked.Copy("affair-01", "affair-02", "exact", 1.0, None, ("the texts are the same",)),
        linked.Copy("affair-01", "affair-03", "partial", 0.62, None, ("62 in 100 of its words in a row",)),
    )


def story() -> linked.Story:
    """All twelve."""
    ids = tuple(r.id for r in reports().values())
    return linked.Story(
        "s11c0ffee00", "Emirates secretly armed Sudan's paramilitary force", "2023-09-29", "2024-01-23", ids
    )


class ByHand(LedgerSource):
    """A ledger of the affair, linked by hand."""

    def incident(self, name: str) -> linked.Incident | None:
        return next((i for i in (incident(), expulsion()) if i.id == name), None)

    def incidents(self, wanted: Wanted) -> Sequence[linked.Incident]:
        days = {r.id: (r.published or "")[:10] for r in reports().values()}

        def wants(one: linked.Incident) -> bool:
            told = [days[t.report] for t in one.tellings]
            names = {a.name for a in (*one.actors, *one.recipients)} | {
                a.country for a in (*one.actors, *one.recipients)
            }
            return (
                any((wanted.since or "") <= day <= (wanted.until or "9") for day in told)
                and (wanted.type is None or wanted.type == one.type)
                and {*(wanted.dyad or ()), *((wanted.actor,) if wanted.actor else ())} <= names
            )

        return [i for i in (incident(), expulsion()) if wants(i)][wanted.start : wanted.start + wanted.limit]

    def incidents_of(self, report: str) -> Sequence[linked.Incident]:
        return [i for i in (incident(), expulsion()) if any(t.report == report for t in i.tellings)]

    def story(self, name: str) -> linked.Story | None:
        return story() if name == story().id else None

    def stories(self, wanted: Wanted) -> Sequence[linked.Story]:
        return [story()][wanted.start : wanted.start + wanted.limit]

    def story_of(self, report: str) -> linked.Story | None:
        return story() if report in story().reports else None

    def copies(self, reports: Sequence[str]) -> Sequence[linked.Copy]:
        return [c for c in copies() if {c.earlier, c.later} <= set(reports)]
