from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from firsthand.pages.lineage import Node
from firsthand.pages.tree import BOX, COLUMN, HEIGHT, MARGIN, ROW, Tie, draw
from tests.pages.test_marking import UNHURRIED


def node(name: str, *behind: Node) -> Node:
    return Node("relay", name, behind=list(behind))


TREES = st.recursive(
    st.builds(node, st.text(max_size=40)), lambda inner: st.builds(node, st.text(), inner, inner), max_leaves=12
)


def test_a_leaf_has_a_row_and_a_step_a_column() -> None:
    found = draw([node("origin", node("paper", node("wire"), node("digest"))), node("other")])
    assert [(p.node.name, (p.x - MARGIN) // COLUMN, (p.y - MARGIN) // ROW) for p in found.nodes] == [
        ("origin", 0, 0),
        ("paper", 1, 0),
        ("wire", 2, 0),
        ("digest", 2, 1),
        ("other", 0, 2),
    ]
    assert found.width == MARGIN + 2 * COLUMN + BOX + MARGIN
    assert found.height == MARGIN + 2 * ROW + HEIGHT + MARGIN


def test_lines_run_from_box_to_box_and_mark_copies() -> None:
    copy = node("copy")
    copy.how = "copies"
    ties = draw([node("a", node("b"), copy)]).ties
    assert ties[0] == Tie("M212 25H252", copies=False)
    assert ties[1] == Tie("M212 25H224Q232 25 232 33V63Q232 71 240 71H252", copies=True)


def test_a_long_name_is_cut() -> None:
    (placed,) = draw([node("a dozen current and former officials")]).nodes
    assert placed.words == "a dozen current and form…"


def test_an_outlets_own_voice_is_called_by_the_outlet() -> None:
    (placed,) = draw([node("own voice of Sahel Observer")]).nodes
    assert placed.words == "Sahel Observer"


def test_nothing_is_drawn_of_nothing() -> None:
    assert draw([]) == draw(())
    assert (draw([]).width, draw([]).height) == (MARGIN, 0)


@UNHURRIED
@given(st.lists(TREES, max_size=3))
def test_no_two_boxes_overlap_and_all_lie_in_the_drawing(roots: list[Node]) -> None:
    found = draw(roots)
    places = [(p.x, p.y) for p in found.nodes]
    assert len(set(places)) == len(places) == sum(1 for root in roots for _ in root.walk())
    assert all(p.x + BOX <= found.width and p.y + HEIGHT <= found.height for p in found.nodes)
    assert len(found.ties) == len(found.nodes) - len(roots)
