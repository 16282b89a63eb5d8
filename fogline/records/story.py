"""What many pages tell of one matter."""

from dataclasses import dataclass

from fogline.records.actor import Actor
from fogline.records.claim import Claim
from fogline.records.document import Published
from fogline.records.event import Where
from fogline.records.place import Place
from fogline.text import Interval

STORY_SCHEMA = "fogline.story/1"
STATUSES = ("agreed", "contested", "one_side", "unattributed")


@dataclass(frozen=True, slots=True, kw_only=True)
class StoryDocument:
    """A page of a story.

    Attributes:
        id: Document id.
        title: Its title.
        url: Its address; None when unknown.
        outlet: Who published it; None when unnamed.
        published: When; None when unknown.
        family: Copy family: the id of its first document.
    """

    id: str
    title: str
    url: str | None = None
    outlet: str | None = None
    published: Published | None = None
    family: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Member:
    """One page's event inside a merged one.

    Attributes:
        document: Document id.
        event: Event id.
        reason: Why it was merged: what was compared, and what each comparison added.
        score: Trust in the merge, from 0 to 1.
    """

    document: str
    event: str
    reason: str = ""
    score: float = 1.0


@dataclass(frozen=True, slots=True, kw_only=True)
class StoryEvent:
    """One happening as all pages of the story tell it.

    Attributes:
        id: ``ev_`` and twelve letters: the canonical identity; members keep theirs.
        kind: PLOVER event type.
        mode: PLOVER mode; None when none fits.
        factuality: As in :class:`fogline.records.Event`.
        when: Narrowest interval its members agree on; None when unknown.
        where: The most precise place of its members; None when unknown.
        initiators: Actor ids, sorted.
        targets: Actor ids, sorted.
        members: The pages' events.
        title: Short neutral wording: kind, place and time.
    """

    id: str
    kind: str
    mode: str | None = None
    factuality: str = "happened"
    when: Interval | None = None
    where: Where | None = None
    initiators: tuple[str, ...] = ()
    targets: tuple[str, ...] = ()
    members: tuple[Member, ...] = ()
    title: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class LedgerRow:
    """One point of one event, with everything claimed about it.

    Attributes:
        event: Merged event id; None for claims about no event.
        point: The point.
        of: Whose, joined over claims that mean one side; None when the event as a whole.
        status: One of :data:`STATUSES`.
        claims: Claim ids.
        reporter_differs: Whether the outlets' own words clash with the sources'.
    """

    event: str | None
    point: str
    of: str | None = None
    status: str = "one_side"
    claims: tuple[str, ...] = ()
    reporter_differs: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class StoryLink:
    """An earlier or later story.

    Attributes:
        story: Story id.
        reason: Why the two are linked, in words for a reader.
    """

    story: str
    reason: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Story:
    """What many pages tell of one matter: events, claims and who stands where.

    Attributes:
        schema: Always :data:`STORY_SCHEMA`.
        id: ``s_`` and twelve letters, from its earliest document's id.
        headline: Built from claims: who says what, where; other denies.
        documents: Its pages, oldest first.
        independent: Number of independent origins (copy families).
        events: Its merged events, earliest first.
        ledger: Rows, contested first inside each event.
        claims: All claims of its documents, in document and text order.
        actors: Actors its claims and events name, sorted by id.
        places: Places its claims and events name, sorted by id.
        earlier: Stories before it.
        later: Stories after it.
    """

    schema: str = STORY_SCHEMA
    id: str
    headline: str
    documents: tuple[StoryDocument, ...] = ()
    independent: int = 0
    events: tuple[StoryEvent, ...] = ()
    ledger: tuple[LedgerRow, ...] = ()
    claims: tuple[Claim, ...] = ()
    actors: tuple[Actor, ...] = ()
    places: tuple[Place, ...] = ()
    earlier: tuple[StoryLink, ...] = ()
    later: tuple[StoryLink, ...] = ()
