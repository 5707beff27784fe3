"""The map: Viet Nam's islands are always named, markers can be hit, the list has everything."""

import gzip
from datetime import date
from decimal import Decimal
from itertools import combinations

import pytest
from django.template.loader import render_to_string
from django.utils import translation

from portal.core.maps import MapDrawing, MapPoint, map_figure
from portal.core.timelines import Moment, by_year


def point(label: str, latitude: float, longitude: float, **options) -> MapPoint:
    return MapPoint(label, Decimal(str(latitude)), Decimal(str(longitude)), **options)


NEIGHBOURS = [point(f"Tỉnh {n}", 19 + n / 10, 102, url=f"/{n}/") for n in range(12)]
WORLD = [point("Seattle", 47.6, -122.3), point("Paris", 48.8, 2.5), point("Mimasaka", 35, 134.1)]


def drawings(points: list[MapPoint]) -> list[MapDrawing]:
    figure = map_figure(points, title="Đối tác")
    return [figure.wide, figure.narrow]


@pytest.mark.parametrize("points", [[], NEIGHBOURS, WORLD, WORLD + NEIGHBOURS])
def test_every_map_names_the_two_archipelagos(points: list[MapPoint]) -> None:
    with translation.override("en"):
        for drawing in drawings(points):
            labels = [islands.label for islands in drawing.archipelagos]
            assert labels == ["Hoang Sa (Viet Nam)", "Truong Sa (Viet Nam)"]
            for islands in drawing.archipelagos:
                assert 0 < islands.x < drawing.frame.width
                assert 0 < islands.y < drawing.frame.height


@pytest.mark.parametrize("points", [NEIGHBOURS, WORLD, WORLD + NEIGHBOURS, NEIGHBOURS[:1] * 3])
def test_markers_are_apart_and_on_the_map(points: list[MapPoint]) -> None:
    for drawing in drawings(points):
        for one, other in combinations(drawing.pins, 2):
            assert ((one.x - other.x) ** 2 + (one.y - other.y) ** 2) ** 0.5 >= 24
        for pin in drawing.pins:
            assert 12 <= pin.x <= drawing.frame.width - 12
            assert 12 <= pin.y <= drawing.frame.height - 12
            assert 0 < pin.from_x < drawing.frame.width


def test_a_map_of_neighbours_shows_less_of_the_world() -> None:
    near, far = drawings(NEIGHBOURS)[0], drawings(WORLD)[0]
    assert near.frame.across > 3 * far.frame.across


def test_the_list_has_every_place_in_its_order() -> None:
    html = render_to_string(
        "components/map.html", {"map": map_figure(WORLD + NEIGHBOURS, title="Đối tác")}
    )
    places = html[html.index('class="places"') :]
    positions = [places.index(p.label) for p in WORLD]
    assert positions == sorted(positions)
    assert "style=" not in html
    assert html.count('href="/3/"') == 3


def test_a_map_of_the_world_is_small_on_its_way() -> None:
    html = render_to_string("components/map.html", {"map": map_figure(WORLD, title="x")})
    assert len(gzip.compress(html.encode())) < 25_000


def test_moments_stand_under_their_year() -> None:
    moments = [Moment(date(2021, 1, 1), "B"), Moment(date(2019, 5, 30), "A"),
               Moment(date(2021, 1, 1), "C", written_date="2021")]  # fmt: skip
    years = by_year(moments)
    assert [(y.year, [m.heading for m in y.moments]) for y in years] == [
        (2019, ["A"]), (2021, ["B", "C"]),
    ]  # fmt: skip
    assert [year.year for year in by_year(moments, newest_first=True)] == [2021, 2019]
    html = render_to_string("components/timeline.html", {"years": years})
    assert html.count("<ol") == 3
    assert ">2021<" in html
