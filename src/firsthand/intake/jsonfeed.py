"""JSON Feed (jsonfeed.org, versions 1 and 1.1) to items, as :mod:`firsthand.intake.feeds` has them of RSS and Atom."""

from __future__ import annotations

import html
import json
from typing import Any

from firsthand.errors import IntakeError
from firsthand.intake import feeds
from firsthand.intake.decoding import decode, text_id
from firsthand.intake.feeds import Feed, Item, read_feed
from firsthand.intake.links import plain_link
from firsthand.intake.moments import moment_of

_VERSION = b"jsonfeed.org/version/"
_HEAD = 4096  # bytes within which a feed says its version; the format asks for it first


def is_json_feed(raw: bytes) -> bool:
    """Whether ``raw`` begins as a JSON Feed does."""
    return _is_object(raw) and _VERSION in raw[:_HEAD].replace(b"\\/", b"/")


def feed_in(raw: bytes, name: str, base: str | None = None) -> Feed:
    """The feed in ``raw``, of JSON or of XML, fetched from ``base``; IntakeError where it is none."""
    return _of_json(raw, name, base) if _is_object(raw) else read_feed(raw, name, base)


def _is_object(raw: bytes) -> bool:
    return raw[:100].lstrip(b"\xef\xbb\xbf \t\r\n").startswith(b"{")


def _of_json(raw: bytes, name: str, base: str | None) -> Feed:
    try:
        data = json.loads(decode(raw, name))
    except (ValueError, RecursionError) as cause:
        raise IntakeError(name, "feed", f"it is no feed: neither XML nor whole JSON ({cause})") from cause
    items = data.get("items")
    if not isinstance(items, list):
        raise IntakeError(name, "feed", "it is no feed: JSON without a list of “items”")
    if len(items) > feeds.ITEMS:
        raise IntakeError(name, "feed", f"it has more than {feeds.ITEMS:,} items")
    title = _line(data.get("title"))
    found: dict[str, Item] = {}
    for item in (_item(entry, title, base) for entry in items if isinstance(entry, dict)):
        found.setdefault(item.id, item)
    return Feed(title, tuple(found.values()), torn=False)


def _item(entry: dict[str, Any], publisher: str | None, base: str | None) -> Item:
    title, link = _line(entry.get("title")), plain_link(_text(entry.get("url") or entry.get("external_url")), base)
    content = _text(entry.get("content_html")) or _paragraphs(_text(entry.get("content_text")))
    name = entry.get("id")
    return Item(
        id=str(name) if isinstance(name, str | int) and name != "" else link or text_id("item", f"{title}\n{content}"),
        link=link,
        title=title,
        publisher=publisher,
        published=moment_of(_text(entry.get("date_published"))),
        content=content or None,
        summary=_paragraphs(_text(entry.get("summary"))) or None,
        updated=_text(entry.get("date_modified")) or None,
    )


def _text(value: Any) -> str:
    return value if isinstance(value, str) else ""


def _line(value: Any) -> str | None:
    return " ".join(_text(value).split())[: feeds.TITLE] or None


def _paragraphs(text: str) -> str:
    return "".join(f"<p>{html.escape(line)}</p>" for line in text.splitlines() if line.strip())
