from __future__ import annotations

import re
from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from firsthand.linking.records import Incident, Spot
from firsthand.pages.mapping import BOTTOM, TOP, WIDTH, lay_out, project, world
from tests.pages import affair
from tests.pages.test_marking import UNHURRIED

PLACES = st.builds(Spot, st.just("x"), st.none(), st.floats(-58, 84), st.floats(-180, 180))


def at(name: str, lat: float | None, lon: float | None) -> Incident:
    return replace(affair.incident(), where=Spot(name, None, lat, lon))


def test_the_outlines_are_two_paths_and_nothing_else() -> None:
    assert re.fullmatch(r'<path class="land" d="[MLlz\d .-]+"/>\n<path class="borders" d="[MLlz\d .-]+"/>\n', world())


@pytest.mark.parametrize(
    ("lat", "lon", "x", "y"), [(0, 0, 1000, 520), (0, 180, 2000, 520), (0, -180, 0, 520), (52.52, 13.4, 1064, 183)]
)
def test_points_lie_where_natural_earth_puts_them(lat: float, lon: float, x: float, y: float) -> None:
    assert tuple(round(value) for value in project(lat, lon)) == (x, y)


def test_incidents_of_a_place_share_a_spot() -> None:
    found = lay_out([at("Homs", 34.7, 36.7), at("Kyiv", 50.4, 30.5), at("Homs", 34.7, 36.7)])
    assert [(spot.name, len(spot.incidents)) for spot in found.spots] == [("Homs", 2), ("Kyiv", 1)]
    assert found.spots[0].radius > found.spots[1].radius


def test_what_has_no_place_is_counted() -> None:
    found = lay_out([at("somewhere", None, None), replace(affair.incident(), where=None), at("Homs", 34.7, 36.7)])
    assert (len(found.spots), found.nowhere) == (1, 2)


def test_one_place_is_seen_from_near_and_all_the_world_if_asked() -> None:
    near = lay_out([at("Homs", 34.7, 36.7)])
    assert near.width == 460
    assert lay_out([at("Homs", 34.7, 36.7)], whole=True).width == WIDTH
    assert lay_out([]).width == WIDTH


@UNHURRIED
@given(st.lists(PLACES, min_size=1, max_size=6))
def test_the_view_holds_every_spot_and_stays_in_the_world(places: list[Spot]) -> None:
    found = lay_out([replace(affair.incident(), where=place) for place in places])
    assert found.left >= 0
    assert found.left + found.width <= WIDTH + 1e-6
    assert TOP - 1e-6 <= found.top <= found.top + found.height <= BOTTOM + 1e-6
    for spot in found.spots:
        assert found.left - 1e-6 <= spot.x <= found.left + found.width + 1e-6
        assert found.top - 1e-6 <= spot.y <= found.top + found.height + 1
