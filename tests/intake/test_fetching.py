"""Addresses: what is refused, and what a server on this machine gives."""

from __future__ import annotations

import threading
from collections.abc import Iterator
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer

import pytest

from firsthand.errors import IntakeError
from firsthand.intake import fetching
from firsthand.intake.fetching import fetch


class Handler(BaseHTTPRequestHandler):
    def do_GET(self) -> None:
        if self.path.startswith("/loop"):
            self.send_response(302)
            self.send_header("Location", "/loop")
            self.end_headers()
        elif self.path == "/away":
            self.send_response(301)
            self.send_header("Location", "ftp://example.org/")
            self.end_headers()
        elif self.path == "/missing":
            self.send_error(404)
        else:
            body = b"x" * 3000 if self.path == "/big" else b"hello"
            self.send_response(200)
            self.send_header("Content-Type", "text/plain")
            self.send_header("Content-Length", str(len(body)))
            self.end_headers()
            self.wfile.write(body)

    def log_message(self, *_: object) -> None:
        pass


@pytest.fixture(scope="module")
def server() -> Iterator[str]:
    http = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
    threading.Thread(target=http.serve_forever, daemon=True).start()
    yield f"http://127.0.0.1:{http.server_address[1]}"
    http.shutdown()
    http.server_close()


def test_a_page_is_fetched(server: str) -> None:
    page = fetch(f"{server}/x", allow_private=True)
    assert (page.url, page.raw, page.media) == (f"{server}/x", b"hello", "text/plain")


@pytest.mark.parametrize(
    ("path", "cause"),
    [
        ("/loop", "more than 5 redirects"),
        ("/away", "ftp is no address that is fetched"),
        ("/missing", "the server answers 404"),
    ],
)
def test_what_a_server_may_do_wrong(server: str, path: str, cause: str) -> None:
    with pytest.raises(IntakeError, match=cause):
        fetch(server + path, allow_private=True)


def test_too_large(server: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(fetching, "LARGEST", 2000)
    with pytest.raises(IntakeError, match="larger than"):
        fetch(f"{server}/big", allow_private=True)


@pytest.mark.parametrize(
    "url", ["http://127.0.0.1/", "http://[::1]/", "http://10.0.0.1/", "http://169.254.169.254/", "http://localhost:9/"]
)
def test_private_addresses_are_refused(url: str) -> None:
    with pytest.raises(IntakeError, match="private address"):
        fetch(url)


@pytest.mark.parametrize("url", ["file:///etc/passwd", "ftp://example.org/x", "http:///nohost"])
def test_other_schemes_are_refused(url: str) -> None:
    with pytest.raises(IntakeError, match="no address that is fetched"):
        fetch(url)
