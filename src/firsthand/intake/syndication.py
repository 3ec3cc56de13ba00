"""Feeds and lists of feeds to reports, each item for itself."""

from __future__ import annotations

from collections.abc import Iterator

from firsthand.errors import IntakeError, ReportError
from firsthand.intake.fetching import Fetch
from firsthand.intake.items import report_of_item
from firsthand.intake.jsonfeed import feed_in
from firsthand.intake.opml import feeds_of_list
from firsthand.records import Report


def reports_of_feed(raw: bytes, name: str, base: str | None, fetch: Fetch) -> Iterator[Report | ReportError]:
    """The reports of a feed's items, in its order, those whose page has to be had by ``fetch``; at last, what it lacks."""
    feed = feed_in(raw, name, base)
    for item in feed.items:
        try:
            yield report_of_item(item, fetch)
        except ReportError as error:
            yield error
    if feed.torn:
        yield IntakeError(name, "feed", f"the feed breaks off; {len(feed.items)} whole items stand before that")
    elif not feed.items:
        yield IntakeError(name, "feed", "there are no items in the feed")


def reports_of_list(raw: bytes, name: str, fetch: Fetch) -> Iterator[Report | ReportError]:
    """The reports of all feeds in an OPML list; a feed that cannot be had is an error with its address."""
    for address in feeds_of_list(raw, name):
        try:
            page = fetch(address)
            yield from reports_of_feed(page.raw, address, page.url, fetch)
        except ReportError as error:
            yield error
