"""RSS and Atom to items: feedparser reads what :mod:`firsthand.intake.markup` has made safe and whole."""

from __future__ import annotations

import html
import io
import re
from calendar import timegm
from dataclasses import dataclass, replace
from datetime import UTC, datetime
from typing import Any

from firsthand.errors import IntakeError
from firsthand.intake.decoding import text_id
from firsthand.intake.links import plain_link
from firsthand.intake.markup import mended
from firsthand.intake.moments import moment_of
from firsthand.intake.pages import plain_text

ROOTS = frozenset({"rss", "feed", "rdf"})
ITEMS = 10_000  # of one feed at most
TITLE = 500  # characters
_HEAD = 2**16  # bytes of a page in which it names its feeds
_LINK = re.compile(r"<link\b([^>]{1,2000})>", re.IGNORECASE)
_ATTRIBUTE = re.compile(r"([a-z]{1,20})\s*=\s*(?:\"([^\"]*)\"|'?([^\s'\"]+))", re.IGNORECASE)
_FEED_TYPES = frozenset({"application/rss+xml", "application/atom+xml", "application/feed+json"})
_DATES = ("published", "created", "updated")


@dataclass(frozen=True, slots=True)
class Item:
    """One item of a feed: its text, or the link to it.

    ``id`` is the feed's own name for it, else its link. ``content`` is the markup that the feed calls its content, and
    ``summary`` what it calls a description, which in many feeds is the whole text too. ``updated`` is when the feed says
    that it changed, in its words.
    """

    id: str
    link: str | None
    title: str | None
    publisher: str | None
    published: str | None
    content: str | None
    summary: str | None
    updated: str | None = None


@dataclass(frozen=True, slots=True)
class Feed:
    """A feed's title and items, in its order. ``torn``: it breaks off, and the item where it does is left out."""

    title: str | None
    items: tuple[Item, ...]
    torn: bool


def read_feed(raw: bytes, name: str, base: str | None = None) -> Feed:
    """The feed in ``raw``, fetched from ``base``; IntakeError where it is none, is too large or declares entities."""
    document = mended(raw, name)
    if document.root not in ROOTS:
        named = _named_in(raw, base) if document.root == "html" else None
        hint = f"; the page names its feed: {named}" if named else ""
        raise IntakeError(name, "feed", f"it is no feed: it begins with <{document.root}>{hint}")
    if sum(document.raw.count(f"<{word}{end}".encode()) for word in ("item", "entry") for end in " >") > ITEMS:
        raise IntakeError(name, "feed", f"it has more than {ITEMS:,} items")
    parsed = _parsed(document.raw, name, base if document.root == "feed" else None)
    title = _line(parsed["feed"].get("title_detail"))
    # Atom's links are relative to the feed's own address; those of RSS are written as on the site that it is for
    home = plain_link(parsed["feed"].get("link") or "", base) or base
    items: dict[str, Item] = {}
    for entry in parsed["entries"][: -1 if document.torn else None]:
        item = _item(entry, title, home)
        if item.id in items and items[item.id].link != item.link:
            item = replace(item, id=f"{item.id} {item.link}")
        items.setdefault(item.id, item)
    return Feed(title, tuple(items.values()), document.torn)


def _named_in(raw: bytes, base: str | None) -> str | None:
    """The address of the first feed that a web page names in its head, as sites do for programs that follow them."""
    for link in _LINK.findall(raw[:_HEAD].decode("utf-8", "replace")):
        told = {key.lower(): html.unescape(one or other) for key, one, other in _ATTRIBUTE.findall(link)}
        if "alternate" in told.get("rel", "").lower() and told.get("type", "").lower() in _FEED_TYPES:
            return plain_link(told.get("href", ""), base)
    return None


def _parsed(raw: bytes, name: str, base: str | None) -> Any:
    import feedparser  # type: ignore[import-untyped]  # noqa: PLC0415

    headers = {"content-type": "application/xml", "content-location": base or ""}
    try:
        return feedparser.parse(
            io.BytesIO(raw), response_headers=headers, sanitize_html=False, resolve_relative_uris=False
        )
    except Exception as cause:  # the library fails on odd feeds in its own ways
        raise IntakeError(name, "feed", f"the feed cannot be parsed ({type(cause).__name__})") from cause


def _item(entry: Any, publisher: str | None, home: str | None) -> Item:
    source = entry.get("source") or {}
    link = plain_link(entry.get("feedburner_origlink") or entry.get("link") or "", home)
    if not entry.get("links") and "://" not in entry.get("id", ""):
        link = None  # an id that does not say that it is no link, and is none
    title = _line(entry.get("title_detail"))
    content = max((_markup(part) for part in entry.get("content", ())), key=len, default="")
    summary = _markup(entry.get("summary_detail"))
    return Item(
        id=entry.get("id") or link or text_id("item", f"{title}\n{content or summary}"),
        link=link,
        title=title,
        publisher=_line(source.get("title_detail")) or _line({"value": source.get("title")}) or publisher,
        published=_published(entry),
        content=content or None,
        summary=summary or None,
        updated=str(dict.get(entry, "updated") or "") or None,
    )


def _line(detail: Any) -> str | None:
    """One line of text from what feedparser says of a title."""
    value = (detail or {}).get("value") or ""
    text = value if (detail or {}).get("type") == "text/plain" else plain_text(value)
    return " ".join(text.split())[:TITLE] or None


def _markup(detail: Any) -> str:
    """Markup from what feedparser says of a content or a summary; "" for what is no text."""
    value = (detail or {}).get("value") or ""
    kind = (detail or {}).get("type") or "text/html"
    if kind == "text/plain":
        return "".join(f"<p>{html.escape(line)}</p>" for line in value.splitlines() if line.strip())
    return value if kind in {"text/html", "application/xhtml+xml"} else ""


def _published(entry: Any) -> str | None:
    """The day or moment of publication in ISO 8601, in the time zone that the feed gives it in."""
    for key in _DATES:
        moment = _moment(dict.get(entry, key) or "", dict.get(entry, f"{key}_parsed"))
        if moment and moment[:4] > "1970":
            return moment
    return None


def _moment(words: str, parsed: Any) -> str | None:
    if (moment := moment_of(words)) is not None:
        return moment
    try:
        return datetime.fromtimestamp(timegm(parsed), UTC).isoformat()
    except (ValueError, TypeError, OverflowError, OSError):
        return None
