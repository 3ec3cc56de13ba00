"""What a site's robots.txt lets a reader fetch, after RFC 9309: the longest rule that fits decides, and allowing wins.

``urllib.robotparser`` knows no wildcards and lets the first rule decide; sites write theirs for the standard.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from urllib.parse import quote, urlsplit

AGENT = "firsthand"  # the product token that sites may name
_LARGEST = 500 * 2**10  # bytes that are read, as the standard asks at least
_RULES = 10_000  # at most
_SLOWEST = 60.0  # seconds between two requests that a site may ask for
_PRINTABLE = "".join(chr(code) for code in range(0x21, 0x7F))
_ESCAPE = re.compile(r"%[0-9a-fA-F]{2}")


@dataclass(frozen=True, slots=True)
class Rules:
    """Patterns of paths with whether they may be fetched; the seconds to leave between two requests."""

    paths: tuple[tuple[str, bool], ...] = ()
    delay: float = 0.0

    def allow(self, url: str) -> bool:
        """Whether the address may be fetched."""
        parts = urlsplit(url)
        path = _written(f"{parts.path or '/'}?{parts.query}" if parts.query else parts.path or "/")
        fitting = [(len(pattern), allowed) for pattern, allowed in self.paths if _fits(pattern, path)]
        return path == "/robots.txt" or max(fitting, default=(0, True))[1]


def read_rules(raw: bytes) -> Rules:
    """The rules for us in a robots.txt: those for our name, else those for everybody; anything else means all is free."""
    groups: dict[str, list[tuple[str, str]]] = {}
    names: list[str] = []
    open_names = False
    for key, value in _fields(raw):
        if key == "user-agent":
            names = [*names, value.lower()] if open_names else [value.lower()]
            open_names = True
            groups.setdefault(value.lower(), [])
            continue
        open_names = False
        for name in names:
            groups[name].append((key, value))
    ours = groups.get(AGENT, groups.get("*", []))
    paths = [(_written(value), key == "allow") for key, value in ours if key in {"allow", "disallow"} and value]
    return Rules(
        tuple(paths[:_RULES]), max((_seconds(value) for key, value in ours if key == "crawl-delay"), default=0.0)
    )


def _fields(raw: bytes) -> Iterator[tuple[str, str]]:
    """The keys in small letters and the values of those lines that matter."""
    for line in raw[:_LARGEST].decode("utf-8-sig", "replace").splitlines():
        key, colon, value = line.partition("#")[0].partition(":")
        key = key.strip().lower()
        if colon and key in {"user-agent", "allow", "disallow", "crawl-delay"}:
            yield key, value.strip()


def _seconds(value: str) -> float:
    try:
        return min(max(0.0, float(value)), _SLOWEST)
    except ValueError:
        return 0.0


def _written(path: str) -> str:
    """A path or pattern in the one spelling that both are compared in."""
    return _ESCAPE.sub(lambda found: found[0].upper(), quote(path, safe=_PRINTABLE))


def _fits(pattern: str, path: str) -> bool:
    """Whether the path begins as the pattern says: * is any characters, $ the end. No backtracking, so no endless work."""
    whole = pattern.endswith("$")
    first, *others = pattern.removesuffix("$").split("*")
    if not path.startswith(first):
        return False
    at = len(first)
    for part in others[:-1] if whole else others:
        at = path.find(part, at)
        if at < 0:
            return False
        at += len(part)
    if not whole:
        return True
    return len(path) - len(others[-1]) >= at and path.endswith(others[-1]) if others else at == len(path)
