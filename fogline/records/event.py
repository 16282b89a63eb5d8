"""One happening of a page: a view over its claims."""

from dataclasses import dataclass

from fogline.text import Interval, Span

FACTUALITIES = ("happened", "ongoing", "planned", "hypothetical", "denied")


@dataclass(frozen=True, slots=True, kw_only=True)
class Where:
    """Where an event is said to have happened.

    Attributes:
        place: Place id.
        relation: ``in``, ``near``, ``toward``, ``from`` or ``over``.
        precision: UCDP's 1 (exact) to 7 (sea or air).
    """

    place: str
    relation: str = "in"
    precision: int = 6


@dataclass(frozen=True, slots=True, kw_only=True)
class Event:
    """One happening told by one page.

    Attributes:
        id: ``e_`` and twelve letters, from document id, kind and anchors.
        kind: PLOVER 0.8 event type.
        mode: PLOVER mode; None when none fits.
        factuality: One of :data:`FACTUALITIES`.
        when: Half-open interval; None when the page does not tell.
        where: Place and relation; None when the page does not tell.
        initiators: Actor ids, sorted.
        targets: Actor ids, sorted.
        anchors: The triggers that speak of it, in text order.
        claims: Claim ids in text order.
    """

    id: str
    kind: str
    mode: str | None = None
    factuality: str = "happened"
    when: Interval | None = None
    where: Where | None = None
    initiators: tuple[str, ...] = ()
    targets: tuple[str, ...] = ()
    anchors: tuple[Span, ...] = ()
    claims: tuple[str, ...] = ()
