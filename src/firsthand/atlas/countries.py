"""The codes of countries, ISO 3166 alpha-3 and PLOVER's that stand in the place of one, and those near to a wrong one."""

from __future__ import annotations

from collections.abc import Mapping
from difflib import get_close_matches
from functools import cache
from types import MappingProxyType

from firsthand.atlas.tables import rows
from firsthand.ontology import international_actors

_SHOWN = 4  # codes that are shown at most


@cache
def country_codes() -> Mapping[str, str]:
    """The name of each code; a code of PLOVER's that stands in the place of a country has none."""
    named = {row["code"]: row["name"] for row in rows("countries.tsv")}
    return MappingProxyType({**named, **dict.fromkeys(international_actors(), "")})


def near(told: str) -> tuple[str, ...]:
    """The codes that may be meant by ``told``, with their names: of what is called so or begins so, then those written alike."""
    codes, word = country_codes(), told.strip().casefold()
    begin = [code for code, name in codes.items() if word and name.casefold().startswith(word)]
    alike = get_close_matches(told.strip().upper(), codes, n=_SHOWN, cutoff=0.6)
    found = list(dict.fromkeys([*begin, *alike]))[:_SHOWN]
    return tuple(f"{code} ({codes[code]})" if codes[code] else code for code in found)
