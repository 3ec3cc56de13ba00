"""Items of feeds to reports: what the feed carries, and what is fetched."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace

import pytest

from firsthand.errors import IntakeError, LanguageError
from firsthand.intake.feeds import Item
from firsthand.intake.fetching import Page
from firsthand.intake.items import is_cut, name_of, report_of_item
from firsthand.records import Report

STORY = (
    "The army said on Monday that its troops had entered the town and that they would stay there until the war ends."
)
LONG = "".join(f"<p>{STORY} Part {n}.</p>" for n in range(8))
TEXT = "\n".join(f"{STORY} Part {n}." for n in range(8))
ITEM = Item("g1", "https://e.org/1", "Army enters town", "The Digest", "2024-08-06T10:00:00+00:00", LONG, "In short.")


def nothing(url: str, _headers: Mapping[str, str] | None = None, /) -> Page:
    raise AssertionError(f"{url} was fetched")


def page(url: str, headers: Mapping[str, str] | None = None, /) -> Page:
    """What stands behind a link: a page that it redirects to."""
    assert url == "https://e.org/1"
    assert headers is None
    html = f"<html><head><title>The page’s own title</title></head><body><article>{LONG}</article></body></html>"
    return Page("https://e.org/story/1?utm_source=x#top", html.encode(), "text/html")


def test_a_feed_that_carries_the_text_is_believed() -> None:
    report = report_of_item(ITEM, nothing)
    text = f"Army enters town\n{TEXT}"
    published = "2024-08-06T10:00:00+00:00"
    assert report == Report("https://e.org/1", text, "Army enters town", "The Digest", published, "https://e.org/1")


def test_a_long_description_is_the_text_too() -> None:
    item = replace(ITEM, content=None, summary=LONG)
    assert report_of_item(item, nothing).text == f"Army enters town\n{TEXT}"


@pytest.mark.parametrize(
    "item",
    [
        replace(ITEM, content=None),
        replace(ITEM, content=None, summary=f"<p>{STORY}</p><p>{STORY}</p><p>{STORY}</p>"),
        replace(ITEM, content="<p>A few words are no report.</p>"),
        replace(ITEM, content=LONG.removesuffix("</p>") + " […]</p>"),
        replace(ITEM, content=LONG + "<p><a href='x'>Read more »</a></p>"),
        replace(ITEM, content="<img src='x'>", summary=None),
    ],
)
def test_otherwise_the_page_is_fetched(item: Item) -> None:
    report = report_of_item(item, page)
    assert (report.id, report.url) == ("https://e.org/1", "https://e.org/story/1")
    assert (report.title, report.publisher) == ("Army enters town", "The Digest")
    assert report.published == "2024-08-06T10:00:00+00:00"
    assert report.text == f"The page’s own title\n{TEXT}"


def test_what_the_feed_does_not_say_is_taken_from_the_page() -> None:
    report = report_of_item(replace(ITEM, title=None, publisher=None, content=None), page)
    assert (report.title, report.publisher) == ("The page’s own title", "e.org")


def test_an_item_without_a_link_gives_what_it_has() -> None:
    report = report_of_item(replace(ITEM, link=None, content=f"<p>{STORY}</p>"), nothing)
    assert (report.id, report.url) == ("The Digest: g1", None)
    assert report.text == f"Army enters town\n{STORY}"


def test_an_item_with_nothing() -> None:
    with pytest.raises(IntakeError, match="the item has neither a text nor a link") as raised:
        report_of_item(replace(ITEM, link=None, content=None, summary=None), nothing)
    assert raised.value.report == "The Digest: g1"


def test_an_item_in_another_language() -> None:
    french = "<p>Le président de la République a déclaré lundi que les troupes resteraient dans la ville.</p>" * 5
    with pytest.raises(LanguageError) as raised:
        report_of_item(replace(ITEM, title=None, content=french), nothing)
    assert raised.value.report == "https://e.org/1"


def test_a_page_without_an_article() -> None:
    def empty(url: str, _headers: Mapping[str, str] | None = None, /) -> Page:
        return Page(url, b"<html></html>", "text/html")

    with pytest.raises(IntakeError, match="there is no article in the page"):
        report_of_item(replace(ITEM, content=None), empty)


def test_a_picture_behind_a_link() -> None:
    def picture(url: str, _headers: Mapping[str, str] | None = None, /) -> Page:
        return Page(url, b"\x89PNG\0\0", "image/png")

    with pytest.raises(IntakeError, match="it is binary"):
        report_of_item(replace(ITEM, content=None), picture)


def test_what_a_blog_adds_to_each_item_is_left_out() -> None:
    added = "<p>The post <a href='x'>Army enters town</a> appeared first on <a href='y'>The Digest</a>.</p>"
    assert report_of_item(replace(ITEM, content=LONG + added), nothing).text == f"Army enters town\n{TEXT}"


@pytest.mark.parametrize(
    ("text", "cut"),
    [
        ("The army entered the town …", True),
        ("The army entered […]", True),
        ("The army entered the town.\nContinue reading Army enters town →", True),
        ("The army entered the town. Read more »", True),
        ("The army entered the town.", False),
        ("Read more books, the minister said.\nThat was all.", False),
        ("The full story is long.", False),
    ],
)
def test_cut_texts(text: str, cut: bool) -> None:
    assert is_cut(text) is cut


def test_names() -> None:
    assert name_of(ITEM) == "https://e.org/1"
    assert name_of(replace(ITEM, link=None, publisher=None)) == "feed: g1"
