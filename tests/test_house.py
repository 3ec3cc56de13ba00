"""The rooms of the house stand in one order: a room imports only from those before it (CONTRIBUTING.md)."""

from __future__ import annotations

import ast
from pathlib import Path

import pytest

SOURCE = Path(__file__).resolve().parents[1] / "src/firsthand"
HOUSE = "records errors ontology atlas intake models reading contract linking exchange ledger pages commands"
READING = "text grammar network times places mentions voices events reader"


def imported(path: Path) -> set[str]:
    """The modules that a file names in its imports, "firsthand." left out, each name that it takes from them behind a dot."""
    found: set[str] = set()
    for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
        if isinstance(node, ast.ImportFrom) and (node.module or "").split(".")[0] == "firsthand":
            found |= {f"{node.module}.{name.name}".removeprefix("firsthand.") for name in node.names}
    return found


def backwards(folder: Path, order: list[str], prefix: str) -> list[str]:
    """The imports in ``folder`` that go from a room of ``order`` to a later one."""
    wrong = []
    for number, room in enumerate(order):
        files = sorted((folder / room).rglob("*.py")) or [folder / f"{room}.py"]
        for path in files:
            for name in imported(path):
                above = name.removeprefix(prefix).split(".")[0] if name.startswith(prefix) else ""
                if above in order[number + 1 :]:
                    wrong.append(f"{path.relative_to(SOURCE)} imports {name}")
    return wrong


@pytest.mark.parametrize(("folder", "order", "prefix"), [(".", HOUSE, ""), ("reading", READING, "reading.")])
def test_a_room_imports_only_from_rooms_before_it(folder: str, order: str, prefix: str) -> None:
    assert backwards(SOURCE / folder, order.split(), prefix) == []


@pytest.mark.parametrize(("folder", "order"), [(".", HOUSE), ("reading", READING)])
def test_every_room_has_its_place(folder: str, order: str) -> None:
    rooms = {p.name for p in (SOURCE / folder).iterdir() if (p / "__init__.py").exists()}
    assert rooms <= set(order.split())
