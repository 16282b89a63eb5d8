"""Where something lies."""

from dataclasses import dataclass

PLACE_KINDS = ("site", "town", "district", "province", "country", "region", "water")


@dataclass(frozen=True, slots=True, kw_only=True)
class Rival:
    """A reading that was not chosen.

    Attributes:
        id: Identifier of the other place or actor.
        name: Its name.
        score: Its score, from 0 to 1.
    """

    id: str
    name: str
    score: float


@dataclass(frozen=True, slots=True, kw_only=True)
class Place:
    """A place of the document.

    Attributes:
        id: ``geonames:...``, ``admin1:...``, ``region:...``, ``country:...`` or, when nothing
            fits, ``place:`` and the folded name.
        name: Usual English name.
        country: ISO 3166-1 alpha-3; empty when between countries or unresolved.
        adm1: First-level region; empty when unknown.
        lat: Degrees north; None when unresolved.
        lon: Degrees east; None when unresolved.
        kind: One of :data:`PLACE_KINDS`.
        radius_km: Radius of the area it stands for; 0 when unresolved.
        score: Trust in the choice, from 0 to 1; 0 when unresolved.
        mentions: Mention ids in text order.
        rivals: The next best readings.
    """

    id: str
    name: str
    country: str = ""
    adm1: str = ""
    lat: float | None = None
    lon: float | None = None
    kind: str = "town"
    radius_km: float = 0.0
    score: float = 0.0
    mentions: tuple[str, ...] = ()
    rivals: tuple[Rival, ...] = ()
