"""The data files as rows and words."""

from __future__ import annotations

from importlib.resources import files

import pytest

from firsthand.atlas import tables

FILES = sorted(
    f.name
    for f in (files("firsthand.atlas") / "data").iterdir()
    if f.name.endswith(".tsv") and not f.name.startswith("places")
)


@pytest.mark.parametrize("file", FILES)
def test_every_row_has_all_cells_without_blanks_around_and_a_source(file: str) -> None:
    rows = list(tables.rows(file))
    assert rows
    for row in rows:
        assert all(cell == cell.strip() for cell in row.values()), row
        assert row["source"], row


@pytest.mark.parametrize("file", FILES)
def test_no_alias_stands_twice_in_a_row(file: str) -> None:
    for row in tables.rows(file):
        aliases = [a for a in row.get("aliases", "").split("|") if a]
        assert len(aliases) == len(set(aliases)), row


def test_words_of_a_kind() -> None:
    assert {"jr", "ii"} <= tables.words("suffix")
    assert tables.words("no such kind") == frozenset()
