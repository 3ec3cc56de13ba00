"""Links without tracking, and the form of the list of what tracks."""

from __future__ import annotations

from importlib.resources import files

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from firsthand.intake.links import host_of, plain_link


@pytest.mark.parametrize(
    ("link", "plain"),
    [
        ("https://e.org/a?utm_source=rss&id=3&UTM_medium=x#top", "https://e.org/a?id=3"),
        ("https://e.org/a?ref=rss", "https://e.org/a"),
        ("https://e.org/a?ref=123&fbclid=Iw", "https://e.org/a?ref=123"),
        ("https://e.org/a?q=a%20b&b&x=1", "https://e.org/a?q=a%20b&b&x=1"),
        ("HTTP://E.org:80", "http://e.org/"),
        ("http://e.org:8080/x", "http://e.org:8080/x"),
        ("https://user:word@e.org/x", "https://e.org/x"),
        ("https://e.org/#!/story/5", "https://e.org/#!/story/5"),
        ("http://[2001:DB8::1]:81/x", "http://[2001:db8::1]:81/x"),
        (" /x y ", "https://base.org/x%20y"),
        ("../2", "https://base.org/2"),
        ("//other.org/x", "https://other.org/x"),
    ],
)
def test_what_stays_of_a_link(link: str, plain: str) -> None:
    assert plain_link(link, "https://base.org/news/1") == plain


@pytest.mark.parametrize(
    "link",
    [
        "javascript:alert(1)",
        "mailto:a@e.org",
        "file:///etc/passwd",
        "http://",
        "http://[::1",
        "http://e.org:port/",
        "x",
    ],
)
def test_what_is_no_link(link: str) -> None:
    assert plain_link(link) is None


def test_an_endless_link_is_none() -> None:
    assert plain_link("https://e.org/" + "a" * 3000) is None


@settings(deadline=None)
@given(st.text(), st.one_of(st.none(), st.text()))
def test_any_text_gives_a_stable_address_or_none(link: str, base: str | None) -> None:
    plain = plain_link(link, base)
    assert plain is None or plain_link(plain) == plain


def test_hosts() -> None:
    assert host_of("https://E.org:443/x") == "e.org"
    assert host_of("http://e.org:8080/x") == "e.org:8080"
    assert (host_of("x"), host_of("http://[")) == ("", "")


def test_the_list_is_small_letters_each_once() -> None:
    text = (files("firsthand.intake") / "data/tracking.txt").read_text(encoding="utf-8")
    words = [line for line in text.splitlines() if not line.startswith("#")]
    assert len(words) == len(set(words))
    assert all(w == w.lower().strip() and w for w in words)
