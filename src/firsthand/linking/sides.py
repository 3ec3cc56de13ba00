"""Of whose side an origin is in an incident: of those who did it, of those to whom it was done, a third, or unknown."""

from __future__ import annotations

from collections.abc import Iterable

from firsthand.linking.bodies import POLICE, STATE
from firsthand.linking.incidents import SAME
from firsthand.linking.naming import called, words_of
from firsthand.linking.parties import Named, alike, named
from firsthand.linking.records import Actor, Incident, Side
from firsthand.linking.sameness import is_person
from firsthand.linking.sources import PUBLIC, Source, local
from firsthand.linking.words import stem, tokens
from firsthand.ontology import IRREGULARS
from firsthand.records import Identity, Party, Span

_POWERS = STATE | {POLICE, "JUD"}


def side_of(best: Source, about: Incident) -> Side:
    """The side that an origin is of in the incident; a third one where it is of neither and known."""
    if best.named is None or best.manner in {"own", "phrase", "unnamed", "outlet"}:
        return "unknown"
    if _himself(best.named, about.recipients) and not _himself(best.named, about.actors):
        return "recipient"
    if _among(best.named, about.actors) or _of_state(best, (p for p in about.actors if p.sector in _POWERS)):
        return "actor"
    if best.manner == "name" and _posted(best, about.recipients) != _posted(best, about.actors):
        return "recipient" if _posted(best, about.recipients) else "actor"
    hit = about.recipients if best.manner != "state" else [p for p in about.recipients if p.sector in _POWERS | {None}]
    return "recipient" if _among(best.named, hit) or _suffers(best, about) else "third"


def threatens(about: Incident) -> bool:
    """Whether an incident is a threat of somebody who is no state: who was threatened, or saw it, can tell of it."""
    return about.type == "THREATEN" and not any(p.sector in _POWERS for p in about.actors)


def _posted(best: Source, parties: Iterable[Actor]) -> bool:
    """Whether a source holds a post at one of the parties, a body with a name: "Hilltop Bank Chief Executive Mara Holt"."""
    if not best.words & (words_of("speakers") | words_of("offices")):
        return False
    bodies = (p.name for p in parties if len(called(p.name)) == len(tokens(p.name)))
    return any({stem(w) for w in tokens(name)} <= best.words for name in bodies)


def _himself(one: Named, parties: Iterable[Actor]) -> bool:
    """Whether a source is by his own name one of the parties: a president whom some of his soldiers attacked."""
    return one.id is not None and any(p.id == one.id for p in parties)


def _suffers(best: Source, about: Incident) -> bool:
    """Whether a source is the state whose people something was done to, or on whose soil where nobody is told.

    Where it was done in the country of some of them, the others were foreigners there, whose states are third ones.
    """
    hit = [p for p in about.recipients if p.sector not in IRREGULARS]
    where = about.where.country if about.where else None
    home = where if where is not None and (any(p.country == where for p in hit) or not _any_country(about)) else None
    if about.type in PUBLIC:
        return False
    return _country(best) == home if home else _of_state(best, hit)


def _any_country(about: Incident) -> bool:
    return any(p.country for p in about.recipients)


def _of_state(best: Source, parties: Iterable[Actor]) -> bool:
    """Whether a source is the state of one of the parties, or its police."""
    return any(p.country is not None and p.country == _country(best) for p in parties)


def _country(best: Source) -> str | None:
    """The country for which a source speaks, or in which he holds a local office; None for one only supposed to be an official."""
    if best.named is None or not (best.manner == "state" or best.key.startswith("police:") or local(best)):
        return None
    supposed = best.supposed and is_person(best) and not best.words & (words_of("officials") | words_of("local"))
    return None if supposed else best.named.sure


def _among(one: Named, parties: Iterable[Actor]) -> bool:
    identities = (Identity(p.name, p.country, p.sector, p.id) for p in parties)
    return any(alike(one, named(Party(Span(0, 0), i.name, i))) >= SAME for i in identities)
