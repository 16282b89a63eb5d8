"""How two places lie to each other."""

import math

from fogline.records import Place
from fogline.text import fold

EARTH_RADIUS_KM = 6371.0088
# Two reports of one happening name the nearest town they know: 25 km is the ring drawn for
# "near" on the map. More would join the towns of one front line.
NEAR_KM = 25.0
_SMALL_KINDS = frozenset({"site", "town", "district"})


def measure_km(one: Place, other: Place) -> float | None:
    """Measure the distance between two places.

    Args:
        one: A place.
        other: Another.

    Returns:
        Great-circle distance of their centres in kilometres; None when one is unresolved.

    Source:
        Haversine formula, mean Earth radius of IUGG.
    """
    if one.lat is None or one.lon is None or other.lat is None or other.lon is None:
        return None
    lat, other_lat = math.radians(one.lat), math.radians(other.lat)
    north, east = other_lat - lat, math.radians(other.lon - one.lon)
    half = math.sin(north / 2) ** 2 + math.cos(lat) * math.cos(other_lat) * math.sin(east / 2) ** 2
    return 2 * EARTH_RADIUS_KM * math.asin(min(1.0, math.sqrt(half)))


def get_region(place: Place) -> tuple[str, str] | None:
    """Return country and folded first-level region of a place, or none when it tells none."""
    name = place.adm1 or (place.name if place.kind == "province" else "")
    return (place.country, fold(name)) if name and place.country else None


def is_small(place: Place) -> bool:
    """Whether a place is a site, a town or a district with known coordinates."""
    return place.kind in _SMALL_KINDS and place.lat is not None and place.lon is not None


def are_near(one: Place, other: Place) -> bool:
    """Whether two small places lie within their radii and :data:`NEAR_KM` of each other."""
    if not (is_small(one) and is_small(other)):
        return False
    distance = measure_km(one, other)
    return distance is not None and distance <= one.radius_km + other.radius_km + NEAR_KM


def relate_places(one: Place, other: Place) -> str:
    """Say how two places lie to each other.

    Args:
        one: A place.
        other: Another.

    Returns:
        ``same``, ``inside`` (one is the region of the other), ``country`` (one is the country of
        the other), ``near``, ``apart``, or ``unknown``.
    """
    if one.id == other.id:
        return "same"
    if are_near(one, other):
        return "near"
    if "country" in (one.kind, other.kind):
        return "country" if one.country == other.country != "" else "apart"
    if "province" in (one.kind, other.kind) and one.kind != other.kind:
        return _relate_region(one, other)
    are_apart = one.kind == other.kind == "province" or (is_small(one) and is_small(other))
    return "apart" if are_apart else "unknown"


def _relate_region(one: Place, other: Place) -> str:
    region, other_region = get_region(one), get_region(other)
    if region is None or other_region is None:
        return "unknown"
    return "inside" if region == other_region else "apart"
