"""Keys under which documents are found that may belong together: never all pairs.

An event gives keys of time, place and kind such that any two events that
:func:`fogline.stories.same_event.compare_events` may join share at least one; a text gives keys
of its wording, so that copies meet.
"""

import math
from datetime import timedelta

from fogline.records import Dossier, Place
from fogline.stories.copies import copy_keys
from fogline.stories.distances import NEAR_KM, get_region, is_small
from fogline.stories.same_event import PLACELESS_KINDS
from fogline.stories.told import LONGEST_DAYS, Told, tell_events

_CELLS_PER_DEGREE = 2
_KM_PER_DEGREE = 111.2
_DAYS_PER_WEEK = 7
# A region's name is told beside the day for events no vaguer than this; vaguer ones are too weak
# to be joined by region, and would put a whole province's month under one key.
_REGION_DAYS = 11


def story_keys(dossier: Dossier) -> tuple[str, ...]:
    """List the keys of a page: pages that share one may belong to one story.

    Args:
        dossier: The page.

    Returns:
        Keys, sorted. None for a page without an event, which belongs to no story.
    """
    if not dossier.events:
        return ()
    keys = {key for told in tell_events(dossier) for key in event_keys(told)}
    return tuple(sorted({*keys, *copy_keys(dossier.document)}))


def event_keys(told: Told) -> frozenset[str]:
    """List the keys of an event.

    Args:
        told: The event.

    Returns:
        Keys: week and half-degree cells around a small place; day and region; week and place id
        for other places; day and actors for dealings that need no place. Empty when too little
        is told for it to be joined with any other.
    """
    if told.first is None or told.last is None or (told.days or 0) > LONGEST_DAYS:
        return frozenset()
    kind = told.event.kind
    days = [told.first + timedelta(days=n) for n in range(told.days or 0)]
    weeks = sorted({day.toordinal() // _DAYS_PER_WEEK for day in days})
    keys = {f"{kind}|w{week}|{word}" for week in weeks for word in _place_words(told.place)}
    if len(days) <= _REGION_DAYS:
        keys |= {f"{kind}|{day}|{word}" for day in days for word in _day_words(told)}
    return frozenset(keys)


def _place_words(place: Place | None) -> list[str]:
    if place is None:
        return []
    return _list_cells(place) if is_small(place) else [place.id]


def _day_words(told: Told) -> list[str]:
    words = []
    region = get_region(told.place) if told.place is not None else None
    if region is not None:
        words.append("r:" + ":".join(region))
    if told.event.kind in PLACELESS_KINDS:
        words += [f"a:{who}" for who in sorted(told.named)]
    return words


def _list_cells(place: Place) -> list[str]:
    """Half-degree cells within half the reach of a place: two in reach of each other share one."""
    if place.lat is None or place.lon is None:
        return []
    reach = place.radius_km + NEAR_KM / 2
    north = reach / _KM_PER_DEGREE
    # Meridians draw together; near the poles a cell's width is taken for that of 85 degrees.
    # The widest latitude of the box is used, so that boxes of neighbours overlap.
    east = north / math.cos(math.radians(min(abs(place.lat) + 2 * north, 85.0)))
    rows = range(_to_cell(place.lat - north), _to_cell(place.lat + north) + 1)
    columns = range(_to_cell(place.lon - east), _to_cell(place.lon + east) + 1)
    around = 360 * _CELLS_PER_DEGREE
    return [f"c:{row}:{column % around}" for row in rows for column in columns]


def _to_cell(degrees: float) -> int:
    return math.floor(degrees * _CELLS_PER_DEGREE)
