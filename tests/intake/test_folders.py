"""Folders with links, loops and what cannot be read."""

from __future__ import annotations

import os
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from tempfile import TemporaryDirectory

import pytest

from firsthand.errors import IntakeError
from firsthand.intake.folders import files_in, name_of_file, shown


def found(folder: Path) -> list[str]:
    """Paths below the folder, and the causes of the errors."""
    return [
        f"{Path(item.report).relative_to(folder)}: {item.cause}"
        if isinstance(item, IntakeError)
        else str(item.relative_to(folder))
        for item in files_in(folder)
    ]


@contextmanager
def as_nobody() -> Iterator[None]:
    """Without the rights of the superuser, if the tests run with them."""
    if os.geteuid():
        yield
        return
    os.seteuid(65534)
    try:
        yield
    finally:
        os.seteuid(0)


def test_known_files_in_the_order_of_their_names(tmp_path: Path) -> None:
    for name in (
        "b.txt",
        "a/2.HTML",
        "a/1.jsonl",
        "c.warc.gz",
        "d.gz",
        "e.jpg",
        "a/deep/3.xml",
        ".f.rss",
        "a/4.json",
        "g.ndjson",
    ):
        (tmp_path / name).parent.mkdir(parents=True, exist_ok=True)
        (tmp_path / name).touch()
    assert found(tmp_path) == [
        ".f.rss",
        "a/1.jsonl",
        "a/2.HTML",
        "a/4.json",
        "a/deep/3.xml",
        "b.txt",
        "c.warc.gz",
        "g.ndjson",
    ]


def test_links_and_loops(tmp_path: Path) -> None:
    (tmp_path / "in").mkdir()
    (tmp_path / "in/a.txt").touch()
    (tmp_path / "in/back").symlink_to(tmp_path)
    (tmp_path / "link.txt").symlink_to(tmp_path / "in/a.txt")
    (tmp_path / "loop.txt").symlink_to(tmp_path / "loop.txt")
    (tmp_path / "nowhere.txt").symlink_to(tmp_path / "none")
    (tmp_path / "nowhere").symlink_to(tmp_path / "none")
    assert found(tmp_path) == [
        "in/a.txt",
        "in/back: it leads back to a folder that is read already",
        "link.txt",
        "loop.txt: Too many levels of symbolic links",
        "nowhere.txt: No such file or directory",
    ]


def test_what_may_not_be_read_is_told() -> None:
    with TemporaryDirectory() as name:
        folder = Path(name)
        folder.chmod(0o755)
        (folder / "b.txt").touch()
        (folder / "closed").mkdir(mode=0o000)
        with as_nobody():
            assert found(folder) == ["b.txt", "closed: Permission denied"]
        (folder / "closed").chmod(0o700)


def test_what_is_no_file_is_left_out(tmp_path: Path) -> None:
    os.mkfifo(tmp_path / "pipe.txt")
    assert found(tmp_path) == []


def test_very_deep_folders(tmp_path: Path) -> None:
    at = tmp_path
    for _ in range(600):
        at /= "d"
        at.mkdir()
    (at / "x.txt").touch()
    assert found(tmp_path) == ["d/" * 600 + "x.txt"]


@pytest.mark.parametrize(
    ("path", "name"),
    [
        ("a/story.txt", "story"),
        ("news.warc.gz", "news"),
        ("NEWS.WARC.GZ", "NEWS"),
        (".txt", ".txt"),
        ("a.b.rss", "a.b"),
    ],
)
def test_names_of_files(path: str, name: str) -> None:
    assert name_of_file(Path(path)) == name


def test_a_name_that_is_no_text() -> None:
    assert name_of_file(Path(os.fsdecode(b"stor\xff.txt"))) == r"stor\xff"
    assert shown(Path(os.fsdecode(b"a/\xff"))) == r"a/\xff"
