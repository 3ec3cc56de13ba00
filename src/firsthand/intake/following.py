"""Following feeds: each is looked at again and again, politely, and what is new comes out as reports.

Threads look at the feeds, never two at feeds of one host; all that they find passes through one queue to whoever asks
for the reports. What is known is written down only after a report was taken, so that none is lost if the process ends
at any moment; the one that was under way comes again.
"""

from __future__ import annotations

import queue
import random
import threading
from collections.abc import Callable, Generator, Iterable, Iterator
from dataclasses import dataclass, replace
from functools import partial
from pathlib import Path

from firsthand.errors import IntakeError, ReportError, UsageError
from firsthand.intake.checking import Checked, Found, check
from firsthand.intake.fetching import Fetch, fetch_step
from firsthand.intake.folders import name_of_file
from firsthand.intake.links import host_of
from firsthand.intake.opml import feeds_of_list
from firsthand.intake.polite import DAY, Clock, Polite, SystemClock, seconds_to_wait
from firsthand.intake.states import Standing, State, standing_of
from firsthand.records import Report

EVERY = 900.0  # seconds between two looks at a feed that has no failures
_WORKERS = 8
_SPREAD = (0.9, 1.1)  # of the time to the next look, so that feeds do not come due together
_POLL = 0.5  # seconds after which a thread looks whether it is still wanted

_Inbox = queue.Queue[tuple[str, Found | Checked]]


def feeds_named(sources: Iterable[str]) -> tuple[str, ...]:
    """The addresses of feeds: those named, and those in OPML files that are named, each once; UsageError for others."""
    addresses: dict[str, None] = {}
    for source in sources:
        if "://" in source:
            addresses[source] = None
            continue
        try:
            addresses.update(dict.fromkeys(feeds_of_list(Path(source).read_bytes(), name_of_file(Path(source)))))
        except OSError as cause:
            raise UsageError(f"{source} is no address, and no list of feeds ({cause.strerror})") from cause
        except IntakeError as cause:
            raise UsageError(
                f"{source} is no address, and no list of feeds ({cause.cause}); `firsthand add` reads a feed's file"
            ) from cause
    return tuple(addresses)


def follow(
    feeds: Iterable[str],
    store: State,
    clock: Clock | None = None,
    fetch: Fetch | None = None,
    *,
    every: float = EVERY,
    until: float | None = None,
    workers: int = _WORKERS,
    seed: int = 0,
    allow_private: bool = False,
    waiting: Callable[[float], None] | None = None,
) -> Generator[Report | ReportError]:
    """The new reports of the feeds as they appear, without end or up to a moment; every failure is a ReportError.

    ``store`` remembers what is known between runs. ``fetch`` makes single requests; manners are added here. A feed is
    looked at ``every`` so many seconds, one that fails ever more rarely, once a day at least, and never before its
    server's Retry-After is over. No look begins after ``until`` (seconds since 1970; the present moment for one look at
    the feeds that are due). ``waiting`` is called with the seconds to the next look whenever there is nothing to do.
    """
    time = clock or SystemClock()
    polite = Polite(fetch or partial(fetch_step, allow_private=allow_private), time)
    plan = _Plan(store, time, every, random.Random(seed))  # noqa: S311  (it spreads requests, and keeps no secret)
    for address in feeds:
        plan.add(address)
    inbox: _Inbox = queue.Queue(maxsize=2 * workers)
    stop = threading.Event()
    try:
        while plan.goes_on(until):
            for address in plan.begin(workers, until):
                task = (address, plan.standings[address], polite, inbox, stop)
                threading.Thread(target=_look, args=task, name=f"look at {address}", daemon=True).start()
            if plan.busy:
                yield from _taken(plan, inbox)
            elif (left := plan.next_due() - time.now()) > 0:
                if waiting:
                    waiting(left)
                time.sleep(left)
    finally:
        stop.set()


def _taken(plan: _Plan, inbox: _Inbox) -> Iterator[Report | ReportError]:
    """What the threads found next, written down as known when it has been taken."""
    try:
        address, thing = inbox.get(timeout=_POLL)
    except queue.Empty:
        return
    if isinstance(thing, Found):
        yield thing.result
        plan.know(address, thing)
    else:
        if thing.error is not None:
            yield thing.error
        plan.end(address, thing)


def _look(address: str, standing: Standing, fetch: Fetch, inbox: _Inbox, stop: threading.Event) -> None:
    """One look at a feed, in a thread of its own; it always ends with a Checked, unless nobody wants it any more."""
    ended = False
    try:
        for thing in check(address, standing, fetch):
            ended = isinstance(thing, Checked)
            if not _put(inbox, address, thing, stop):
                return
    except Exception as cause:  # noqa: BLE001  (the border of one feed: the others go on)
        error = IntakeError(address, "fetching", f"it cannot be read ({type(cause).__name__}: {cause})")
        if not ended:
            _put(inbox, address, Checked(error=error, failed=True), stop)


def _put(inbox: _Inbox, address: str, thing: Found | Checked, stop: threading.Event) -> bool:
    while not stop.is_set():
        try:
            inbox.put((address, thing), timeout=_POLL)
        except queue.Full:
            continue
        return True
    return False


@dataclass
class _Plan:
    """Which feed is looked at when; only the thread that gives out the reports asks and changes it."""

    store: State
    clock: Clock
    every: float
    chance: random.Random

    def __post_init__(self) -> None:
        self.standings: dict[str, Standing] = {}
        self.busy: set[str] = set()

    def add(self, address: str) -> None:
        """Take up a feed where the last run left it."""
        standing = standing_of(self.store.get(f"feed {address}"))
        latest = self.clock.now() + max(DAY, self.every) * _SPREAD[1]  # a clock that went wrong once shall not stop it
        self.standings[address] = replace(standing, due=min(standing.due, latest))

    def next_due(self) -> float:
        return min(standing.due for address, standing in self.standings.items() if address not in self.busy)

    def goes_on(self, until: float | None) -> bool:
        """Whether anybody is busy or any look is still to come."""
        if self.busy:
            return True
        return bool(self.standings) and (until is None or self.next_due() <= until)

    def begin(self, workers: int, until: float | None) -> list[str]:
        """The feeds to be looked at now, the longest due first, of hosts that nobody is looking at."""
        now = self.clock.now()
        last = now if until is None else min(now, until)
        hosts = {host_of(address) for address in self.busy}
        begun = []
        for address in sorted(self.standings, key=lambda address: self.standings[address].due):
            if len(self.busy) >= workers or self.standings[address].due > last:
                break
            if address not in self.busy and host_of(address) not in hosts:
                self.busy.add(address)
                hosts.add(host_of(address))
                begun.append(address)
        return begun

    def know(self, address: str, found: Found) -> None:
        self._keep(address, self.standings[address].with_item(found.key, passing=found.passing))

    def end(self, address: str, checked: Checked) -> None:
        """Write down how a look ended, and when the next one is due."""
        self.busy.discard(address)
        standing = self.standings[address]
        failures = standing.failures + 1 if checked.failed else 0
        wait = min(self.every * 2 ** min(failures, 20), max(DAY, self.every)) * self.chance.uniform(*_SPREAD)
        asked = seconds_to_wait(checked.retry_after, self.clock.now()) or 0.0
        standing = replace(standing, due=self.clock.now() + max(wait, asked), failures=failures)
        if not checked.failed:
            standing = replace(standing, etag=checked.etag, modified=checked.modified)
        if checked.items is not None:
            known, tries = standing.with_document(checked.items)
            standing = replace(standing, known=known, tries=tries)
        self._keep(address, standing)

    def _keep(self, address: str, standing: Standing) -> None:
        self.standings[address] = standing
        self.store.set(f"feed {address}", standing.to_json())
