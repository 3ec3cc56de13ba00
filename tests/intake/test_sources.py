"""Paths, folders and standard input to reports, good and bad."""

from __future__ import annotations

import io
import json
from pathlib import Path

import pytest

from firsthand.errors import IntakeError, LanguageError, ReportError, UsageError
from firsthand.intake import Told, read_sources
from firsthand.intake import sources as module
from firsthand.records import Report

STORY = "The army said on Monday that its troops had entered the town and that they would stay there until the end of the war."


def reports(*names: str | Path, **options: object) -> list[Report | ReportError]:
    return list(read_sources([str(n) for n in names], **options))  # type: ignore[arg-type]


def error(item: Report | ReportError) -> tuple[str, str]:
    assert isinstance(item, ReportError)
    return item.report, item.cause


def test_text_is_unchanged_to_the_character(tmp_path: Path) -> None:
    path = tmp_path / "story.txt"
    path.write_bytes(f"\ufeff{STORY}\r\n\r\nHe said “no”.\r\n".encode())
    assert reports(path) == [Report("story", f"{STORY}\r\n\r\nHe said “no”.\r\n")]


def test_windows_1252_is_read_and_options_fill_what_is_missing(tmp_path: Path) -> None:
    path = tmp_path / "story.txt"
    path.write_bytes(f"{STORY} It’s over.".encode("cp1252"))
    (report,) = reports(path, told=Told("A title", "The Digest", "2024-08-06"))
    assert report == Report("story", f"{STORY} It’s over.", "A title", "The Digest", "2024-08-06")


def test_bad_files_are_errors_and_the_others_go_on(tmp_path: Path) -> None:
    (tmp_path / "a-empty.txt").write_text("  \n")
    (tmp_path / "b-binary.txt").write_bytes(b"\x89PNG\r\n\x1a\n\0\0\0")
    (tmp_path / "c-french.txt").write_text(
        "Le président de la République a déclaré lundi que les troupes resteraient dans la ville jusqu'à la fin de la guerre."
    )
    (tmp_path / "d-page.html").write_text("<html><body></body></html>")
    (tmp_path / "e-good.txt").write_text(STORY)
    found = reports(tmp_path)
    assert [type(item) for item in found] == [IntakeError, IntakeError, LanguageError, IntakeError, Report]
    assert error(found[0]) == ("a-empty", "it is empty")
    assert error(found[1]) == ("b-binary", "it is binary, not text (a NUL at 8)")
    assert error(found[2])[0] == "c-french"
    assert error(found[3]) == ("d-page", "there is no article in the page")


def test_what_is_not_there(tmp_path: Path) -> None:
    assert error(reports(tmp_path / "none.txt")[0])[1] == "No such file or directory"
    assert "no .txt" in error(reports(tmp_path)[0])[1]


def test_json_lines(tmp_path: Path) -> None:
    path = tmp_path / "in.jsonl"
    lines = [
        json.dumps({"id": "x", "text": STORY, "published": "2024-08-06"}),
        "",
        "{",
        json.dumps({"title": "no text"}),
        json.dumps({"text": STORY}),
    ]
    path.write_text("\n".join(lines))
    found = reports(path, told=Told(published="2000-01-01"))
    assert found[0] == Report("x", STORY, published="2024-08-06")
    assert error(found[1])[0] == "in:3"
    assert error(found[2]) == ("in:4", "the line is no object with a “text”")
    assert found[3] == Report("in:5", STORY, published="2000-01-01")


def test_an_endless_line_is_passed_over(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(module, "_LINE", 400)
    path = tmp_path / "in.jsonl"
    path.write_text(json.dumps({"text": "x" * 5000}) + "\n" + json.dumps({"id": "y", "text": STORY}) + "\n")
    found = reports(path)
    assert error(found[0])[0] == "in:1"
    assert found[1] == Report("y", STORY)


def test_standard_input() -> None:
    (text,) = reports("-", standard_input=io.BytesIO(STORY.encode()))
    assert isinstance(text, Report)
    assert text.id.startswith("stdin-")
    assert text.text == STORY
    (line,) = reports("-", standard_input=io.BytesIO(json.dumps({"text": STORY}).encode()), input_kind="jsonl")
    assert line == Report("stdin:1", STORY)
    with pytest.raises(UsageError):
        reports("-")


def test_a_page_gives_its_article_title_and_date(tmp_path: Path) -> None:
    path = tmp_path / "page.html"
    paragraphs = "".join(f"<p>{STORY} Part {n}.</p>" for n in range(6))
    path.write_text(
        '<html><head><title>Army enters town</title><meta property="og:site_name" content="The Digest">'
        '<meta property="article:published_time" content="2024-08-06"></head>'
        f"<body><article><h1>Army enters town</h1>{paragraphs}</article></body></html>"
    )
    (report,) = reports(path)
    assert isinstance(report, Report)
    assert (report.title, report.publisher, report.published) == ("Army enters town", "The Digest", "2024-08-06")
    assert report.text.startswith("Army enters town\n")
    assert "Part 5." in report.text
