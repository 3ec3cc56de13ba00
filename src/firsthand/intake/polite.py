"""Fetching as a guest: one connection a host, time between requests, robots.txt kept, a server's wish to wait granted."""

from __future__ import annotations

import threading
import time
from collections.abc import Mapping
from contextlib import suppress
from dataclasses import dataclass, field
from datetime import UTC, datetime
from email.utils import parsedate_to_datetime
from typing import Protocol
from urllib.parse import urlsplit

from firsthand.errors import IntakeError
from firsthand.intake.fetching import Fetch, FetchError, Page, followed
from firsthand.intake.links import host_of
from firsthand.intake.robots import Rules, read_rules

DAY = 86_400.0
_GAP = 1.0  # seconds between two requests to a host that asks for no more
_REST = 300.0  # seconds that a host is left alone that says "too many requests" and not how long
_BUSY = frozenset({429, 503})


class Clock(Protocol):
    """The time, and waiting."""

    def now(self) -> float:
        """Seconds since 1970, in UTC."""
        ...

    def sleep(self, seconds: float) -> None:
        """Wait."""
        ...


class SystemClock:
    """The clock of this machine."""

    def now(self) -> float:
        """Seconds since 1970, in UTC."""
        return time.time()

    def sleep(self, seconds: float) -> None:
        """Wait."""
        time.sleep(seconds)


@dataclass(slots=True)
class _Host:
    """One host: who talks to it holds ``turn``; times are of the clock."""

    turn: threading.Lock = field(default_factory=threading.Lock)
    next: float = 0.0
    closed_until: float = 0.0
    rules: dict[str, tuple[float, Rules]] = field(default_factory=dict)


class Polite:
    """A fetch that may be called from many threads; ``step`` makes the single requests, redirects come back to it."""

    def __init__(self, step: Fetch, clock: Clock | None = None, gap: float = _GAP) -> None:
        self._step = step
        self._clock = clock or SystemClock()
        self._gap = gap
        self._hosts: dict[str, _Host] = {}
        self._door = threading.Lock()

    def __call__(self, url: str, headers: Mapping[str, str] | None = None, /) -> Page:
        """The page behind ``url``; IntakeError also where robots.txt forbids it or the host wants to be left alone."""
        return followed(self._asked, url, headers)

    def _asked(self, url: str, headers: Mapping[str, str] | None = None, /) -> Page:
        name = host_of(url)
        with self._door:
            host = self._hosts.setdefault(name, _Host())
        with host.turn:
            rules = self._rules(host, url)
            if not rules.allow(url):
                raise IntakeError(url, "fetching", f"the robots.txt of {name} asks not to fetch it")
            return self._request(host, url, headers, max(self._gap, rules.delay))

    def _request(self, host: _Host, url: str, headers: Mapping[str, str] | None, gap: float) -> Page:
        """One request when its time has come."""
        left = host.closed_until - self._clock.now()
        if left > 0:
            raise FetchError(url, f"the server asks to wait {left:,.0f} seconds more", 429, str(int(left) + 1))
        if (wait := host.next - self._clock.now()) > 0:
            self._clock.sleep(wait)
        try:
            return self._step(url, headers)
        except FetchError as error:
            if error.status in _BUSY:
                host.closed_until = self._clock.now() + (seconds_to_wait(error.retry_after, self._clock.now()) or _REST)
            raise
        finally:
            host.next = self._clock.now() + gap

    def _rules(self, host: _Host, url: str) -> Rules:
        """The host's rules, asked for once a day; all is free where there are none, FetchError where they cannot be had."""
        parts = urlsplit(url)
        if parts.scheme not in {"http", "https"} or not parts.hostname:
            return Rules()  # the step says what is wrong with it
        origin = f"{parts.scheme}://{parts.netloc.rpartition('@')[2]}"
        read_at, rules = host.rules.get(origin, (-DAY, Rules()))
        if self._clock.now() - read_at >= DAY:
            rules = self._read_rules(host, f"{origin}/robots.txt")
            host.rules[origin] = (self._clock.now(), rules)
        return rules

    def _read_rules(self, host: _Host, url: str) -> Rules:
        def ask(at: str, headers: Mapping[str, str] | None = None, /) -> Page:
            return (
                self._request(host, at, headers, self._gap) if host_of(at) == host_of(url) else self._step(at, headers)
            )

        try:
            return read_rules(followed(ask, url).raw)
        except IntakeError as error:
            if not isinstance(error, FetchError) or not error.passing:
                return Rules()
            raise FetchError(url, f"{error.cause} for its robots.txt", error.status, error.retry_after) from error


def seconds_to_wait(words: str | None, now: float) -> float | None:
    """The seconds that a Retry-After header asks for, a day at most: a number, or a moment in time; None for neither."""
    if not words:
        return None
    with suppress(ValueError):
        return min(max(float(int(words)), 0.0), DAY)
    with suppress(ValueError, TypeError, OverflowError):
        moment = parsedate_to_datetime(words)
        moment = moment if moment.tzinfo else moment.replace(tzinfo=UTC)
        return min(max((moment - datetime.fromtimestamp(now, UTC)).total_seconds(), 0.0), DAY)
    return None
