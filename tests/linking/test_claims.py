"""Who claims an act that a report has on nobody's word."""

from __future__ import annotations

import pytest

from firsthand.linking.claims import claimants
from tests.linking.made import NORRLAND, UTLAND, Act, reading


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("Utland claimed responsibility for the bombing of Norrland.", ["Utland"]),
        ("Utland claimed full responsibility for the bombing of Norrland.", ["Utland"]),
        ("Utland is claiming to have carried out the bombing of Norrland.", ["Utland"]),
        ("Utland claimed to be behind the bombing of Norrland.", ["Utland"]),
        ("Utland claimed responsibility but the bombing of Norrland was denied.", []),
        ("Utland spoke of the bombing of Norrland.", []),
    ],
)
def test_who_claims_an_act_tells_it(text: str, names: list[str]) -> None:
    made = reading("r", text, Act("bombing", "ASSAULT", {"Utland": UTLAND}, {"Norrland": NORRLAND}))
    assert [s.name for s in claimants(made.events[0], made)] == names
