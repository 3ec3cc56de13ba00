"""One look at a feed: what is new, what failed, what is left for another time."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from functools import partial

import pytest

from firsthand.errors import IntakeError
from firsthand.intake import checking
from firsthand.intake.checking import Checked, Found, check, key_of
from firsthand.intake.feeds import read_feed
from firsthand.intake.fetching import Fetch, FetchError, Page, fetch
from firsthand.intake.states import Standing
from firsthand.records import Report
from tests.intake.serving import Answer, Site, serving

STORY = (
    "The army said on Monday that its troops had entered the town and that they would stay there until the war ends."
)
LONG = "".join(f"<p>{STORY} Part {number}.</p>" for number in range(3))
FETCH: Fetch = partial(fetch, allow_private=True)


def feed(*items: str, end: str = "</channel></rss>") -> bytes:
    head = '<rss xmlns:content="http://purl.org/rss/1.0/modules/content/"><channel><title>T</title>'
    return (head + "".join(items) + end).encode()


def whole(name: str) -> str:
    return f"<item><guid>{name}</guid><content:encoded><![CDATA[{LONG}]]></content:encoded></item>"


def linked(path: str) -> str:
    return f"<item><link>{path}</link></item>"


def key(name: str) -> str:
    return key_of(read_feed(feed(whole(name)), "x").items[0])


@pytest.mark.parametrize(
    ("now", "same"),
    [
        ("<title>A</title><description>x <b>y</b></description>", True),
        ("<title>A</title><description>x y</description>", True),
        ("<title>B</title><description>x y</description>", False),
        ("<title>A</title><description>x z</description>", False),
        ("<title>A</title><description>x y</description><a:updated>2024-08-07</a:updated>", False),
    ],
)
def test_a_key_is_of_an_item_as_it_is(now: str, same: bool) -> None:
    def keyed(told: str) -> str:
        item = f'<item xmlns:a="http://www.w3.org/2005/Atom"><guid>a</guid>{told}</item>'
        return key_of(read_feed(feed(item), "x").items[0])

    before = keyed("<title>A</title><description>x y</description>")
    assert (keyed(now) == before) is same
    assert keyed(now).partition(".")[0] == before.partition(".")[0]


@pytest.fixture
def site() -> Iterator[Site]:
    with serving() as site:
        html = f"<html><head><title>Page</title></head><body><article>{LONG}</article></body></html>"
        site.answers["/page"] = Answer(html.encode())
        yield site


def look(site: Site, standing: Standing | None = None) -> tuple[list[Found], Checked]:
    *found, end = check(f"{site.url}/rss", standing or Standing(), FETCH)
    assert isinstance(end, Checked)
    assert all(isinstance(one, Found) for one in found)
    return [one for one in found if isinstance(one, Found)], end


def ids(found: list[Found]) -> list[str]:
    return [one.result.id if isinstance(one.result, Report) else one.result.cause for one in found]


def test_new_items_come_the_oldest_first(site: Site) -> None:
    site.answers["/rss"] = Answer(
        feed(whole("c"), whole("b"), whole("a")), headers={"ETag": '"1"', "Last-Modified": "then"}
    )
    found, end = look(site, Standing(known=(key("b"),)))
    assert ids(found) == ["T: a", "T: c"]
    assert [one.key for one in found] == [key("a"), key("c")]
    assert end == Checked((key("a"), key("b"), key("c")), etag='"1"', modified="then")


def test_what_the_server_said_is_told_back_to_it(site: Site) -> None:
    site.answers["/rss"] = Answer(status=304)
    found, end = look(site, Standing(etag='"1"', modified="then"))
    assert (found, end) == ([], Checked(etag='"1"', modified="then"))
    sent = site.requests[0][1]
    assert (sent["if-none-match"], sent["if-modified-since"]) == ('"1"', "then")


@pytest.mark.parametrize(
    ("answer", "cause", "retry_after"),
    [
        (Answer(status=503, headers={"Retry-After": "60"}), "the server answers 503", "60"),
        (Answer(b"<html></html>"), "it is no feed: it begins with <html>", None),
        (Answer(b'<!DOCTYPE rss [<!ENTITY a "b">]><rss/>'), "it declares entities", None),
        (Answer(b""), "it is empty", None),
        (Answer(status=302, headers={"Location": "/rss"}), "more than 5 redirects", None),
        (Answer(b"<rss><channel><item><guid>c"), "the feed breaks off; 0 whole items", None),
    ],
)
def test_a_feed_that_fails(site: Site, answer: Answer, cause: str, retry_after: str | None) -> None:
    site.answers["/rss"] = answer
    found, end = look(site)
    assert found == []
    assert end.error is not None
    assert (end.error.report, end.error.stage, end.retry_after) == (f"{site.url}/rss", "fetching", retry_after)
    assert cause in end.error.cause
    assert end.etag is None


def test_a_failed_item_is_an_error_and_the_others_go_on(site: Site) -> None:
    site.answers["/rss"] = Answer(
        feed(linked("/page"), linked("/gone"), linked("/busy"), whole("a")), headers={"ETag": "1"}
    )
    site.answers["/busy"] = Answer(status=500)
    found, end = look(site)
    assert ids(found) == ["T: a", "the server answers 500", "the server answers 404", f"{site.url}/page"]
    assert [one.passing for one in found] == [False, True, False, False]
    assert end.items is not None
    assert (len(end.items), end.etag, end.failed) == (4, None, False)


def test_a_host_that_asks_to_wait_is_not_asked_again(site: Site) -> None:
    site.answers["/rss"] = Answer(feed(linked("/3"), linked("/2"), linked("/1"), whole("a")), headers={"ETag": "1"})
    site.answers["/1"] = Answer(status=429)
    found, end = look(site)
    assert ids(found) == ["T: a", "the server answers 429"]
    assert site.paths() == ["/rss", "/1"]
    assert end.items is not None
    assert (len(end.items), end.etag) == (4, None)


def test_a_feed_with_very_many_new_items_is_read_bit_by_bit(site: Site, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(checking, "_AT_ONCE", 2)
    site.answers["/rss"] = Answer(feed(whole("c"), whole("b"), whole("a")), headers={"ETag": "1"})
    found, end = look(site)
    assert (ids(found), end.etag) == (["T: a", "T: b"], None)
    found, end = look(site, Standing(known=(key("a"), key("b"))))
    assert (ids(found), end.etag) == (["T: c"], "1")


def test_a_feed_that_breaks_off_is_told_with_news_only(site: Site) -> None:
    site.answers["/rss"] = Answer(feed(whole("b"), whole("a"), "<item><guid>c", end=""), headers={"ETag": "1"})
    found, end = look(site)
    assert ids(found) == ["T: a", "T: b"]
    assert end.error is not None
    assert (end.error.cause, end.etag) == ("the feed breaks off; 2 whole items stand before that", None)
    assert look(site, Standing(known=(key("a"), key("b")))) == ([], Checked((key("a"), key("b"))))


def test_what_is_no_error_of_the_network_is_not_passing() -> None:
    def closed(url: str, _headers: Mapping[str, str] | None = None, /) -> Page:
        if url.endswith("rss"):
            return Page(url, feed(linked("http://e.org/1"), linked("http://e.org/2")), "")
        raise FetchError(url, "no answer") if url.endswith("2") else IntakeError(url, "fetching", "a private address")

    first, second, _ = check("http://e.org/rss", Standing(), closed)
    assert isinstance(first, Found)
    assert isinstance(second, Found)
    assert (first.passing, second.passing) == (True, False)
