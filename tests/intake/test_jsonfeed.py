"""JSON Feed to items."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest

from firsthand.errors import IntakeError
from firsthand.intake import feeds, read_sources
from firsthand.intake.feeds import Feed, Item
from firsthand.intake.jsonfeed import feed_in, is_json_feed
from firsthand.records import Report

TEXT = "The army said on Monday that its troops had entered the town. " * 8


def made(*items: Any, **more: Any) -> bytes:
    return json.dumps(
        {"version": "https://jsonfeed.org/version/1.1", "title": "The  Wire", **more, "items": items}
    ).encode()


def test_an_item() -> None:
    item = {
        "id": 7,
        "url": "/a?utm_source=x",
        "title": "Troops\nin town",
        "content_text": "One <b>.\n\nTwo.",
        "summary": "Short",
        "date_published": "2024-08-06T10:00:00+02:00",
        "date_modified": "2024-08-07T10:00:00Z",
    }
    assert feed_in(made(item, item, "no item"), "f", "https://example.org/feed.json") == Feed(
        "The Wire",
        (
            Item(
                "7",
                "https://example.org/a",
                "Troops in town",
                "The Wire",
                "2024-08-06T10:00:00+02:00",
                "<p>One &lt;b&gt;.</p><p>Two.</p>",
                "<p>Short</p>",
                "2024-08-07T10:00:00Z",
            ),
        ),
        torn=False,
    )


def test_an_item_of_odd_fields_is_known_by_its_text() -> None:
    (item,) = feed_in(made({"id": "", "url": 3, "title": [], "content_html": {}, "date_published": 5}), "f").items
    assert (item.id.startswith("item-"), item.link, item.title, item.content, item.published) == (True,) + (None,) * 4


def test_a_feed_that_is_saved_is_read(tmp_path: Path) -> None:
    (tmp_path / "feed.json").write_bytes(made({"id": "1", "title": "Troops", "content_html": f"<p>{TEXT}</p>"}))
    (report,) = read_sources([str(tmp_path / "feed.json")])
    assert isinstance(report, Report)
    assert (report.title, report.publisher, report.text) == ("Troops", "The Wire", f"Troops\n{TEXT.strip()}")


@pytest.mark.parametrize(
    ("raw", "cause"),
    [
        (b'{"items": {}}', "it is no feed: JSON without a list of “items”"),
        (b'{"items": [', "it is no feed: neither XML nor whole JSON"),
        (b'{"a":' * 100_000, "it is no feed: neither XML nor whole JSON"),
        (b'{"items": [{}, {}, {}]}', "it has more than 2 items"),
        (b"", "it is empty"),
    ],
)
def test_what_is_no_feed(raw: bytes, cause: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(feeds, "ITEMS", 2)
    with pytest.raises(IntakeError, match=cause):
        feed_in(raw, "f")


def test_what_begins_as_a_json_feed_does() -> None:
    assert is_json_feed(made())
    assert is_json_feed(b'\xef\xbb\xbf{"version":"https:\\/\\/jsonfeed.org\\/version\\/1"}')
    assert not is_json_feed(b'{"text": "Of jsonfeeds."}')
    assert not is_json_feed(b"<rss>https://jsonfeed.org/version/1</rss>")
