"""Which windows are seen in which order: passes, batches of one data set, spread evenly."""

import random
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field, replace

from fogline.train.examples import Item, drop_case

BATCH_PIECES = 1280
"""Padded pieces of a batch."""
LOWER_SHARE = 0.1
"""Share of windows read as if typed in lower case: MUC-4 has one case only (model-notes)."""
EMPTY_KEPT = 0.4
"""Share of MUC-4 windows without a filler that a pass keeps, drawn anew each time."""
WINDOW_LIMITS = {"re3d": 158}
"""Pieces of a window where it is not the encoder's own limit."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Recipe:
    """How long and on what to train.

    Attributes:
        passes: Data set to the number of times its windows are seen.
        last_passes: The same for the second leg, which ends on our own genre.
        starts: Data set to the share of the run before its first batch; 0 where not named.
        encoder_rate: Highest learning rate of the encoder.
        head_rate: Highest learning rate of the heads.
        last_share: Share of these rates that the second leg starts with.
        warm_up: Share of the steps over which the rates rise.
        average_from: Share of the second leg after which weights are averaged.
        seed: Seed of everything random.
    """

    passes: dict[str, float] = field(
        default_factory=lambda: {
            "corpus": 14,
            "uner_ewt": 3,
            "btc": 1,
            "wnut17": 1,
            "wikigold": 3,
            "crossner_politics": 3,
            "re3d": 10,
            "polnear": 2.6,
            "muc4": 3,
            "wikievents": 5,
            "ecbplus": 1,
            "gum": 2,
            "wikiwars": 2,
            "factuality_uds": 2,
            "factuality_meantime": 2,
            "leads": 1.5,
        }
    )
    last_passes: dict[str, float] = field(
        default_factory=lambda: {
            "corpus": 24,
            "uner_ewt": 1,
            "re3d": 6,
            "polnear": 0.25,
            "muc4": 0.3,
            "wikievents": 1.5,
            "ecbplus": 0.2,
            "gum": 0.3,
            "wikiwars": 0.3,
            "factuality_uds": 0.2,
            "factuality_meantime": 0.5,
            "leads": 0.2,
        }
    )
    starts: dict[str, float] = field(default_factory=lambda: {"corpus": 0.3})
    encoder_rate: float = 2e-4
    head_rate: float = 1e-3
    last_share: float = 0.6
    warm_up: float = 0.06
    average_from: float = 0.85
    seed: int = 17

    def scaled(self, factor: float) -> "Recipe":
        """The same recipe with more or fewer passes."""
        return replace(
            self,
            passes={name: n * factor for name, n in self.passes.items()},
            last_passes={name: n * factor for name, n in self.last_passes.items()},
        )

    def last_leg(self) -> "Recipe":
        """The second leg as a recipe of its own."""
        return replace(self, passes=self.last_passes, starts={}, seed=self.seed + 1)


def plan_batches(
    recipe: Recipe, draw: Callable[[str, int], Sequence[Item]]
) -> list[tuple[Item, ...]]:
    """Lay out all batches of a run.

    Args:
        recipe: Passes of each data set (a fraction stands for a share of the last pass), starts, seed.
        draw: Gives the windows of a data set for its n-th pass.

    Returns:
        Batches in the order they are seen; the same for the same arguments.
    """
    placed: list[tuple[float, int, tuple[Item, ...]]] = []
    for source, passes in sorted(recipe.passes.items()):
        rng = random.Random(f"{recipe.seed}/{source}")
        start = recipe.starts.get(source, 0.0)
        batches: list[tuple[Item, ...]] = []
        for number in range(int(passes) + (passes % 1 > 0)):
            items = _choose_items(draw(source, number), rng)
            if number + 1 > passes:
                items = items[: int(len(items) * (passes % 1))]
            made = _pack(items)
            rng.shuffle(made)
            batches += made
        for index, batch in enumerate(batches):
            place = start + (1 - start) * (index + rng.random()) / len(batches)
            placed.append((place, len(placed), batch))
    return [batch for _, _, batch in sorted(placed, key=lambda entry: entry[:2])]


def _choose_items(items: Sequence[Item], rng: random.Random) -> list[Item]:
    kept = []
    for item in items:
        if item.source == "muc4" and rng.random() > EMPTY_KEPT and _is_empty(item):
            continue
        kept.append(drop_case(item) if rng.random() < LOWER_SHARE else item)
    rng.shuffle(kept)
    return kept


def _is_empty(item: Item) -> bool:
    return not any(labels.any() for labels in item.bio.values())


def _pack(items: Sequence[Item]) -> list[tuple[Item, ...]]:
    """Batches of windows of like length."""
    batches: list[tuple[Item, ...]] = []
    current: list[Item] = []
    for item in sorted(items, key=lambda item: len(item.ids)):
        if current and len(item.ids) * (len(current) + 1) > BATCH_PIECES:
            batches.append(tuple(current))
            current = []
        current.append(item)
    if current:
        batches.append(tuple(current))
    return batches
