"""By what reports are told to be one."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from firsthand.ledger.identity import address_of, alike, hash_of, outlet_of

STORY = "The army said on Monday that its troops had entered the town and would stay there."


def test_the_hash_is_that_of_the_utf_8() -> None:
    assert hash_of("é") == "4a99557e4033c3539de2eb65472017cad5f9557f7a0625a09f1c3f6e2ba69c4c"
    with pytest.raises(UnicodeEncodeError):
        hash_of("half \ud83d")


@pytest.mark.parametrize(
    ("publisher", "outlet"),
    [("The  Digest ", "the digest"), ("www.BBC.co.uk", "bbc.co.uk"), (" ", None), (None, None)],
)
def test_outlets(publisher: str | None, outlet: str | None) -> None:
    assert outlet_of(publisher) == outlet


@pytest.mark.parametrize(
    ("url", "address"),
    [
        ("https://www.Example.org:443/a/?id=3&utm_source=rss#top", "//example.org/a?id=3"),
        ("http://example.org/a?id=3", "//example.org/a?id=3"),
        ("http://example.org:8080/a?id=", "//example.org:8080/a?id="),
        ("http://example.org:port/a", "http://example.org:port/a"),
        ("tag:one", "tag:one"),
        ("", None),
        (None, None),
    ],
)
def test_addresses(url: str | None, address: str | None) -> None:
    assert address_of(url) == address


@given(st.text())
def test_any_address_has_a_form(url: str) -> None:
    assert (address_of(url) is None) == (not url.strip())


def test_a_text_and_its_longer_version_are_alike_and_two_stories_are_not() -> None:
    assert alike(STORY, f"UPDATE: {STORY} Rebels denied it.")
    assert not alike(
        STORY, "The minister of finance resigned on Tuesday after a vote in the parliament of the country."
    )
    assert alike("Troops enter", "troops enter town")
    assert not alike("", STORY)
