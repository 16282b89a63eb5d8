"""What the store hands out beside the records themselves."""

from dataclasses import dataclass, field
from typing import Literal

from fogline.records import Claim, Published

StoryOrder = Literal["newest", "contested"]


@dataclass(frozen=True, slots=True, kw_only=True)
class RawPage:
    """A page as it came: the original that nothing ever changes.

    Attributes:
        data: The raw bytes.
        text: The raw text that ``document.raw_map`` leads to.
        digest: SHA-256 of the bytes when they were taken in, hexadecimal.
        source: Path or address it was read from.
    """

    data: bytes = field(repr=False)
    text: str = field(repr=False)
    digest: str
    source: str


@dataclass(frozen=True, slots=True, kw_only=True)
class ClaimRow:
    """A claim with where it stands.

    Attributes:
        claim: The claim.
        document: Id of its document.
        story: Id of its story; None while the document is in none.
        speaker_name: Name of its speaker; ``outlet`` for the report's own words.
    """

    claim: Claim
    document: str
    story: str | None
    speaker_name: str


@dataclass(frozen=True, slots=True, kw_only=True)
class DocumentRow:
    """A line of the list of documents.

    Attributes:
        id: Document id.
        title: Its title; empty when there is none.
        outlet: Who published it; None when unnamed.
        url: Its address; None when unknown.
        published: When; None when the page names no time.
        language: ISO 639-1 code, or ``und``.
        kind: As in :class:`fogline.records.Document`.
        is_relevant: Whether it reports conflict or unrest as news.
        story: Id of its story; None when it has none.
        event_count: Number of its events.
        claim_count: Number of its claims.
        digest: Its current version.
        source: Path or address it was read from.
        added: When it was taken in, in UTC.
    """

    id: str
    title: str
    outlet: str | None
    url: str | None
    published: Published | None
    language: str
    kind: str
    is_relevant: bool
    story: str | None
    event_count: int
    claim_count: int
    digest: str
    source: str
    added: str


@dataclass(frozen=True, slots=True, kw_only=True)
class EventRow:
    """An event of a page with the place it is said to have happened at.

    Attributes:
        id: Event id.
        document: Id of its document.
        story: Id of its story; None while the document is in none.
        kind: PLOVER event type.
        mode: PLOVER mode; None when none fits.
        factuality: As in :class:`fogline.records.Event`.
        start: First day or minute; None when the page does not tell.
        end: Exclusive end; None when open or not told.
        place: Place id; None when the page does not tell.
        lat: Degrees north; None when unresolved.
        lon: Degrees east; None when unresolved.
        radius_km: Radius of the area the place stands for.
    """

    id: str
    document: str
    story: str | None
    kind: str
    mode: str | None
    factuality: str
    start: str | None
    end: str | None
    place: str | None
    lat: float | None
    lon: float | None
    radius_km: float | None


@dataclass(frozen=True, slots=True, kw_only=True)
class Box:
    """A rectangle of the map, in degrees.

    Attributes:
        west: Its western edge; larger than ``east`` when it crosses the 180th meridian.
        south: Its southern edge.
        east: Its eastern edge.
        north: Its northern edge.
    """

    west: float
    south: float
    east: float
    north: float


@dataclass(frozen=True, slots=True, kw_only=True)
class Counts:
    """How much a database holds.

    Attributes:
        documents: Documents, each once.
        versions: Versions of them.
        events: Events of current versions.
        claims: Claims of current versions.
        stories: Stories.
        contested: Points of all stories that are contested.
        updated: When it was last written to, in UTC; None when never.
    """

    documents: int
    versions: int
    events: int
    claims: int
    stories: int
    contested: int
    updated: str | None
