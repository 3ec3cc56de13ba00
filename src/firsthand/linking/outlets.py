"""Who publishes a report and which agencies it credits."""

from __future__ import annotations

import csv
import re
from collections.abc import Mapping
from functools import cache
from importlib.resources import files
from types import MappingProxyType
from urllib.parse import urlsplit

from firsthand.atlas.entries import Outlet, outlets
from firsthand.atlas.lookup import load_atlas
from firsthand.linking.words import listed, tokens
from firsthand.reading.grammar.cues import kinds
from firsthand.records import Report

_DOMAIN = re.compile(r"(?:[\w-]+\.)+[a-z]{2,}", re.IGNORECASE)
_JOINED = re.compile(r"\b[A-Z][a-z]+(?:News|Times|Post|Press|TV)\b|\bNews[A-Z0-9][a-z]*\b")
_HEAD, _FOOT = 6, 2  # lines from the top, where a dateline stands, and from the bottom, where a credit stands


@cache
def _by_name() -> Mapping[str, Outlet]:
    by_alias = {alias.lower(): o for o in reversed(outlets()) for alias in o.aliases}
    return MappingProxyType(by_alias | {o.name.lower(): o for o in outlets()})


@cache
def _by_domain() -> Mapping[str, Outlet]:
    more = ((row["domain"], _by_name().get(row["outlet"].lower())) for row in _rows("domains"))
    return MappingProxyType({o.domain: o for o in outlets() if o.domain} | {domain: o for domain, o in more if o})


def _rows(name: str) -> list[dict[str, str]]:
    text = files("firsthand.linking").joinpath(f"data/{name}.tsv").read_text(encoding="utf-8")
    return list(csv.DictReader(text.splitlines(), delimiter="\t", quoting=csv.QUOTE_NONE))


@cache
def _owners() -> Mapping[str, str]:
    return MappingProxyType({row["outlet"]: row["owner"] for row in _rows("owners")})


@cache
def owner(publisher: str) -> str | None:
    """Who owns an outlet (``data/owners.tsv``); all that one state or its party owns has one owner; None if not known."""
    outlet = known(publisher)
    if outlet is None:
        return None
    if outlet.owner in {"state", "party"} and outlet.country:
        return f"the state of {outlet.country}"
    return _owners().get(outlet.name)


@cache
def _media() -> frozenset[str]:
    return frozenset(row["word"] for row in _rows("media"))


@cache
def known(publisher: str) -> Outlet | None:
    """The outlet that ``publisher`` names, by its name ("The New York Times", "Al Arabiya television") or host ("edition.cnn.com")."""
    name = publisher.strip().lower()
    bare = name.removeprefix("the ")
    first, _, last = bare.rpartition(" ")
    what = first if last in _media() else ""
    return _by_name().get(name) or _by_name().get(bare) or _of_host(host(name)) or _by_name().get(what)


def by_its_words(name: str) -> bool:
    """Whether a name that the atlas does not know is an outlet's: "German TV", "Sunna News Agency", "HillNews", "abc.net.au"."""
    words = [w.lower() for w in tokens(name)]
    if not words:
        return False
    called_so = kinds().get(words[-1]) == "outlet" and (words[-1] not in _vague() or "news" in words[:-1])
    news = name.endswith(" News") and not load_atlas().resolve(name)
    return called_so or news or bool(_DOMAIN.fullmatch(name.strip())) or bool(_JOINED.search(name))


@cache
def _vague() -> frozenset[str]:
    """Words for outlets that others are called by, too: a "network" or "agency" (``data/vague.tsv``)."""
    return frozenset(listed("vague"))


def plain(publisher: str) -> str:
    """The one name by which an outlet is looked up: the atlas's, else its own without "the", in lower case."""
    outlet = known(publisher)
    return outlet.name if outlet else publisher.strip().lower().removeprefix("the ")


def _of_host(name: str) -> Outlet | None:
    parts = name.split(".")
    return next((o for i in range(len(parts) - 1) if (o := _by_domain().get(".".join(parts[i:])))), None)


def host(publisher: str) -> str:
    """The web host in ``publisher`` in lower case, "www." left off; an address may stand for its host."""
    place = urlsplit(publisher).netloc if "//" in publisher else publisher
    return place.lower().removeprefix("www.")


def outlet_name(report: Report) -> str | None:
    """The atlas's name for the report's publisher, else the publisher's own name or host, else the host of its address."""
    said = report.publisher or (host(report.url) if report.url and "//" in report.url else None)
    if not said:
        return None
    outlet = known(said)
    return outlet.name if outlet else host(said) if "." in said and " " not in said else said.strip()


@cache
def _patterns() -> tuple[tuple[str, re.Pattern[str]], ...]:
    names = sorted({n for o in outlets() if o.kind == "agency" for n in (o.name, *o.aliases)}, key=len, reverse=True)
    agency = "|".join(re.escape(name) for name in names)
    rows = ((row["place"], row["pattern"].replace("{agency}", agency)) for row in _rows("credits"))
    return tuple((place, re.compile(pattern, re.IGNORECASE)) for place, pattern in rows)


def credited(report: Report) -> tuple[str, ...]:
    """The agencies that the report says its text is from: dateline, byline, copyright line, foot or web address."""
    lines = [line for line in report.text.split("\n") if line.strip()]
    stands = {
        "line": [line for line in lines if len(line) < 140],
        "head": [line[:80] for line in lines[:_HEAD]],
        "foot": lines[-_FOOT:] if len(lines) > _FOOT else [],
        "address": [urlsplit(report.url).path.lower()] if report.url else [],
    }
    found = {m["agency"] for place, pattern in _patterns() for line in stands[place] for m in pattern.finditer(line)}
    agencies = (known(name) for name in found)
    return tuple(sorted({outlet.name for outlet in agencies if outlet}))
