"""Events for the map, as GeoJSON.

Source:
    RFC 7946, The GeoJSON Format.
"""

import math

from fastapi import APIRouter, Request
from fastapi.responses import Response

from fogline.desk.api.answers import MEDIA_GEOJSON, answer
from fogline.desk.cards import story_href
from fogline.desk.context import OpenReading
from fogline.desk.errors import FilterError
from fogline.desk.filters import read_filter
from fogline.desk.marks import Mark
from fogline.desk.views.map_page import find_marks
from fogline.records import Story

router = APIRouter(prefix="/api/v1", tags=["map"])


@router.get("/map/events.geojson")
def list_events(request: Request, reading: OpenReading, bbox: str = "") -> Response:
    """Events with a place, by the same filters as the map page, and by ``bbox=w,s,e,n``."""
    query = {name: request.query_params.getlist(name) for name in request.query_params}
    found, _ = find_marks(reading, read_filter(query))
    box = _read_box(bbox)
    features = [
        _write_feature(mark, story)
        for mark, story in found
        if not mark.off_map and _is_inside(mark, box)
    ]
    return answer({"type": "FeatureCollection", "features": features}, media_type=MEDIA_GEOJSON)


def _read_box(bbox: str) -> tuple[float, ...] | None:
    if not bbox:
        return None
    try:
        numbers = tuple(float(part) for part in bbox.split(","))
    except ValueError as error:
        raise FilterError(
            "bbox", f"“{bbox}” is not four numbers: west,south,east,north."
        ) from error
    if len(numbers) != 4 or not all(math.isfinite(number) for number in numbers):
        raise FilterError("bbox", f"“{bbox}” is not four numbers: west,south,east,north.")
    return numbers


def _is_inside(mark: Mark, box: tuple[float, ...] | None) -> bool:
    if box is None or mark.lat is None or mark.lon is None:
        return box is None
    west, south, east, north = box
    return west <= mark.lon <= east and south <= mark.lat <= north


def _write_feature(mark: Mark, story: Story) -> dict[str, object]:
    return {
        "type": "Feature",
        "id": mark.event.id,
        "geometry": {"type": "Point", "coordinates": [mark.lon, mark.lat]},
        "properties": {
            "title": mark.event.title,
            "name": mark.name,
            "group": mark.group.id,
            "glyph": mark.group.glyph,
            "precision": mark.precision,
            "precision_words": mark.precision_words,
            "radius_km": mark.radius_km,
            "is_area": mark.is_area,
            "has_point": mark.has_point,
            "when": mark.when,
            "claims_by": list(mark.claimants),
            "contested": mark.contested,
            "points": mark.points,
            "story": mark.story,
            "href": story_href(story),
        },
    }
