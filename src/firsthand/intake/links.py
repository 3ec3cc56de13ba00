"""A link as a feed or page gives it, to the address that names what is behind it: absolute, and without tracking."""

from __future__ import annotations

import re
from functools import cache
from importlib.resources import files
from urllib.parse import SplitResult, unquote_plus, urljoin, urlsplit

_LONGEST = 2000  # characters of an address; browsers and servers take little more
_PORTS = {"http": 80, "https": 443}
_JUNK = re.compile(r"[\x00-\x20\x7f]")


def plain_link(link: str, base: str | None = None) -> str | None:
    """The http or https address of ``link``, read from the document at ``base``; None where it is none.

    Tracking parameters (``data/tracking.txt``), the fragment, a user name and the scheme's own port are left out; what
    remains keeps its order and its spelling, so that it still leads to the same page.
    """
    try:
        parts = urlsplit(urljoin(base or "", link.strip()))
        host = _host(parts)
    except ValueError:
        return None
    if parts.scheme not in _PORTS or host is None:
        return None
    kept = [pair for pair in parts.query.split("&") if pair and not _tracks(pair)]
    fragment = parts.fragment if parts.fragment.startswith("!") else ""
    plain = SplitResult(parts.scheme, host, parts.path or "/", "&".join(kept), fragment).geturl()
    plain = _JUNK.sub(lambda found: f"%{ord(found[0]):02X}", plain)
    return plain if len(plain) <= _LONGEST else None


def host_of(url: str) -> str:
    """The host and port that ``url`` is fetched from, in small letters; "" where it names none."""
    try:
        return _host(urlsplit(url)) or ""
    except ValueError:
        return ""


def _host(parts: SplitResult) -> str | None:
    if not parts.hostname:
        return None
    host = f"[{parts.hostname}]" if ":" in parts.hostname else parts.hostname
    port = parts.port
    return host if port is None or port == _PORTS.get(parts.scheme) else f"{host}:{port}"


def _tracks(pair: str) -> bool:
    name, _, value = unquote_plus(pair).lower().partition("=")
    names, beginnings = _tracking()
    return name in names or f"{name}={value}" in names or name.startswith(beginnings)


@cache
def _tracking() -> tuple[frozenset[str], tuple[str, ...]]:
    """The names (and name=value) that track, and the beginnings of names that do."""
    text = (files("firsthand.intake") / "data/tracking.txt").read_text(encoding="utf-8")
    words = [line for line in text.splitlines() if line and not line.startswith("#")]
    return frozenset(w for w in words if not w.endswith("*")), tuple(w[:-1] for w in words if w.endswith("*"))
