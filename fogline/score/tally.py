"""Counts of what was found, wanted and right, and the figures made from them."""

from collections import Counter
from collections.abc import Hashable, Iterable
from dataclasses import dataclass


@dataclass(frozen=True, slots=True, kw_only=True)
class Tally:
    """Counts behind precision, recall and F1.

    Attributes:
        right: Found and wanted.
        found: What the system gave.
        wanted: What the gold has.

    Example:
        >>> tally = Tally(right=3, found=4, wanted=6) + Tally(right=1, found=1, wanted=2)
        >>> tally.precision, tally.recall, round(tally.f1, 4)
        (0.8, 0.5, 0.6154)
    """

    right: float = 0
    found: int = 0
    wanted: int = 0

    def __add__(self, other: "Tally") -> "Tally":
        """Sum the counts (micro average)."""
        return Tally(
            right=self.right + other.right,
            found=self.found + other.found,
            wanted=self.wanted + other.wanted,
        )

    @property
    def precision(self) -> float:
        """Share of what was found that is right; 0 when nothing was found."""
        return self.right / self.found if self.found else 0.0

    @property
    def recall(self) -> float:
        """Share of what is wanted that was found; 0 when nothing is wanted."""
        return self.right / self.wanted if self.wanted else 0.0

    @property
    def f1(self) -> float:
        """Harmonic mean of the two."""
        total = self.found + self.wanted
        return 2 * self.right / total if total else 0.0


def tally_sets(found: Iterable[Hashable], wanted: Iterable[Hashable]) -> Tally:
    """Count exact matches; a value that stands twice counts twice.

    Example:
        >>> tally_sets([(0, 4, "PER"), (9, 12, "LOC")], [(0, 4, "PER"), (9, 13, "LOC")])
        Tally(right=1, found=2, wanted=2)
    """
    ours, theirs = Counter(found), Counter(wanted)
    return Tally(right=(ours & theirs).total(), found=ours.total(), wanted=theirs.total())
