"""How two series of numbers go together."""

from collections.abc import Sequence
from math import sqrt


def pearson(ones: Sequence[float], others: Sequence[float]) -> float:
    """Pearson's r; 0 when one of the series does not vary.

    Raises:
        ValueError: The series differ in length.

    Example:
        >>> round(pearson([1, 2, 3, 4], [2, 4, 5, 9]), 4)
        0.9648
    """
    if len(ones) != len(others):
        raise ValueError(f"expected series of one length, got {len(ones)} and {len(others)}")
    if not ones:
        return 0.0
    mean, mean_other = sum(ones) / len(ones), sum(others) / len(others)
    pairs = [(a - mean, b - mean_other) for a, b in zip(ones, others, strict=True)]
    spread = sqrt(sum(a * a for a, _ in pairs) * sum(b * b for _, b in pairs))
    return sum(a * b for a, b in pairs) / spread if spread else 0.0


def spearman(ones: Sequence[float], others: Sequence[float]) -> float:
    """Spearman's rank correlation; equal values share their mean rank.

    Example:
        >>> round(spearman([1, 2, 2, 9], [0.1, 0.3, 0.2, 0.4]), 4)
        0.9487
    """
    return pearson(_rank(ones), _rank(others))


def _rank(values: Sequence[float]) -> list[float]:
    order = sorted(range(len(values)), key=lambda index: values[index])
    ranks = [0.0] * len(values)
    at = 0
    while at < len(order):
        end = at
        while end < len(order) and values[order[end]] == values[order[at]]:
            end += 1
        for index in order[at:end]:
            ranks[index] = (at + end - 1) / 2
        at = end
    return ranks
