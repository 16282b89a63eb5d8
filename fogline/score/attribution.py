"""Attribution: fragments by exact span and whole statements by a soft match."""

from collections.abc import Sequence
from dataclasses import dataclass

from fogline.score.tally import Tally
from fogline.text import Span

CONTENT_JACCARD = 0.5
"""Least share of characters that two contents have in common to be the same statement's."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Statement:
    """One attribution to be compared.

    Attributes:
        cue: Its cue.
        sources: Pieces of its source; empty when nobody is named.
        contents: Pieces of its content.
    """

    cue: Span
    sources: tuple[Span, ...] = ()
    contents: tuple[Span, ...] = ()


def tally_statements(
    found: Sequence[Statement], wanted: Sequence[Statement], *, is_exact: bool = False
) -> Tally:
    """Count whole attributions that match one to one.

    Soft: the cues overlap, the sources overlap (or both name nobody), and the contents have a Jaccard
    index of at least :data:`CONTENT_JACCARD` over their characters. Exact: all pieces are equal.

    Args:
        found: The system's.
        wanted: The gold's.
        is_exact: Which of the two.

    Example:
        >>> gold = Statement(cue=Span(4, 8), sources=(Span(0, 3),), contents=(Span(9, 30),))
        >>> near = Statement(cue=Span(4, 8), sources=(Span(0, 3),), contents=(Span(14, 30),))
        >>> tally_statements([near], [gold]).right, tally_statements([near], [gold], is_exact=True).right
        (1, 0)
    """
    free = list(wanted)
    right = 0
    for statement in found:
        match = next(
            (other for other in free if _matches(statement, other, is_exact=is_exact)), None
        )
        if match is not None:
            free.remove(match)
            right += 1
    return Tally(right=right, found=len(found), wanted=len(wanted))


def _matches(one: Statement, other: Statement, *, is_exact: bool) -> bool:
    if is_exact:
        return one == other
    if not one.cue.overlaps(other.cue) or bool(one.sources) != bool(other.sources):
        return False
    if one.sources and not any(a.overlaps(b) for a in one.sources for b in other.sources):
        return False
    return _compare(one.contents, other.contents) >= CONTENT_JACCARD


def _compare(ones: Sequence[Span], others: Sequence[Span]) -> float:
    """Jaccard index over characters."""
    first = {at for span in ones for at in range(span.start, span.end)}
    second = {at for span in others for at in range(span.start, span.end)}
    union = len(first | second)
    return len(first & second) / union if union else 1.0
