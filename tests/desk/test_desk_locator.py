"""The small map and the strip of times."""

import math
import re
from dataclasses import replace
from datetime import UTC, date, datetime
from itertools import pairwise

import pytest
from invented_corpus import make_stories

from fogline.desk.locator import draw_locator, draw_strip
from fogline.desk.marks import list_marks
from fogline.desk.outlines import Box, clip_ring, load_outlines

NOW = datetime(2024, 7, 1, tzinfo=UTC)


def locator_of(index):
    return draw_locator(list_marks(make_stories()[1][index], NOW))


def test_rings_are_ground_distances_by_the_scale_bar():
    locator = locator_of(1)
    per_km = locator.scale_px / locator.scale_km
    for ring in locator.rings:
        assert ring.r / per_km == pytest.approx(ring.mark.radius_km, rel=0.02)
    first, second = locator.rings
    distance = math.hypot(first.x - second.x, first.y - second.y) / per_km
    # Sake and Minova lie about 15 km apart on the ground.
    assert distance == pytest.approx(15.4, abs=1.0)


def test_every_ring_lies_inside_the_picture():
    for index in (0, 1):
        locator = locator_of(index)
        for ring in locator.rings:
            assert ring.x - ring.r >= 0
            assert ring.x + ring.r <= locator.width
            assert ring.y - ring.r >= 0
            assert ring.y + ring.r <= locator.height


def test_disputed_border_is_told_apart():
    pairs = [border for border in load_outlines().borders if border.is_disputed]
    assert len(pairs) >= 10
    assert locator_of(0).borders
    assert re.match(r"M-?[\d.]+ -?[\d.]+l-?[\d.]+ ", locator_of(0).borders)


def test_picture_grows_until_an_outline_shows():
    """Nothing but land lies within 200 km of El Fasher."""
    marks = list_marks(make_stories()[1][0], NOW)
    locator = draw_locator(marks[:1])
    assert locator.borders
    assert locator.scale_km >= 200


def test_nothing_located_gives_no_map():
    assert draw_locator([]) is None


def test_outlines_hold_the_places_where_they_belong():
    """Grayvoron, in Russia, must not fall on Ukraine's side of the drawn border."""
    rings = [ring for ring, box in load_outlines().rings if box.meets(Box(west=35.6, east=35.7,
             south=50.4, north=50.5))]  # fmt: skip
    assert any(is_inside((35.67, 50.48), ring) for ring in rings)


def test_no_ring_jumps_across_the_180th_meridian():
    for ring, _ in load_outlines().rings:
        assert all(abs(a[0] - b[0]) < 180 for a, b in pairwise(ring))
    bering = Box(west=-176, south=66, east=-174, north=67)
    found = [ring for ring, box in load_outlines().rings if box.meets(bering)]
    assert any(is_inside((-175.0, 66.8), ring) for ring in found)


def test_clip_ring_keeps_the_part_inside_the_window():
    square = [(0.0, 0.0), (4.0, 0.0), (4.0, 4.0), (0.0, 4.0)]
    kept = clip_ring(square, Box(west=2, south=2, east=9, north=9))
    assert sorted(set(kept)) == [(2.0, 2.0), (2.0, 4.0), (4.0, 2.0), (4.0, 4.0)]
    assert clip_ring(square, Box(west=5, south=5, east=9, north=9)) == []


def test_strip_lays_events_and_reports_on_one_scale():
    strip = draw_strip(
        [("raid", date(2023, 5, 21), date(2023, 5, 31)), ("war", date(2023, 5, 25), None)],
        [("report", date(2023, 6, 1))],
    )
    raid, war, report = strip.bars
    assert (strip.first, strip.last) == (date(2023, 5, 18), date(2023, 6, 4))
    assert raid.x < war.x < report.x
    assert not raid.is_exact
    assert report.is_exact
    assert war.x + war.width == pytest.approx(100, abs=0.1)
    assert draw_strip([], []) is None


def is_inside(point, ring):
    x, y = point
    inside = False
    for (x1, y1), (x2, y2) in zip(ring, ring[1:] + ring[:1], strict=True):
        if (y1 > y) != (y2 > y) and x < (x2 - x1) * (y - y1) / (y2 - y1) + x1:
            inside = not inside
    return inside


def test_ring_too_small_to_see_is_left_out_not_drawn_larger():
    hospital = list_marks(make_stories()[1][0], NOW)[0]
    far = replace(hospital, lat=-45.0, lon=170.0)
    ring = draw_locator([hospital, far]).rings[0]
    assert not ring.is_visible
    assert locator_of(0).rings[0].is_visible


def test_picture_of_the_whole_world_stays_small():
    camp = list_marks(make_stories()[1][0], NOW)[1]
    far = replace(camp, lat=-45.0, lon=170.0), replace(camp, lat=60.0, lon=-150.0)
    locator = draw_locator([camp, *far])
    assert len(locator.land) + len(locator.borders) + len(locator.disputed) < 30_000
