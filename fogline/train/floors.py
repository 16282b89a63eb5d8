"""Floors under the dev figures: what was won once may not be lost unseen."""

import json
from collections.abc import Iterable, Mapping
from pathlib import Path
from typing import Any

from fogline.train.corpora import DataError

CEILINGS = ("share of other pages let through", "mean absolute error")
"""Figures of which less is better: their floor is a ceiling."""


def read_floors(path: Path) -> dict[str, float]:
    """Read ``{"data: metric": per cent}``.

    Raises:
        DataError: The file is missing or holds something else.
    """
    try:
        floors = json.loads(path.read_text(encoding="utf-8"))
    except (OSError, ValueError) as error:
        raise DataError(f"The floors in {path} cannot be read: {error}") from error
    if not isinstance(floors, dict) or not all(isinstance(v, int | float) for v in floors.values()):
        raise DataError(f"{path} should hold an object of names and numbers.")
    return {str(name): float(value) for name, value in floors.items()}


def find_fallen(rows: Iterable[Mapping[str, Any]], floors: Mapping[str, float]) -> list[str]:
    """Say which figures lie below their floor.

    Args:
        rows: Figures with ``data``, ``metric`` and ``value`` in per cent.
        floors: By ``data: metric``; a floor may name the beginning of a metric.

    Example:
        >>> row = {"data": "re3d dev", "metric": "entity F1, exact", "value": 61.0}
        >>> find_fallen([row], {"re3d dev: entity F1": 62.0})
        ['re3d dev: entity F1 is 61.0, below its floor of 62.0.']
    """
    fallen = []
    for name, floor in floors.items():
        for row in rows:
            if not f"{row['data']}: {row['metric']}".startswith(name):
                continue
            value = float(row["value"])
            is_ceiling = any(words in name for words in CEILINGS)
            if value > floor if is_ceiling else value < floor:
                side = "above its ceiling" if is_ceiling else "below its floor"
                fallen.append(f"{name} is {value}, {side} of {floor}.")
    return fallen
