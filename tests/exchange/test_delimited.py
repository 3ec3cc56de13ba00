"""CSV and TSV of our own table: exact bytes, and the same rows back for any text."""

from __future__ import annotations

import csv
import io
import tempfile
from dataclasses import replace
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from firsthand.exchange.delimited import joined, parted, read, write
from firsthand.exchange.rows import columns, rows
from firsthand.exchange.selection import Selection
from firsthand.records import Identity, Party, Reading, Where
from tests.exchange.strange import FEW, READINGS, TEXT
from tests.made import KILLED, READING, span

HEADER = ",".join(columns()) + "\r\n"
LINE = (
    "r,The Digest,2024-08-06,Army kills rebels,,r#1,,ASSAULT,firearms,military,4,-9.0,army,the army,SYR,MIL,,"
    "rebels,13 rebels,SYR,REB,,2024-08-05,2024-08-05,Monday,2024-08-05,day,Homs,SYR,34.7,36.7,happened,0.75,"
    "Reuters,Reuters,outlet,asserts,Reuters,asserts,outlet,false,"
    "13,13,,,,,,,,,,,,,,,,,,,killed,22,28,Reuters said the army killed 13 rebels in Homs on Monday.,0,57\r\n"
)


def written(readings: list[Reading], delimiter: str = ",", *, bom: bool = False) -> str:
    file = io.StringIO(newline="")
    write(rows(readings), file, delimiter, bom=bom)
    return file.getvalue()


def test_csv_to_the_letter() -> None:
    assert written([READING]) == HEADER + LINE
    assert written([]) == HEADER
    assert written([READING], bom=True) == "\ufeff" + HEADER + LINE
    assert written([READING], "\t") == HEADER.replace(",", "\t") + LINE.replace(",", "\t")


def test_quotes_line_breaks_and_formulas() -> None:
    actors = (
        Party(span("the army"), "=1+1", Identity('the "A", Inc')),
        Party(span("Homs"), "x\ny", Identity("b; c\\")),
    )
    where = Where("-Homs", None, -34.5, None, span("Homs"))
    event = replace(KILLED, actors=actors, where=where)
    text = written([replace(READING, events=(event,))])
    (record,) = csv.DictReader(io.StringIO(text, newline=""))
    assert '"the ""A"", Inc; b\\; c\\\\","\'=1+1; x\ny",; ,; ,; ,' in text
    assert (record["where"], record["lat"], record["lon"]) == ("'-Homs", "-34.5", "")


@pytest.mark.parametrize(
    ("items", "text"),
    [(["a", "b"], "a; b"), ([None, "b"], "; b"), (["a;", "\\"], "a\\;; \\\\"), ([None], ""), (["a; b"], "a\\; b")],
)
def test_lists_in_one_cell(items: list[str | None], text: str) -> None:
    assert joined(items) == text
    assert parted(text) == items


@given(st.lists(TEXT.filter(bool) | st.none(), min_size=1))
def test_any_list_comes_back(items: list[str | None]) -> None:
    assert parted(joined(items)) == items


@FEW
@given(READINGS, st.sampled_from([",", "\t", ";"]), st.booleans())
def test_the_same_rows_come_back(readings: list[Reading], delimiter: str, bom: bool) -> None:
    given_rows = list(rows(readings, Selection(mentions=True)))
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "events.csv"
        with path.open("w", encoding="utf-8", newline="") as file:
            assert write(given_rows, file, delimiter, bom=bom) == len(given_rows)
        assert list(read(path, delimiter)) == given_rows
