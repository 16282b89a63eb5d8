"""Country outlines for the small maps that the server draws.

They come from the packaged 1:50 million base map, a TopoJSON file; they are for drawing only and
never decide in which country a place lies.

Source:
    TopoJSON format specification 1.0: arcs are delta-coded and shared, ``~i`` is arc i reversed.
"""

import json
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import lru_cache
from importlib import resources
from typing import Any

Point = tuple[float, float]


@dataclass(frozen=True, slots=True, kw_only=True)
class Box:
    """A window in degrees.

    Attributes:
        west: Left edge.
        south: Lower edge.
        east: Right edge.
        north: Upper edge.
    """

    west: float
    south: float
    east: float
    north: float

    def meets(self, other: "Box") -> bool:
        """Whether the two windows share a point."""
        return (
            self.west <= other.east
            and other.west <= self.east
            and self.south <= other.north
            and other.south <= self.north
        )


@dataclass(frozen=True, slots=True, kw_only=True)
class Border:
    """A stretch of border between two countries.

    Attributes:
        line: Points, longitude first.
        box: Its window.
        is_disputed: Whether the table of disputed borders names the pair.
    """

    line: tuple[Point, ...]
    box: Box
    is_disputed: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class Outlines:
    """Land and borders.

    Attributes:
        rings: Closed rings of land with their windows.
        borders: Land borders.
    """

    rings: tuple[tuple[tuple[Point, ...], Box], ...]
    borders: tuple[Border, ...]


@lru_cache(maxsize=1)
def load_outlines() -> Outlines:
    """Read the packaged base map once.

    Returns:
        Land rings and borders, the disputed ones marked.
    """
    folder = resources.files("fogline.desk").joinpath("static/geo")
    topology = json.loads(folder.joinpath("countries.json").read_text("utf-8"))
    disputed = json.loads(folder.joinpath("disputed.json").read_text("utf-8"))
    pairs = {frozenset(pair) for pair in disputed["pairs"]}
    arcs = [_decode_arc(arc, topology["transform"]) for arc in topology["arcs"]]
    countries = topology["objects"]["countries"]["geometries"]
    return Outlines(
        rings=tuple(
            (ring, _box_of(ring)) for country in countries for ring in _rings_of(country, arcs)
        ),
        borders=tuple(_list_borders(countries, arcs, pairs)),
    )


def clip_ring(ring: Sequence[Point], box: Box) -> list[Point]:
    """Cut a closed ring to a window.

    Args:
        ring: Points, longitude first.
        box: The window.

    Returns:
        The part inside; empty when there is none.

    Source:
        Sutherland & Hodgman (1974), reentrant polygon clipping.
    """
    points = list(ring)
    for axis, limit, sign in ((0, box.west, 1), (0, box.east, -1), (1, box.south, 1),
                              (1, box.north, -1)):  # fmt: skip
        points = _clip_side(points, axis, limit, sign)
        if not points:
            return []
    return points


def _clip_side(points: Sequence[Point], axis: int, limit: float, sign: int) -> list[Point]:
    kept: list[Point] = []
    for index, point in enumerate(points):
        before = points[index - 1]
        inside, was_inside = sign * (point[axis] - limit) >= 0, sign * (before[axis] - limit) >= 0
        if inside != was_inside:
            share = (limit - before[axis]) / (point[axis] - before[axis])
            kept.append(
                (
                    before[0] + share * (point[0] - before[0]),
                    before[1] + share * (point[1] - before[1]),
                )
            )
        if inside:
            kept.append(point)
    return kept


def _decode_arc(arc: Sequence[Sequence[int]], transform: dict[str, Any]) -> tuple[Point, ...]:
    (scale_x, scale_y), (shift_x, shift_y) = transform["scale"], transform["translate"]
    x = y = 0
    points = []
    for step in arc:
        x, y = x + step[0], y + step[1]
        points.append((x * scale_x + shift_x, y * scale_y + shift_y))
    return tuple(points)


def _polygons_of(geometry: dict[str, Any]) -> list[list[list[int]]]:
    if geometry["type"] == "Polygon":
        return [geometry["arcs"]]
    return list(geometry["arcs"]) if geometry["type"] == "MultiPolygon" else []


def _rings_of(
    geometry: dict[str, Any], arcs: Sequence[tuple[Point, ...]]
) -> Iterator[tuple[Point, ...]]:
    """Outer rings only: every hole is another country's land or too small a lake to draw."""
    for polygon in _polygons_of(geometry):
        points: list[Point] = []
        for index in polygon[0]:
            arc = arcs[index] if index >= 0 else arcs[~index][::-1]
            points.extend(arc[1:] if points else arc)
        ring = _unwrap(points)
        yield ring
        if max(x for x, _ in ring) > 180 or min(x for x, _ in ring) < -180:
            turn = -360.0 if max(x for x, _ in ring) > 180 else 360.0
            yield tuple((x + turn, y) for x, y in ring)


def _unwrap(points: Sequence[Point]) -> tuple[Point, ...]:
    """Let a ring run on past the 180th meridian: the base map jumps to the other edge there."""
    made: list[Point] = []
    turn = 0.0
    for index, (x, y) in enumerate(points):
        if index and abs(x - points[index - 1][0]) > 180:
            turn += 360.0 if x < points[index - 1][0] else -360.0
        made.append((x + turn, y))
    return tuple(made)


def _list_borders(
    countries: Sequence[dict[str, Any]],
    arcs: Sequence[tuple[Point, ...]],
    pairs: set[frozenset[str]],
) -> Iterator[Border]:
    owners: dict[int, set[str]] = {}
    for country in countries:
        for polygon in _polygons_of(country):
            for ring in polygon:
                for index in ring:
                    owners.setdefault(max(index, ~index), set()).add(country["properties"]["a3"])
    for index, codes in sorted(owners.items()):
        if len(codes) > 1:
            yield Border(
                line=arcs[index], box=_box_of(arcs[index]), is_disputed=frozenset(codes) in pairs
            )


def _box_of(points: Sequence[Point]) -> Box:
    return Box(
        west=min(x for x, _ in points),
        south=min(y for _, y in points),
        east=max(x for x, _ in points),
        north=max(y for _, y in points),
    )
