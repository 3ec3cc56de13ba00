"""Incidents on a map of the world: where they are told to have happened, in the units of ``data/world.svg``."""

from __future__ import annotations

import math
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from functools import cache
from importlib.resources import files

from firsthand.linking.records import Incident

WIDTH, TOP, BOTTOM = 2000.0, 14.0, 890.0  # of the whole world, 84° north to 58° south
_SCALE = 1000 / (math.pi * 0.8707)
_LEAST = 460.0  # the narrowest view
_NAMED = 14  # places that have their name beside them


@dataclass(frozen=True, slots=True)
class Spot:
    """A place with its incidents, the weightiest first; ``x``, ``y`` its point and ``radius`` the size of its mark."""

    name: str
    country: str | None
    x: float
    y: float
    radius: float
    named: bool
    incidents: tuple[Incident, ...]


@dataclass(frozen=True, slots=True)
class Map:
    """A view of the world with its spots, the largest first; ``nowhere`` counts incidents without a known place."""

    left: float
    top: float
    width: float
    height: float
    spots: tuple[Spot, ...]
    nowhere: int

    @property
    def unit(self) -> float:
        """The length of one of a thousand parts of the width: what lines and letters are measured by."""
        return self.width / 1000


@cache
def world() -> str:
    """The outlines, as SVG paths of our own making."""
    return (files("firsthand.pages") / "data/world.svg").read_text(encoding="utf-8")


def project(lat: float, lon: float) -> tuple[float, float]:
    """A point in the units of the outlines, by Natural Earth I (Patterson, Šavrič, Jenny 2012)."""
    turn, tilt = math.radians(lon), math.radians(lat)
    t2 = tilt * tilt
    t4 = t2 * t2
    x = turn * (0.8707 - 0.131979 * t2 + t4 * (-0.013791 + t4 * (0.003971 * t2 - 0.001529 * t4)))
    y = tilt * (1.007226 + t2 * (0.015085 + t4 * (-0.044475 + 0.028874 * t2 - 0.005916 * t4)))
    return 1000 + x * _SCALE, 520 - y * _SCALE


def lay_out(incidents: Sequence[Incident], *, whole: bool = False) -> Map:
    """The map of ``incidents``: of the part of the world where they lie, of all of it where ``whole``."""
    places: dict[tuple[str, str | None, float, float], list[Incident]] = {}
    nowhere = 0
    for incident in incidents:
        spot = incident.where
        if spot is None or spot.lat is None or spot.lon is None:
            nowhere += 1
        else:
            places.setdefault((spot.name, spot.country, spot.lat, spot.lon), []).append(incident)
    points = {place: project(*place[2:]) for place in places}
    left, top, width, height = _whole() if whole or not points else _view(points.values())
    ordered = sorted(places.items(), key=lambda item: (-len(item[1]), item[0][0]))
    spots = tuple(
        Spot(place[0], place[1], *points[place], _radius(len(found)) * width / 1000, number < _NAMED, tuple(found))
        for number, (place, found) in enumerate(ordered)
    )
    return Map(left, top, width, height, spots, nowhere)


def _radius(count: int) -> float:
    return min(6 + 3 * math.sqrt(count), 36)


def _whole() -> tuple[float, float, float, float]:
    return 0.0, TOP, WIDTH, BOTTOM - TOP


def _view(points: Iterable[tuple[float, float]]) -> tuple[float, float, float, float]:
    """The smallest view of the world's shape that holds the points with room around them."""
    xs, ys = zip(*points, strict=True)
    shape = WIDTH / (BOTTOM - TOP)
    width = max((max(xs) - min(xs)) * 1.3, (max(ys) - min(ys)) * 1.3 * shape, _LEAST)
    if width >= WIDTH:
        return _whole()
    height = width / shape
    left = min(max((max(xs) + min(xs) - width) / 2, 0), WIDTH - width)
    top = min(max((max(ys) + min(ys) - height) / 2, TOP), BOTTOM - height)
    return left, top, width, height
