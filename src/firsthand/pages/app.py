"""The desk as a web application."""

from __future__ import annotations

from collections.abc import Iterable
from importlib.resources import files
from pathlib import Path

from fastapi import FastAPI, Request
from fastapi.responses import Response
from fastapi.staticfiles import StaticFiles

from firsthand.pages import incidents, reports
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
    app = FastAPI(title="Firsthand", docs_url=None, redoc_url=None, openapi_url="/api/1/openapi.json")
    for page in (reports, incidents):
        app.include_router(page.routes(source, screen))
    app.mount("/static", StaticFiles(directory=Path(str(files("firsthand.pages") / "static"))), "static")

    @app.exception_handler(404)
    def nothing(request: Request, _: Exception) -> Response:
        return screen.show(request, "nothing.html", 404)

    app.add_middleware(Guard, own=own)
    return app
