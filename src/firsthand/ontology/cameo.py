"""CAMEO codes to PLOVER and back.

CAMEO is finer than PLOVER in some places and coarser in others, so that going there and back keeps the type, but not
always the mode.
"""

from __future__ import annotations

import csv
import json
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from types import MappingProxyType

ROOT_LENGTH = 2


@dataclass(frozen=True, slots=True)
class Coding:
    """What a CAMEO code says in PLOVER."""

    type: str
    mode: str | None
    context: str | None


@cache
def _to_plover() -> Mapping[str, Coding]:
    raw = json.loads(files("firsthand.ontology").joinpath("data/cameo_to_plover.json").read_text(encoding="utf-8"))
    return MappingProxyType({code: Coding(row["type"], row["mode"], row["context"]) for code, row in raw.items()})


@cache
def _to_cameo() -> Mapping[tuple[str, str | None], str]:
    lines = files("firsthand.ontology").joinpath("data/plover_to_cameo.tsv").read_text(encoding="utf-8").splitlines()
    rows = csv.DictReader(lines, delimiter="\t")
    return MappingProxyType({(row["type"], row["mode"] or None): row["cameo"] for row in rows})


def cameo_to_plover(code: str) -> Coding | None:
    """The PLOVER coding of a CAMEO ``code`` ("0841"; leading zeros count).

    A code that the table lacks has the coding of its nearest parent ("176" that of "17"); None for one without any,
    as the statements of CAMEO's 01 and 02, which PLOVER does not code.
    """
    table = _to_plover()
    for length in range(len(code), ROOT_LENGTH - 1, -1):
        if code[:length] in table:
            return table[code[:length]]
    return None


def plover_to_cameo(name: str, mode: str | None = None) -> str:
    """The CAMEO code, leading zeros included, nearest to a PLOVER type and mode.

    A mode that the table lacks gives the type's own code; KeyError for a type that PLOVER lacks.
    """
    table = _to_cameo()
    return table.get((name, mode)) or table[name, None]
