"""A web address to its bytes, with care: no private addresses, few redirects, little size, no endless waiting."""

from __future__ import annotations

import time
import zlib
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from typing import Protocol
from urllib.parse import urljoin, urlsplit

import httpx

from firsthand.errors import IntakeError
from firsthand.intake.connecting import transport

REDIRECTS = 5
LARGEST = 20 * 2**20  # bytes, unpacked
SECONDS = 20.0  # that one step may take
ALTOGETHER = 90.0  # that an address may take with all its redirects
AGENT = "Firsthand (news reader; local)"
_ACCEPT = "text/html,application/rss+xml,application/atom+xml,application/xml;q=0.9,*/*;q=0.5"
_NOT_CHANGED = 304
_LEADING = frozenset({301, 302, 303, 307, 308})
_PASSING = frozenset({408, 425, 429})  # and all from 500 on: the server may answer well another time


@dataclass(frozen=True, slots=True)
class Page:
    """What an address gave: where it ended, its bytes, its media type; ``headers`` by their names in small letters."""

    url: str
    raw: bytes
    media: str
    status: int = 200
    headers: Mapping[str, str] = field(default_factory=dict)

    @property
    def unchanged(self) -> bool:
        """Whether the server says that nothing is new since what the request's headers told; ``raw`` is empty then."""
        return self.status == _NOT_CHANGED

    @property
    def leads_to(self) -> str | None:
        """The address that the server sends the reader on to; None for a page."""
        location = self.headers.get("location")
        return urljoin(self.url, location) if location and self.status in _LEADING else None


class FetchError(IntakeError):
    """An address gave nothing: the server's ``status`` if it answered, and its ``Retry-After`` header if it sent one."""

    def __init__(self, report: str, cause: str, status: int | None = None, retry_after: str | None = None) -> None:
        super().__init__(report, "fetching", cause)
        self.status = status
        self.retry_after = retry_after

    @property
    def passing(self) -> bool:
        """Whether it may be had another time."""
        return self.status is None or self.status in _PASSING or self.status >= 500


class Fetch(Protocol):
    """What fetches an address, with headers to add to the request; IntakeError where there is nothing."""

    def __call__(self, url: str, headers: Mapping[str, str] | None = None, /) -> Page:
        """The page that the address gives."""
        ...


def fetch(url: str, headers: Mapping[str, str] | None = None, *, allow_private: bool = False) -> Page:
    """The page behind ``url`` and its redirects; IntakeError with the reason where there is none."""

    def step(at: str, told: Mapping[str, str] | None = None, /) -> Page:
        return fetch_step(at, told, allow_private=allow_private, seconds=end - time.monotonic())

    end = time.monotonic() + ALTOGETHER
    return followed(step, url, headers)


def followed(step: Fetch, url: str, headers: Mapping[str, str] | None = None) -> Page:
    """The page that ``step`` after step leads to, at most REDIRECTS of them; errors name ``url``, where it began."""
    at = url
    for _ in range(REDIRECTS + 1):
        try:
            page = step(at, headers)
            leads_to = page.leads_to
        except FetchError as error:
            raise FetchError(url, error.cause, error.status, error.retry_after) from error
        except IntakeError as error:
            raise IntakeError(url, error.stage, error.cause) from error
        except ValueError as cause:
            raise FetchError(url, f"it leads to what is no address ({cause})") from cause
        if leads_to is None:
            return page
        at = leads_to
    raise IntakeError(url, "fetching", f"more than {REDIRECTS} redirects")


def fetch_step(
    url: str,
    headers: Mapping[str, str] | None = None,
    *,
    allow_private: bool = False,
    seconds: float | None = None,
) -> Page:
    """What one request for ``url`` gives, be it a redirect, within ``seconds``; FetchError where it may be passing."""
    _check_address(url)
    limit = ALTOGETHER if seconds is None else seconds
    with (
        transport(url, limit, allow_private=allow_private) as way,
        httpx.Client(timeout=SECONDS, follow_redirects=False, trust_env=False, transport=way) as client,
    ):
        return _get(client, url, headers or {})


def _check_address(url: str) -> None:
    try:
        parts = urlsplit(url)
        known = parts.scheme in {"http", "https"} and bool(parts.hostname)
    except ValueError as cause:
        raise IntakeError(url, "fetching", f"{url[:200]} is no address") from cause
    if not known:
        raise IntakeError(
            url, "fetching", f"{parts.scheme or 'this'} is no address that is fetched; http and https are"
        )


def _get(client: httpx.Client, url: str, headers: Mapping[str, str]) -> Page:
    sent = {"User-Agent": AGENT, "Accept": _ACCEPT, "Accept-Encoding": "gzip", "Connection": "close", **headers}
    try:
        with client.stream("GET", url, headers=sent) as response:
            told = dict(response.headers)
            if response.status_code >= 400:
                answer = f"the server answers {response.status_code}"
                raise FetchError(url, answer, response.status_code, told.get("retry-after"))
            body = b"".join(_body(response, url)) if response.is_success else b""
            return Page(url, body, told.get("content-type", ""), response.status_code, told)
    except httpx.TimeoutException as cause:
        raise FetchError(url, f"no answer within {SECONDS:.0f} seconds, or {ALTOGETHER:.0f} for all of it") from cause
    except (httpx.HTTPError, httpx.InvalidURL, ValueError) as cause:
        raise FetchError(url, f"it cannot be fetched ({cause or type(cause).__name__})") from cause


def _body(response: httpx.Response, name: str) -> Iterator[bytes]:
    """The pieces of the body, unpacked, up to LARGEST bytes of them and never more than that in memory."""
    packing = response.headers.get("content-encoding", "identity").strip().lower()
    if packing in {"", "identity"}:
        pieces: Iterator[bytes] = response.iter_raw()
    elif packing in {"gzip", "x-gzip", "deflate"}:
        pieces = _unpacked(response.iter_raw(), name)
    else:
        raise IntakeError(name, "fetching", f"it is packed as {packing[:40]}, which nobody asked for")
    received = 0
    for piece in pieces:
        received += len(piece)
        if received > LARGEST:
            raise IntakeError(name, "fetching", f"it is larger than {LARGEST // 2**20} MB")
        yield piece


def _unpacked(pieces: Iterator[bytes], name: str) -> Iterator[bytes]:
    unpacker = zlib.decompressobj(zlib.MAX_WBITS | 32)  # gzip or zlib, by how it begins
    try:
        for piece in pieces:
            rest = piece
            while rest and not unpacker.eof:
                yield unpacker.decompress(rest, 2**20)
                rest = unpacker.unconsumed_tail
    except zlib.error as cause:
        raise FetchError(name, "it is packed wrongly") from cause
    if not unpacker.eof:
        raise FetchError(name, "it breaks off")
