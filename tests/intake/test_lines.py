"""JSON lines, good and bad, and what they cost."""

from __future__ import annotations

import io
import json
import tracemalloc
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from firsthand.errors import IntakeError, ReportError
from firsthand.intake import lines
from firsthand.intake.lines import reports_of_json, reports_of_lines
from firsthand.records import Report

STORY = "The army said on Monday that its troops had entered the town and that they would stay there."


def read(*rows: str | bytes) -> list[Report | tuple[str, str]]:
    """The reports, and the names and causes of the errors."""
    raw = b"\n".join(row if isinstance(row, bytes) else row.encode() for row in rows)
    return [
        (item.report, item.cause) if isinstance(item, ReportError) else item
        for item in reports_of_lines(io.BytesIO(raw), "in")
    ]


def whole(data: Any, **how: Any) -> list[str]:
    """The names of the reports in a file of JSON, and the causes of its errors."""
    raw = data if isinstance(data, bytes) else json.dumps(data, **how).encode()
    return [i.cause if isinstance(i, ReportError) else i.id for i in reports_of_json(raw, "in")]


@pytest.mark.parametrize("indent", [None, 2])
def test_one_object_an_array_and_an_answer_that_holds_one(indent: int | None) -> None:
    one, two = {"id": "a", "text": STORY}, {"text": STORY, "tags": [{"x": 1}]}
    assert whole(one, indent=indent) == ["a"]
    assert whole([one, two], indent=indent) == ["a", "in:2"]
    assert whole({"status": "ok", "articles": [one, two]}, indent=indent) == ["a", "in:2"]
    assert whole({"response": {"total": 2, "results": [one, two]}}, indent=indent) == ["a", "in:2"]
    assert whole(two, indent=indent) == ["in:1"]
    (cause,) = whole({"a": [one], "b": [two]}, indent=indent)
    assert cause.startswith("it is no object with a “text”; its fields are a, b: call")


def test_objects_a_line_each_and_what_breaks_off() -> None:
    assert whole(f"{line(id='a')}\n{line()}\n".encode()) == ["a", "in:2"]
    assert len(whole(b'{"text": \n' + line(id="b").encode())) == 2
    with pytest.raises(IntakeError, match=r"it is no JSON \(Invalid control character at character 22\)"):
        whole(b'{\n  "text": "The army\n')


def line(**fields: Any) -> str:
    return json.dumps({"text": STORY, **fields})


def test_fields() -> None:
    fields = {"title": "T", "publisher": "P", "published": "2024-08-06", "url": "https://e.org/1"}
    assert read(line(id="x", **fields), "", line(id=7, title=3), line(id={"a": 1})) == [
        Report("x", STORY, **fields),
        Report("7", STORY),
        Report("in:4", STORY),
    ]


def test_a_date_is_read_or_the_line_fails() -> None:
    found = read(
        *(line(id="x", published=day) for day in ("August 6, 2024", 20240806, "", None, "06/08/2024", 1722902400000))
    )
    assert [item.published for item in found if isinstance(item, Report)] == ["2024-08-06", "2024-08-06", None, None]
    assert [item for item in found if isinstance(item, tuple)] == [
        ("x", "its published is no date (06/08/2024); write it as 2024-08-06"),
        ("x", "its published is no date (1722902400000); write it as 2024-08-06"),
    ]


def test_fields_as_exports_call_them() -> None:
    row = {
        "headline": "T",
        "content": STORY,
        "source": {"id": None, "name": "P"},
        "publishedAt": "2024-08-06T10:00:00Z",
    }
    assert read(json.dumps(row)) == [Report("in:1", STORY, "T", "P", "2024-08-06T10:00:00Z")]


def test_a_record_without_a_text_tells_its_fields() -> None:
    advice = ": call the one with the whole article “text”"
    others = json.dumps({"doc_id": 7, "words": "It rained.", **dict.fromkeys("abcdefgh")})
    assert read('{"doc_id": 7, "words": "It rained."}', others, "{}") == [
        (
            "in:1",
            "it is no object with a “text”; its fields are doc_id, words: call the one with the whole article “text”",
        ),
        ("in:2", f"it is no object with a “text”; its fields are doc_id, words, a, b, c, d, e, f …{advice}"),
        ("in:3", "it is no object with a “text”"),
    ]


def test_broken_lines_say_their_number_and_the_others_go_on() -> None:
    bad: list[str | bytes] = [
        '{"text": ',
        '["text"]',
        line(text=3),
        line(text=" "),
        "[" * 100_000,
        b'{"text": "\xff\x00"}',
        "1" * 5000,
    ]
    found = read(*bad, line(id="y"))
    assert [item[0] for item in found if isinstance(item, tuple)] == [f"in:{number}" for number in range(1, 8)]
    causes = [item[1] for item in found if isinstance(item, tuple)]
    assert causes[0].startswith("it is no JSON (")
    assert causes[1:4] == ["it is no object with a “text”"] * 2 + ["it is empty"]
    assert causes[4].startswith("it is no JSON (")
    assert causes[5].startswith("it is binary, not text")
    assert causes[6].startswith("it is no JSON (")
    assert found[-1] == Report("y", STORY)


def test_encodings() -> None:
    text = f"{STORY} “It’s over.”"
    raw = json.dumps({"text": text}, ensure_ascii=False)
    assert read(b"\xef\xbb\xbf" + raw.encode(), raw.encode("cp1252")) == [Report("in:1", text), Report("in:2", text)]


@pytest.mark.parametrize(
    ("row", "name", "cause"),
    [
        (r'{"text": "The army \ud83d said"}', "in:1", "it has half a character (a lone surrogate) at 9"),
        (r'{"text": "The army \u0000 said"}', "in:1", "it is binary, not text (a NUL at 9)"),
        (r'{"id": "x", "title": "\udfff", "text": "The army said"}', "x", "its title has a NUL or half a character"),
        (r'{"id": "\ud800", "text": "The army said"}', "in:1", "its id has a NUL or half a character"),
        (json.dumps({"id": "x" * 1001, "text": STORY}), "in:1", "its id has more than 1,000 characters"),
    ],
)
def test_what_cannot_be_stored_is_told(row: str, name: str, cause: str) -> None:
    assert read(row) == [(name, cause)]


def test_an_empty_file() -> None:
    assert read("") == [("in", "it is empty")]


def test_an_endless_line_is_passed_over_in_little_memory(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(lines, "LARGEST", 2**20)

    class Endless(io.RawIOBase):
        """50 MB without an end of line, and then a report."""

        left = [b"x" * 2**16] * 800 + [b"\n" + line(id="y").encode()]

        def readable(self) -> bool:
            return True

        def readinto(self, buffer: memoryview) -> int:  # type: ignore[override]
            piece = self.left[0][: len(buffer)] if self.left else b""
            self.left[:1] = [rest] if self.left and (rest := self.left[0][len(piece) :]) else []
            buffer[: len(piece)] = piece
            return len(piece)

    tracemalloc.start()
    try:
        first, second = reports_of_lines(io.BufferedReader(Endless()), "in")
        assert tracemalloc.get_traced_memory()[1] < 6 * 2**20
    finally:
        tracemalloc.stop()
    assert isinstance(first, ReportError)
    assert (first.report, first.cause) == ("in:1", "the line is longer than 1 MB")
    assert second == Report("y", STORY)


@settings(deadline=None)
@given(st.binary(max_size=120))
def test_any_bytes_give_reports_or_errors(raw: bytes) -> None:
    found = list(reports_of_lines(io.BytesIO(raw), "in"))
    assert len(found) <= raw.count(b"\n") + 1
