"""The first page, what is new by weight; the stories, and the map of incidents."""

from __future__ import annotations

from contextlib import suppress
from datetime import UTC, date, datetime, timedelta
from typing import Annotated, Any

from fastapi import APIRouter, Depends, HTTPException, Request
from fastapi.responses import HTMLResponse

from firsthand.ledger import ListedReport, Wanted
from firsthand.linking.records import Story
from firsthand.pages import mapping
from firsthand.pages.asking import Source
from firsthand.pages.questions import wanted
from firsthand.pages.showing import Screen

ON_MAP = 500  # incidents on the map, the weightiest
Asked = Annotated[Wanted, Depends(wanted)]
SPANS = (("last week", 7), ("last month", 30), ("last year", 365))


def newest_day(source: Source) -> date | None:
    """The day of publication of the newest report: what is new is told from there, so that an old ledger has news too.

    A report that says that it is of a day to come does not make the others old.
    """
    tomorrow = (datetime.now(UTC) + timedelta(days=1)).date().isoformat()
    for report in source.reports(until=tomorrow, limit=1):
        with suppress(ValueError):
            return date.fromisoformat((report.published or "")[:10])
    return None


def spans(newest: date | None) -> tuple[tuple[str, str], ...]:
    """Spans of time that end with the newest report: words, and the day they begin on."""
    if newest is None:
        return ()
    return tuple((words, (newest - timedelta(days=days)).isoformat()) for words, days in SPANS)


def routes(source: Source, screen: Screen) -> APIRouter:
    """``/``, ``/stories``, ``/story?id=…``, ``/map``."""
    router = APIRouter(include_in_schema=False)

    @router.get("/")
    def briefing(request: Request, asked: Asked) -> HTMLResponse:
        found = source.incidents(asked)
        newest = newest_day(source)
        told: dict[str, Any] = {"incidents": found, "asked": asked, "spans": spans(newest)}
        counts: dict[str, Any] = {"summary": source.summary(), "unlinked": source.count_unlinked()}
        return screen.show(request, "briefing.html", **told, **counts)

    @router.get("/stories")
    def stories(request: Request, asked: Asked) -> HTMLResponse:
        return screen.show(request, "stories.html", stories=source.stories(asked), asked=asked)

    @router.get("/story")
    def story(request: Request, id: str) -> HTMLResponse:  # noqa: A002
        found = source.story(id)
        if found is None:
            raise HTTPException(404)
        told: dict[str, Any] = {"reports": reports_of(source, found), "copies": copies_of(source, found)}
        incidents = source.incidents(Wanted(story=found.id, limit=200))
        return screen.show(request, "story.html", story=found, incidents=incidents, **told)

    @router.get("/map")
    def places(request: Request, asked: Asked, whole: bool = False) -> HTMLResponse:
        found = source.incidents(Wanted(asked.since, asked.until, asked.actor, type=asked.type, limit=ON_MAP))
        told: dict[str, Any] = {
            "map": mapping.lay_out(found, whole=whole),
            "world": mapping.world(),
            "asked": asked,
            "whole": whole,
        }
        return screen.show(request, "map.html", spans=spans(newest_day(source)), **told)

    return router


def reports_of(source: Source, story: Story) -> tuple[ListedReport, ...]:
    """The reports of a story that are in the ledger, in its order."""
    versions = (source.versions(name) for name in story.reports)
    return tuple(found[-1] for found in versions if found)


def copies_of(source: Source, story: Story) -> dict[str, str]:
    """For each copy in a story, the report that it is a copy of."""
    return {copy.later: copy.earlier for copy in reversed(source.copies(story.reports))}
