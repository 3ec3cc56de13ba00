"""What stands between the desk and the world: hosts, the token, forged judgements, and what a page may load.

- The Host header must name this machine (or a host that was allowed), against DNS rebinding.
- With a token every request needs it: as ``Authorization: Bearer …``, or once as ``?token=…``, kept in a cookie then.
- What changes the ledger must come from a page of the desk: the Origin must be the desk's own, and a form carries a
  token made for the browser's session. In read-only mode nothing may change it.
- Pages load nothing from elsewhere, run no inline script, and stand in no frame.
"""

from __future__ import annotations

import hashlib
import hmac
import secrets
from collections.abc import Iterable
from dataclasses import dataclass, field
from urllib.parse import urlsplit

from starlette.datastructures import Headers, MutableHeaders
from starlette.requests import Request
from starlette.responses import PlainTextResponse, RedirectResponse, Response
from starlette.types import ASGIApp, Message, Receive, Scope, Send

from firsthand.errors import UsageError

HERE = frozenset({"127.0.0.1", "localhost", "[::1]"})
POLICY = (
    "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self'; connect-src 'self'; "
    "form-action 'self'; base-uri 'none'; frame-ancestors 'none'"
)
HEADERS = {
    "Content-Security-Policy": POLICY,
    "X-Content-Type-Options": "nosniff",
    "X-Frame-Options": "DENY",
    "Referrer-Policy": "same-origin",  # with "no-referrer" browsers send our own forms with "Origin: null"
    "Cross-Origin-Opener-Policy": "same-origin",
    "Cross-Origin-Resource-Policy": "same-origin",
    "Permissions-Policy": "camera=(), geolocation=(), microphone=()",
}
SESSION, PASS = "firsthand-session", "firsthand-pass"
_HARMLESS = frozenset({"GET", "HEAD", "OPTIONS"})
_LARGEST = 65_536  # bytes of what is sent to the desk


@dataclass(frozen=True, slots=True)
class Rules:
    """Who may ask the desk and what; ``secret`` is made anew each time the desk starts."""

    hosts: frozenset[str] = HERE
    token: str | None = None
    read_only: bool = False
    secret: bytes = field(default_factory=lambda: secrets.token_bytes(32), repr=False)

    def sealed(self, words: str) -> str:
        """A seal on ``words`` that only this desk can make."""
        return hmac.new(self.secret, words.encode(), hashlib.sha256).hexdigest()


def rules(hosts: Iterable[str] = HERE, token: str | None = None, *, read_only: bool = False) -> Rules:
    """The rules of a desk; UsageError where it can be asked from elsewhere and has no token."""
    named = frozenset(host.lower() for host in hosts)
    if named - HERE and not token:
        raise UsageError("a desk that others can reach needs a token: --token WORDS")
    return Rules(named, token or None, read_only)


def form_token(request: Request, own: Rules) -> str:
    """What a form of this browser's session carries; "" where the session has not begun."""
    session = request.cookies.get(SESSION) or request.scope.get("firsthand.session", "")
    return own.sealed(f"form {session}") if session else ""


def is_genuine(request: Request, own: Rules, sent: str) -> bool:
    """Whether ``sent`` is what this session's forms carry."""
    expected = form_token(request, own)
    return bool(expected) and hmac.compare_digest(expected.encode(), sent.encode(errors="replace"))


class Guard:
    """The rules around an application."""

    def __init__(self, app: ASGIApp, own: Rules) -> None:
        self.app = app
        self.own = own

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Let a request through, or answer it with the reason why not."""
        if scope["type"] == "lifespan":
            await self.app(scope, receive, send)
        elif scope["type"] == "http":
            request = Request(scope)
            answer = self._refused(request) or self._entered(request)
            if answer is None and SESSION not in request.cookies:
                scope["firsthand.session"] = secrets.token_urlsafe(18)
            await (answer or self.app)(scope, receive, self._dressed(scope, send))

    def _refused(self, request: Request) -> Response | None:
        if _host(request.headers.get("host", "")) not in self.own.hosts:
            return PlainTextResponse("This desk is not called by that name.\n", 421)
        if request.method in _HARMLESS:
            return None
        if self.own.read_only:
            return PlainTextResponse("This desk is open for reading only.\n", 403)
        if not _from_here(request.headers):
            return PlainTextResponse("This did not come from a page of the desk.\n", 403)
        length = request.headers.get("content-length", "")
        if not length.isdecimal() or int(length) > _LARGEST:
            return PlainTextResponse("That is more than the desk takes.\n", 413)
        return None

    def _entered(self, request: Request) -> Response | None:
        """None for one who has the token; else the way in, or the door."""
        if self.own.token is None or self._has_pass(request):
            return None
        if request.method == "GET" and self._is_token(request.query_params.get("token", "")):
            address = request.url.remove_query_params("token").replace(scheme="", netloc="")
            answer = RedirectResponse("/" + str(address).lstrip("/"), 303)
            answer.set_cookie(PASS, self.own.sealed("pass"), httponly=True, samesite="strict")
            return answer
        return PlainTextResponse(
            "This desk asks for its token: open the address that it printed, which ends in ?token=…\n",
            401,
            {"WWW-Authenticate": "Bearer"},
        )

    def _has_pass(self, request: Request) -> bool:
        scheme, _, words = request.headers.get("authorization", "").partition(" ")
        if scheme.lower() == "bearer" and self._is_token(words.strip()):
            return True
        return hmac.compare_digest(request.cookies.get(PASS, "").encode(), self.own.sealed("pass").encode())

    def _is_token(self, words: str) -> bool:
        return hmac.compare_digest(words.encode(errors="replace"), (self.own.token or "").encode())

    def _dressed(self, scope: Scope, send: Send) -> Send:
        """``send`` with the headers of every answer, and the session's cookie where one begins."""

        async def dressed(message: Message) -> None:
            if message["type"] == "http.response.start":
                headers = MutableHeaders(scope=message)
                headers.update(HEADERS)
                headers["Cache-Control"] = "no-cache" if scope["path"].startswith("/static/") else "no-store"
                if "firsthand.session" in scope and headers.get("content-type", "").startswith("text/html"):
                    session = scope["firsthand.session"]
                    headers.append("Set-Cookie", f"{SESSION}={session}; Path=/; HttpOnly; SameSite=Strict")
            await send(message)

        return dressed


def _host(header: str) -> str:
    """The name in a Host header, its port left off."""
    name = header.strip().lower()
    if name.startswith("["):
        return name.partition("]")[0] + "]"
    return name.partition(":")[0]


def _from_here(headers: Headers) -> bool:
    """Whether a browser says that the request comes from a page of the desk, or no browser speaks."""
    if headers.get("sec-fetch-site", "same-origin") not in {"same-origin", "none"}:
        return False
    origin = headers.get("origin")
    return origin is None or urlsplit(origin).netloc.lower() == headers.get("host", "").lower()
