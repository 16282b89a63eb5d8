"""The unit of the record: a speaker takes a stance on one point of one event."""

from dataclasses import dataclass

from msgspec import UNSET, UnsetType

from fogline.text import Interval, Quantity, Span

POINTS = (
    "occurred",
    "responsible",
    "target",
    "where",
    "when",
    "participants",
    "killed",
    "injured",
    "captured",
    "missing",
    "displaced",
    "destroyed",
    "control",
    "state_role",
    "identity",
    "aim",
    "media_where",
    "media_when",
)
STANCES = ("asserts", "denies", "doubts", "declines", "retracts")
CERTAINTIES = ("certain", "hedged")
CHANNELS = (
    "telegram",
    "video",
    "statement",
    "tv",
    "press",
    "social",
    "interview",
    "official",
)
OUTLET = "outlet"


@dataclass(frozen=True, slots=True, kw_only=True)
class Value:
    """What is claimed of a point: exactly one of number, actor, place, time, yes or text.

    Use the constructors below; fields that are not set do not appear in JSON.

    Attributes:
        min: Lowest number.
        max: Highest number; None when open.
        actor: Actor id.
        place: Place id.
        start: First day or minute.
        end: Exclusive end; None when open.
        yes: True.
        text: The page's own words.

    Example:
        >>> Value.of_number(Quantity(min=71, max=None)).kind
        'number'
    """

    min: int | UnsetType = UNSET
    max: int | UnsetType | None = UNSET
    actor: str | UnsetType = UNSET
    place: str | UnsetType = UNSET
    start: str | UnsetType = UNSET
    end: str | UnsetType | None = UNSET
    yes: bool | UnsetType = UNSET
    text: str | UnsetType = UNSET

    @classmethod
    def of_number(cls, quantity: Quantity) -> "Value":
        """A count between two bounds."""
        return cls(min=quantity.min, max=quantity.max)

    @classmethod
    def of_interval(cls, interval: Interval) -> "Value":
        """A half-open time."""
        return cls(start=interval.start, end=interval.end)

    @property
    def kind(self) -> str:
        """Which of the six it is: number, actor, place, time, yes or text."""
        fields = {
            "number": self.min,
            "actor": self.actor,
            "place": self.place,
            "time": self.start,
            "yes": self.yes,
            "text": self.text,
        }
        return next(name for name, value in fields.items() if value is not UNSET)


@dataclass(frozen=True, slots=True, kw_only=True)
class ClaimSpans:
    """Where a claim stands in ``Document.text``.

    Attributes:
        source: Who speaks; None for the outlet's own words.
        cue: The reporting words.
        content: What is said; of a content in pieces the one with the value.
        value: The value's own characters.
    """

    source: Span | None = None
    cue: Span | None = None
    content: Span | None = None
    value: Span | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Claim:
    """One speaker's stance on one point.

    Attributes:
        id: ``c_`` and twelve letters, from document id, speaker, point, stance and spans.
        speaker: Actor id, or ``outlet``.
        co_speakers: Those who speak with the speaker.
        via: Who stands between outlet and speaker, outermost first.
        channel: One of :data:`CHANNELS`; None when unsaid.
        stance: One of :data:`STANCES`.
        certainty: ``certain`` or ``hedged``.
        event: Event id; None when the claim is about no event of the page.
        point: One of :data:`POINTS`.
        of: Whose: an actor id or the page's words; None when the event as a whole.
        value: The value; None when the stance says it all (``declines``).
        relation: For the point ``where``: ``in``, ``near``, ``toward``, ``from`` or ``over``.
        spans: Where it stands.
        content_rest: Further pieces of the content.
        maker: Name and version of what made it.
        score: Trust from 0 to 1.
    """

    id: str
    speaker: str
    co_speakers: tuple[str, ...] = ()
    via: tuple[str, ...] = ()
    channel: str | None = None
    stance: str = "asserts"
    certainty: str = "certain"
    event: str | None = None
    point: str = "occurred"
    of: str | None = None
    value: Value | None = None
    relation: str | None = None
    spans: ClaimSpans = ClaimSpans()
    content_rest: tuple[Span, ...] = ()
    maker: str = ""
    score: float = 1.0
