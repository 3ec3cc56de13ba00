"""Tables as text, with commas, semicolons or tabs (RFC 4180 and what is called so), to reports, a row each.

A row is named by the line on which it begins. Where its quotation marks do not match, it is an error of its own, and the
next row is looked for on the line after its first: an opened mark takes no other rows with it.
"""

from __future__ import annotations

import csv
import io
import re
from collections import deque
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any, BinaryIO, cast

from firsthand.errors import IntakeError, ReportError
from firsthand.intake.decoding import LARGEST, check_kind
from firsthand.intake.fields import field_of, names_shown, report_of
from firsthand.records import Report

_PIECE = 2**16  # characters in which a line longer than LARGEST is passed over
_BETWEEN = ("\t", ";", ",")
_NOTHING = "\x1f"  # stands between the cells of a table that has one column
_TOLD_FIRST = re.compile(r"sep=(.)\s*")  # a line for Excel, before the first
_UNCLOSED = f"a quotation mark opens in it and does not close, or it is longer than {LARGEST // 10**6} MB"
_UTF16 = (b"\xff\xfe", b"\xfe\xff")


def reports_of_table(file: BinaryIO, name: str) -> Iterator[Report | ReportError]:
    """The reports of the rows, or their errors, which are named by ``name`` and the number of the row's first line.

    IntakeError where the first line names no column with texts, or there are no rows below it.
    """
    csv.field_size_limit(max(csv.field_size_limit(), LARGEST + 1))
    raw: io.BufferedReader[Any] = file if isinstance(file, io.BufferedReader) else io.BufferedReader(cast("Any", file))
    text = _as_text(raw, name)
    try:
        lines = _Lines(text)
        between, columns = _first_line(lines, name)
        wanted = [place for place, column in enumerate(columns) if field_of(column)]
        found = False
        for row in _rows(lines, between, len(columns)):
            found = True
            place = f"{name}:{row.line}"
            try:
                if row.wrong:
                    raise IntakeError(place, "table", row.wrong)
                yield report_of([(columns[at], row.cells[at]) for at in wanted], place, "table")
            except ReportError as error:
                yield error
        if not found:
            raise IntakeError(name, "table", "there are no rows below its first line")
    finally:
        text.detach()
        if raw is not file:
            raw.detach()


def no_text(columns: Sequence[str]) -> str:
    """What is wrong with a table that has these columns, none of which is known to hold texts."""
    return f"no column holds the texts; its columns are {names_shown(columns)}: call the one with the whole articles “text”"


def _as_text(raw: io.BufferedReader[Any], name: str) -> io.TextIOWrapper:
    head = raw.peek(8)
    check_kind(head, name)
    wide = head.startswith(_UTF16)
    encoding, errors = ("utf-16", "replace") if wide else ("utf-8-sig", "firsthand-mixed")
    return io.TextIOWrapper(raw, encoding, errors, newline="")


def _first_line(lines: _Lines, name: str) -> tuple[str, list[str]]:
    """What stands between the cells, and the names of the columns."""
    first = lines.next_with_words()
    told = first and _TOLD_FIRST.fullmatch(first.text)
    if told:
        first = lines.next_with_words()
    if first is None:
        raise IntakeError(name, "intake", "it is empty")
    if "\0" in first.text or not first.whole:
        raise IntakeError(name, "table", "its first line is no line of a table, with the names of its columns")
    between = told[1] if told else _between(first.text)
    columns = [column.strip() for column in _split(first.text, between)]
    if not any(field_of(column) == "text" for column in columns):
        raise IntakeError(name, "table", no_text(columns))
    return between, columns


def _between(first: str) -> str:
    """What stands between the cells of the first line: what gives most known names, and then most names."""

    def names(mark: str) -> tuple[int, int]:
        columns = _split(first, mark)
        return sum(field_of(column) is not None for column in columns), len(columns)

    best = max(_BETWEEN, key=names)
    return best if names(best)[1] > 1 else _NOTHING


def _split(line: str, between: str) -> list[str]:
    return next(csv.reader([line], delimiter=between, skipinitialspace=True), [])


@dataclass(frozen=True, slots=True)
class _Line:
    """A line with its end; without its text where it is not ``whole``, as longer than is taken."""

    number: int
    text: str
    whole: bool


class _Lines:
    """The lines of a table, one after the other; some can be given back."""

    def __init__(self, text: io.TextIOWrapper) -> None:
        self._text = text
        self._number = 0
        self._back: deque[_Line] = deque()

    def next(self) -> _Line | None:
        """The next line; None at the end."""
        if self._back:
            return self._back.popleft()
        line = self._text.readline(LARGEST + 1)
        if not line:
            return None
        self._number += 1
        if len(line) <= LARGEST:
            return _Line(self._number, line, whole=True)
        while line and not line.endswith(("\n", "\r")):
            line = self._text.readline(_PIECE)
        return _Line(self._number, "", whole=False)

    def next_with_words(self) -> _Line | None:
        """The next line in which something stands."""
        while (line := self.next()) and line.whole and not line.text.strip():
            pass
        return line

    def give_back(self, lines: Sequence[_Line]) -> None:
        """Let these come next, again."""
        self._back.extendleft(reversed(lines))


@dataclass(slots=True)
class _Row:
    """A row with its cells, or with what is ``wrong`` with it; ``torn`` where its quotation marks do not match."""

    line: int
    last: int
    cells: list[str] = field(default_factory=list)
    wrong: str = ""
    torn: bool = False


def _rows(lines: _Lines, between: str, width: int) -> Iterator[_Row]:
    """The rows; with one that is torn go the lines after it, up to the next that can be a row."""
    torn: _Row | None = None
    begins = ""  # the mark with which a row begins after one that is torn, if it is sure
    while first := lines.next_with_words():
        row = _row(first, lines, between, width)
        if torn and (row.wrong or not first.text.startswith(begins)):
            torn.last = row.last
            continue
        if torn:
            yield _told(torn)
        torn = row if row.torn else None
        begins = '"' if between == _NOTHING or first.text.startswith('"') else ""
        if not torn:
            yield row
    if torn:
        yield _told(torn)


def _told(torn: _Row) -> _Row:
    if torn.last > torn.line:
        torn.wrong += f"; lines {torn.line:,} to {torn.last:,} are passed over"
    return torn


def _row(first: _Line, lines: _Lines, between: str, width: int) -> _Row:
    """The row that begins with a line; the lines that it only seemed to have are given back."""
    if not first.whole:
        return _Row(first.number, first.number, wrong=f"it is longer than {LARGEST // 10**6} MB", torn=True)
    taken, cells, wrong = _parted(first, lines, between, {})
    if cells is None:
        other = _otherwise(first, taken, lines, between, width)
        if not other:
            return _Row(first.number, first.number, wrong=wrong, torn=True)
        taken, cells = other
    while len(cells) > width and not cells[-1]:
        cells.pop()
    wrong = "" if len(cells) == width else f"it has not as many cells as there are columns ({len(cells)} for {width})"
    return _Row(first.number, taken[-1].number, cells, wrong)


def _otherwise(
    first: _Line, taken: list[_Line], lines: _Lines, between: str, width: int
) -> tuple[list[_Line], list[str]] | None:
    """The lines and cells of a row as some write it who do not double quotation marks: bare between tabs, or with a backslash before them."""
    if between == "\t" and len(taken) == 1 and len(bare := first.text.rstrip("\r\n").split("\t")) == width:
        return taken, bare
    lines.give_back(taken[1:])
    if not any('\\"' in line.text for line in taken):
        return None
    taken, cells, _ = _parted(first, lines, between, {"doublequote": False, "escapechar": "\\"})
    if cells is not None and len(cells) == width:
        return taken, cells
    lines.give_back(taken[1:])
    return None


def _parted(
    first: _Line, lines: _Lines, between: str, form: Mapping[str, Any]
) -> tuple[list[_Line], list[str] | None, str]:
    """The lines of the row that begins with ``first``, and its cells, or None and what is wrong."""
    taken = [first]
    try:
        cells = next(csv.reader(_fed(taken, lines), delimiter=between, skipinitialspace=True, strict=True, **form))
    except csv.Error as cause:
        return (
            taken,
            None,
            _UNCLOSED if "unexpected end" in str(cause) else f"its quotation marks do not match ({cause})",
        )
    return taken, cells, ""


def _fed(taken: list[_Line], lines: _Lines) -> Iterator[str]:
    """The text of the one line that is taken, and of those that are taken after it, as long as they are one row's."""
    yield taken[0].text
    size = len(taken[0].text)
    while line := lines.next():
        taken.append(line)
        size += len(line.text)
        if not line.whole or size > LARGEST:
            return
        yield line.text
