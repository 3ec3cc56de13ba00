"""docs/desk.md tells of every page, every address of the interface and every picture there is."""

from __future__ import annotations

import re
from pathlib import Path

from firsthand.pages.app import make_app
from firsthand.pages.from_ledger import LedgerSource

DOCS = Path(__file__).parents[2] / "docs"
TEXT = (DOCS / "desk.md").read_text(encoding="utf-8")


def test_every_picture_is_there_and_no_other() -> None:
    shown = set(re.findall(r"!\[[^]]+\]\((desk/[a-z]+\.png)\)", TEXT))
    assert shown == {str(path.relative_to(DOCS)) for path in (DOCS / "desk").iterdir()}


def test_every_address_of_the_interface_is_told(kept: LedgerSource) -> None:
    paths = make_app(kept).openapi()["paths"]
    assert [path for path in paths if f"`{path.removeprefix('/api/1/')}`" not in TEXT] == []


def test_every_key_of_the_script_is_told() -> None:
    script = (DOCS.parent / "src/firsthand/pages/static/desk.js").read_text(encoding="utf-8")
    keys = re.findall(r'^    "?([a-z/])"?: \(\) =>', script, re.MULTILINE)
    assert keys == ["n", "p", "a", "r", "m", "/"]
    assert [key for key in keys if f"`{key}`" not in TEXT] == []
