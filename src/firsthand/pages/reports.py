"""The page of a report."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

from fastapi import APIRouter, HTTPException, Request
from fastapi.responses import HTMLResponse

from firsthand.pages.asking import Source
from firsthand.pages.mending import filled, offered
from firsthand.pages.sheet import sheet
from firsthand.pages.showing import Screen
from firsthand.pages.verdicts import judge_of
from firsthand.records import Reading


def routes(source: Source, screen: Screen) -> APIRouter:
    """``/report?id=…`` with ``event`` for the chosen event and ``cell`` for the cell whose words are lit."""
    router = APIRouter(include_in_schema=False)

    @router.get("/report")
    def report(request: Request, id: str, event: str = "", cell: str = "") -> HTMLResponse:  # noqa: A002
        reading = source.reading(id)
        if reading is None:
            raise HTTPException(404)
        laid = sheet(with_event(source, reading, event), event)
        told: dict[str, Any] = {
            "sheet": laid,
            "cell": cell,
            "judged": source.judgements(laid.chosen.id) if laid.chosen else (),
            "incidents": {e: i for i in source.incidents_of(id) for t in i.tellings for e in (t.event, *t.events)},
            "story": source.story_of(id),
            "form": filled(laid.chosen) if laid.chosen else {},
            "who": judge_of(request),
        }
        return screen.show(request, "report.html", **told, **offered())

    return router


def with_event(source: Source, reading: Reading, event: str) -> Reading:
    """``reading`` with the asked event in its place even where people rejected it, so that it can be judged again."""
    if not event or any(e.id == event for e in reading.events):
        return reading
    read = source.as_read(reading.report.id)
    rejected = [e for e in read.events if e.id == event] if read else []
    events = sorted((*reading.events, *rejected), key=lambda e: (e.trigger, e.id))
    return replace(reading, events=tuple(events)) if rejected else reading
