"""Paths, folders and standard input to reports, good and bad."""

from __future__ import annotations

import io
import json
import os
import tracemalloc
from collections.abc import Iterator
from contextlib import contextmanager
from html import escape
from pathlib import Path
from threading import Thread

import pyarrow as pa
import pyarrow.parquet as pq
import pytest

from firsthand.errors import IntakeError, LanguageError, ReportError, UsageError
from firsthand.intake import Told, connecting, pipes, polite, read_sources
from firsthand.intake import sources as module
from firsthand.intake.decoding import text_id
from firsthand.records import Report
from tests.intake.serving import Answer, Site, serving

STORY = "The army said on Monday that its troops had entered the town and that they would stay there until the end of the war."
LONG = "".join(f"<p>{STORY} Part {number}.</p>" for number in range(8))


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
    assert error(found[0]) == (str(tmp_path / "a-empty.txt"), "it is empty")
    assert error(found[1]) == (str(tmp_path / "b-binary.txt"), "it is binary, not text (a NUL at 8)")
    assert error(found[2])[0] == str(tmp_path / "c-french.txt")
    assert error(found[3]) == (str(tmp_path / "d-page.html"), "there is no article in the page")


def test_json_is_an_array_or_a_line_an_object(tmp_path: Path) -> None:
    first, second = {"text": STORY, "id": "a"}, {"text": f"{STORY} More.", "id": "b"}
    (tmp_path / "array.json").write_text(json.dumps([first, 3, second], indent=1))
    (tmp_path / "lines.json").write_text(f"{json.dumps(first)}\n{json.dumps(second)}\n")
    both = [Report("a", STORY), Report("b", f"{STORY} More.")]
    found = reports(tmp_path / "array.json")
    assert [found[0], found[2]] == both == reports(tmp_path / "lines.json")
    assert error(found[1]) == (f"{tmp_path / 'array.json'}:2", "it is no object with a “text”")


def test_tables_of_a_folder(tmp_path: Path) -> None:
    (tmp_path / "a.CSV").write_text(f'id;text\n1;"{STORY}"\n2\n')
    (tmp_path / "b.tsv").write_text(f"body\tdate\n{STORY} Two.\tAugust 6, 2024\n")
    pq.write_table(pa.table({"content": [f"{STORY} Three."], "source": ["Wire"]}), tmp_path / "c.parquet")
    (tmp_path / "d.csv").write_text("file,words\na.txt,3\n")
    one, broken, two, three, other = reports(tmp_path)
    assert [one, two, three] == [
        Report("1", STORY),
        Report("b:2", f"{STORY} Two.", published="2024-08-06"),
        Report("c:1", f"{STORY} Three.", publisher="Wire"),
    ]
    assert error(broken) == (f"{tmp_path}/a.CSV:3", "it has not as many cells as there are columns (1 for 2)")
    cause = "no column holds the texts; its columns are file, words: call the one with the whole articles “text”"
    assert error(other) == (f"{tmp_path}/d.csv", cause)
    assert isinstance(broken, ReportError)
    assert broken.origin == f"{tmp_path}/a.CSV"


@pytest.mark.parametrize("source", ["", "  "])
def test_a_source_without_a_name_is_not_this_folder(source: str) -> None:
    assert error(reports(source)[0])[1] == "a source without a name"


@pytest.mark.parametrize("day", ["06/08/2024", "2024-02-31", "2024-13", "20240806", ""])
def test_a_date_that_the_user_tells_is_an_iso_date(day: str) -> None:
    with pytest.raises(UsageError, match="is no ISO date; write it as 2024-08-06"):
        Told(published=day)


def test_files_are_told_of_before_they_are_read(tmp_path: Path) -> None:
    (tmp_path / "b").mkdir()
    for path in (tmp_path / "a.txt", tmp_path / "b" / "a.txt"):
        path.write_text(STORY)
    told: list[str] = []
    found = list(read_sources([str(tmp_path)], on_file=told.append))
    assert (len(found), told) == (2, [str(tmp_path / "a.txt"), str(tmp_path / "b" / "a.txt")])


def test_what_is_not_there(tmp_path: Path) -> None:
    assert error(reports(tmp_path / "none.txt")[0])[1] == "No such file or directory"
    assert "no .txt" in error(reports(tmp_path)[0])[1]


def test_standard_input() -> None:
    (text,) = reports("-", standard_input=io.BytesIO(STORY.encode()))
    assert isinstance(text, Report)
    assert text.id.startswith("stdin-")
    assert text.text == STORY
    (line,) = reports("-", standard_input=io.BytesIO(json.dumps({"text": STORY}).encode()), input_kind="jsonl")
    assert line == Report("stdin:1", STORY)
    (row,) = reports("/dev/stdin", standard_input=io.BytesIO(f"text\n{STORY}\n".encode()), input_kind="csv")
    assert row == Report("stdin:2", STORY)
    with pytest.raises(UsageError):
        reports("-")


@contextmanager
def piped(path: Path, raw: bytes) -> Iterator[Path]:
    """A pipe into which somebody writes."""
    os.mkfifo(path)
    writer = Thread(target=path.write_bytes, args=(raw,))
    writer.start()
    yield path
    writer.join()


def test_a_pipe_is_read_as_standard_input_is(tmp_path: Path) -> None:
    told: list[str] = []
    with piped(tmp_path / "63", STORY.encode()) as path:
        (text,) = reports(path, on_file=told.append)
    assert (text, told) == (Report(text_id("pipe", STORY), STORY), [])
    with piped(tmp_path / "64", json.dumps({"text": STORY}).encode() + b"\n3") as path:
        line, wrong = reports(path, input_kind="jsonl")
    assert line == Report("pipe:1", STORY)
    assert error(wrong) == ("pipe:2", "it is no object with a “text”")
    assert isinstance(wrong, ReportError)
    assert wrong.origin is None
    with piped(tmp_path / "65.csv", f"text\n{STORY}\n".encode()) as path:
        assert reports(path) == [Report("pipe:2", STORY)]


def test_a_pipe_without_a_writer_and_devices_are_not_waited_for(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(pipes, "PATIENCE", 0.01)
    for name in ("a", "a.parquet", "a.warc.gz"):
        os.mkfifo(tmp_path / name)
    names = (tmp_path / "a", tmp_path / "a.parquet", tmp_path / "a.warc.gz", "/dev/zero", "/dev/null")
    causes = [error(item)[1] for item in reports(*names)]
    assert causes[0] == "it is a pipe, and nobody wrote into it for 0 seconds"
    assert causes[1:3] == ["it is a pipe; an archive or a Parquet file is read from a file only"] * 2
    assert causes[3:] == ["it is a device or a socket, and no file"] * 2


def test_names_that_no_file_can_have() -> None:
    told: list[str] = []
    causes = [error(item)[1] for item in reports("x" * 300, "a\0b", on_file=told.append)]
    assert causes == ["File name too long", "embedded null byte"]


def test_standard_input_has_bounds(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(module, "LARGEST", 1_000_000)
    (found,) = reports("-", standard_input=io.BytesIO(b"word " * 300_000))
    assert error(found) == ("stdin", "it is larger than 1 MB")


def test_a_file_of_gigabytes_is_not_read(tmp_path: Path) -> None:
    with (tmp_path / "big.txt").open("wb") as file:
        file.truncate(50 * 2**30)  # of holes
    tracemalloc.start()
    try:
        (found,) = reports(tmp_path)
        assert tracemalloc.get_traced_memory()[1] < 60 * 2**20
    finally:
        tracemalloc.stop()
    assert error(found) == (str(tmp_path / "big.txt"), "it is larger than 20 MB")


def test_files_that_are_no_reports(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_bytes(b"")
    (tmp_path / "b.html").write_bytes(b"")
    (tmp_path / "c.jsonl").write_bytes(b"")
    (tmp_path / "d.warc.gz").write_bytes(b"")
    (tmp_path / "e.rss").write_bytes(b"")
    (tmp_path / "f.xml").write_bytes(b"<article/>")
    (tmp_path / "g.txt").write_text("The army\0 entered the town, they said.")
    (tmp_path / "h.txt").symlink_to(tmp_path / "h.txt")
    (tmp_path / "i.txt").mkdir()
    (tmp_path / "j.xml").write_text("no tag")
    (tmp_path / "k.opml").write_text("<opml/>")
    (tmp_path / "l.txt").write_text(STORY)
    *failed, good = reports(tmp_path)
    assert [error(item) for item in failed] == [
        (f"{tmp_path}/a.txt", "it is empty"),
        (f"{tmp_path}/b.html", "there is no article in the page"),
        (f"{tmp_path}/c.jsonl", "it is empty"),
        (f"{tmp_path}/d.warc.gz", "there is no WARC record in it"),
        (f"{tmp_path}/e.rss", "it is empty"),
        (f"{tmp_path}/f.xml", "it is no feed, list of feeds or web page: it begins with <article>"),
        (f"{tmp_path}/g.txt", "it is binary, not text (a NUL at 8)"),
        (str(tmp_path / "h.txt"), "Too many levels of symbolic links"),
        (f"{tmp_path}/j.xml", "it is no feed, list of feeds or web page: it does not begin with a tag"),
        (f"{tmp_path}/k.opml", "there are no feeds in the list"),
    ]
    assert good == Report("l", STORY)


def test_a_file_name_that_is_no_text(tmp_path: Path) -> None:
    (tmp_path / os.fsdecode(b"stor\xff.txt")).write_text(STORY)
    assert reports(tmp_path) == [Report(r"stor\xff", STORY)]


RSS = f"""<rss version="2.0"><channel><title>The Digest</title>
<item><title>Army enters town</title><guid>g1</guid><description>{escape(LONG)}</description></item>
<item><title>More</title><link>LINK</link><description>In short.</description></item></channel></rss>"""


@pytest.mark.parametrize("name", ["feed.rss", "feed.atom", "feed.xml", "feed.txt", "feed.html", "feed"])
def test_a_feed_is_known_by_its_content(tmp_path: Path, name: str) -> None:
    (tmp_path / name).write_text(RSS.replace("LINK", "javascript:x()"))
    first, second = reports(tmp_path / name)
    assert isinstance(first, Report)
    assert (first.id, first.title, first.publisher) == ("The Digest: g1", "Army enters town", "The Digest")
    assert first.text.startswith(f"Army enters town\n{STORY} Part 0.\n{STORY} Part 1.")
    assert isinstance(second, Report)
    assert second.text == "More\nIn short."


@pytest.mark.parametrize("name", ["page.xml", "page.rss"])
def test_a_page_that_is_called_a_feed_is_a_page(tmp_path: Path, name: str) -> None:
    (tmp_path / name).write_text(f"<!DOCTYPE html><html><body><article>{LONG}</article></body></html>")
    (report,) = reports(tmp_path / name)
    assert isinstance(report, Report)
    assert report.text.startswith(f"{STORY} Part 0.")


def test_a_feed_that_breaks_off_says_so(tmp_path: Path) -> None:
    (tmp_path / "feed.rss").write_text(RSS[: RSS.index("In short")])
    first, last = reports(tmp_path)
    assert isinstance(first, Report)
    assert error(last) == (str(tmp_path / "feed.rss"), "the feed breaks off; 1 whole items stand before that")


def test_a_feed_full_of_entities_is_refused(tmp_path: Path) -> None:
    (tmp_path / "a.rss").write_text('<!DOCTYPE rss [<!ENTITY a "b"><!ENTITY c "&a;&a;">]>' + RSS)
    (tmp_path / "b.txt").write_text(STORY)
    bad, good = reports(tmp_path)
    assert error(bad) == (str(tmp_path / "a.rss"), "it declares entities, which no feed needs and attacks are made of")
    assert good == Report("b", STORY)


@pytest.fixture
def site(monkeypatch: pytest.MonkeyPatch) -> Iterator[Site]:
    monkeypatch.setattr(polite.SystemClock, "sleep", lambda *_: None)
    with serving() as site:
        page = f"<html><head><title>Page</title></head><body><article>{LONG}</article></body></html>"
        site.answers |= {
            "/page": Answer(page.encode()),
            "/text": Answer(STORY.encode(), "text/plain"),
            "/rss": Answer(RSS.replace("LINK", "/page?utm_source=rss").encode(), "application/rss+xml"),
            "/bad": Answer(b"<html><body>An error</body></html>"),
            "/robots.txt": Answer(b"User-agent: *\nDisallow: /closed"),
        }
        yield site


def test_addresses_of_pages_texts_and_feeds(site: Site) -> None:
    found = reports(f"{site.url}/page", f"{site.url}/text", f"{site.url}/rss", allow_private=True)
    assert [item.id for item in found if isinstance(item, Report)] == [
        f"{site.url}/page",
        f"{site.url}/text",
        "The Digest: g1",
        f"{site.url}/page",
    ]
    last = found[-1]
    assert isinstance(last, Report)
    assert (last.title, last.publisher, last.url) == ("More", "The Digest", f"{site.url}/page")
    assert site.paths() == ["/page", "/text", "/rss", "/robots.txt", "/page"]


def test_a_list_of_feeds(site: Site, tmp_path: Path) -> None:
    outlines = "".join(
        f"<outline xmlUrl='{at}'/>" for at in (f"{site.url}/bad", "file:///etc/passwd", f"{site.url}/rss")
    )
    (tmp_path / "mine.opml").write_text(f"<opml><body>{outlines}</body></opml>")
    bad, other, first, second = reports(tmp_path, allow_private=True)
    assert error(bad) == (f"{site.url}/bad", "it is no feed: it begins with <html>")
    assert error(other) == ("file:///etc/passwd", "file is no address that is fetched; http and https are")
    assert isinstance(first, Report)
    assert isinstance(second, Report)
    assert (first.id, second.id) == ("The Digest: g1", f"{site.url}/page")


def test_a_list_of_feeds_by_its_address(site: Site) -> None:
    site.answers["/list"] = Answer(f"<opml><body><outline xmlUrl='{site.url}/list'/></body></opml>".encode())
    (only,) = reports(f"{site.url}/list", allow_private=True)
    assert error(only) == (f"{site.url}/list", "it is no feed: it begins with <opml>")


def test_private_addresses_in_feeds_are_refused(site: Site, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (tmp_path / "feed.rss").write_text(RSS.replace("LINK", f"{site.url}/page"))
    assert "private address" in error(reports(tmp_path)[1])[1]
    assert site.requests == []
    monkeypatch.setattr(connecting, "is_public", lambda address: address == "127.0.0.1")
    site.answers["/page"] = Answer(status=302, headers={"Location": "http://127.0.0.2:9/secret"})
    assert error(reports(tmp_path)[1])[1].startswith("127.0.0.2 is a private address")


def test_a_page_that_robots_may_not_have(site: Site, tmp_path: Path) -> None:
    (tmp_path / "feed.rss").write_text(RSS.replace("LINK", f"{site.url}/closed/1"))
    failed = error(reports(tmp_path, allow_private=True)[1])
    assert failed[0] == f"{site.url}/closed/1"
    assert failed[1].endswith("asks not to fetch it")


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
