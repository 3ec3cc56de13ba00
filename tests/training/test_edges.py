"""What the trainer of ends learns."""

from __future__ import annotations

from training import edges


def test_the_right_end_is_learnt_from_its_features() -> None:
    choice = edges.Choice([{"longer": 0.0}, {"arcs": 1.0}, {"sentence": 1.0}], 2)
    told = [choice] * 20
    table = edges.trained(told)
    assert table["sentence"] > 0 > table["arcs"]
    assert edges.right(told, table) == (0, 20)
    assert edges.right([edges.Choice([{}, {"sentence": 1.0}], None)], table) == (0, 0)
