"""WARC files, packed or not, to the reports in their web pages (ISO 28500; Common Crawl's news are such files).

A record that breaks off is an error of its own, not half a report; behind damage the next record is looked for.
"""

from __future__ import annotations

import io
import re
import zlib
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import count
from pathlib import Path
from typing import BinaryIO

from firsthand.errors import IntakeError, ReportError
from firsthand.intake.decoding import LARGEST, decode
from firsthand.intake.members import DamagedError, Members
from firsthand.intake.pages import report_of_html
from firsthand.records import Report

_BEGINNING = b"WARC/"
_LINE = 2**16  # bytes of a header line at most
_HEADERS = 500  # lines of headers at most
_EMPTY_LINE = re.compile(rb"\r?\n\r?\n")
_PACKED = (b"\x1f\x8b", b"\x78\x01", b"\x78\x5e", b"\x78\x9c", b"\x78\xda")  # how gzip and zlib begin
_CHUNK = re.compile(rb"\s*([0-9a-fA-F]{1,8})[^\r\n]*\r?\n")


class _BrokenError(Exception):
    """A record that cannot be read; the next one may be."""


@dataclass(frozen=True, slots=True)
class _Head:
    """The headers of a record, or of the answer in it, by their names in small letters."""

    first: str
    headers: dict[str, str]

    def get(self, name: str) -> str:
        return self.headers.get(name, "")


def reports_of_archive(path: Path, name: str) -> Iterator[Report | ReportError]:
    """The reports of the web pages in an archive, in its order; what cannot be read is its error, with its address."""
    with path.open("rb") as file:
        members = Members(file)
        stream = io.BufferedReader(members)
        for number in count(1):
            try:
                record = _record(stream)
            except _BrokenError as cause:
                yield IntakeError(f"{name}:{number}", "archive", str(cause))
                continue
            except DamagedError as cause:
                yield IntakeError(f"{name}:{number}", "archive", str(cause))
                stream.detach()
                if not members.skip():
                    return
                stream = io.BufferedReader(members)
                continue
            head, block, lost = record
            if lost:
                yield IntakeError(f"{name}:{number}", "archive", f"{lost:,} bytes belong to no record")
            if head is None:
                break
            yield from _reports(head, block, f"{name}:{number}")
    if number == 1 and not lost:
        raise IntakeError(name, "archive", "there is no WARC record in it")


def _record(stream: BinaryIO) -> tuple[_Head | None, bytes, int]:
    """The next record's headers and, if it holds a web page, its block; the bytes before it that belong to none."""
    head, lost = _next_head(stream)
    if head is None:
        return None, b"", lost
    length = head.get("content-length")
    if not length.isdecimal() or len(length) > 15:
        raise _BrokenError(f"the record says no length{_of(head)}")
    try:
        return head, _block(stream, int(length), head), lost
    except DamagedError as cause:
        raise DamagedError(f"{cause}{_of(head)}") from cause


def _block(stream: BinaryIO, length: int, head: _Head) -> bytes:
    """The block of a record with a web page; any other is read and let go."""
    wanted = _is_page(head) and length <= LARGEST
    block = stream.read(length) if wanted else b""
    left = length - len(block)
    while left and (passed := stream.read(min(left, 2**20))):
        left -= len(passed)
    if left:
        raise _BrokenError(f"the archive ends {left:,} bytes too early{_of(head)}")
    if _is_page(head) and not wanted:
        raise _BrokenError(f"the page is larger than {LARGEST // 10**6} MB{_of(head)}")
    return block


def _next_head(stream: BinaryIO) -> tuple[_Head | None, int]:
    """The headers of the next record, None at the end; how many bytes of other lines were passed over before it."""
    lost = 0
    while line := stream.readline(len(_BEGINNING)):
        if line == _BEGINNING:
            return _head(line + stream.readline(_LINE), (stream.readline(_LINE) for _ in range(_HEADERS))), lost
        lost += len(line.rstrip(b"\r\n\0"))
        while line and not line.endswith(b"\n"):
            line = stream.readline(_LINE)
            lost += len(line.rstrip(b"\r\n\0"))
    return None, lost


def _head(first: bytes, lines: Iterator[bytes]) -> _Head:
    headers: dict[str, str] = {}
    for line in lines:
        if not line.strip():
            break
        key, _, value = line.decode("utf-8", "replace").partition(":")
        headers.setdefault(key.strip().lower(), value.strip())
    return _Head(first.decode("latin-1").strip(), headers)


def _is_page(head: _Head) -> bool:
    return head.get("warc-type") == "response" and "http" in head.get("content-type").lower()


def _of(head: _Head) -> str:
    address = head.get("warc-target-uri").strip("<>")
    return f" ({address[:300]})" if address else ""


def _reports(head: _Head, block: bytes, name: str) -> Iterator[Report | ReportError]:
    """The report of a record with a web page, or its error; nothing of any other record."""
    url = head.get("warc-target-uri").strip("<>")
    if not _is_page(head):
        return
    top, *bodies = _EMPTY_LINE.split(block, maxsplit=1)
    body = b"".join(bodies)
    first, *rest = top.splitlines() or [b""]
    answer = _head(first, iter(rest))
    if " 200" not in answer.first or "html" not in answer.get("content-type").lower():
        return
    if head.get("warc-truncated"):
        yield IntakeError(url or name, "archive", "the archive holds only the beginning of the page")
        return
    try:
        yield report_of_html(decode(_plain(answer, body), url or name), url or name, url or None)
    except ReportError as error:
        yield error
    except (zlib.error, ValueError) as cause:
        yield IntakeError(url or name, "archive", f"the page is packed wrongly ({cause})")


def _plain(answer: _Head, body: bytes) -> bytes:
    """The page's bytes without the packing that they were sent in; ValueError where some are missing."""
    if "chunked" in answer.get("transfer-encoding").lower():
        body = _joined(body)
    if not answer.get("content-encoding") or not body.startswith(_PACKED):
        return body  # many archives hold the page unpacked under the headers that it was sent with
    unpacker = zlib.decompressobj(zlib.MAX_WBITS | 32)
    plain = unpacker.decompress(body, LARGEST)
    if not unpacker.eof:
        raise ValueError(f"it breaks off, or is larger than {LARGEST // 10**6} MB")
    return plain


def _joined(body: bytes) -> bytes:
    """The chunks of a body in one; the body itself where it was archived without its chunks."""
    parts: list[bytes] = []
    at = 0
    while found := _CHUNK.match(body, at):
        size = int(found[1], 16)
        if not size:
            break
        at = found.end() + size
        parts.append(body[found.end() : at])
        if at > len(body):
            raise ValueError("it breaks off in a chunk")
    return b"".join(parts) or body
