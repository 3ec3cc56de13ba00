"""Text as cells: exact rules, and that what is made safe can be had back."""

from __future__ import annotations

import csv
import io

import pytest
from hypothesis import given
from hypothesis import strategies as st

from firsthand.exchange.cells import bare, line, safe, storable, told, unsafe

STRANGE = st.text(st.characters(codec=None) | st.sampled_from("\t\n\r\"'=+-@;\\,\0\ud800\u2028")).map(str)


@pytest.mark.parametrize(
    ("text", "cell"),
    [
        ("=1+1", "'=1+1"),
        ("-33", "'-33"),
        ("＝1", "'＝1"),
        ("\t=1", "'\t=1"),
        ("'tis", "''tis"),
        ("a = b", "a = b"),
        ("", ""),
    ],
)
def test_formulas_are_marked(text: str, cell: str) -> None:
    assert safe(text) == cell


@given(STRANGE)
def test_what_was_marked_comes_back(text: str) -> None:
    assert unsafe(safe(text)) == text
    assert not safe(text).startswith(("=", "+", "-", "@", "\t", "\r", "\n"))


@given(STRANGE)
def test_stored_text_keeps_its_length_and_can_be_encoded(text: str) -> None:
    assert len(storable(text).encode().decode()) == len(text)
    assert told(text) == (storable(text) or None)


@given(STRANGE)
def test_a_bare_cell_is_one_cell_of_one_line(text: str) -> None:
    cell = bare(text)
    assert cell.splitlines() in ([cell], [])
    assert "\t" not in cell
    assert '"' not in cell


def test_lines_of_a_table() -> None:
    assert bare('"No", he said') == "'No', he said"
    assert bare("'tis") == "'tis"
    assert bare('He said "no"\nand\tleft\0') == "He said 'no' and left"
    assert line(["a\tb", 3, -1.5, None, True, False, " "]) == "a b\t3\t-1.5\t\ttrue\tfalse\t\n"
    assert line([None, "", "=x", -4], "None") == "None\tNone\t'=x\t-4\n"


@given(st.lists(STRANGE | st.none() | st.integers() | st.booleans(), min_size=1))
def test_a_line_reads_back_as_its_cells(cells: list[str | int | None]) -> None:
    text = line(["first", *cells, "last"], "None")
    (read,) = csv.reader(io.StringIO(text, newline=""), delimiter="\t", quoting=csv.QUOTE_NONE)
    told_of = [bare(cell) if isinstance(cell, str) else "" if cell is None else str(cell) for cell in cells]
    assert [cell.lower() for cell in read[1:-1]] == [(cell or "None").lower() for cell in told_of]
