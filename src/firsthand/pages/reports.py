"""The page of a report."""

from __future__ import annotations

from fastapi import APIRouter, HTTPException, Request
from fastapi.responses import HTMLResponse

from firsthand.pages.asking import Source
from firsthand.pages.sheet import sheet
from firsthand.pages.showing import Screen


def routes(source: Source, screen: Screen) -> APIRouter:
    """``/report?id=…`` with ``event`` for the chosen event and ``cell`` for the cell whose words are lit."""
    router = APIRouter(include_in_schema=False)

    @router.get("/report")
    def report(request: Request, id: str, event: str = "", cell: str = "") -> HTMLResponse:  # noqa: A002
        reading = source.reading(id)
        if reading is None:
            raise HTTPException(404)
        laid = sheet(reading, event)
        judged = source.judgements(laid.chosen.id) if laid.chosen else ()
        return screen.show(request, "report.html", sheet=laid, cell=cell, judged=judged)

    return router
