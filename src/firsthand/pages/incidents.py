"""The page of an incident: its tellings side by side, the tree of its origins, its disputes and its grade."""

from __future__ import annotations

from dataclasses import dataclass

from fastapi import APIRouter, HTTPException, Request
from fastapi.responses import HTMLResponse

from firsthand.ledger import ListedEvent
from firsthand.linking.records import Incident
from firsthand.pages.asking import Source
from firsthand.pages.comparison import Comparison, compare
from firsthand.pages.lineage import Node, lineage
from firsthand.pages.showing import Screen
from firsthand.pages.tree import Tree, draw


@dataclass(frozen=True, slots=True)
class Dossier:
    """All that the page of an incident shows; ``events`` are its tellings' by id, as far as they still stand."""

    incident: Incident
    events: dict[str, ListedEvent]
    table: Comparison
    roots: tuple[Node, ...]
    tree: Tree


def dossier(source: Source, name: str) -> Dossier | None:
    """The dossier of the incident with that id; None where there is none."""
    incident = source.incident(name)
    if incident is None:
        return None
    events = dict(source.named(tuple({name for t in incident.tellings for name in (t.event, *t.events)})))
    copies = source.copies(tuple(dict.fromkeys(t.report for t in incident.tellings)))
    roots = lineage(incident, events, copies)
    return Dossier(incident, events, compare(incident, events), roots, draw(roots))


def routes(source: Source, screen: Screen) -> APIRouter:
    """``/incident?id=…``."""
    router = APIRouter(include_in_schema=False)

    @router.get("/incident")
    def incident(request: Request, id: str) -> HTMLResponse:  # noqa: A002
        found = dossier(source, id)
        if found is None:
            raise HTTPException(404)
        return screen.show(request, "incident.html", dossier=found, incident=found.incident)

    return router
