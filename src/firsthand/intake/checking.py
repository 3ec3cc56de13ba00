"""One look at a feed: what is new or has changed in it since the last."""

from __future__ import annotations

import hashlib
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass

from firsthand.errors import IntakeError, ReportError
from firsthand.intake.feeds import Feed, Item
from firsthand.intake.fetching import Fetch, FetchError, Page
from firsthand.intake.items import report_of_item
from firsthand.intake.jsonfeed import feed_in
from firsthand.intake.links import host_of
from firsthand.intake.pages import plain_text
from firsthand.intake.states import Standing
from firsthand.records import Report

_AT_ONCE = 200  # new items of a feed that one check takes on; the others come with the next
_VERSIONS = 6  # of an item that are looked at: some feeds change with every look
_BUSY = frozenset({429, 503})


@dataclass(frozen=True, slots=True)
class Found:
    """A new item: its key in what is known of the feed, its report or error, whether the failure may be passing."""

    key: str
    result: Report | ReportError
    passing: bool = False


@dataclass(frozen=True, slots=True)
class Checked:
    """The end of a check.

    ``items`` are the keys of all items that the feed shows, None where it shows none because nothing changed or it
    failed; ``error`` what is wrong with it, ``failed`` whether that left nothing to read; ``etag`` and ``modified`` are
    set where no item is left for another time; ``retry_after`` is the server's word.
    """

    items: tuple[str, ...] | None = None
    error: IntakeError | None = None
    failed: bool = False
    etag: str | None = None
    modified: str | None = None
    retry_after: str | None = None


def check(address: str, standing: Standing, fetch: Fetch) -> Iterator[Found | Checked]:
    """The items that are not known as they are, the oldest first, and at last how the check ended, whatever happens."""
    try:
        page = fetch(address, _conditions(standing))
        feed = None if page.unchanged else feed_in(page.raw, address, page.url)
    except IntakeError as error:
        told = IntakeError(address, "fetching", error.cause)
        yield Checked(error=told, failed=True, retry_after=error.retry_after if isinstance(error, FetchError) else None)
        return
    if feed is None:
        yield Checked(etag=standing.etag, modified=standing.modified)
        return
    yield from _looked_through(address, feed, page, standing, fetch)


def _looked_through(
    address: str, feed: Feed, page: Page, standing: Standing, fetch: Fetch
) -> Iterator[Found | Checked]:
    keys = {key_of(item): item for item in reversed(feed.items)}
    known = set(standing.known)
    looks = Counter(_item_of(key) for key in known)
    new = [key for key in keys if key not in known and looks[_item_of(key)] < _VERSIONS]
    closed: set[str] = set()
    left = max(len(new) - _AT_ONCE, 0)
    for key in new[:_AT_ONCE]:
        if host_of(keys[key].link or "") in closed:
            left += 1
            continue
        found = _found(key, keys[key], fetch)
        yield found
        if isinstance(found.result, FetchError) and found.result.status in _BUSY:
            closed.add(host_of(keys[key].link or ""))
        left += found.passing
    yield _ending(address, feed, page, tuple(keys), whole=not left and not feed.torn, news=bool(new))


def _found(key: str, item: Item, fetch: Fetch) -> Found:
    try:
        return Found(key, report_of_item(item, fetch))
    except ReportError as error:
        return Found(key, error, passing=isinstance(error, FetchError) and error.passing)


def _ending(address: str, feed: Feed, page: Page, keys: tuple[str, ...], *, whole: bool, news: bool) -> Checked:
    error = None
    if feed.torn and (news or not keys):
        error = IntakeError(address, "fetching", f"the feed breaks off; {len(keys)} whole items stand before that")
    if not whole:
        return Checked(keys, error)
    return Checked(keys, error, etag=page.headers.get("etag"), modified=page.headers.get("last-modified"))


def _conditions(standing: Standing) -> dict[str, str]:
    told = {"If-None-Match": standing.etag, "If-Modified-Since": standing.modified}
    return {name: value for name, value in told.items() if value}


def key_of(item: Item) -> str:
    """A short key of an item as it is now: of the id that its feed gives it, and of what the feed says of it."""
    words = [plain_text(markup) for markup in (item.content, item.summary) if markup]
    told = "\n".join([item.title or "", item.updated or "", *words])
    return f"{_short(item.id)}.{_short(told)}"


def _short(words: str) -> str:
    return hashlib.sha256(words.encode("utf-8", "replace")).hexdigest()[:16]


def _item_of(key: str) -> str:
    """What the keys of an item have in common, however it changes."""
    return key.partition(".")[0]
