"""The small map and the strip of times that the server draws for a story, as SVG marks.

Both carry only attributes and classes: the desk's policy refuses style attributes.
"""

import math
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from itertools import pairwise

from fogline.desk.marks import Mark
from fogline.desk.outlines import Box, Outlines, Point, clip_ring, load_outlines

_WIDTH, _HEIGHT = 480.0, 320.0
_KM_PER_DEGREE = 111.32
# The picture grows through these widths until a coast or border shows by which a reader can find
# the place; in the middle of the Sahara that takes the widest.
_SPANS_KM = (420.0, 840.0, 1680.0, 3360.0)
# Finer steps can't be seen at the width the picture is shown at, and cost kilobytes; a picture of
# a continent has so many lines that it takes a coarser pen, and leaves out small islands.
_LEAST_STEP, _WIDE_STEP = 1.6, 3.2
_WIDE_KM = 3000.0
# Room at both ends, so that a single day shows as a day and not as the whole strip.
_STRIP_MARGIN = timedelta(days=3)
# Below this a ring is a blot.
_LEAST_RING = 3.0
_SCALES_KM = (10, 25, 50, 100, 200, 500, 1000, 2000)


@dataclass(frozen=True, slots=True, kw_only=True)
class Ring:
    """A ring in the picture.

    Attributes:
        mark: Its event.
        x: Centre, from the left.
        y: Centre, from the top.
        r: Radius.
    """

    mark: Mark
    x: float
    y: float
    r: float

    @property
    def is_visible(self) -> bool:
        """Whether the ring can be seen; it is never drawn larger than the ground it stands for."""
        return self.r >= _LEAST_RING

    @property
    def sign_y(self) -> float:
        """Base line of the sign: above a ring, or on the place where no ring can be seen."""
        return max(self.y - self.r - 4, 16.0) if self.is_visible else self.y + 6


@dataclass(frozen=True, slots=True, kw_only=True)
class Locator:
    """A small map.

    Attributes:
        width: Width of the picture.
        height: Height of the picture.
        land: Path data of the land.
        borders: Path data of settled borders.
        disputed: Path data of disputed borders.
        rings: The events.
        scale_px: Length of the scale bar.
        scale_km: What it stands for.
    """

    width: float
    height: float
    land: str
    borders: str
    disputed: str
    rings: tuple[Ring, ...]
    scale_px: float
    scale_km: int


@dataclass(frozen=True, slots=True, kw_only=True)
class _Frame:
    """A local plane: degrees to picture points, with one scale for the whole picture."""

    lat: float
    lon: float
    px_per_km: float

    @property
    def _narrowing(self) -> float:
        return max(math.cos(math.radians(self.lat)), 0.05)

    def project(self, point: Point) -> Point:
        lon, lat = point
        x = (lon - self.lon) * self._narrowing * _KM_PER_DEGREE * self.px_per_km
        y = (self.lat - lat) * _KM_PER_DEGREE * self.px_per_km
        return round(_WIDTH / 2 + x, 1), round(_HEIGHT / 2 + y, 1)

    @property
    def box(self) -> Box:
        wide = _WIDTH / 2 / self.px_per_km / _KM_PER_DEGREE / self._narrowing
        high = _HEIGHT / 2 / self.px_per_km / _KM_PER_DEGREE
        return Box(
            west=self.lon - wide, east=self.lon + wide, south=self.lat - high, north=self.lat + high
        )


def draw_locator(marks: Sequence[Mark]) -> Locator | None:
    """Draw a map that shows all located marks.

    Args:
        marks: Events of a story or a list.

    Returns:
        The map; None when no mark has a place.
    """
    located = [mark for mark in marks if mark.lat is not None and mark.lon is not None]
    if not located:
        return None
    outlines = load_outlines()
    frame = _fit(located, outlines)
    clipped = (clip_ring(ring, frame.box) for ring, box in outlines.rings if box.meets(frame.box))
    lines = [border for border in outlines.borders if border.box.meets(frame.box)]
    scale_km = max((s for s in _SCALES_KM if s * frame.px_per_km <= 120), default=_SCALES_KM[0])
    return Locator(
        width=_WIDTH,
        height=_HEIGHT,
        land=_join_paths(frame, clipped, closed=True),
        borders=_join_paths(frame, (b.line for b in lines if not b.is_disputed), closed=False),
        disputed=_join_paths(frame, (b.line for b in lines if b.is_disputed), closed=False),
        rings=tuple(_draw_ring(frame, mark) for mark in located),
        scale_px=round(scale_km * frame.px_per_km, 1),
        scale_km=scale_km,
    )


def _fit(marks: Sequence[Mark], outlines: Outlines) -> _Frame:
    frames = [_frame(marks, least) for least in _SPANS_KM]
    return next((frame for frame in frames if _shows_line(frame.box, outlines)), frames[-1])


def _shows_line(box: Box, outlines: Outlines) -> bool:
    """Whether any outline has a point in the window."""
    return any(
        box.west <= x <= box.east and box.south <= y <= box.north
        for ring, around in outlines.rings
        if around.meets(box)
        for x, y in ring
    )


def _frame(marks: Sequence[Mark], least_km: float) -> _Frame:
    lats = [m.lat for m in marks if m.lat is not None]
    lons = [m.lon for m in marks if m.lon is not None]
    lat, lon = (min(lats) + max(lats)) / 2, (min(lons) + max(lons)) / 2
    widest = max(mark.radius_km for mark in marks)
    narrowing = max(math.cos(math.radians(lat)), 0.05)
    wide = (max(lons) - min(lons)) * _KM_PER_DEGREE * narrowing + 2.4 * widest
    high = (max(lats) - min(lats)) * _KM_PER_DEGREE + 2.4 * widest
    wide, high = max(wide, least_km), max(high, least_km * _HEIGHT / _WIDTH)
    return _Frame(lat=lat, lon=lon, px_per_km=min(_WIDTH / wide, _HEIGHT / high))


def _draw_ring(frame: _Frame, mark: Mark) -> Ring:
    x, y = frame.project((mark.lon or 0.0, mark.lat or 0.0))
    return Ring(mark=mark, x=x, y=y, r=round(mark.radius_km * frame.px_per_km, 1))


def _join_paths(frame: _Frame, lines: Iterator[Sequence[Point]], *, closed: bool) -> str:
    """Path data in tenths of a pixel; points that fall on the one before are left out."""
    is_wide = frame.px_per_km * _WIDE_KM < _WIDTH
    step, least = (_WIDE_STEP, 3 if closed else 1) if is_wide else (_LEAST_STEP, 1)
    paths = []
    for line in lines:
        points: list[Point] = []
        for point in line:
            placed = frame.project(point)
            if not points or math.dist(placed, points[-1]) >= step:
                points.append(placed)
        if len(points) > least:
            paths.append(_write_path(points, digits=0 if is_wide else 1, closed=closed))
    return "".join(paths)


def _write_path(points: Sequence[Point], *, digits: int, closed: bool) -> str:
    """Path data in steps from point to point, which are shorter to write than the points."""
    scale = 10**digits
    # Whole units first, so that rounding does not add up along the steps.
    units = [(round(x * scale), round(y * scale)) for x, y in points]
    steps = [(x2 - x1, y2 - y1) for (x1, y1), (x2, y2) in pairwise(units)]
    written = " ".join(f"{dx / scale:g} {dy / scale:g}" for dx, dy in steps if dx or dy)
    first_x, first_y = units[0]
    return f"M{first_x / scale:g} {first_y / scale:g}l{written}{'Z' if closed else ''}"


@dataclass(frozen=True, slots=True, kw_only=True)
class Bar:
    """One stretch of the strip of times.

    Attributes:
        label: Its words.
        lane: ``happened`` or ``published``.
        x: Left end, 0 to 100.
        width: Width, at least what can be seen.
        is_exact: Whether it is one day.
    """

    label: str
    lane: str
    x: float
    width: float
    is_exact: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class Strip:
    """When things happened and when they were published, on one scale.

    Attributes:
        first: First day.
        last: Last day.
        bars: Its stretches.
    """

    first: date
    last: date
    bars: tuple[Bar, ...]


def draw_strip(
    happened: Sequence[tuple[str, date, date | None]], published: Sequence[tuple[str, date]]
) -> Strip | None:
    """Lay events and reports on one scale of days.

    Args:
        happened: Words, first day and last day of each event; None when the end is open.
        published: Words and day of each report.

    Returns:
        The strip; None when nothing is dated.
    """
    days = [day for _, day in published]
    days += [day for _, first, last in happened for day in (first, last) if day is not None]
    if not days:
        return None
    first, last = min(days) - _STRIP_MARGIN, max(days) + _STRIP_MARGIN
    span = (last - first).days + 1
    bars = [
        _lay(words, "happened", (low, high or last), first, span) for words, low, high in happened
    ]
    bars += [_lay(words, "published", (day, day), first, span) for words, day in published]
    return Strip(first=first, last=last, bars=tuple(bars))


def _lay(words: str, lane: str, ends: tuple[date, date], first: date, span: int) -> Bar:
    low, high = ends
    width = ((high - low) + timedelta(days=1)).days / span * 100
    return Bar(
        label=words,
        lane=lane,
        x=round((low - first).days / span * 100, 2),
        width=round(max(width, 1.2), 2),
        is_exact=low == high,
    )
