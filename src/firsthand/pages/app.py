"""The desk as a web application."""

from __future__ import annotations

from collections.abc import Iterable
from importlib.resources import files
from pathlib import Path

from fastapi import FastAPI, Request
from fastapi.exceptions import RequestValidationError
from fastapi.responses import JSONResponse, Response
from fastapi.staticfiles import StaticFiles
from starlette.exceptions import HTTPException as StarletteHTTPException
from starlette.types import ASGIApp, Message, Receive, Scope, Send

from firsthand.errors import LedgerBusyError, LedgerError, UsageError
from firsthand.pages import actors, api, briefing, incidents, reports, searching, verdicts
from firsthand.pages.asking import Source
from firsthand.pages.safety import HERE, Guard, rules
from firsthand.pages.showing import Screen


def make_app(
    source: Source,
    *,
    token: str | None = None,
    read_only: bool = False,
    hosts: Iterable[str] = HERE,
    name: str = "",
) -> FastAPI:
    """The desk over ``source``, which it only asks and, unless ``read_only``, lets judge.

    ``hosts`` are the names that it may be called by; UsageError where one is not this machine's and there is no
    ``token``. ``name`` is what the pages call the ledger.
    """
    own = rules(hosts, token, read_only=read_only)
    screen = Screen(own, name)
    app = FastAPI(
        title="Firsthand",
        summary="What a ledger of news reports holds: events, incidents, origins, disputes",
        version="1",
        docs_url=None,
        redoc_url=None,
        openapi_url="/api/1/openapi.json",
    )
    app.include_router(api.routes(source))
    for page in (briefing, reports, incidents, actors, searching, verdicts):
        app.include_router(page.routes(source, screen))
    app.mount("/static", StaticFiles(directory=Path(str(files("firsthand.pages") / "static"))), "static")
    _explain_errors(app, screen)
    app.add_middleware(Guard, own=own)
    app.add_middleware(_Heads)
    return app


class _Heads:
    """HEAD answered as GET is, without a body: what a link checker or ``curl -I`` asks."""

    def __init__(self, app: ASGIApp) -> None:
        self.app = app

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Answer a request."""
        if scope["type"] != "http" or scope["method"] != "HEAD":
            await self.app(scope, receive, send)
            return

        async def bare(message: Message) -> None:
            await send({**message, "body": b""} if "body" in message else message)

        await self.app({**scope, "method": "GET"}, receive, bare)


def _explain_errors(app: FastAPI, screen: Screen) -> None:
    """Errors in words: as a page, under /api as JSON."""

    def explained(request: Request, status: int, why: str) -> Response:
        if request.url.path.startswith("/api/"):
            return JSONResponse({"detail": why}, status)
        if status == 404:
            return screen.show(request, "nothing.html", status)
        return screen.show(request, "refused.html", status, why=why, back="/", judging=False)

    @app.exception_handler(StarletteHTTPException)
    def refused(request: Request, error: StarletteHTTPException) -> Response:
        return explained(request, error.status_code, error.detail)

    @app.exception_handler(RequestValidationError)
    def invalid(request: Request, error: RequestValidationError) -> Response:
        first = error.errors()[0]
        why = "it is missing from the address" if first["type"] == "missing" else first["msg"]
        return explained(request, 422, f"{first['loc'][-1]}: {why}")

    @app.exception_handler(UsageError)
    def misused(request: Request, error: UsageError) -> Response:
        return explained(request, 422, str(error))

    @app.exception_handler(LedgerBusyError)
    def busy(request: Request, error: LedgerBusyError) -> Response:
        return explained(request, 503, str(error))

    @app.exception_handler(LedgerError)
    def unread(request: Request, error: LedgerError) -> Response:
        return explained(request, 500, str(error))
