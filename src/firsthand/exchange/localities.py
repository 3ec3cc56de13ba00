"""The place of an event as the field's own tables split it: city, district, province, country."""

from __future__ import annotations

from dataclasses import dataclass
from functools import lru_cache

from firsthand.atlas.places import load_gazetteer
from firsthand.records import Where

REMEMBERED = 4096
CITIES, DISTRICTS, PROVINCES = {"city", "town"}, {"county"}, {"region"}


@dataclass(frozen=True, slots=True)
class Locality:
    """A place. ``kind`` is the gazetteer's (city, region, country, sea …), None for a place that it lacks."""

    name: str
    kind: str | None = None
    city: str | None = None
    district: str | None = None
    province: str | None = None
    country: str | None = None


def locality(where: Where) -> Locality:
    """What the gazetteer knows of ``where``: the entry of its name, country and coordinates."""
    return _locality(where.name, where.country, where.lat, where.lon)


@lru_cache(REMEMBERED)
def _locality(name: str, country: str | None, lat: float | None, lon: float | None) -> Locality:
    entries = load_gazetteer().candidates(name) if lat is not None else ()
    entry = next((e for e in entries if (e.country, e.lat, e.lon) == (country, lat, lon)), None)
    if entry is None:
        return Locality(name, country=country)
    return Locality(
        name,
        entry.kind,
        city=name if entry.kind in CITIES else None,
        district=name if entry.kind in DISTRICTS else None,
        province=name if entry.kind in PROVINCES else entry.region,
        country=country,
    )
