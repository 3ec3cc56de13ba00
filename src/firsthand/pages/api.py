"""The interface for programs under ``/api/1``: what the pages show, in the same words, described by its OpenAPI."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Annotated, Any, TypeVar

from fastapi import APIRouter, Depends, HTTPException, Query
from fastapi.responses import FileResponse, Response
from pydantic import BaseModel, Field
from starlette.background import BackgroundTask

from firsthand import contract
from firsthand.errors import LedgerBusyError, UsageError
from firsthand.exchange import FORMATS, export
from firsthand.exchange.tables import MEDIA, Form, Table
from firsthand.exchange.tables import incidents as incident_table
from firsthand.exchange.tables import stories as story_table
from firsthand.ledger import Find, Judgement, ListedEvent, Summary, Wanted
from firsthand.ledger.judging import Verdict
from firsthand.linking.contract import incident_data, story_data
from firsthand.linking.records import Incident, Story
from firsthand.pages import tables
from firsthand.pages.answers import (
    REFUSALS,
    CourseAnswer,
    IncidentAnswer,
    StoryAnswer,
    as_files,
    contract_schema,
)
from firsthand.pages.asking import Source
from firsthand.pages.course import course
from firsthand.pages.questions import Question, Start, question, wanted
from firsthand.pages.searching import found_reports, page

MOST = 1_000  # events, incidents or stories of one answer in JSON
MOST_EXPORTED = 200_000  # events of one file
_MEDIA = (MEDIA["csv"].partition(";")[0], MEDIA["parquet"])
TABLE = as_files(*_MEDIA)
_CONTRACT = {"schema": contract_schema()}
T = TypeVar("T")
Asked = Annotated[Question, Depends(question)]
Wants = Annotated[Wanted, Depends(wanted)]
Limit = Annotated[int, Query(ge=1, le=MOST, description="How many are given at most.")]


class Judging(BaseModel):
    """A judgement to be recorded; ``changes`` are fields of the contract's event with their right values."""

    event: str
    verdict: Verdict
    who: str = Field(min_length=1, max_length=200)
    why: str = Field("", max_length=1000)
    changes: dict[str, Any] = {}


def routes(source: Source) -> APIRouter:
    """The interface over ``source``."""
    router = APIRouter(
        prefix="/api/1", tags=["ledger"], responses=REFUSALS, generate_unique_id_function=lambda r: r.name
    )
    _about_events(router, source)
    _about_incidents(router, source)
    _about_reports(router, source)
    return router


def _about_events(router: APIRouter, source: Source) -> None:
    @router.get("/events", response_model=list[ListedEvent], responses=as_files(*_MEDIA, "application/octet-stream"))
    def events(asked: Asked, start: Start = 0, limit: Limit = 100, format: str = "json") -> Any:  # noqa: A002
        """Events, newest first: as JSON, or as a file in one of the formats of ``firsthand export``."""
        if format == "json":
            return page(source, asked, start, limit)
        if format not in FORMATS:
            raise HTTPException(422, f"the formats are json, {', '.join(FORMATS)}")
        return exported(source, asked, format)

    @router.get("/event")
    def event(id: str) -> ListedEvent:  # noqa: A002
        """One event with all its mentions."""
        return _there(source.event(id))

    @router.get("/judgements")
    def judgements(event: str) -> list[Judgement]:
        """What was judged of an event, oldest first."""
        return source.judgements(event)

    @router.post("/judgements", status_code=201)
    def judge(told: Judging) -> Judgement:
        """Record a judgement; the Content-Type must be application/json."""
        try:
            return source.judge(told.event, told.verdict, who=told.who, why=told.why, changes=told.changes)
        except LedgerBusyError as busy:
            raise HTTPException(503, str(busy)) from busy


def _about_incidents(router: APIRouter, source: Source) -> None:
    @router.get("/incidents", response_model=list[IncidentAnswer], responses=TABLE)
    def incidents(wants: Wants, limit: Limit = 50, format: Form = "json") -> Any:  # noqa: A002
        """Incidents, the weightiest first: the objects of ``firsthand incidents --format json``, or a row each."""
        found = source.incidents(replace(wants, limit=limit if format == "json" else MOST))
        if format == "json":
            return [incident_data(one) for one in found]
        return _file(incident_table(found), "incidents", format)

    @router.get("/incident", response_model=IncidentAnswer)
    def incident(id: str) -> Any:  # noqa: A002
        """One incident with its tellings, origins, disputes and grade."""
        return incident_data(_there(source.incident(id)))

    @router.get("/stories", response_model=list[StoryAnswer], responses=TABLE)
    def stories(wants: Wants, limit: Limit = 50, format: Form = "json") -> Any:  # noqa: A002
        """Stories, the newest first: the objects of ``firsthand stories --format json``, or a row each."""
        found = source.stories(replace(wants, limit=limit if format == "json" else MOST))
        if format == "json":
            return [story_data(one, _incidents_of(source, one)) for one in found]
        return _file(story_table(found), "stories", format)

    @router.get("/story", response_model=StoryAnswer)
    def story(id: str) -> Any:  # noqa: A002
        """One story with the ids of its reports and incidents."""
        found = _there(source.story(id))
        return story_data(found, _incidents_of(source, found))

    @router.get("/dyad", response_model=list[CourseAnswer], responses=TABLE)
    def dyad(one: str, other: str, format: Form = "json") -> Response:  # noqa: A002
        """Cooperation and conflict of a pair by month or year."""
        return _file(tables.dyad(course(source, one, other)), "dyad", format)


def _about_reports(router: APIRouter, source: Source) -> None:
    @router.get("/reports", response_model=list[Find], responses=TABLE)
    def reports(asked: Asked, format: Form = "json") -> Any:  # noqa: A002
        """Reports: the best finds of words first, else the newest."""
        found = found_reports(source, asked)
        return found if format == "json" else _file(tables.reports(f.report for f in found), "reports", format)

    @router.get("/report", response_model=None, responses={200: {"content": {"application/json": _CONTRACT}}})
    def report(id: str) -> Any:  # noqa: A002
        """One report with what was read from it: the contract's object (``firsthand read --format json``)."""
        return contract.to_dict(_there(source.reading(id)))

    @router.get("/summary")
    def summary() -> Summary:
        """How much is in the ledger."""
        return source.summary()


def exported(source: Source, asked: Question, form: str) -> Response:
    """A file of events in a format of exchange, the main one where it writes several."""
    folder = TemporaryDirectory(prefix="firsthand-")
    name = f"events{FORMATS[form].ending}"
    try:
        written = export(source.readings(asked.filter(MOST_EXPORTED)), form, Path(folder.name) / name)
    except UsageError:
        folder.cleanup()
        raise
    media = MEDIA.get(form, "application/octet-stream")
    return FileResponse(
        written.files[0], 200, media_type=media, filename=name, background=BackgroundTask(folder.cleanup)
    )


def _incidents_of(source: Source, story: Story) -> Sequence[Incident]:
    return source.incidents(Wanted(story=story.id, limit=MOST))


def _file(table: Table, name: str, form: Form) -> Response:
    headers = {} if form == "json" else {"Content-Disposition": f'attachment; filename="{name}.{form}"'}
    return Response(table.to(form), media_type=MEDIA[form], headers=headers)


def _there(found: T | None) -> T:
    if found is None:
        raise HTTPException(404, "there is none with that id")
    return found
