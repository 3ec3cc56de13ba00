"""RSS and Atom, good, broken and odd, to items."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from firsthand.errors import IntakeError
from firsthand.intake import feeds
from firsthand.intake.feeds import Item, read_feed

RSS = """<?xml version="1.0"?><rss version="2.0" xmlns:content="http://purl.org/rss/1.0/modules/content/"><channel>
<title>The Digest &amp; more</title><link>https://digest.org/</link>
<item><title>Army &lt;b&gt;enters&lt;/b&gt; town</title><link>/news/1?utm_source=rss&amp;id=7</link>
<guid isPermaLink="false">g1</guid><pubDate>Tue, 06 Aug 2024 23:30:00 -0400</pubDate>
<description>In short.</description><content:encoded><![CDATA[<p>In full.</p>]]></content:encoded></item>
<item><guid>https://digest.org/news/2</guid><description>Only this &amp;amp; that.</description></item>
</channel></rss>"""
ATOM = """<feed xmlns="http://www.w3.org/2005/Atom" xml:base="https://atom.org/a/"><title type="html">Atom</title><entry>
<id>tag:1</id><title>3 &lt; 4</title><link href="one"/><published>2024-08-06T10:00:00Z</published>
<updated>2024-09-01T00:00:00Z</updated><source><title>The Other</title></source>
<content type="xhtml"><div xmlns="http://www.w3.org/1999/xhtml"><p>In <i>full</i>.</p></div></content></entry></feed>"""


def items(text: str, base: str | None = None) -> tuple[Item, ...]:
    return read_feed(text.encode(), "x", base).items


def rss(inner: str) -> str:
    return f"<rss><channel><title>T</title>{inner}</channel></rss>"


def test_rss() -> None:
    feed = read_feed(RSS.encode(), "x", "https://feeds.org/rss")
    assert (feed.title, feed.torn) == ("The Digest & more", False)
    assert feed.items == (
        Item(
            "g1",
            "https://digest.org/news/1?id=7",
            "Army enters town",
            "The Digest & more",
            "2024-08-06T23:30:00-04:00",
            "<p>In full.</p>",
            "In short.",
        ),
        Item(
            "https://digest.org/news/2",
            "https://digest.org/news/2",
            None,
            "The Digest & more",
            None,
            None,
            "Only this &amp; that.",
        ),
    )


def test_atom_with_another_source() -> None:
    (item,) = items(ATOM)
    assert (item.id, item.link, item.title) == ("tag:1", "https://atom.org/a/one", "3 < 4")
    assert (item.publisher, item.published) == ("The Other", "2024-08-06T10:00:00Z")
    assert item.content is not None
    assert "<p>In <i>full</i>.</p>" in item.content


def test_a_text_that_is_no_markup_is_escaped() -> None:
    atom = (
        '<feed xmlns="http://www.w3.org/2005/Atom"><entry><content type="text">a &lt; b\n\nc</content></entry></feed>'
    )
    assert items(atom)[0].content == "<p>a &lt; b</p><p>c</p>"


def test_pictures_and_sound_are_no_content() -> None:
    atom = '<feed xmlns="http://www.w3.org/2005/Atom"><entry><content type="image/png">iVBO</content></entry></feed>'
    assert items(atom)[0].content is None


@pytest.mark.parametrize(
    ("words", "iso"),
    [
        ("Tue, 06 Aug 2024 10:00:00 GMT", "2024-08-06T10:00:00+00:00"),
        ("06 Aug 2024 10:00 EST", "2024-08-06T10:00:00-05:00"),
        ("2024-08-06", "2024-08-06"),
        ("2024-08-06T10:00:00+02:00", "2024-08-06T10:00:00+02:00"),
        ("August 6th", None),
        ("Thu, 01 Jan 1970 00:00:00 GMT", None),
        ("Tue, 99 Aug 2024 10:00:00 GMT", None),
        ("1" * 5000, None),
    ],
)
def test_dates(words: str, iso: str | None) -> None:
    (item,) = items(rss(f"<item><guid>1</guid><pubDate>{words}</pubDate></item>"))
    assert item.published == iso


def test_a_date_by_the_dublin_core_without_its_name_space() -> None:
    (item,) = items(rss("<item><guid>1</guid><dc:date>2024-08-06T10:00:00Z</dc:date></item>"))
    assert item.published == "2024-08-06T10:00:00Z"


def test_links_are_absolute_and_only_of_the_web() -> None:
    inner = "<item><guid isPermaLink='false'>{}</guid><link>{}</link></item>"
    links = ["2", "javascript:x()", "file:///etc/passwd", "//e.org/3", "http://[bad"]
    feed = rss("".join(inner.format(n, link) for n, link in enumerate(links)))
    assert [item.link for item in items(feed, "https://base.org/a/feed")] == [
        "https://base.org/a/2",
        None,
        None,
        "https://e.org/3",
        None,
    ]
    assert items(feed)[0].link is None


def test_an_id_that_is_no_address_is_no_link() -> None:
    assert items(rss("<item><guid>1234</guid></item>"), "https://base.org/")[0].link is None
    assert items(rss("<item><guid>http://e.org/1</guid></item>"))[0].link == "http://e.org/1"


def test_items_that_share_an_id_are_kept_apart_by_their_links() -> None:
    inner = "".join(f"<item><guid isPermaLink='false'>g</guid><link>http://e.org/{n}</link></item>" for n in (1, 1, 2))
    assert [item.id for item in items(rss(inner))] == ["g", "g http://e.org/2"]


def test_an_item_without_any_name_is_known_by_its_text() -> None:
    first, second = items(rss("<item><description>a</description></item><item><description>b</description></item>"))
    assert first.id.startswith("item-")
    assert first.id != second.id


def test_a_feed_that_breaks_off_keeps_its_whole_items() -> None:
    feed = read_feed(RSS[: RSS.index("Only this")].encode(), "x")
    assert [item.id for item in feed.items] == ["g1"]
    assert feed.torn


def test_broken_markup_is_mended() -> None:
    raw = rss(
        "<item><title>AT&T &nbsp;x</title><guid>1</guid><odd:y><b>z</i></odd:y></item><item><guid>2</guid></item>"
    )
    assert [(item.id, item.title) for item in items(raw)] == [("1", "AT&T x"), ("2", None)]


def test_an_endless_title_is_cut() -> None:
    assert items(rss(f"<item><guid>1</guid><title>{'x' * 9000}</title></item>"))[0].title == "x" * 500


@pytest.mark.parametrize(
    ("text", "cause"),
    [
        ("<html><body><p>Page not found</p></body></html>", "it is no feed: it begins with <html>"),
        ("", "it is empty"),
        ('<!DOCTYPE rss [<!ENTITY a "b">]><rss/>', "it declares entities"),
    ],
)
def test_what_is_no_feed(text: str, cause: str) -> None:
    with pytest.raises(IntakeError, match=cause):
        items(text)


def test_too_many_items(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(feeds, "ITEMS", 2)
    with pytest.raises(IntakeError, match="more than 2 items"):
        items(rss("<item>x</item>" * 3))


@settings(deadline=None)
@given(st.text(max_size=60), st.sampled_from(["title", "link", "guid", "pubDate", "description", "content:encoded"]))
def test_any_words_in_any_field(words: str, field: str) -> None:
    feed = read_feed(rss(f"<item><{field}>{words}</{field}></item>").encode(), "x", "https://base.org/")
    assert len(feed.items) <= 1
    assert feed.title == "T"


@settings(deadline=None)
@given(st.integers(0, len(RSS)))
def test_a_feed_cut_anywhere_gives_whole_items_or_an_error(length: int) -> None:
    try:
        feed = read_feed(RSS[:length].encode(), "x", "https://feeds.org/rss")
    except IntakeError:
        return
    assert feed.items == read_feed(RSS.encode(), "x", "https://feeds.org/rss").items[: len(feed.items)]


@pytest.mark.parametrize(
    ("head", "hint"),
    [
        ('<link rel="alternate" type="application/rss+xml" title="x" href="/rss?a=1&amp;b=2">', "; the page names its feed: https://e.org/rss?a=1&b=2"),
        ("<LINK HREF=feed.atom REL=alternate TYPE='application/atom+xml'>", "; the page names its feed: https://e.org/a/feed.atom"),
        ('<link rel="alternate" type="text/html" href="/de">', ""),
        ('<link rel="alternate" type="application/rss+xml" href="javascript:x">', ""),
        ("<link " * 5000, ""),
    ],
)  # fmt: skip
def test_a_page_in_the_place_of_a_feed_may_name_it(head: str, hint: str) -> None:
    page = f"<html><head>{head}</head><body>x</body></html>".encode()
    with pytest.raises(IntakeError) as told:
        read_feed(page, "f", "https://e.org/a/")
    assert told.value.cause == f"it is no feed: it begins with <html>{hint}"
