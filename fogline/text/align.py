"""Two views of one text and the way back: clean to raw, repaired to clean."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from fogline.text.spans import Span


@dataclass(frozen=True, slots=True, kw_only=True)
class Repair:
    """A mend laid over a text, never written into it.

    Attributes:
        start: First code point of ``was`` in ``Document.text``.
        end: One past its last code point.
        was: The words as they stand.
        now: What they most likely were; empty when they should not be there.
        why: ``glued``, ``untranslated``, ``remnant``, ``mistranslation`` or ``repeated``.
        score: Trust in the mend, from 0 to 1.
    """

    start: int
    end: int
    was: str
    now: str
    why: str
    score: float


@dataclass(frozen=True, slots=True)
class _Piece:
    start: int
    length: int
    source_start: int
    source_length: int


class TextMap:
    """Leads from offsets of one text (the view) to offsets of the text it was made from.

    Args:
        pieces: ``(start, source start, length)`` triples of equal stretches, in view order.

    Example:
        >>> text_map = TextMap([(0, 10, 5), (7, 15, 3)])
        >>> text_map.span_to_source(Span(7, 9))
        Span(start=15, end=17)
    """

    def __init__(self, pieces: Iterable[tuple[int, int, int]]) -> None:
        self._pieces = [_Piece(a, n, b, n) for a, b, n in sorted(pieces) if n > 0]

    @classmethod
    def _from_pieces(cls, pieces: Sequence[_Piece]) -> "TextMap":
        made = cls(())
        made._pieces = list(pieces)
        return made

    def span_to_source(self, span: Span) -> Span | None:
        """Find where a stretch of the view came from.

        Args:
            span: Stretch of the view; must not be empty.

        Returns:
            The smallest stretch of the source that covers it; None when no part of it has a
            source (text put in by a repair or a separator).
        """
        low, high = None, None
        for piece in self._pieces:
            if piece.start >= span.end or piece.start + piece.length <= span.start:
                continue
            start, end = _project(piece, span)
            low = start if low is None else min(low, start)
            high = end if high is None else max(high, end)
        if low is None or high is None:
            return None
        return Span(low, high)


def _project(piece: _Piece, span: Span) -> tuple[int, int]:
    if piece.length != piece.source_length:
        return piece.source_start, piece.source_start + piece.source_length
    first = max(span.start - piece.start, 0)
    last = min(span.end - piece.start, piece.length)
    return piece.source_start + first, piece.source_start + last


def apply_repairs(text: str, repairs: Sequence[Repair]) -> tuple[str, TextMap]:
    """Make the repaired view of a text, and the map from the view back to the text.

    Args:
        text: The text the repairs were made for.
        repairs: Repairs in any order. Of two that overlap the first by position counts.

    Returns:
        The view and its map.

    Raises:
        ValueError: A repair's ``was`` is not what stands at its place.

    Example:
        >>> mend = Repair(start=3, end=15, was="Belgorodthey", now="Belgorod they",
        ...               why="glued", score=0.9)
        >>> view, text_map = apply_repairs("in Belgorodthey said", [mend])
        >>> view, text_map.span_to_source(Span(12, 16)).slice("in Belgorodthey said")
        ('in Belgorod they said', 'they')
    """
    parts: list[str] = []
    pieces: list[_Piece] = []
    position, length = 0, 0

    def keep(start: int, end: int) -> None:
        nonlocal length
        if end > start:
            pieces.append(_Piece(length, end - start, start, end - start))
            parts.append(text[start:end])
            length += end - start

    for repair in sorted(repairs, key=lambda r: (r.start, r.end)):
        if text[repair.start : repair.end] != repair.was:
            found = text[repair.start : repair.end]
            raise ValueError(f"expected {repair.was!r} at {repair.start}, got {found!r}")
        if repair.start < position:
            continue
        keep(position, repair.start)
        for was_part, now_part, offset in _aligned(repair.was, repair.now):
            if was_part == now_part:
                keep(repair.start + offset, repair.start + offset + len(was_part))
                continue
            if now_part and was_part:
                pieces.append(_Piece(length, len(now_part), repair.start + offset, len(was_part)))
            parts.append(now_part)
            length += len(now_part)
        position = repair.end
    keep(position, len(text))
    return "".join(parts), TextMap._from_pieces(pieces)


def _aligned(was: str, now: str) -> list[tuple[str, str, int]]:
    """Split a repair in equal prefix, changed middle and equal suffix."""
    shorter = min(len(was), len(now))
    prefix = 0
    while prefix < shorter and was[prefix] == now[prefix]:
        prefix += 1
    suffix = 0
    while suffix < shorter - prefix and was[-1 - suffix] == now[-1 - suffix]:
        suffix += 1
    middle_was, middle_now = was[prefix : len(was) - suffix], now[prefix : len(now) - suffix]
    found = [
        (was[:prefix], now[:prefix], 0),
        (middle_was, middle_now, prefix),
        (was[len(was) - suffix :], now[len(now) - suffix :], len(was) - suffix),
    ]
    return [part for part in found if part[0] or part[1]]
