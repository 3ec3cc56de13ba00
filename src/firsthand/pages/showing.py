"""From answers to HTML: the templates, everything in them escaped, and how addresses are written."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from functools import cache
from typing import Any
from urllib.parse import quote, urlencode, urlsplit

from jinja2 import Environment, PackageLoader, StrictUndefined
from starlette.requests import Request
from starlette.responses import HTMLResponse

from firsthand.linking.records import Incident
from firsthand.pages import cells, mending
from firsthand.pages.safety import Rules, form_token

OWN = "own voice of "  # how linking calls an outlet that says a thing on its own word


@dataclass(frozen=True, slots=True)
class Screen:
    """Makes the pages of one desk; ``name`` is the ledger's, shown at the top of each."""

    own: Rules
    name: str = ""
    always: Mapping[str, Any] = field(default_factory=dict)

    def show(self, request: Request, template: str, status: int = 200, **values: Any) -> HTMLResponse:
        """A page from ``template`` with ``values``."""
        told = {
            "desk": self.name,
            "read_only": self.own.read_only,
            "form_token": form_token(request, self.own),
            "here": f"{request.url.path}?{request.url.query}".rstrip("?"),
            "path": request.url.path,
        }
        return HTMLResponse(templates().get_template(template).render({**self.always, **told, **values}), status)


@cache
def templates() -> Environment:
    """The templates of the desk: escaped always, an unknown name is an error."""
    made = Environment(
        loader=PackageLoader("firsthand.pages"),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
    )
    made.globals.update(link=link, anchor=anchor, period=cells.period)
    made.filters.update(plain=cells.plain, names=cells.names, code=cells.code, sides=cells.sides, mended=mending.told)
    made.filters.update(outward=outward, host=host, counted=counted, day=day, spoken=spoken, tellers=tellers)
    return made


def link(path: str, /, fragment: str = "", **asked: Any) -> str:
    """An address of the desk: what is asked as its query, empty values left out, several of a name one after another."""
    pairs = [
        (name.rstrip("_"), one)
        for name, value in asked.items()
        for one in (value if isinstance(value, tuple | list) else (value,))
        if one not in {None, ""}
    ]
    query = f"?{urlencode(pairs, quote_via=quote)}" if pairs else ""
    return path + query + (f"#{quote(fragment)}" if fragment else "")


def outward(url: str | None) -> str | None:
    """``url`` if it may be made a link: a web address with a host. Never javascript:, data: or what hides as one."""
    try:
        parts = urlsplit(url or "")
    except ValueError:
        return None
    written = url is not None and url.isprintable() and not any(character.isspace() for character in url)
    return (
        url if written and parts.scheme in {"http", "https"} and parts.hostname and "\\" not in parts.netloc else None
    )


def host(url: str) -> str:
    """The host of a web address, to be shown in its place: "www." left off."""
    return (urlsplit(url).hostname or url).removeprefix("www.")


def spoken(name: str) -> str:
    """An origin's name as it is shown: an outlet's own voice is called by the outlet."""
    return name.removeprefix(OWN)


def tellers(incident: Incident) -> int:
    """How many reports tell an incident."""
    return len({telling.report for telling in incident.tellings})


def counted(number: int, one: str, many: str = "") -> str:
    """A number with its noun: "1 report", "1,200 reports"."""
    return f"{number:,} {one if number == 1 else many or one + 's'}"


def day(told: str | None) -> str:
    """An ISO date-time's day."""
    return (told or "")[:10]


def anchor(name: str) -> str:
    """A fragment for an id that may hold any characters."""
    return "e-" + quote(name.rpartition("#")[2] or name, safe="")
