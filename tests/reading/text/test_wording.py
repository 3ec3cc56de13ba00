"""The words that reading knows by what they do."""

from __future__ import annotations

from pathlib import Path

import firsthand
from firsthand.reading.text.wording import kinds

SOURCE = "".join(path.read_text(encoding="utf-8") for path in Path(firsthand.__file__).parent.rglob("*.py"))


def test_each_kind_is_asked_for_somewhere() -> None:
    asked_for = {kind for kind in kinds() if f'"{kind}"' in SOURCE or kind.startswith("charged ")}
    assert kinds().keys() == asked_for


def test_a_kind_stands_once_and_tells_what_its_words_do() -> None:
    data = Path(firsthand.__file__).parent / "reading/data/words.tsv"
    rows = [line.split("\t") for line in data.read_text(encoding="utf-8").splitlines()]
    assert all(len(row) == 3 and all(row) for row in rows)
    assert len({row[0] for row in rows}) == len(rows)
