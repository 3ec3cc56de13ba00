"""Accept, reject, mend: judgements from a form, kept in the ledger with who, when and why."""

from __future__ import annotations

from typing import Any
from urllib.parse import parse_qs

from fastapi import APIRouter, HTTPException, Request
from fastapi.responses import HTMLResponse, RedirectResponse, Response
from starlette.concurrency import run_in_threadpool

from firsthand.errors import LedgerBusyError, LedgerError, UsageError
from firsthand.ledger.judging import VERDICTS, Verdict
from firsthand.pages.asking import Source
from firsthand.pages.mending import changes, offered, typed
from firsthand.pages.safety import is_genuine
from firsthand.pages.showing import Screen, anchor, link
from firsthand.records import Event

WHO = "firsthand-who"
_FIELDS = 60
_YEAR = 31_536_000  # seconds that a browser keeps the name of who judges


def routes(source: Source, screen: Screen) -> APIRouter:
    """``POST /judge`` with report, event, verdict, who, why, and the fields of :mod:`firsthand.pages.mending`."""
    router = APIRouter(include_in_schema=False)

    @router.post("/judge")
    async def judge(request: Request) -> Response:
        form = fields(await request.body())
        if not is_genuine(request, screen.own, form.get("token", "")):
            raise HTTPException(403, "This form is of an earlier session: load the page again.")
        return await run_in_threadpool(_judged, source, screen, request, form)

    return router


def _judged(source: Source, screen: Screen, request: Request, form: dict[str, str]) -> Response:
    event = event_of(source, form.get("report", ""), form.get("event", ""))
    if event is None:
        raise HTTPException(404)
    who = " ".join(form.get("who", "").split())
    try:
        record(source, event, form, who)
    except (UsageError, LedgerError) as error:
        return _refused(screen, request, event, form, error)
    address = link("/report", anchor(event.id), id=form["report"], event=event.id)
    answer = RedirectResponse(address, 303)
    answer.set_cookie(WHO, who.encode().hex(), max_age=_YEAR, httponly=True, samesite="strict")
    return answer


def record(source: Source, event: Event, form: dict[str, str], who: str) -> None:
    """Keep the judgement that ``form`` holds; UsageError where it lacks something."""
    verdict = _verdict(form.get("verdict", ""))
    why = " ".join(form.get("why", "").split())
    if not who:
        raise UsageError("say who judges")
    if not why and verdict != "accept":
        raise UsageError("say why")
    mended = changes(event, form) if verdict == "correct" else {}
    if verdict == "correct" and not mended:
        raise UsageError("nothing was changed")
    source.judge(event.id, verdict, who=who, why=why, changes=mended)


def _verdict(words: str) -> Verdict:
    for verdict in VERDICTS:
        if words == verdict:
            return verdict
    raise UsageError("choose: accept, reject or mend")


def _refused(screen: Screen, request: Request, event: Event, form: dict[str, str], error: Exception) -> HTMLResponse:
    """Why not, and the form as it was filled."""
    back = link("/report", anchor(form["event"]), id=form["report"], event=form["event"])
    status = 503 if isinstance(error, LedgerBusyError) else 422 if isinstance(error, UsageError) else 500
    told: dict[str, Any] = {
        "typed": {name: form.get(name, "") for name in ("report", "verdict", "why")},
        "form": typed(event, form),
        "who": form.get("who", ""),
        **offered(),
    }
    return screen.show(request, "refused.html", status, why=str(error), back=back, judging=True, event=event, **told)


def event_of(source: Source, report: str, event: str) -> Event | None:
    """The event as it stands, also one that was rejected (as it was read); None where there is none."""
    for reading in (source.reading(report), source.as_read(report)):
        if reading is not None:
            for found in reading.events:
                if found.id == event:
                    return found
    return None


def fields(body: bytes) -> dict[str, str]:
    """A form's fields, of each name the first; what is no UTF-8 is replaced. 422 where there are too many."""
    try:
        told = parse_qs(body.decode("utf-8", "replace"), keep_blank_values=True, max_num_fields=_FIELDS)
    except ValueError as cause:
        raise HTTPException(422, f"a form has at most {_FIELDS} fields") from cause
    return {name: values[0] for name, values in told.items()}


def judge_of(request: Request) -> str:
    """Who judged last from this browser."""
    try:
        return bytes.fromhex(request.cookies.get(WHO, "")).decode()[:200]
    except ValueError:
        return ""
