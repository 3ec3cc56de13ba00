"""Of which state or body the people are whose word is given: "the army", "a spokesman of the ministry", "police"."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import replace
from functools import cache
from importlib.resources import files
from types import MappingProxyType

from firsthand.linking.parties import Named, named
from firsthand.linking.words import stem, tokens
from firsthand.reading.wording import words
from firsthand.records import Party, Reading, Voice

STATE = frozenset({"GOV", "MIL", "SPY"})
POLICE = "COP"
BODIES = frozenset({"UNO", "IGO", "NGO", "EUR", "IMG", "MNC"})  # PLOVER's codes that stand for no country
PRONOUNS = frozenset(stem(w) for kind in ("self", "he", "she", "it", "plural") for w in words(kind)) | {stem("who")}

Home = Callable[[int, str | None], str | None]


def homes(reading: Reading) -> Home:
    """For officials whose country is not said ("the army said"): the one that the text last spoke of.

    The function takes where they stand and their sector; the last body of that sector before it goes first.
    """
    stood = sorted((m for m in reading.mentions if m.form != "pronoun"), key=lambda m: (m.span.start, -m.span.end))
    whole = [m for i, m in enumerate(stood) if not any(o.span.covers(m.span) for o in stood[max(0, i - 4) : i])]
    said = [
        (m.span.start, m.identity.sector, n.sure)
        for m in whole
        if (n := named(Party(m.span, m.text, m.identity))).sure and n.sure not in BODIES
    ]

    def home(at: int, sector: str | None) -> str | None:
        before = [(kind, country) for start, kind, country in said if start < at]
        same_sector = [country for kind, country in before if kind == sector]
        official = [country for kind, country in before if kind in STATE]
        anybody = [country for _, country in before]
        return next(iter([*same_sector[-1:], *official[-1:], *anybody[-1:]]), None)

    return home


def housed(who: Named, voice: Voice, home: Home | None) -> Named:
    """Officials of no country with the one that they most likely are of; a state's own papers are officials' word.

    Unnamed people keep to a body only where the words name it: "an official of the foreign ministry", not "officials".
    """
    body = next((papers()[w] for w in map(stem, tokens(who.name)) if w in papers()), None)
    sector = POLICE if body == POLICE else who.sector or body
    if sector not in STATE | {POLICE} or who.name.lower() in PRONOUNS:
        return who
    bodied = sector in {"MIL", "SPY", POLICE} or any(stem(w) in papers() for w in tokens(f"{who.name} {voice.text}"))
    found = home(voice.span.start, sector) if home else None
    unnamed = voice.kind == "anonymous"
    country = who.sure or (None if unnamed else who.country) or (found if bodied or not unnamed else None)
    return replace(who, country=country, sector=sector, sure=country)


@cache
def papers() -> Mapping[str, str]:
    """Stems of a state's own papers and bodies and plain words for its people, with the sector that speaks through them."""
    text = files("firsthand.linking").joinpath("data/papers.tsv").read_text(encoding="utf-8")
    return MappingProxyType({stem(w): s for w, s in (line.split("\t") for line in text.splitlines()[1:])})
