"""Events as marks on a map and lines of its list, with how well each place is known."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta

from fogline.desk.claimants import list_claimants
from fogline.desk.times import say_interval
from fogline.desk.words import PRECISIONS, RELATIONS
from fogline.lexicon import EventGroup, group_event, names_civilians
from fogline.records import OUTLET, LedgerRow, Place, Story, StoryEvent

# A live position helps nobody who only reads: younger reports of movements stay off the map.
MOVEMENT_HOLD = timedelta(hours=72)
# No place is shown finer than a named town, and a site only by its cell of a 0.1 degree grid.
_TOWN_KM = 5.0
_SITE_KM = 10.0
_AREA_PRECISION = 3
_COUNTRY_PRECISION = 6


@dataclass(frozen=True, slots=True, kw_only=True)
class Mark:
    """One event on the map or in its list.

    Attributes:
        event: The event.
        story: Id of its story.
        group: Its event group.
        place: Name of its place with relation and region; empty when no page tells.
        when: Its time in words; empty when no page tells.
        precision: UCDP's class; 0 without a place.
        precision_words: The class in words.
        lat: Degrees north; None when it is not on the map.
        lon: Degrees east; None when it is not on the map.
        radius_km: Radius of the ring or area.
        is_area: Whether it stands for an area without an outline of its own: dashed, no point.
        off_map: Why it is not on the map; empty when it is.
        claimants: Names of those who speak of it.
        contested: Number of its contested points.
        points: Number of its points.
    """

    event: StoryEvent
    story: str
    group: EventGroup
    place: str
    when: str
    precision: int
    precision_words: str
    lat: float | None
    lon: float | None
    radius_km: float
    is_area: bool
    off_map: str
    claimants: tuple[str, ...]
    contested: int
    points: int

    @property
    def has_point(self) -> bool:
        """Whether a dot may stand in the middle of its ring: only for a site or a town."""
        return self.precision == 1 and not self.is_area

    @property
    def name(self) -> str:
        """Everything the mark shows, in words."""
        claimed = ", ".join(self.claimants) or "the report alone"
        parts = (self.group.label.split(",")[0].split(":")[0], self.place or "place not told",
                 self.precision_words, self.when or "time not told", f"claims by {claimed}")  # fmt: skip
        return ", ".join(part for part in parts if part)


def list_marks(story: Story, now: datetime) -> tuple[Mark, ...]:
    """Make the marks of a story's events.

    Args:
        story: The story.
        now: The present time, to hold back fresh reports of movements.

    Returns:
        One mark for each event, in the story's order.
    """
    place_by_id = {place.id: place for place in story.places}
    return tuple(_make_mark(story, event, place_by_id, now) for event in story.events)


def _make_mark(
    story: Story, event: StoryEvent, place_by_id: dict[str, Place], now: datetime
) -> Mark:
    kinds = {actor.id: actor.name for actor in story.actors}
    hits_civilians = any(names_civilians(kinds.get(target, "")) for target in event.targets)
    group = group_event(event.kind, event.mode, hits_civilians=hits_civilians)
    place = place_by_id.get(event.where.place) if event.where is not None else None
    precision = event.where.precision if event.where is not None else 0
    rows = [row for row in story.ledger if row.event == event.id]
    off_map = _why_off_map(story, event, place, group, now)
    lat, lon, radius = _coarsen(place, precision) if place and not off_map else (None, None, 0.0)
    return Mark(
        event=event,
        story=story.id,
        group=group,
        place=_say_place(event, place),
        when=say_interval(event.when.start, event.when.end) if event.when is not None else "",
        precision=precision,
        precision_words=PRECISIONS[precision][0] if precision in PRECISIONS else "",
        lat=lat,
        lon=lon,
        radius_km=radius,
        is_area=precision >= _AREA_PRECISION,
        off_map=off_map,
        claimants=_name_claimants(story, rows),
        contested=sum(row.status == "contested" for row in rows),
        points=len(rows),
    )


def _why_off_map(
    story: Story, event: StoryEvent, place: Place | None, group: EventGroup, now: datetime
) -> str:
    if event.where is None:
        return "no report says where"
    if place is None or place.lat is None or place.lon is None:
        return "place not resolved"
    if event.where.precision == _COUNTRY_PRECISION:
        return "only the country is known"
    if group.id == "movement" and _is_fresh(story, event, now):
        return "report of a movement younger than 72 hours"
    return ""


def _is_fresh(story: Story, event: StoryEvent, now: datetime) -> bool:
    """Whether the newest time known of a movement lies inside the hold; unknown counts as fresh."""
    members = {member.document for member in event.members}
    times = [d.published.end for d in story.documents if d.published and d.id in members]
    if event.when is not None and event.when.end is not None:
        times.append(event.when.end)
    if not times:
        return True
    newest = datetime.fromisoformat(max(times)[:16]).replace(tzinfo=now.tzinfo)
    return now - newest < MOVEMENT_HOLD


def _coarsen(place: Place, precision: int) -> tuple[float | None, float | None, float]:
    if place.lat is None or place.lon is None:
        return None, None, 0.0
    least = PRECISIONS[precision][1] if precision in PRECISIONS else 0.0
    if place.kind == "site":
        return round(place.lat, 1), round(place.lon, 1), max(least, place.radius_km, _SITE_KM)
    radius = max(least, _TOWN_KM)
    if precision >= _AREA_PRECISION and place.radius_km > 0:
        radius = max(place.radius_km, _TOWN_KM)
    return round(place.lat, 2), round(place.lon, 2), radius


def _say_place(event: StoryEvent, place: Place | None) -> str:
    if event.where is None:
        return ""
    name = place.name if place is not None else event.where.place
    region = f" ({place.adm1})" if place is not None and place.adm1 not in {"", place.name} else ""
    return f"{RELATIONS.get(event.where.relation, '')}{name}{region}"


def _name_claimants(story: Story, rows: Sequence[LedgerRow]) -> tuple[str, ...]:
    wanted = {claim_id for row in rows for claim_id in row.claims}
    claims = [claim for claim in story.claims if claim.id in wanted]
    found = list_claimants(story, claims)
    return tuple(one.name for one in found if one.id != OUTLET)
