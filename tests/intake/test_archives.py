"""WARC files, whole and broken, to reports."""

from __future__ import annotations

import gzip
import zlib
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from firsthand.errors import IntakeError, ReportError
from firsthand.intake import archives
from firsthand.intake.archives import reports_of_archive
from firsthand.records import Report

STORY = (
    "The army said on Monday that its troops had entered the town and that they would stay there until the war ends."
)


def page(number: int) -> bytes:
    paragraphs = "".join(f"<p>{STORY} Part {number}.{n}.</p>" for n in range(5))
    return (
        f"<html><head><title>Story {number}</title></head><body><article>{paragraphs}</article></body></html>".encode()
    )


def answer(body: bytes, headers: str = "", status: str = "200 OK", media: str = "text/html; charset=utf-8") -> bytes:
    return f"HTTP/1.1 {status}\r\nContent-Type: {media}\r\n{headers}\r\n".encode() + body


def record(number: int, block: bytes, kind: str = "response", length: str | None = None) -> bytes:
    head = (
        f"WARC/1.0\r\nWARC-Type: {kind}\r\nWARC-Target-URI: http://e.org/{number}\r\n"
        f"Content-Type: application/http; msgtype=response\r\nContent-Length: {length or len(block)}\r\n\r\n"
    )
    return head.encode() + block + b"\r\n\r\n"


def pages(*numbers: int) -> list[bytes]:
    return [record(number, answer(page(number))) for number in numbers]


def packed(records: list[bytes]) -> list[bytes]:
    return [gzip.compress(one, mtime=0) for one in records]


def read(path: Path, raw: bytes) -> list[Report | ReportError]:
    target = path / "news.warc.gz"
    target.write_bytes(raw)
    return list(reports_of_archive(target, "news"))


def names(found: list[Report | ReportError]) -> list[str]:
    """The ids of the reports, and the causes of the errors."""
    return [item.id if isinstance(item, Report) else f"{item.report}: {item.cause}" for item in found]


@pytest.mark.parametrize(
    "whole", [b"".join(packed(pages(1, 2))), b"".join(pages(1, 2)), gzip.compress(b"".join(pages(1, 2)))]
)
def test_packed_by_record_plain_or_packed_as_a_whole(tmp_path: Path, whole: bytes) -> None:
    first, second = read(tmp_path, whole)
    assert isinstance(first, Report)
    assert isinstance(second, Report)
    assert (first.id, first.url, first.title) == ("http://e.org/1", "http://e.org/1", "Story 1")
    assert first.text == "Story 1\n" + "\n".join(f"{STORY} Part 1.{n}." for n in range(5))
    assert second.id == "http://e.org/2"


def test_only_good_answers_with_web_pages_are_reports(tmp_path: Path) -> None:
    records = [
        record(1, b"software: x", "warcinfo"),
        record(2, answer(page(2)), "request"),
        record(3, answer(page(3), status="404 Not Found")),
        record(4, answer(b"%PDF", media="application/pdf")),
        record(5, b""),
        *pages(6),
    ]
    assert names(read(tmp_path, b"".join(records))) == ["http://e.org/6"]


def test_a_page_without_an_article_is_an_error_with_its_address(tmp_path: Path) -> None:
    records = [record(1, answer(b"<html></html>")), *pages(2)]
    assert names(read(tmp_path, b"".join(records))) == [
        "http://e.org/1: there is no article in the page",
        "http://e.org/2",
    ]


def test_bodies_as_they_were_sent(tmp_path: Path) -> None:
    chunks = b"".join(b"%x;a=b\r\n%s\r\n" % (len(part), part) for part in (page(1)[:90], page(1)[90:])) + b"0\r\n\r\n"
    records = [
        record(1, answer(chunks, "Transfer-Encoding: chunked\r\n")),
        record(2, answer(gzip.compress(page(2)), "Content-Encoding: gzip\r\n")),
        record(3, answer(zlib.compress(page(3)), "Content-Encoding: deflate\r\n")),
        record(4, answer(page(4), "Content-Encoding: gzip\r\nTransfer-Encoding: chunked\r\n")),
        record(5, answer(b"\x1f\x8bno", "Content-Encoding: gzip\r\n")),
        record(6, answer(page(6)).replace(b"\r\n", b"\n")),
    ]
    found = names(read(tmp_path, b"".join(records)))
    assert [*found[:4], found[5]] == [f"http://e.org/{number}" for number in (1, 2, 3, 4, 6)]
    assert found[4].startswith("http://e.org/5: the page is packed wrongly")


def test_half_a_page_is_no_report(tmp_path: Path) -> None:
    half = gzip.compress(page(1))[:-40]
    records = [
        record(1, answer(half, "Content-Encoding: gzip\r\n")),
        record(2, answer(b"ffff\r\n" + page(2), "Transfer-Encoding: chunked\r\n")),
        record(3, answer(page(3))).replace(b"\r\n\r\n", b"\r\nWARC-Truncated: length\r\n\r\n", 1),
    ]
    assert names(read(tmp_path, b"".join(records))) == [
        "http://e.org/1: the page is packed wrongly (it breaks off, or is larger than 20 MB)",
        "http://e.org/2: the page is packed wrongly (it breaks off in a chunk)",
        "http://e.org/3: the archive holds only the beginning of the page",
    ]


def test_a_packed_archive_that_ends_in_a_record_says_which(tmp_path: Path) -> None:
    whole = b"".join(packed(pages(1, 2)))
    assert names(read(tmp_path, whole[:-60])) == [
        "http://e.org/1",
        "news:2: it ends inside a packed record (http://e.org/2)",
    ]


def test_a_plain_archive_that_ends_in_a_record_gives_no_half_report(tmp_path: Path) -> None:
    assert names(read(tmp_path, b"".join(pages(1, 2))[:-304])) == [
        "http://e.org/1",
        "news:2: the archive ends 300 bytes too early (http://e.org/2)",
    ]


def test_a_damaged_record_does_not_end_the_others(tmp_path: Path) -> None:
    first, second, third = packed(pages(1, 2, 3))
    second = second[:90] + bytes([second[90] ^ 0xFF]) + second[91:]
    found = names(read(tmp_path, first + second + third))
    assert (found[0], found[-1]) == ("http://e.org/1", "http://e.org/3")
    assert all(": a packed record is damaged" in cause for cause in found[1:-1])
    assert len(found) > 2


def test_a_wrong_length_does_not_end_the_others(tmp_path: Path) -> None:
    records = [record(1, answer(page(1)), length="10"), record(2, b"", length="-5"), *pages(3)]
    found = names(read(tmp_path, b"".join(records)))
    assert found[0] == "news:2: the record says no length (http://e.org/2)"
    assert found[-1] == "http://e.org/3"


def test_bytes_between_the_records_are_told(tmp_path: Path) -> None:
    one, two = pages(1, 2)
    assert names(read(tmp_path, one + b"stray line\r\n" + two)) == [
        "http://e.org/1",
        "news:2: 10 bytes belong to no record",
        "http://e.org/2",
    ]


def test_a_page_that_is_too_large_is_passed_over(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(archives, "LARGEST", 1_000_000)
    records = [record(1, answer(b"<html>" + b"x" * 1_000_000)), *pages(2)]
    assert names(read(tmp_path, b"".join(records))) == [
        "news:1: the page is larger than 1 MB (http://e.org/1)",
        "http://e.org/2",
    ]


@pytest.mark.parametrize("raw", [b"", b"\r\n\r\n", b"\0" * 2000, gzip.compress(b"")])
def test_an_empty_archive(tmp_path: Path, raw: bytes) -> None:
    found: list[Report | ReportError] = []
    with pytest.raises(IntakeError, match="there is no WARC record in it"):
        found = read(tmp_path, raw)
    assert found == []


def test_what_is_no_archive(tmp_path: Path) -> None:
    assert names(read(tmp_path, STORY.encode())) == [f"news:1: {len(STORY)} bytes belong to no record"]


@settings(max_examples=60, suppress_health_check=[HealthCheck.function_scoped_fixture], deadline=None)
@given(data=st.data())
def test_any_damage_is_told_and_nothing_is_made_up(tmp_path: Path, data: st.DataObject) -> None:
    small = [record(n, answer(b"<html></html>")) for n in (1, 2)]
    raw = bytearray(b"".join(data.draw(st.sampled_from([small, packed(small)]))))
    for _ in range(data.draw(st.integers(0, 3))):
        raw[data.draw(st.integers(0, len(raw) - 1))] = data.draw(st.integers(0, 255))
    kept = bytes(raw[: data.draw(st.integers(40, len(raw)))])
    found = read(tmp_path, kept)
    made = [item for item in found if isinstance(item, Report)]  # where the damage made text of a tag
    assert all(page.text.encode("ascii", "ignore").strip() in kept for page in made)
    assert all(isinstance(item, IntakeError | Report) for item in found)
    assert len(found) < 40
