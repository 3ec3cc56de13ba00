"""What robots.txt lets us fetch; the examples are those of RFC 9309 where it has any."""

from __future__ import annotations

import re
import time

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from firsthand.intake.robots import Rules, _fits, read_rules


def allows(text: str, path: str) -> bool:
    return read_rules(text.encode()).allow(f"https://e.org{path}")


@pytest.mark.parametrize(
    ("path", "allowed"),
    [
        ("/example/page/", False),
        ("/example/page/disallowed.gif", False),
        ("/example/page.html", True),
        ("/example/allowed.gif", True),
        ("/other", True),
    ],
)
def test_the_longest_rule_decides(path: str, allowed: bool) -> None:
    text = "User-agent: *\nAllow: /example/page.html\nAllow: /example/allowed.gif\nDisallow: /example/"
    assert allows(text, path) is allowed


def test_allowing_wins_between_rules_of_one_length() -> None:
    assert allows("User-agent: *\nDisallow: /a\nAllow: /a", "/a")


@pytest.mark.parametrize(
    ("pattern", "path", "allowed"),
    [
        ("/*.gif$", "/a/b.gif", False),
        ("/*.gif$", "/a/b.gif?x", True),
        ("/a*/c", "/a/b/c/d", False),
        ("/a*/c", "/a/b", True),
        ("/$", "/", False),
        ("/$", "/x", True),
        ("*", "/x", False),
        ("/?q=", "/?q=1", False),
        ("/x?", "/x", True),
        ("/z%C3%BCrich", "/zürich", False),
        ("/zürich", "/z%c3%bcrich", False),
        ("/a$b", "/a$b", False),
        ("/ab*b$", "/ab", True),
    ],
)
def test_wildcards(pattern: str, path: str, allowed: bool) -> None:
    assert allows(f"User-agent: *\nDisallow: {pattern}", path) is allowed


def test_our_own_group_stands_before_that_for_all() -> None:
    text = "User-agent: *\nDisallow: /\n\nUser-agent: other\nUser-Agent: FirstHand\nDisallow: /private # not ours\nCrawl-delay: 5"
    assert allows(text, "/news")
    assert not allows(text, "/private/x")
    assert read_rules(text.encode()).delay == 5.0


def test_groups_of_one_name_are_one() -> None:
    text = (
        "User-agent: *\nDisallow: /a\nSitemap: https://e.org/s\nUser-agent: x\nDisallow: /\nUser-agent: *\nDisallow: /b"
    )
    assert [allows(text, path) for path in ("/a", "/b", "/c")] == [False, False, True]


@pytest.mark.parametrize(
    "text", ["", "User-agent: *\nDisallow:", "<html><body>Not found</body></html>", "Disallow: /", "\ufeffuser-agent:*"]
)
def test_what_says_nothing_forbids_nothing(text: str) -> None:
    assert read_rules(text.encode()).allow("https://e.org/x")


def test_the_rules_themselves_may_always_be_fetched() -> None:
    assert allows("User-agent: *\nDisallow: /", "/robots.txt")


@pytest.mark.parametrize(
    ("words", "seconds"), [("2.5", 2.5), ("-1", 0.0), ("9999", 60.0), ("often", 0.0), ("nan", 0.0)]
)
def test_delays(words: str, seconds: float) -> None:
    assert read_rules(f"User-agent: *\nCrawl-delay: {words}".encode()).delay == seconds


def test_a_pattern_made_to_be_slow_is_not() -> None:
    pattern = "/" + "*a" * 5000
    before = time.process_time()
    assert not _fits(pattern + "b$", "/" + "a" * 20_000)
    assert time.process_time() - before < 2


@settings(deadline=None)
@given(st.text("ab*$/", max_size=8), st.text("ab/", max_size=8))
def test_patterns_fit_as_the_same_regular_expression_does(pattern: str, path: str) -> None:
    whole = pattern.endswith("$")
    parts = [re.escape(part) for part in pattern.removesuffix("$").split("*")]
    assert _fits(pattern, path) is bool(re.match(".*".join(parts) + (r"\Z" if whole else ""), path))


@settings(deadline=None)
@given(st.binary(max_size=200))
def test_any_bytes_are_read(raw: bytes) -> None:
    assert isinstance(read_rules(b"user-agent: *\nallow: " + raw), Rules)
