"""An event as one page tells it, with what is needed to compare it."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, timedelta

from fogline.lexicon import load_event_words
from fogline.records import Claim, Dossier, Event, Place
from fogline.text import Interval

FIGURE_POINTS = ("killed", "injured", "captured", "missing")
# Events told more vaguely than this can't be said to be one with any other.
LONGEST_DAYS = 45


@dataclass(frozen=True, slots=True, kw_only=True)
class Told:
    """One page's event.

    Attributes:
        document: Document id.
        event: The event.
        place: Where; None when the page does not tell or it is unresolved.
        first: First day; None when the page does not tell when.
        last: Last day, inclusive.
        initiators: Register ids of who did it, with those they stand with.
        targets: Register ids of whom it was done to, with those they stand with.
        named: Initiators and targets themselves that the register knows.
        armed: Those of ``named`` that are armed groups or persons: they tell more than a state.
        figures: Point, lowest and highest number of each count claimed.
        families: Sorts of happening that its trigger words tell of.
    """

    document: str
    event: Event
    place: Place | None = None
    first: date | None = None
    last: date | None = None
    initiators: frozenset[str] = frozenset()
    targets: frozenset[str] = frozenset()
    named: frozenset[str] = frozenset()
    armed: frozenset[str] = frozenset()
    figures: frozenset[tuple[str, int, int | None]] = frozenset()
    families: frozenset[str] = frozenset()

    @property
    def key(self) -> tuple[str, str]:
        """Document and event id."""
        return (self.document, self.event.id)

    @property
    def days(self) -> int | None:
        """Number of days it may have happened on; None when unknown."""
        if self.first is None or self.last is None:
            return None
        return (self.last - self.first).days + 1


def tell_events(dossier: Dossier) -> tuple[Told, ...]:
    """Prepare the events of a page for comparison.

    Args:
        dossier: The page.

    Returns:
        One for each event, in the page's order.
    """
    return tuple(_tell(event, dossier) for event in dossier.events)


def list_triggers(event: Event, dossier: Dossier) -> tuple[str, ...]:
    """List the page's words for an event, in text order."""
    return tuple(anchor.slice(dossier.document.text) for anchor in event.anchors)


def _tell(event: Event, dossier: Dossier) -> Told:
    places = {place.id: place for place in dossier.places}
    actors = {actor.id: actor for actor in dossier.actors}
    place = places.get(event.where.place) if event.where is not None else None
    first, last = _bound(event.when)
    known = {who for who in (*event.initiators, *event.targets) if who in actors}
    named = frozenset(who for who in known if actors[who].resolved)

    def widen(ids: Iterable[str]) -> frozenset[str]:
        return frozenset(side for who in ids if who in named for side in (who, *actors[who].side))

    return Told(
        document=dossier.document.id,
        event=event,
        place=place,
        first=first,
        last=last,
        initiators=widen(event.initiators),
        targets=widen(event.targets),
        named=named,
        armed=frozenset(who for who in named if actors[who].kind in ("group", "person")),
        figures=frozenset(_list_figures(event, dossier.claims)),
        families=load_event_words().find_families(event.kind, list_triggers(event, dossier)),
    )


def _bound(when: Interval | None) -> tuple[date | None, date | None]:
    if when is None:
        return None, None
    last = when.last_day
    return when.first_day, last if last is not None else when.first_day + timedelta(days=365)


def _list_figures(event: Event, claims: Iterable[Claim]) -> list[tuple[str, int, int | None]]:
    figures = []
    for claim in claims:
        value = claim.value
        if claim.event != event.id or claim.point not in FIGURE_POINTS or value is None:
            continue
        if claim.stance == "asserts" and isinstance(value.min, int):
            high = value.max if isinstance(value.max, int) else None
            figures.append((claim.point, value.min, high))
    return figures
