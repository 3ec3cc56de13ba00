"""Connections that lead only where they may, and end when they should.

The host of every request, each redirect's too, is resolved here, all its addresses are checked, and the connection is
made to a checked address, so that a name cannot resolve to something else in between. Every step has a time limit and
all of them together another, so that a server which answers a letter a minute holds nobody.
"""

from __future__ import annotations

import ipaddress
import socket
import ssl
import time
from collections.abc import Iterable
from functools import cache
from typing import TYPE_CHECKING, Any

import httpcore
import httpx

from firsthand.errors import IntakeError

if TYPE_CHECKING:
    from httpcore import SOCKET_OPTION

_TRANSLATED = ipaddress.ip_network("64:ff9b::/96")  # RFC 6052: an IPv4 address behind a translator


def transport(name: str, seconds: float, *, allow_private: bool) -> httpx.HTTPTransport:
    """A transport for one errand of ``seconds`` in all; it raises IntakeError of ``name`` for a host that may not be."""
    made = httpx.HTTPTransport(verify=_certificates(), trust_env=False)
    made._pool = httpcore.ConnectionPool(  # noqa: SLF001  (httpx has no public way to say how to connect)
        ssl_context=_certificates(),
        network_backend=_Guarded(name, time.monotonic() + seconds, allow_private),
    )
    return made


def addresses(host: str, port: int, name: str, *, allow_private: bool) -> list[str]:
    """The addresses that ``host`` resolves to; IntakeError of ``name`` if there is none, or one is private."""
    try:
        found = socket.getaddrinfo(host, port, type=socket.SOCK_STREAM)
    except (OSError, ValueError, UnicodeError) as cause:
        raise IntakeError(name, "fetching", f"the host {host} is not known") from cause
    every = list(dict.fromkeys(str(entry[4][0]) for entry in found))
    if not allow_private and not all(is_public(address) for address in every):
        raise IntakeError(name, "fetching", f"{host} is a private address; --allow-private lets it be fetched")
    return every


def is_public(address: str) -> bool:
    """Whether an IP address belongs to the open network, also by the IPv4 address that it carries, if it does."""
    ip = ipaddress.ip_address(address.partition("%")[0])
    if isinstance(ip, ipaddress.IPv6Address):
        carried = ip.ipv4_mapped or ip.sixtofour or (ip.teredo[1] if ip.teredo else None)
        if ip in _TRANSLATED:
            carried = ipaddress.IPv4Address(int(ip) & 0xFFFFFFFF)
        if carried is not None:
            return is_public(str(carried))
        if ip.is_site_local:
            return False
    return ip.is_global and not ip.is_multicast and not ip.is_reserved


@cache
def _certificates() -> ssl.SSLContext:
    return httpx.create_ssl_context(trust_env=False)


class _Guarded(httpcore.NetworkBackend):
    """Connects to checked addresses only, and until a moment of the monotonic clock."""

    def __init__(self, name: str, end: float, allow_private: bool) -> None:
        self._name = name
        self._end = end
        self._allow_private = allow_private
        self._inner = httpcore.SyncBackend()

    def connect_tcp(
        self,
        host: str,
        port: int,
        timeout: float | None = None,
        local_address: str | None = None,
        socket_options: Iterable[SOCKET_OPTION] | None = None,
    ) -> httpcore.NetworkStream:
        """A connection to the first of the host's addresses that takes one."""
        failure: Exception = httpcore.ConnectError(f"{host} has no address")
        for address in addresses(host, port, self._name, allow_private=self._allow_private):
            limit = _left(self._end, timeout, httpcore.ConnectTimeout)
            try:
                made = self._inner.connect_tcp(address, port, limit, local_address, socket_options)
            except (httpcore.ConnectError, httpcore.ConnectTimeout) as cause:
                failure = cause
            else:
                return _Timed(made, self._end)
        raise failure


class _Timed(httpcore.NetworkStream):
    """A connection whose every step ends before a moment of the monotonic clock."""

    def __init__(self, inner: httpcore.NetworkStream, end: float) -> None:
        self._inner = inner
        self._end = end

    def read(self, max_bytes: int, timeout: float | None = None) -> bytes:
        return self._inner.read(max_bytes, _left(self._end, timeout, httpcore.ReadTimeout))

    def write(self, buffer: bytes, timeout: float | None = None) -> None:
        self._inner.write(buffer, _left(self._end, timeout, httpcore.WriteTimeout))

    def close(self) -> None:
        self._inner.close()

    def start_tls(
        self, ssl_context: ssl.SSLContext, server_hostname: str | None = None, timeout: float | None = None
    ) -> httpcore.NetworkStream:
        limit = _left(self._end, timeout, httpcore.ConnectTimeout)
        return _Timed(self._inner.start_tls(ssl_context, server_hostname, limit), self._end)

    def get_extra_info(self, info: str) -> Any:
        return self._inner.get_extra_info(info)


def _left(end: float, timeout: float | None, late: type[Exception]) -> float:
    """The seconds that a step may take; ``late`` is raised where none are left."""
    left = end - time.monotonic()
    if left <= 0:
        raise late("the time for all of it is over")
    return left if timeout is None else min(left, timeout)
