"""A web address to its bytes, with care: no private addresses, few redirects, little size, no endless waiting.

Each hop's host is resolved here, the addresses are checked, and the connection is made to the checked address, so that
a name cannot resolve to something else in between.
"""

from __future__ import annotations

import ipaddress
import socket
from dataclasses import dataclass
from urllib.parse import urljoin, urlsplit

import httpx

from firsthand.errors import IntakeError

REDIRECTS = 5
LARGEST = 20 * 2**20  # bytes
SECONDS = 20.0
AGENT = "Firsthand (news reader; local)"


@dataclass(frozen=True, slots=True)
class Page:
    """What an address gave: where it ended, its bytes, its media type."""

    url: str
    raw: bytes
    media: str


def fetch(url: str, *, allow_private: bool = False) -> Page:
    """The bytes behind ``url``; IntakeError with the reason where there are none."""
    at = url
    with httpx.Client(timeout=SECONDS, follow_redirects=False, trust_env=False) as client:
        for _ in range(REDIRECTS + 1):
            address = _checked_address(at, url, allow_private)
            page = _get(client, at, address, url)
            if isinstance(page, Page):
                return page
            at = page
    raise IntakeError(url, "fetching", f"more than {REDIRECTS} redirects")


def _checked_address(url: str, name: str, allow_private: bool) -> str:
    """The address that the url's host resolves to; every one of them must be public unless allowed."""
    parts = urlsplit(url)
    if parts.scheme not in {"http", "https"} or not parts.hostname:
        raise IntakeError(
            name, "fetching", f"{parts.scheme or 'this'} is no address that is fetched; http and https are"
        )
    try:
        port = parts.port or (443 if parts.scheme == "https" else 80)
        found = socket.getaddrinfo(parts.hostname, port, type=socket.SOCK_STREAM)
    except (OSError, ValueError, UnicodeError) as cause:
        raise IntakeError(name, "fetching", f"the host {parts.hostname} is not known") from cause
    addresses = [str(entry[4][0]) for entry in found]
    if not allow_private and not all(_is_public(a) for a in addresses):
        raise IntakeError(
            name, "fetching", f"{parts.hostname} is a private address; --allow-private lets it be fetched"
        )
    return addresses[0]


def _is_public(address: str) -> bool:
    ip = ipaddress.ip_address(address.partition("%")[0])
    mapped = ip.ipv4_mapped if isinstance(ip, ipaddress.IPv6Address) else None
    return (mapped or ip).is_global and not (mapped or ip).is_multicast


def _get(client: httpx.Client, url: str, address: str, name: str) -> Page | str:
    """The page, or the address that it redirects to."""
    parts = urlsplit(url)
    host = f"[{address}]" if ":" in address else address
    target = httpx.URL(url).copy_with(host=host.strip("[]"))
    headers = {"Host": parts.netloc.rpartition("@")[2], "User-Agent": AGENT, "Accept": "text/html,*/*;q=0.5"}
    try:
        with client.stream("GET", target, headers=headers, extensions={"sni_hostname": parts.hostname}) as response:
            if response.is_redirect:
                return str(urljoin(url, response.headers.get("location", "")))
            if response.status_code >= 400:
                raise IntakeError(name, "fetching", f"the server answers {response.status_code}")
            return Page(url, _body(response, name), response.headers.get("content-type", ""))
    except httpx.TimeoutException as cause:
        raise IntakeError(name, "fetching", f"no answer within {SECONDS:.0f} seconds") from cause
    except (httpx.HTTPError, httpx.InvalidURL) as cause:
        raise IntakeError(name, "fetching", f"it cannot be fetched ({cause})") from cause


def _body(response: httpx.Response, name: str) -> bytes:
    received = bytearray()
    for chunk in response.iter_bytes():
        received += chunk
        if len(received) > LARGEST:
            raise IntakeError(name, "fetching", f"it is larger than {LARGEST // 2**20} MB")
    return bytes(received)
