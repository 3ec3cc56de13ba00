"""The search: text and filters, reports and events; the address holds all that is asked."""

from __future__ import annotations

from typing import Annotated, Any

from fastapi import APIRouter, Depends, Request
from fastapi.responses import HTMLResponse

from firsthand import ontology
from firsthand.errors import UsageError
from firsthand.ledger import Find, ListedEvent
from firsthand.ontology.terms import REALITIES
from firsthand.pages.asking import Source
from firsthand.pages.questions import Question, Start, question
from firsthand.pages.showing import Screen

SIZE = 40  # events of one page
REPORTS = 20


def routes(source: Source, screen: Screen) -> APIRouter:
    """``/search`` with the names of :class:`firsthand.pages.questions.Question` and ``start``."""
    router = APIRouter(include_in_schema=False)

    @router.get("/search")
    def search(request: Request, asked: Annotated[Question, Depends(question)], start: Start = 0) -> HTMLResponse:
        wrong = ""
        reports: list[Find] = []
        events: list[ListedEvent] = []
        try:
            reports = found_reports(source, asked) if not start else []
            events = page(source, asked, start, SIZE + 1)
        except UsageError as error:
            wrong = str(error)
        told: dict[str, Any] = {
            "asked": asked,
            "start": start,
            "reports": reports,
            "events": events[:SIZE],
            "more": len(events) > SIZE,
            "size": SIZE,
            "wrong": wrong,
            "types": [kind.name for kind in ontology.event_types()],
            "realities": REALITIES,
        }
        return screen.show(request, "search.html", **told)

    return router


def found_reports(source: Source, asked: Question) -> list[Find]:
    """Reports by their words, of the asked publisher and time; by these alone where no word is asked for."""
    if asked.words:
        found = source.search(asked.words, limit=REPORTS * 3)
        kept = [f for f in found if _within(f.report.publisher, f.report.published, asked)]
        return kept[:REPORTS]
    if any((asked.actor, asked.recipient, asked.country, asked.type, asked.reality, asked.place, asked.voice)):
        return []
    listed = source.reports(
        publisher=asked.publisher or None, since=asked.since or None, until=asked.until or None, limit=REPORTS
    )
    return [Find(report, 0.0, "") for report in listed]


def _within(publisher: str | None, published: str | None, asked: Question) -> bool:
    day = published or ""
    return (
        (not asked.publisher or (publisher or "").casefold() == asked.publisher.casefold())
        and asked.since <= day
        and (not asked.until or day[: len(asked.until)] <= asked.until)
    )


def page(source: Source, asked: Question, start: int, size: int) -> list[ListedEvent]:
    """``size`` events after the first ``start``, newest first."""
    found = source.events(asked.filter(start + size))
    return [event for number, event in enumerate(found) if number >= start]
