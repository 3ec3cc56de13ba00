"""The desk of a ledger, served on this machine: what ``firsthand desk`` does."""

from __future__ import annotations

import socket
import threading
import webbrowser
from collections.abc import Callable, Iterable
from contextlib import suppress
from ipaddress import ip_address
from pathlib import Path

import uvicorn

from firsthand.errors import UsageError
from firsthand.pages.app import make_app
from firsthand.pages.from_ledger import LedgerSource
from firsthand.pages.safety import HERE
from firsthand.pages.showing import link

PORT = 8642


def serve(
    ledger: str | Path,
    *,
    host: str = "127.0.0.1",
    port: int = PORT,
    token: str | None = None,
    read_only: bool = False,
    names: Iterable[str] = (),
    open_browser: bool = False,
    say: Callable[[str], None] = print,
) -> None:
    """Serve the desk of ``ledger`` until it is ended (Ctrl-C); ``say`` is told its address.

    ``port`` 0 takes a free one. ``names`` are further host names that it may be called by. LedgerError where there is no
    ledger; UsageError where the port is taken, or others can reach the desk and there is no ``token``.
    """
    hosts = HERE | names_of(host) | {_bracketed(name) for name in names}
    with LedgerSource(ledger) as source:
        app = make_app(source, token=token, read_only=read_only, hosts=hosts, name=Path(ledger).name)
        with listening(host, port) as sock:
            address = address_of(host, sock.getsockname()[1], token)
            say(f"The desk of {ledger} is at {address}\nCtrl-C ends it.")
            if open_browser:
                threading.Thread(target=webbrowser.open, args=(address,), daemon=True).start()
            server = uvicorn.Server(uvicorn.Config(app, log_level="warning", server_header=False))
            with suppress(KeyboardInterrupt):
                server.run(sockets=[sock])


def listening(host: str, port: int) -> socket.socket:
    """A socket at ``port`` of ``host``; UsageError where it cannot be had."""
    if not 0 <= port <= 65_535:
        raise UsageError(f"{port} is no port: --port is a number from 0 to 65535")
    family = socket.AF_INET6 if ":" in host else socket.AF_INET
    try:
        return socket.create_server((host, port), family=family)
    except OSError as cause:
        raise UsageError(f"the desk cannot be at port {port} of {host}: {cause}; choose another with --port") from cause


def address_of(host: str, port: int, token: str | None = None) -> str:
    """The address to go to, with the token where there is one; a desk on every address is gone to on this machine's."""
    name = socket.gethostname() if _everywhere(host) else host
    return f"http://{_bracketed(name)}:{port}" + link("/", token=token)


def names_of(host: str) -> frozenset[str]:
    """The names that a desk bound to ``host`` is called by: its own, or this machine's where it is on every address."""
    if not _everywhere(host):
        return frozenset({_bracketed(host)})
    own = socket.gethostname()
    try:
        found = {str(info[4][0]) for info in socket.getaddrinfo(own, None)}
    except OSError:
        found = set()
    return frozenset(_bracketed(name.partition("%")[0]) for name in {own, *found})


def _everywhere(host: str) -> bool:
    try:
        return ip_address(host).is_unspecified
    except ValueError:
        return False


def _bracketed(host: str) -> str:
    """``host`` as it stands in an address: IPv6 in brackets."""
    return f"[{host.lower()}]" if ":" in host and not host.startswith("[") else host.lower()
