"""Half-open stretches of text, counted in Unicode code points."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True, order=True)
class Span:
    """A half-open stretch ``[start, end)`` of code points.

    Attributes:
        start: First code point, from 0.
        end: One past the last code point.

    Raises:
        ValueError: ``start`` is negative or ``end`` lies before ``start``.

    Example:
        >>> Span(3, 11).slice("in Belgorod")
        'Belgorod'
    """

    start: int
    end: int

    def __post_init__(self) -> None:
        """Refuse stretches that can't exist."""
        if self.start < 0 or self.end < self.start:
            raise ValueError(f"expected 0 <= start <= end, got start={self.start}, end={self.end}")

    def __len__(self) -> int:
        """Length in code points."""
        return self.end - self.start

    def slice(self, text: str) -> str:
        """Cut the stretch out of ``text``."""
        return text[self.start : self.end]

    def overlaps(self, other: "Span") -> bool:
        """Whether the two share at least one code point."""
        return self.start < other.end and other.start < self.end

    def contains(self, other: "Span") -> bool:
        """Whether ``other`` lies wholly inside."""
        return self.start <= other.start and other.end <= self.end

    def shift(self, by: int) -> "Span":
        """The same stretch moved by ``by`` code points."""
        return Span(self.start + by, self.end + by)
