"""What the tagger saw in a text, before anything is resolved.

All offsets are half-open code points into ``Document.text``.
"""

from dataclasses import dataclass

from fogline.text import Span

MENTION_KINDS = (
    "person",
    "group",
    "place",
    "facility",
    "platform",
    "weapon",
    "nationality",
    "role",
    "time",
    "quantity",
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Mention:
    """Words that name or describe something.

    Attributes:
        id: ``m1``, ``m2``, ... in text order; unique within its document.
        start: First code point in ``Document.text``.
        end: One past the last.
        kind: One of :data:`MENTION_KINDS`.
        text: The characters as they stand in ``Document.text``.
    """

    id: str
    start: int
    end: int
    kind: str
    text: str

    @property
    def span(self) -> Span:
        """The mention's stretch of text."""
        return Span(self.start, self.end)


@dataclass(frozen=True, slots=True, kw_only=True)
class Argument:
    """A part somebody or something plays in a frame.

    Attributes:
        role: ``initiator``, ``target``, ``victim``, ``place``, ``time``, ``instrument`` or
            ``quantity``.
        mention: Mention id.
        relation: For places ``in``, ``near``, ``toward``, ``from`` or ``over``; else empty.
    """

    role: str
    mention: str
    relation: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Frame:
    """A trigger: words that say something happened, with its arguments.

    Attributes:
        id: ``f1``, ``f2``, ... in text order.
        span: The trigger.
        kind: PLOVER event type; a casualty kind (``killed``, ``injured``, ``captured``,
            ``missing``, ``displaced``, ``destroyed``, ``casualties`` for killed and injured); or
            another point: ``aim``, ``control``, ``identity``, ``media_where``, ``participants``,
            ``responsible``, ``state_role``, ``where``.
        mode: PLOVER mode; empty when none.
        is_negated: Whether the text says it did not happen.
        is_hedged: Whether the text itself keeps its distance ("allegedly").
        modality: ``happened``, ``ongoing``, ``planned``, ``hypothetical`` or ``background`` (a
            state of affairs told as setting, no happening of its own).
        sentence: Index of its sentence.
        arguments: Its arguments in text order.
        is_definite: Whether it takes up something known ("the raid").
        is_new: Whether it brings something up ("a new raid").
        value: Words that hold the value of a point ("to liberate ..."); None when none.
        score: Trust from 0 to 1.
    """

    id: str
    span: Span
    kind: str
    mode: str = ""
    is_negated: bool = False
    is_hedged: bool = False
    modality: str = "happened"
    sentence: int = 0
    arguments: tuple[Argument, ...] = ()
    is_definite: bool = False
    is_new: bool = False
    value: Span | None = None
    score: float = 1.0


@dataclass(frozen=True, slots=True, kw_only=True)
class Attribution:
    """Who says what, as the text words it.

    Attributes:
        id: ``q1``, ``q2``, ... in text order.
        source: Who speaks; None when the text names nobody ("it was reported that").
        speaker: Mention id of who speaks inside ``source``; empty when unnamed.
        partners: Mention ids of those who speak with the speaker.
        cue: The reporting words.
        use: How the cue works: ``say``, ``deny``, ``blame``, ``accuse``, ``vow``, ``responsible``,
            ``decline``, ``doubt``, ``retract``, ``according`` or ``quote``.
        contents: The pieces of what is said, in text order.
        stance: ``asserts``, ``denies``, ``doubts``, ``declines`` or ``retracts``.
        is_hedged: Whether the cue keeps its distance ("claimed", "allegedly").
        channel: ``telegram``, ``video``, ``statement``, ``tv``, ``press``, ``social``,
            ``interview`` or ``official``; empty when unsaid.
        is_direct: Whether the content stands in quotation marks.
        outer: Id of the attribution this one is nested in; empty when none.
        sentence: Index of its sentence.
        score: Trust from 0 to 1.
    """

    id: str
    source: Span | None
    cue: Span
    contents: tuple[Span, ...]
    speaker: str = ""
    partners: tuple[str, ...] = ()
    use: str = "say"
    stance: str = "asserts"
    is_hedged: bool = False
    channel: str = ""
    is_direct: bool = False
    outer: str = ""
    sentence: int = 0
    score: float = 1.0


@dataclass(frozen=True, slots=True, kw_only=True)
class Marks:
    """All that one tagger saw in one document.

    Attributes:
        mentions: In text order.
        frames: In text order.
        attributions: In text order.
        sentences: Sentences of ``Document.text``.
        relevance: How surely the page reports conflict or unrest as news, from 0 to 1.
        maker: Name and version of the tagger.
    """

    mentions: tuple[Mention, ...] = ()
    frames: tuple[Frame, ...] = ()
    attributions: tuple[Attribution, ...] = ()
    sentences: tuple[Span, ...] = ()
    relevance: float = 1.0
    maker: str = ""
