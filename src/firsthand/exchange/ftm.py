"""FollowTheMoney entities, one JSON object a line: articles, events, and the people and bodies involved.

Schemata and properties are FollowTheMoney's own. An actor that the atlas knows has one id in every report and export;
one that it does not know is never joined over reports. Events come first, each after its article, actors at the end.
"""

from __future__ import annotations

import hashlib
import json
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from textwrap import shorten
from typing import TextIO

from firsthand.exchange.cells import told
from firsthand.exchange.codes import countries
from firsthand.exchange.dating import published
from firsthand.exchange.gathered import Gathered
from firsthand.exchange.rows import chain_of, name_of
from firsthand.exchange.selection import Telling
from firsthand.records import DONE, Event, Identity, Party, Report

PUBLIC = frozenset({"COP", "GOV", "JUD", "LEG", "MIL", "SPY"})
SCHEMATA = {"person": "Person", "country": "PublicBody", "seat": "PublicBody", "body": "Organization"}
LANGUAGES = {"en": "eng"}
ID_LENGTH = 24
TITLE = 120  # characters of a first line that stands for a title


@dataclass(frozen=True, slots=True)
class Entity:
    """One entity: its properties with their values, at least one each."""

    id: str
    schema: str
    properties: Mapping[str, tuple[str, ...]]


def write(tellings: Iterable[Telling], file: TextIO) -> int:
    """Write the entities of ``tellings`` to ``file``; how many events there were."""
    count, last = 0, None
    with Gathered() as actors:
        for telling in tellings:
            if telling.report.id != last:
                file.write(line(article(telling.report)))
                last = telling.report.id
            file.write(line(event(telling)))
            for party in (*telling.event.actors, *telling.event.recipients):
                known = actor(party, telling.report)
                actors.add(known.id, known.schema, _pairs(known))
            count += 1
        file.writelines(line(Entity(thing.id, thing.kind, thing.facts)) for thing in actors)
    return count


def line(entity: Entity) -> str:
    """``entity`` as one line of JSON."""
    data = {"id": entity.id, "schema": entity.schema, "properties": {k: list(v) for k, v in entity.properties.items()}}
    return json.dumps(data, ensure_ascii=False) + "\n"


def article(report: Report) -> Entity:
    """The report, as the article that proves its events."""
    moment = published(report)
    title = report.title or shorten(report.text.strip().partition("\n")[0], TITLE, placeholder=" …") or report.id
    return _entity(
        _id("report", report.id),
        "Article",
        name=[title],
        title=[title],
        fileName=[report.id],
        publishedAt=[moment.date().isoformat() if moment else None],
        publisher=[report.publisher],
        sourceUrl=[report.url],
        language=[LANGUAGES.get(report.language)],
    )


def event(telling: Telling) -> Entity:
    """The event: ``organizer`` its actors, ``involved`` both sides, ``keywords`` its coding and its reality."""
    told_of, report = telling.event, telling.report
    actors = [actor(party, report).id for party in told_of.actors]
    recipients = [actor(party, report).id for party in told_of.recipients]
    when, where = told_of.when, told_of.where
    first, last = (when.first, when.last) if when else (None, None)
    return _entity(
        _id("event", told_of.id),
        "Event",
        name=[title(told_of)],
        summary=[told_of.sentence.of(report.text)],
        organizer=actors,
        involved=[*actors, *recipients],
        startDate=[first],
        endDate=[last],
        location=[where.name if where else None],
        country=[_country(where.country if where else None)],
        keywords=[told_of.type, told_of.mode, *told_of.contexts, f"reality:{told_of.reality}"],
        notes=[f"told by {chain_of(told_of.voices) or report.publisher or 'the report'}; {told_of.reality}"],
        recordId=[told_of.id],
        publisher=[report.publisher],
        sourceUrl=[report.url],
        proof=[_id("report", report.id)],
    )


def actor(party: Party, report: Report) -> Entity:
    """The person or body that ``party`` is; a LegalEntity, proved by the report, where the atlas does not know it."""
    identity = party.identity
    name = name_of(identity, party.text)
    known = identity.id is not None
    key = identity.id if known else "\0".join((report.id, name.casefold(), identity.country or ""))
    return _entity(
        _id("actor" if known else "unknown", key or ""),
        schema(identity),
        name=[name],
        country=[_country(identity.country)],
        sector=[identity.sector],
        proof=[None if known else _id("report", report.id)],
    )


def schema(identity: Identity) -> str:
    """Person, PublicBody or Organization by the atlas's id; LegalEntity for one that it does not know."""
    if identity.id is None:
        return "LegalEntity"
    kind = identity.kind
    if kind == "body" and identity.sector in PUBLIC:
        return "PublicBody"
    return SCHEMATA.get(kind, "Organization")


def title(told_of: Event) -> str:
    """What is told in a few words: "ASSAULT firearms: army → rebels", "ASSAULT (denied)" if it is not told as a fact."""
    sides = [
        ", ".join(name_of(party.identity, party.text) for party in side)
        for side in (told_of.actors, told_of.recipients)
    ]
    doubt = "" if told_of.reality in DONE else f"({told_of.reality})"
    what = " ".join(filter(None, (told_of.type, told_of.mode, doubt)))
    who = f"{sides[0] or '?'} → {sides[1]}" if sides[1] else sides[0]
    return f"{what}: {who}" if who else what


def _entity(identifier: str, kind: str, **properties: Iterable[str | None]) -> Entity:
    clean = {name: tuple(dict.fromkeys(filter(None, map(told, values)))) for name, values in properties.items()}
    return Entity(identifier, kind, {name: values for name, values in clean.items() if values})


def _pairs(entity: Entity) -> Iterator[tuple[str, str]]:
    return ((name, value) for name, values in entity.properties.items() for value in values)


def _id(kind: str, key: str) -> str:
    digest = hashlib.sha256(f"{kind}\0{key}".encode(errors="surrogatepass")).hexdigest()
    return f"firsthand-{digest[:ID_LENGTH]}"


def _country(code: str | None) -> str | None:
    country = countries().get(code or "")
    return country.alpha2.lower() if country else None
