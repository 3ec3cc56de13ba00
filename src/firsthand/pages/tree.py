"""Trees laid out for drawing: roots at the left, a row a leaf, a column a step away from the origin. Units are pixels."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from firsthand.pages.lineage import Node
from firsthand.pages.showing import spoken

COLUMN, ROW = 244, 46  # from one column or row to the next
BOX, HEIGHT = 204, 34  # of the box of a node
MARGIN = 8
_FITS = 25  # characters of a name in a box


@dataclass(frozen=True, slots=True)
class Placed:
    """A node with the left upper corner of its box; ``words`` are its name as far as it fits."""

    node: Node
    x: int
    y: int

    @property
    def words(self) -> str:
        """The name, cut where it would not fit."""
        name = spoken(self.node.name)
        return name if len(name) <= _FITS else name[: _FITS - 1].rstrip() + "…"

    @property
    def middle(self) -> int:
        """The middle of the box, from the top."""
        return self.y + HEIGHT // 2


@dataclass(frozen=True, slots=True)
class Tie:
    """A line from one box to the next: an SVG path; ``copies`` where the second is a copy of the first."""

    path: str
    copies: bool


@dataclass(frozen=True, slots=True)
class Tree:
    """A drawing of some trees."""

    width: int
    height: int
    nodes: tuple[Placed, ...]
    ties: tuple[Tie, ...]


def draw(roots: Sequence[Node]) -> Tree:
    """The drawing of ``roots``: each node beside the first of those behind it."""
    placed: list[Placed] = []
    ties: list[Tie] = []
    row = 0
    for root in roots:
        at: dict[int, Placed] = {}
        for number, (depth, node, before) in enumerate(root.walk()):
            if number and not (before and before.behind[0] is node):
                row += 1
            here = Placed(node, MARGIN + depth * COLUMN, MARGIN + row * ROW)
            placed.append(here)
            at[id(node)] = here
            if before is not None:
                ties.append(Tie(_line(at[id(before)], here), node.how == "copies"))
        row += 1
    width = max((p.x + BOX for p in placed), default=0) + MARGIN
    return Tree(width, row * ROW - (ROW - HEIGHT) + 2 * MARGIN if placed else 0, tuple(placed), tuple(ties))


def _line(one: Placed, other: Placed) -> str:
    """From the right side of one box to the left side of the other."""
    start, end = one.x + BOX, other.x
    if one.y == other.y:
        return f"M{start} {one.middle}H{end}"
    bend = (start + end) // 2
    turn = 8
    return f"M{start} {one.middle}H{bend - turn}Q{bend} {one.middle} {bend} {one.middle + turn}V{other.middle - turn}Q{bend} {other.middle} {bend + turn} {other.middle}H{end}"
