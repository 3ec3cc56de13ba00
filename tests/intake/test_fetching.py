"""Addresses: what is refused, and what a server on this machine gives."""

from __future__ import annotations

import gzip
import time
import tracemalloc
import zlib
from collections.abc import Iterator

import pytest

from firsthand.errors import IntakeError
from firsthand.intake import connecting, fetching
from firsthand.intake.fetching import FetchError, fetch
from tests.intake.serving import Answer, Site, serving


@pytest.fixture(scope="module")
def site() -> Iterator[Site]:
    with serving() as site:
        site.answers |= {
            "/x": Answer(b"hello", "text/plain"),
            "/loop": Answer(status=302, headers={"Location": "/loop"}),
            "/away": Answer(status=301, headers={"Location": "ftp://example.org/"}),
            "/once": Answer(status=301, headers={"Location": "x"}),
            "/odd": Answer(status=301, headers={"Location": "http://[::1/"}),
            "/same": Answer(status=304),
            "/busy": Answer(status=429, headers={"Retry-After": "120"}),
            "/gone": Answer(status=410),
            "/broken": Answer(status=502),
            "/big": Answer(b"x" * 3000),
            "/packed": Answer(gzip.compress(b"hello"), headers={"Content-Encoding": "gzip"}),
            "/deflated": Answer(zlib.compress(b"hello"), headers={"Content-Encoding": "deflate"}),
            "/bomb": Answer(gzip.compress(bytes(30 * 2**20)), headers={"Content-Encoding": "gzip"}),
            "/twice": Answer(gzip.compress(gzip.compress(b"hello")), headers={"Content-Encoding": "gzip, gzip"}),
            "/brotli": Answer(b"hello", headers={"Content-Encoding": "br"}),
            "/torn": Answer(gzip.compress(b"hello" * 99)[:-9], headers={"Content-Encoding": "gzip"}),
            "/wrong": Answer(b"hello", headers={"Content-Encoding": "gzip"}),
            "/short": Answer(b"hello", headers={"Content-Length": "50", "Connection": "close"}),
            "/slow": Answer(b"hello", pause=0.1),
        }
        yield site


def test_a_page_is_fetched(site: Site) -> None:
    page = fetch(f"{site.url}/x", allow_private=True)
    assert (page.url, page.raw, page.media) == (f"{site.url}/x", b"hello", "text/plain")
    assert (page.status, page.headers["content-length"], page.unchanged) == (200, "5", False)


def test_a_redirect_is_followed(site: Site) -> None:
    page = fetch(f"{site.url}/once", allow_private=True)
    assert (page.url, page.raw) == (f"{site.url}/x", b"hello")


def test_headers_are_sent_and_nothing_new_is_told(site: Site) -> None:
    page = fetch(f"{site.url}/same", {"If-None-Match": '"1"'}, allow_private=True)
    assert (page.unchanged, page.raw) == (True, b"")
    sent = site.requests[-1][1]
    assert (sent["if-none-match"], sent["accept-encoding"], sent["connection"]) == ('"1"', "gzip", "close")
    assert sent["user-agent"] == fetching.AGENT


@pytest.mark.parametrize("path", ["/packed", "/deflated"])
def test_packed_pages_are_unpacked(site: Site, path: str) -> None:
    assert fetch(site.url + path, allow_private=True).raw == b"hello"


@pytest.mark.parametrize(
    ("path", "cause"),
    [
        ("/loop", "more than 5 redirects"),
        ("/away", "ftp is no address that is fetched"),
        ("/odd", "it cannot be fetched"),
        ("/missing", "the server answers 404"),
        ("/bomb", "it is larger than 20 MB"),
        ("/twice", "it is packed as gzip, gzip, which nobody asked for"),
        ("/brotli", "it is packed as br, which nobody asked for"),
        ("/torn", "it breaks off"),
        ("/wrong", "it is packed wrongly"),
        ("/short", "it cannot be fetched"),
    ],
)
def test_what_a_server_may_do_wrong(site: Site, path: str, cause: str) -> None:
    with pytest.raises(IntakeError, match=cause) as raised:
        fetch(site.url + path, allow_private=True)
    assert (raised.value.report, raised.value.stage) == (site.url + path, "fetching")


@pytest.mark.parametrize(
    ("path", "passing", "waits"),
    [("/busy", True, "120"), ("/broken", True, None), ("/gone", False, None), ("/short", True, None)],
)
def test_what_may_be_had_another_time(site: Site, path: str, passing: bool, waits: str | None) -> None:
    with pytest.raises(FetchError) as raised:
        fetch(site.url + path, allow_private=True)
    assert (raised.value.passing, raised.value.retry_after) == (passing, waits)


def test_too_large(site: Site, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(fetching, "LARGEST", 2000)
    with pytest.raises(IntakeError, match="larger than"):
        fetch(f"{site.url}/big", allow_private=True)


def test_what_unpacks_to_much_never_stands_in_memory(site: Site, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(fetching, "LARGEST", 2000)
    tracemalloc.start()
    try:
        with pytest.raises(IntakeError, match="larger than"):
            fetch(f"{site.url}/bomb", allow_private=True)
        assert tracemalloc.get_traced_memory()[1] < 8 * 2**20
    finally:
        tracemalloc.stop()


def test_a_server_that_answers_a_letter_at_a_time_holds_nobody(site: Site, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(fetching, "ALTOGETHER", 0.3)
    before = time.monotonic()
    with pytest.raises(FetchError, match="no answer within") as raised:
        fetch(f"{site.url}/slow", allow_private=True)
    assert raised.value.passing
    assert time.monotonic() - before < 8  # the whole answer takes ten seconds


def test_nobody_listens() -> None:
    with serving() as site:
        url = f"{site.url}/x"
    with pytest.raises(FetchError, match="it cannot be fetched"):
        fetch(url, allow_private=True)


@pytest.mark.parametrize(
    "url", ["http://127.0.0.1/", "http://[::1]/", "http://10.0.0.1/", "http://169.254.169.254/", "http://localhost:9/"]
)
def test_private_addresses_are_refused(url: str) -> None:
    with pytest.raises(IntakeError, match="private address"):
        fetch(url)


@pytest.mark.parametrize("url", ["http://127.1/", "http://0x7f000001/", "http://2130706433/", "http://0/"])
def test_private_addresses_are_refused_however_they_are_written(url: str) -> None:
    with pytest.raises(IntakeError, match=r"private address|not known"):
        fetch(url)


def test_a_redirect_to_a_private_address_is_refused(site: Site, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(connecting, "is_public", lambda address: address == "127.0.0.1")
    with serving("127.0.0.2") as private:
        private.answers["/secret"] = Answer(b"secret")
        site.answers["/in"] = Answer(status=302, headers={"Location": f"{private.url}/secret"})
        with pytest.raises(IntakeError, match=r"127\.0\.0\.2 is a private address"):
            fetch(f"{site.url}/in")
        assert private.requests == []


@pytest.mark.parametrize("url", ["file:///etc/passwd", "ftp://example.org/x", "http:///nohost", "http://[::1"])
def test_other_schemes_are_refused(url: str) -> None:
    with pytest.raises(IntakeError, match="no address"):
        fetch(url)
