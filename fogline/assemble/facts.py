"""What one trigger says of its happening, with everything resolved."""

from dataclasses import dataclass

from fogline.records import Frame, Links, Marks, Place
from fogline.text import Interval, Span

# Kinds of frames that tell of a happening; all others are points of one.
POINT_KINDS = frozenset(
    [
        "aim",
        "captured",
        "casualties",
        "control",
        "destroyed",
        "displaced",
        "identity",
        "injured",
        "killed",
        "media_when",
        "media_where",
        "missing",
        "participants",
        "responsible",
        "state_role",
        "where",
    ]
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Fact:
    """A frame with its arguments resolved.

    Attributes:
        frame: The frame.
        word: Its trigger in lower case.
        intervals: Times said of it.
        places: Places said of it with their relation, nearest first.
        initiators: Actor ids.
        targets: Actor ids.
        paragraph: Index of its paragraph.
    """

    frame: Frame
    word: str
    intervals: tuple[Interval, ...]
    places: tuple[tuple[Place, str], ...]
    initiators: tuple[str, ...]
    targets: tuple[str, ...]
    paragraph: int

    @property
    def span(self) -> Span:
        """The trigger's stretch of text."""
        return self.frame.span


def make_fact(frame: Frame, text: str, marks: Marks, links: Links) -> Fact:
    """Resolve the arguments of a frame.

    Args:
        frame: A frame of ``marks``.
        text: ``Document.text``.
        marks: The marks.
        links: What they stand for.

    Returns:
        The fact.
    """
    intervals = [
        interval
        for a in frame.arguments
        if a.role == "time" and (interval := links.interval_of(a.mention)) is not None
    ]
    places = [
        (place, a.relation or "in")
        for a in frame.arguments
        if a.role == "place"
        and (place := links.place_of(a.mention)) is not None
        and not (place.kind == "country" and a.relation == "near")
    ]
    return Fact(
        frame=frame,
        word=frame.span.slice(text).lower(),
        intervals=tuple(intervals),
        places=tuple(places),
        initiators=_actors(frame, "initiator", links),
        targets=_actors(frame, "target", links),
        paragraph=text.count("\n\n", 0, frame.span.start),
    )


def _actors(frame: Frame, role: str, links: Links) -> tuple[str, ...]:
    found = [
        actor.id for a in frame.arguments if a.role == role for actor in links.actors_of(a.mention)
    ]
    return tuple(dict.fromkeys(found))
