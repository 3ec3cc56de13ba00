"""Lists of feeds."""

from __future__ import annotations

import pytest

from firsthand.errors import IntakeError
from firsthand.intake import opml
from firsthand.intake.opml import feeds_of_list


def listed(*outlines: str) -> bytes:
    return f"<opml version='2.0'><head><title>Mine</title></head><body>{''.join(outlines)}</body></opml>".encode()


def test_feeds_in_folders_each_once() -> None:
    raw = listed(
        "<outline text='World'><outline text='A' xmlUrl='https://a.org/rss?x=1&amp;y=2' htmlUrl='https://a.org'/>",
        "<outline xmlurl=' https://b.org/atom '/></outline><outline XMLURL='https://a.org/rss?x=1&y=2'/><outline xmlUrl=''/>",
    )
    assert feeds_of_list(raw, "x") == ("https://a.org/rss?x=1&y=2", "https://b.org/atom")


def test_a_list_that_breaks_off_has_what_it_has() -> None:
    raw = listed("<outline xmlUrl='https://a.org/'/>", "<outline xmlUrl='https://b.org/'/>")
    assert feeds_of_list(raw[:-30], "x") == ("https://a.org/",)


@pytest.mark.parametrize(
    ("raw", "cause"),
    [
        (b"<rss/>", "it is no list of feeds: it begins with <rss>"),
        (listed("<outline text='x'/>"), "there are no feeds in the list"),
        (b'<!DOCTYPE opml [<!ENTITY a "b">]><opml/>', "it declares entities"),
        (b"", "it is empty"),
    ],
)
def test_what_is_no_list(raw: bytes, cause: str) -> None:
    with pytest.raises(IntakeError, match=cause):
        feeds_of_list(raw, "x")


def test_too_many(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(opml, "FEEDS", 1)
    with pytest.raises(IntakeError, match="more than 1 feeds"):
        feeds_of_list(listed("<outline xmlUrl='a'/>", "<outline xmlUrl='b'/>"), "x")
