"""For which armed group somebody speaks: its commander, its officials, its council or its own outlet."""

from __future__ import annotations

import csv
import re
from collections.abc import Mapping
from functools import cache
from importlib.resources import files
from types import MappingProxyType

from firsthand.atlas.lookup import load_atlas
from firsthand.linking.naming import titles, words_of
from firsthand.linking.parties import Named
from firsthand.linking.words import stem, tokens
from firsthand.ontology import IRREGULARS
from firsthand.records import Identity, Voice

_RUN = re.compile(r"[A-Z][\w'’-]*(?:\s(?:al-)?[A-Z][\w'’-]*)*")


def armed(voice: Voice, who: Named) -> Identity | None:
    """The armed group on whose behalf a voice speaks; None for who belongs to none that is known.

    "A Mai-Mai commander", "Jean-Paul Muhindo, who leads the Mai-Mai" and "Nasr al-Din Amer, a Houthi official" are their groups.
    """
    if who.id is not None and who.id in wings():
        return _group(wings()[who.id])
    if who.sector not in IRREGULARS | {None} or (who.id or "").startswith(("country:", "body:", "outlet:")):
        return None
    if (who.id or "").startswith("group:"):
        return None
    leads = {stem(w) for w in tokens(voice.text)} & (titles() | words_of("leading"))
    if not leads and who.sector is None:
        return None
    return next((found for name in _names(voice.text) if (found := _group(name))), None)


def _names(text: str) -> list[str]:
    """What in ``text`` may be the name of a group: each run of words with capitals, and each such word."""
    runs = [m[0] for m in _RUN.finditer(text)]
    return list(dict.fromkeys([*runs, *(w for run in runs for w in tokens(run))]))


@cache
def _group(name: str) -> Identity | None:
    found = load_atlas().resolve(name)
    return found if found and (found.id or "").startswith("group:") and found.sector in IRREGULARS else None


@cache
def wings() -> Mapping[str, str]:
    """The bodies and outlets of armed groups by their ids, with the group's name (``data/wings.tsv``)."""
    text = files("firsthand.linking").joinpath("data/wings.tsv").read_text(encoding="utf-8")
    rows = csv.DictReader(text.splitlines(), delimiter="\t", quoting=csv.QUOTE_NONE)
    return MappingProxyType({row["id"]: row["group"] for row in rows})
