"""Tables as text, as exports write them and as they should not."""

from __future__ import annotations

import csv
import io
import tracemalloc

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from firsthand.errors import ReportError
from firsthand.intake import tables
from firsthand.intake.tables import reports_of_table
from firsthand.records import Report

STORY = "The army said on Monday that its troops had entered the town and that they would stay there."


def read(raw: str | bytes) -> list[Report | tuple[str, str]]:
    """The reports, and the names and causes of the errors; those of the whole table as its last."""
    found: list[Report | tuple[str, str]] = []
    try:
        items = reports_of_table(io.BytesIO(raw if isinstance(raw, bytes) else raw.encode()), "t")
        found.extend((item.report, item.cause) if isinstance(item, ReportError) else item for item in items)
    except ReportError as error:
        found.append((error.report, error.cause))
    return found


def texts(raw: str | bytes) -> list[str]:
    return [item.text if isinstance(item, Report) else f"{item[0]}: {item[1]}" for item in read(raw)]


@pytest.mark.parametrize("between", [",", ";", "\t"])
@pytest.mark.parametrize("end", ["\n", "\r\n", "\r"])
def test_what_stands_between_is_told_by_the_first_line(between: str, end: str) -> None:
    rows = (
        ("ID", "Headline", "Newspaper", "Publication Date", "Body", "Link", "Words"),
        (
            "7",
            "Army; town",
            "The Digest",
            "August 6, 2024",
            f'"{STORY},;\t" he said{end}{end}More.',
            "https://e.org/7",
            "9",
        ),
        ("", "", "", "", STORY, "", ""),
    )
    out = io.StringIO()
    csv.writer(out, delimiter=between, lineterminator=end).writerows(rows)
    first = Report("7", rows[1][4], "Army; town", "The Digest", "2024-08-06", "https://e.org/7")
    assert read(out.getvalue()) == [first, Report("t:5", STORY)]


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "cp1252", "utf-16"])
def test_encodings(encoding: str) -> None:
    assert texts(f"text\ttitle\r\n{STORY} “It’s över.”\tÜber\r\n".encode(encoding)) == [f"{STORY} “It’s över.”"]


def test_excels_own_first_line_and_one_column() -> None:
    assert texts(f"sep=|\ntext|id\n{STORY}|1\n") == [STORY]
    assert (
        texts(f'text\n"{STORY}, they said; or so"\n{STORY}, they said; or so\n') == [f"{STORY}, they said; or so"] * 2
    )


def test_without_a_text_the_columns_are_named() -> None:
    (only,) = read("doc,Words,\n1,2,3\n")
    assert only == (
        "t",
        "no column holds the texts; its columns are doc, Words, “”: call the one with the whole articles “text”",
    )


@pytest.mark.parametrize(
    ("raw", "cause"),
    [
        (b"", "it is empty"),
        (b"\n \n", "it is empty"),
        (b"id,text\r\n", "there are no rows below its first line"),
        (b"id,text\n\n\n", "there are no rows below its first line"),
        (b"i\0d,text\n1,x\n", "its first line is no line of a table, with the names of its columns"),
        (b"%PDF-1.4\n", "it is a PDF; save its text"),
    ],
)
def test_what_is_no_table(raw: bytes, cause: str) -> None:
    assert read(raw) == [("t", cause)]


def test_a_broken_row_fails_with_its_line_and_the_others_go_on() -> None:
    rows = [
        "id,text,title",
        f"1,{STORY},",
        f"2,{STORY}",
        f"3,{STORY}, they said,T",
        f'4,"{STORY}\n\n{STORY}, they said",T,,',
        "5,,T",
        "6,The army\0 left.,",
        f"7,{STORY},T,more",
        f"8,{STORY},T",
    ]
    assert read("\n".join(rows)) == [
        Report("1", STORY),
        ("t:3", "it has not as many cells as there are columns (2 for 3)"),
        ("t:4", "it has not as many cells as there are columns (4 for 3)"),
        Report("4", f"{STORY}\n\n{STORY}, they said", "T"),
        ("5", "it is empty"),
        ("6", "it is binary, not text (a NUL at 8)"),
        ("t:10", "it has not as many cells as there are columns (4 for 3)"),
        Report("8", STORY, "T"),
    ]


def test_an_open_quotation_mark_takes_no_other_row_with_it() -> None:
    rows = ["id,text,title", f'1,"{STORY},', f'2,"{STORY}",T', f"3,{STORY},", f'4,"{STORY},', f"5,{STORY},"]
    assert read("\n".join(rows)) == [
        ("t:2", "its quotation marks do not match (',' expected after '\"')"),
        Report("2", STORY, "T"),
        Report("3", STORY),
        ("t:5", "a quotation mark opens in it and does not close, or it is longer than 20 MB"),
        Report("5", STORY),
    ]


def test_the_lines_of_a_torn_row_are_one_failure() -> None:
    torn = f'"1","He said "no" to it.\n{STORY}\nOn Monday, he left.\n","T"'
    assert read(f'"id","text","title"\n{torn}\n"2","{STORY}","T"\n') == [
        ("t:2", "its quotation marks do not match (',' expected after '\"'); lines 2 to 5 are passed over"),
        Report("2", STORY, "T"),
    ]


def test_lines_of_a_torn_text_are_no_rows_of_a_table_with_one_column() -> None:
    assert texts(f'text\n"He said "no" to it.\n{STORY}\n"\n"{STORY}"\n')[-1] == STORY
    assert len(read(f'text\n"He said "no" to it.\n{STORY}\n"\n"{STORY}"\n')) == 2


def test_marks_with_a_backslash_and_tables_without_marks() -> None:
    assert texts(f'id,text\n1,"{STORY} \\"No,\\" he said.\n\\"Yes.\\""\n') == [f'{STORY} "No," he said.\n"Yes."']
    assert texts(f'id\ttext\n1\t"No," the army said. {STORY}\n2\t{STORY} "No."\n') == [
        f'"No," the army said. {STORY}',
        f'{STORY} "No."',
    ]


def test_of_columns_with_one_name_the_first_that_holds_something_counts() -> None:
    raw = f"text,source,Outlet,text\n{STORY},Wire,,no\n,Wire,Digest,{STORY} More.\n"
    assert read(raw) == [Report("t:2", STORY, None, "Wire"), Report("t:3", f"{STORY} More.", None, "Digest")]


def test_a_cell_of_megabytes(monkeypatch: pytest.MonkeyPatch) -> None:
    long = "and the word " * 40_000
    assert texts(f"id,text\n1,The {long}\n2,{STORY}\n") == [f"The {long}", STORY]
    monkeypatch.setattr(tables, "LARGEST", 2**20)
    huge = "x" * 50_000_000
    assert texts(f'id,text\n1,"{huge}"\n2,{STORY}\n3,"{huge[:900_000]}\n{huge[:900_000]}"\n4,{STORY}\n') == [
        "t:2: it is longer than 1 MB",
        STORY,
        "t:4: a quotation mark opens in it and does not close, or it is longer than 20 MB; lines 4 to 5 are passed over",
        STORY,
    ]


class Rows(io.RawIOBase):
    """A table of as many rows as are asked for, made as it is read."""

    def __init__(self, count: int) -> None:
        self._count, self._made, self._left = count, 0, b"id,text\n"

    def readable(self) -> bool:
        return True

    def readinto(self, buffer: memoryview) -> int:  # type: ignore[override]
        while len(self._left) < len(buffer) and self._made < self._count:
            self._made += 1
            self._left += f'{self._made},"{STORY}\nMore."\n'.encode()
        piece, self._left = self._left[: len(buffer)], self._left[len(buffer) :]
        buffer[: len(piece)] = piece
        return len(piece)


def test_memory_does_not_grow_with_the_rows() -> None:
    sum(1 for _ in reports_of_table(io.BufferedReader(Rows(10)), "t"))
    tracemalloc.start()
    try:
        assert (
            sum(isinstance(item, Report) for item in reports_of_table(io.BufferedReader(Rows(20_000)), "t")) == 20_000
        )
        assert tracemalloc.get_traced_memory()[1] < 2**20
    finally:
        tracemalloc.stop()


def test_the_file_is_left_open() -> None:
    file = io.BytesIO(f"text\n{STORY}\n".encode())
    assert len(list(reports_of_table(file, "t"))) == 1
    assert not file.closed


@settings(deadline=None)
@given(st.binary(max_size=120), st.sampled_from([b"", b"id,text\n", b"text\tid\n"]))
def test_any_bytes_give_reports_or_errors(raw: bytes, first: bytes) -> None:
    found = read(first + raw)
    assert 1 <= len(found) <= raw.count(b"\n") + raw.count(b"\r") + 1


CELL = st.text(st.characters(exclude_categories=["Cs"], exclude_characters="\0"), max_size=20)


@settings(deadline=None)
@given(st.lists(CELL, min_size=1, max_size=6), st.sampled_from(",;\t"))
def test_what_is_written_is_read(titles: list[str], between: str) -> None:
    out = io.StringIO()
    writer = csv.writer(out, delimiter=between, quoting=csv.QUOTE_ALL)
    writer.writerows([("title", "text"), *((title, STORY) for title in titles)])
    found = [item.title or "" for item in read(out.getvalue()) if isinstance(item, Report)]
    assert found == [title if title.strip() else "" for title in titles]
