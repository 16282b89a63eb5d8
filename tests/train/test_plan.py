"""The order of a run."""

import numpy as np

from fogline.train.examples import Item
from fogline.train.plan import BATCH_PIECES, Recipe, plan_batches


def item(source, size, labels=(1,)):
    return Item(
        source=source,
        ids=np.full(size, 7),
        cases=np.ones(size, np.int64),
        first=np.arange(1, size - 1),
        bio={"head": np.array(labels)},
    )


def draw(source, _number):
    sizes = {"short": [12] * 300, "long": [250] * 40, "muc4": [200] * 50}[source]
    return [item(source, size, (0,) if source == "muc4" else (1,)) for size in sizes]


def recipe(**more):
    return Recipe(passes={"short": 2, "long": 1.5}, starts={}, **more)


def test_batches_hold_one_set_and_no_more_than_their_pieces():
    for batch in plan_batches(recipe(), draw):
        assert len({one.source for one in batch}) == 1
        assert max(len(one.ids) for one in batch) * len(batch) <= BATCH_PIECES


def test_passes_and_shares_of_a_pass_are_counted():
    seen = [one.source for batch in plan_batches(recipe(), draw) for one in batch]
    assert seen.count("short") == 600
    assert seen.count("long") == 60


def test_the_same_seed_gives_the_same_order_and_another_does_not():
    def order(seed):
        return [
            (b[0].source, len(b), b[0].cases.tolist())
            for b in plan_batches(recipe(seed=seed), draw)
        ]

    assert order(1) == order(1)
    assert order(1) != order(2)


def test_a_set_that_starts_late_is_in_no_early_batch():
    late = Recipe(passes={"short": 2, "long": 4}, starts={"short": 0.5})
    batches = plan_batches(late, draw)
    first = next(n for n, batch in enumerate(batches) if batch[0].source == "short")
    assert first >= 0.3 * len(batches)


def test_windows_without_a_filler_are_thinned():
    batches = plan_batches(Recipe(passes={"muc4": 4}, starts={}), draw)
    kept = sum(len(batch) for batch in batches)
    assert 40 <= kept <= 120


def test_scaling_a_recipe_keeps_everything_else():
    half = recipe(seed=5).scaled(0.5)
    assert half.passes == {"short": 1.0, "long": 0.75}
    assert half.seed == 5
