"""CAMEO's and PLOVER's actor codes ("AFGGOV", "IGOUNO") as a country and a sector."""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING

from firsthand.atlas.tables import rows

if TYPE_CHECKING:
    from collections.abc import Mapping

_NULLS = frozenset({"---", "###", "+++", ""})


@cache
def _means(kind: str) -> Mapping[str, str]:
    return {row["code"]: row["means"] for row in rows("cameo_codes.tsv") if row["kind"] == kind}


@cache
def _countries() -> frozenset[str]:
    return frozenset(row["code"] for row in rows("countries.tsv"))


def decode(code: str, *, plover: bool) -> tuple[str | None, str | None]:
    """The country and the sector of a code; (None, None) for a null code.

    Of several codes ("FRA/BEL") the first counts, and of several sectors ("GOVMIL") the first. CAMEO's MED is the
    media, PLOVER's is medicine: ``plover`` says which is meant.
    """
    letters = code.split("/", maxsplit=1)[0].strip().strip("~").upper()
    if letters in _NULLS:
        return None, None
    parts = [letters[i : i + 3] for i in range(0, len(letters), 3)]
    country = _country(parts)
    return country, next((s for part in parts if (s := _sector(part, plover=plover))), None)


def _country(parts: list[str]) -> str | None:
    first, *more = parts
    if first == "IGO":
        return next((p for p in more[:1] if p in {"UNO", "EUR"}), "IGO")
    return first if first in _countries() else _means("country").get(first) or None


def _sector(part: str, *, plover: bool) -> str | None:
    if part == "MED" and plover:
        return "MED"
    return _means("sector").get(part)
