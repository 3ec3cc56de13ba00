"""Country codes of other projects as ISO 3166 alpha-3."""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING

from firsthand.atlas.tables import rows
from firsthand.ontology import international_actors

if TYPE_CHECKING:
    from collections.abc import Mapping

_OTHERS = {"xk": "XKX", "eu": "EUR", "uk": "GBR", "el": "GRC", "suhh": "RUS", "csxx": "SRB", "yucs": "SRB"}


@cache
def _two_letters() -> Mapping[str, str]:
    import pycountry  # noqa: PLC0415

    return {country.alpha_2.lower(): country.alpha_3 for country in pycountry.countries}


@cache
def _known() -> frozenset[str]:
    return frozenset({row["code"] for row in rows("countries.tsv")} | set(international_actors()))


def alpha3(code: str) -> str | None:
    """The alpha-3 code of an alpha-2 or alpha-3 one, of whatever case; None for one that is unknown.

    A part of a country ("gb-sct") has the country's code.
    """
    whole = code.strip().lower().split("-", maxsplit=1)[0]
    if whole.upper() in _known():
        return whole.upper()
    return _OTHERS.get(whole) or _two_letters().get(whole)
