"""Country codes of other projects."""

from __future__ import annotations

import pytest

from firsthand.atlas.importing.nations import alpha3


@pytest.mark.parametrize(
    ("code", "found"),
    [
        ("ml", "MLI"),
        ("MLI", "MLI"),
        ("gb-sct", "GBR"),
        ("xk", "XKX"),
        ("eu", "EUR"),
        ("suhh", "RUS"),
        ("igo", "IGO"),
        ("zz", None),
        ("", None),
    ],
)
def test_codes(code: str, found: str | None) -> None:
    assert alpha3(code) == found
