"""XML that is broken, wrongly encoded or made to harm."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from lxml import etree  # type: ignore[import-untyped]

from firsthand.errors import IntakeError
from firsthand.intake import markup
from firsthand.intake.markup import mended, root_of

LAUGHS = (
    '<?xml version="1.0"?><!DOCTYPE rss [<!ENTITY a "ha">'
    + "".join(f'<!ENTITY {b} "{f"&{a};" * 10}">' for a, b in zip("abcdefghi", "bcdefghij", strict=True))
    + "]><rss><channel><title>&j;</title></channel></rss>"
)


def text(raw: bytes) -> str:
    """All the characters of the mended document."""
    return "".join(etree.fromstring(mended(raw, "x").raw).itertext())


@pytest.mark.parametrize(
    ("raw", "root"),
    [
        (b"<rss version='2.0'>", "rss"),
        (b"\xef\xbb\xbf\n<?xml version='1.0'?><!-- <html> --><rss/>", "rss"),
        (b'<!DOCTYPE rss PUBLIC "-//N//DTD" "http://e.org/rss.dtd"><rss >', "rss"),
        (b'<!DOCTYPE html [ <!ENTITY a "<b >"> ]><rdf:RDF xmlns="x">', "rdf"),
        ("<feed/>".encode("utf-16"), "feed"),
        ("<feed/>".encode("utf-16-be"), "feed"),
        (b"<!doctype html><HTML lang=en>", "html"),
        (b"The <b >army</b>", None),
        (b"\x89PNG\0<rss/>", None),
        (b"<<<<", None),
        (b"", None),
    ],
)
def test_the_root_is_known_by_content(raw: bytes, root: str | None) -> None:
    assert root_of(raw) == root


@pytest.mark.parametrize(
    "raw",
    [
        LAUGHS.encode(),
        LAUGHS.encode("utf-16"),
        b'<!DOCTYPE r [<!ENTITY x SYSTEM "file:///etc/passwd">]><rss>&x;</rss>',
        b'<!DOCTYPE r [<!entity % x SYSTEM "http://e.org/x.dtd"> %x;]><rss/>',
        b'<!DOCTYPE r [<!-- ]> --><!ENTITY x "y">]><rss>&x;</rss>',
    ],
)
def test_entities_are_refused(raw: bytes) -> None:
    with pytest.raises(IntakeError, match="it declares entities"):
        mended(raw, "x")


def test_a_document_type_without_entities_is_left_out() -> None:
    found = mended(b'<!DOCTYPE rss SYSTEM "http://127.0.0.1:9/rss.dtd"><rss>a</rss>', "x")
    assert (found.root, found.raw, found.torn) == ("rss", b"<rss>a</rss>", False)


def test_what_only_tells_of_entities_is_read() -> None:
    assert text(b'<rss><![CDATA[<!ENTITY a "b">]]> &lt;!ENTITY</rss>') == '<!ENTITY a "b"> <!ENTITY'


def test_ampersands_and_named_characters() -> None:
    raw = "<rss>AT&T, x & y; &amp; &lt; &eacute;t&eacute;&nbsp;&hellip; &made;&#233;<![CDATA[& &eacute;]]></rss>"
    assert text(raw.encode()) == "AT&T, x & y; & < été\u00a0… &made;é& &eacute;"


@pytest.mark.parametrize(
    "raw",
    [
        "<rss>Zürich “x”</rss>".encode(),
        "<rss>Zürich “x”</rss>".encode("utf-16"),
        "<rss>Zürich “x”</rss>".encode("utf-16-le"),
        "<rss>Zürich “x”</rss>".encode("cp1252"),
        '<?xml version="1.0" encoding="windows-1252"?><rss>Zürich “x”</rss>'.encode("cp1252"),
        '<?xml version="1.0" encoding="iso-8859-1"?><rss>Zürich “x”</rss>'.encode(),
        '<?xml version="1.0" encoding="unicode_escape"?><rss>Zürich “x”</rss>'.encode("cp1252"),
        '<?xml version="1.0" encoding="iso-no-such"?><rss>Zürich “x”</rss>'.encode("cp1252"),
        "<rss>Zü\x00rich\x01 “x”</rss>".encode(),
    ],
)
def test_encodings_right_and_wrong(raw: bytes) -> None:
    assert text(raw) == "Zürich “x”"


def test_a_declared_encoding_is_used_where_it_is_not_utf_8() -> None:
    assert text('<?xml version="1.0" encoding="koi8-r"?><rss>война</rss>'.encode("koi8-r")) == "война"


def test_name_spaces_that_are_not_declared() -> None:
    found = mended(b"<rss><dc:date>1</dc:date><odd:x odd:a='1' b='2'>3</odd:x></rss>", "x")
    assert etree.fromstring(found.raw)[0].tag == "{http://purl.org/dc/elements/1.1/}date"
    assert (etree.fromstring(found.raw)[1].tag, dict(etree.fromstring(found.raw)[1].attrib)) == ("x", {"b": "2"})


def test_a_document_that_breaks_off_is_closed_and_said_to_be_torn() -> None:
    found = mended(b"<rss><item><title>one</title></item><item><title>tw", "x")
    assert found.torn
    assert found.raw == b"<rss><item><title>one</title></item><item><title>tw</title></item></rss>"


@pytest.mark.parametrize(
    ("raw", "cause"),
    [
        (b"", "it is empty"),
        (b"no markup at all", "it is no XML"),
        (b"<<<", "it is no XML"),
        (b"<rss><a " + b" ".join(b"a%d='1'" % n for n in range(101)) + b"/></rss>", "more than 100 attributes"),
        (b"<rss>" + b"<a/>" * 200_000 + b"</rss>", "more than 200,000 elements"),
    ],
)
def test_what_cannot_be_mended(raw: bytes, cause: str) -> None:
    with pytest.raises(IntakeError, match=cause):
        mended(raw, "x")


def test_too_large(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(markup, "LARGEST", 2**20)
    with pytest.raises(IntakeError, match="it is larger than 1 MB"):
        mended(b"<rss>" + b"x" * 2**20, "x")


def test_depth_is_bounded() -> None:
    found = mended(b"<rss>" + b"<a>" * 100_000 + b"</rss>", "x")
    assert found.raw.count(b"<a") == 255
    assert found.torn


@settings(deadline=None)
@given(st.binary(max_size=200), st.sampled_from([b"", b"<rss>", b"<rss><![CDATA[", b"<!DOCTYPE rss [", b"<rss a='"]))
def test_any_bytes_give_a_document_that_parses_or_an_error(raw: bytes, head: bytes) -> None:
    root_of(head + raw)
    try:
        found = mended(head + raw, "x")
    except IntakeError:
        return
    assert etree.fromstring(found.raw) is not None
