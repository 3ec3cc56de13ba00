"""The count before reading is that of what reading gives."""

from __future__ import annotations

import os
from pathlib import Path

import pyarrow as pa
import pyarrow.parquet as pq
import pytest

from firsthand.intake import read_sources
from firsthand.intake.counting import count_of


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    (tmp_path / "in").mkdir()
    (tmp_path / "in" / "a.txt").write_text("The army said that two were killed.")
    (tmp_path / "in" / "b.html").write_text("<p>no article")
    (tmp_path / "in" / "c.jsonl").write_text('{"text": "One was killed."}\n{"text": \n{"text": "Two were killed."}')
    (tmp_path / "in" / "d.jsonl").write_text("")
    (tmp_path / "in" / "e.csv").write_text('text,id\n"One was killed.\nOne.",1\n"Two were ""killed"".",2')
    (tmp_path / "in" / "f.tsv").write_text("text\tid\n")
    (tmp_path / "in" / "g.parquet").write_bytes(b"")
    pq.write_table(pa.table({"text": ["One was killed.", "Two were killed."]}), tmp_path / "in" / "h.parquet")
    (tmp_path / "in" / "notes.doc").write_text("passed over")
    return tmp_path


def test_files_folders_and_what_is_not_there(folder: Path) -> None:
    sources = [str(folder / "in"), str(folder / "in" / "c.jsonl"), str(folder / "none.txt")]
    assert count_of(sources) == len(list(read_sources(sources))) == 16


def test_a_pipe_is_not_opened_to_be_counted(tmp_path: Path) -> None:
    os.mkfifo(tmp_path / "pipe.jsonl")
    assert count_of([str(tmp_path / "pipe.jsonl")]) is None


@pytest.mark.parametrize("source", ["-", "https://example.org/a", "crawl.warc.gz", "feed.xml"])
def test_what_only_reading_tells(folder: Path, source: str) -> None:
    if "://" not in source and source != "-":
        (folder / source).write_text("x")
        source = str(folder / source)
    assert count_of([str(folder / "in"), source]) is None
