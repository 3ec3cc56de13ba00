"""The pages of an actor and of a pair of them."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from types import MappingProxyType
from typing import Any

from fastapi import APIRouter, HTTPException, Request
from fastapi.responses import HTMLResponse

from firsthand.atlas.entries import Entry, shipped
from firsthand.atlas.lookup import load_atlas
from firsthand.ledger import Filter, ListedEvent, Wanted
from firsthand.linking.records import Incident, Period
from firsthand.ontology.terms import is_day
from firsthand.pages.asking import Source
from firsthand.pages.course import course
from firsthand.pages.showing import Screen
from firsthand.records import Identity

SIZE = 60  # events of each kind
OTHERS = 12  # dyads


@dataclass(frozen=True, slots=True)
class Sheet:
    """What is known of an actor: ``acts`` and ``suffers`` are its events, ``says`` those told on its word.

    ``others`` are the names of those it has to do with, and how often.
    """

    name: str
    identity: Identity | None
    roles: tuple[Entry, ...]
    acts: tuple[ListedEvent, ...]
    suffers: tuple[ListedEvent, ...]
    says: tuple[ListedEvent, ...]
    others: tuple[tuple[str, int], ...]

    @property
    def known(self) -> bool:
        """Whether anything is."""
        return bool(self.roles or self.acts or self.suffers or self.says)


def sheet(source: Source, name: str) -> Sheet:
    """The sheet of the actor with this name, id of the atlas, or country's code."""
    acts = tuple(source.events(Filter(actor=name, limit=SIZE)))
    suffers = tuple(source.events(Filter(recipient=name, limit=SIZE)))
    says = tuple(source.events(Filter(voice=name, limit=SIZE)))
    mine = [who for event in acts for who in event.actors] + [who for event in suffers for who in event.recipients]
    spoken = [voice.identity for event in says for chain in event.chains for voice in chain]
    identity = _meant([*mine, *spoken], name)
    called = identity.name if identity else called_by(name)
    across = [who for event in acts for who in event.recipients] + [who for event in suffers for who in event.actors]
    others = Counter(who.name for who in across if who.name != called).most_common(OTHERS)
    return Sheet(called, identity, load_atlas().who(called), acts, suffers, says, tuple(others))


def _meant(identities: Iterable[Identity], name: str) -> Identity | None:
    """The one that ``name`` means: by id or name, else the first of that country, else the first."""
    found = list(identities)
    exact = [who for who in found if name in {who.id, who.name}]
    return next(iter(exact or [who for who in found if who.country == name and who.sector == "GOV"]), None)


@cache
def _countries() -> Mapping[str, str]:
    return MappingProxyType({e.country: e.name for e in shipped() if e.kind == "country" and e.country})


def called_by(name: str) -> str:
    """The name of a country given by its code; any other name as it is."""
    return _countries().get(name.removeprefix("country:"), name)


def routes(source: Source, screen: Screen) -> APIRouter:
    """``/actor?name=…`` and ``/dyad?one=…&other=…`` with ``during`` for the events of one month or year."""
    router = APIRouter(include_in_schema=False)

    @router.get("/actor")
    def actor(request: Request, name: str) -> HTMLResponse:
        found = sheet(source, name)
        if not found.known:
            raise HTTPException(404)
        incidents = source.incidents(Wanted(actor=name, limit=20))
        return screen.show(request, "actor.html", sheet=found, asked=name, incidents=incidents)

    @router.get("/dyad")
    def dyad(request: Request, one: str, other: str, during: str = "") -> HTMLResponse:
        if during and not is_day(during):
            raise HTTPException(422, "a month is written 2024-08")
        told: dict[str, Any] = {
            "called": (called_by(one), called_by(other)),
            "course": course(source, one, other),
            "events": between(source, one, other, during),
            "incidents": during_of(source.incidents(Wanted(dyad=(one, other), limit=200 if during else 20)), during)[
                :SIZE
            ],
        }
        return screen.show(request, "dyad.html", one=one, other=other, during=during, **told)

    return router


def between(source: Source, one: str, other: str, during: str = "") -> Sequence[ListedEvent]:
    """The newest events of a pair, in one month or year where it is said."""
    asked = Filter(dyad=(one, other), both_ways=True, since=during or None, until=during or None, limit=SIZE)
    return list(source.events(asked))


def during_of(incidents: Iterable[Incident], during: str) -> list[Incident]:
    """The incidents that may lie in a month or year; all of them where none is said."""
    return [i for i in incidents if not during or (i.when is not None and _touches(i.when, during))]


def _touches(when: Period, during: str) -> bool:
    first, last = when.first or when.last or "", when.last or when.first or ""
    return first[: len(during)] <= during[: len(first)] and during[: len(last)] <= last[: len(during)]
