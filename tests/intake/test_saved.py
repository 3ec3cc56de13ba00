"""Pages as browsers save them: MHTML files, notes of where a page is from, folders beside it."""

from __future__ import annotations

from email.mime.multipart import MIMEMultipart
from email.mime.text import MIMEText
from pathlib import Path

import pytest

from firsthand.errors import IntakeError
from firsthand.intake import read_sources
from firsthand.intake.folders import files_in, left_out
from firsthand.intake.saved import companions, page_in, saved_from
from firsthand.records import Report

STORY = "The army said on Monday that its troops had entered the town and that they would stay there."
PAGE = f"<html><head><title>Troops in town</title></head><body><article><p>{STORY}</p><p>{STORY}</p></article></body></html>"
ADDRESS = "https://example.org/troops"


def single_file(page: str = PAGE, charset: str = "utf-8") -> bytes:
    whole = MIMEMultipart("related")
    whole["Snapshot-Content-Location"] = ADDRESS + "?utm_source=x"
    whole["Date"] = "Sat, 12 Oct 2024 10:00:00 -0000"
    whole.attach(MIMEText(page, "html", charset))
    whole.attach(MIMEText("<html><body>buy now</body></html>", "html"))
    return whole.as_bytes()


def test_a_single_file_page_is_read_with_its_address(tmp_path: Path) -> None:
    (tmp_path / "troops.mhtml").write_bytes(single_file())
    (report,) = read_sources([str(tmp_path)])
    assert isinstance(report, Report)
    assert (report.id, report.title, report.url, report.published) == ("troops", "Troops in town", ADDRESS, None)
    assert report.publisher == "example.org"
    assert report.text.startswith(f"Troops in town\n{STORY}")


@pytest.mark.parametrize(
    "raw",
    [
        b"",
        b"MIME-Version: 1.0\r\nContent-Type: text/plain\r\n\r\nno page",
        b"Content-Type: multipart/related; boundary=a\r\n\r\n" + b"--a\r\nContent-Type: multipart/mixed; boundary=a\r\n\r\n" * 3000,
        b"Content-Type: text/html\r\nContent-Transfer-Encoding: base64\r\n\r\n",
    ],
)  # fmt: skip
def test_what_is_no_single_file_page(raw: bytes) -> None:
    with pytest.raises(IntakeError, match="mhtml: "):
        page_in(raw, "x")


@pytest.mark.parametrize(
    ("note", "address"),
    [
        (f"<!-- saved from url=({len(ADDRESS):04}){ADDRESS} -->", ADDRESS),
        (f"<!--\n Page saved with SingleFile \n url: {ADDRESS} \n saved date: Sat Oct 12 2024\n-->", ADDRESS),
        ("<!-- saved from url=(0014)about:internet -->", None),
        ("<!-- saved from url=(0019)javascript:alert(1) -->", None),
        ("<p>saved from url=(0001)https://example.org</p>", None),
    ],
)
def test_where_a_browser_saved_a_page_from(note: str, address: str | None, tmp_path: Path) -> None:
    assert saved_from(f"<!DOCTYPE html>\n{note}\n{PAGE}") == address
    (tmp_path / "a.html").write_text(f"<!DOCTYPE html>\n{note}\n{PAGE}")
    (report,) = read_sources([str(tmp_path / "a.html")])
    assert isinstance(report, Report)
    assert report.url == address


def test_what_a_page_says_of_itself_goes_before_that(tmp_path: Path) -> None:
    page = PAGE.replace("<head>", '<head><link rel="canonical" href="https://example.org/own">')
    (tmp_path / "a.html").write_text(f"<!-- saved from url=(0026){ADDRESS} -->{page}")
    (report,) = read_sources([str(tmp_path / "a.html")])
    assert isinstance(report, Report)
    assert report.url == "https://example.org/own"


def test_folders_beside_a_saved_page_are_no_reports(tmp_path: Path) -> None:
    for name in (
        "a.html",
        "a_files/frame.html",
        "a_files/x.js",
        "b_files/c.html",
        "d.pdf",
        ".hidden",
        "e/f.pdf",
        "e/g.docx",
        "h",
    ):
        (tmp_path / name).parent.mkdir(exist_ok=True)
        (tmp_path / name).touch()
    assert [str(p.relative_to(tmp_path)) for p in files_in(tmp_path) if isinstance(p, Path)] == [
        "a.html",
        "b_files/c.html",
    ]
    assert left_out(str(tmp_path)) == {".pdf": 2, ".docx": 1, "": 1}
    assert left_out("") == left_out("-") == left_out(str(tmp_path / "a.html")) == {}
    assert companions({"A.HTM", "A_files", "B_files"}) == {"A_files"}
