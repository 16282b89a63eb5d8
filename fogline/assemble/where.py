"""Where an event happened: which of its places is chosen, and how precise that is."""

import math
from collections.abc import Sequence

from fogline.records import Place, Where

_EARTH_KM = 6371.0
_PRECISION = {
    "site": 1, "town": 1, "district": 3, "province": 4, "region": 5, "country": 6, "water": 7,
}  # fmt: skip
_NEAR_PRECISION = 2
# Water first: "in the Red Sea, 60 miles off Hodeida" lies at sea.
_SPECIFIC = {"water": 0, "site": 0, "town": 1, "district": 2, "province": 3, "region": 4,
             "country": 5}  # fmt: skip
_RELATION_ORDER = {"in": 0, "near": 0, "over": 1, "toward": 2, "from": 3}


def choose_where(said: Sequence[tuple[Place, str]], places: Sequence[Place]) -> Where | None:
    """Choose an event's place: the most precise one said to hold it.

    A place that is only headed for, or come from, does not hold the event: its first-level region
    does, when the page names that region.

    Args:
        said: Places and relations said of the event, in text order.
        places: All places of the page.

    Returns:
        Place, relation and precision; None when no place is said.
    """
    inside = [(p, r) for p, r in said if r in ("in", "near", "over") and p.score]
    beyond = [(p, r) for p, r in said if r == "toward" and p.score]
    if inside:
        order = {place.id: index for index, (place, _) in reversed(list(enumerate(inside)))}
        best = min(inside, key=lambda i: (_SPECIFIC[i[0].kind], order[i[0].id]))
        if best[0].kind in ("country", "region") and beyond:
            region = _region_of(beyond[0][0], places)
            if region is not None and region.country == best[0].country:
                return _where(region, "in")
        return _where(*best)
    if beyond:
        region = _region_of(beyond[0][0], places)
        return _where(region, "in") if region is not None else _where(*beyond[0])
    return None


def _region_of(place: Place, places: Sequence[Place]) -> Place | None:
    return next(
        (
            p
            for p in places
            if p.kind == "province" and p.country == place.country and p.adm1 == place.adm1
        ),
        None,
    )


def _where(place: Place, relation: str) -> Where:
    precision = _PRECISION[place.kind]
    if relation in ("near", "toward", "from") and precision < _NEAR_PRECISION:
        precision = _NEAR_PRECISION
    return Where(place=place.id, relation=relation, precision=precision)


def distance_km(one: Place, other: Place) -> float:
    """Great-circle distance of two places in kilometres; infinite when one has no position."""
    if one.lat is None or one.lon is None or other.lat is None or other.lon is None:
        return math.inf
    first, second = math.radians(one.lat), math.radians(other.lat)
    half = (
        math.sin((second - first) / 2) ** 2
        + math.cos(first) * math.cos(second) * math.sin(math.radians(other.lon - one.lon) / 2) ** 2
    )
    return 2 * _EARTH_KM * math.asin(math.sqrt(half))


def may_be_same_place(one: Place, other: Place) -> bool:
    """Whether two places can hold one event: equal, one inside the other, or near each other."""
    if one.id == other.id:
        return True
    if one.country and other.country and one.country != other.country:
        return False
    if "country" in (one.kind, other.kind):
        return True
    if "province" in (one.kind, other.kind) and one.adm1 and other.adm1:
        return one.adm1 == other.adm1
    if not one.score or not other.score:
        return one.kind in ("province", "region") or other.kind in ("province", "region")
    reach = one.radius_km + other.radius_km
    return distance_km(one, other) <= reach + 25.0
