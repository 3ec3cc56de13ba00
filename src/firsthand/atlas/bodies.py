"""What holds of international bodies as such, by the code that they have in the place of a country."""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING

from firsthand.atlas.tables import rows

if TYPE_CHECKING:
    from collections.abc import Mapping


def sectors_of_nobody(code: str) -> frozenset[str]:
    """The sectors that nobody of a body with ``code`` has: Amnesty (NGO) has no soldiers. None for a country's code."""
    return _nobody().get(code, frozenset())


@cache
def _nobody() -> Mapping[str, frozenset[str]]:
    return {row["code"]: frozenset(row["nobody"].split()) for row in rows("body_sectors.tsv")}
