"""From the data folder and the corpus to the windows of a run."""

import hashlib
import random
from collections.abc import Callable, Iterable, Sequence
from dataclasses import replace
from pathlib import Path

from fogline.tag.labels import LabelSpace
from fogline.tag.pieces import LEAD_CHARACTERS, WINDOW_PIECES, PieceCutter
from fogline.train.corpora import READERS
from fogline.train.examples import Example, Item, make_items
from fogline.train.markup import read_corpus
from fogline.train.own import is_dev, make_example, part_glued, pool_names, swap_names
from fogline.train.plan import WINDOW_LIMITS

LEAD_PIECES = (48, 96, WINDOW_PIECES)
"""How much of a page the relevance head is shown; a page is drawn one of them by its id."""


def make_drawer(
    data: Path, corpus: Path, cutter: PieceCutter, space: LabelSpace, *, seed: int
) -> Callable[[str, int], Sequence[Item]]:
    """Give the function that :func:`plan_batches` draws windows from.

    Args:
        data: The data folder.
        corpus: Folder with our own passages.
        cutter: Tokenizer of the base model.
        space: Label space.
        seed: Seed of the swapped names.
    """
    kept: dict[str, list[Item]] = {}
    passages = [passage for passage in read_corpus(corpus) if not is_dev(passage)]
    pools = pool_names([part_glued(passage) for passage in passages])

    def draw(source: str, number: int) -> Sequence[Item]:
        if source == "corpus":
            rng = random.Random(f"{seed}/{number}")
            swapped = [
                part_glued(passage)
                if number % 4 == 0
                else swap_names(part_glued(passage), pools, rng=rng)
                for passage in passages
            ]
            return cut_examples([make_example(passage) for passage in swapped], cutter, space)
        if source not in kept:
            kept[source] = cut_examples(READERS[source](data, "train"), cutter, space)
        return kept[source]

    return draw


def cut_examples(examples: Iterable[Example], cutter: PieceCutter, space: LabelSpace) -> list[Item]:
    """Cut examples into windows; of a lead only the first words."""
    items: list[Item] = []
    for example in examples:
        if example.source == "leads":
            items += _cut_lead(example, cutter, space)
            continue
        limit = WINDOW_LIMITS.get(example.source, WINDOW_PIECES)
        items += make_items(example, cutter, space, limit=limit)
    return [item for item in items if _teaches(item)]


def _cut_lead(example: Example, cutter: PieceCutter, space: LabelSpace) -> list[Item]:
    choice = hashlib.sha256(example.id.encode()).digest()[0] % len(LEAD_PIECES)
    short = replace(example, text=take_lead(example.text, cutter, LEAD_PIECES[choice]))
    return make_items(short, cutter, space, limit=WINDOW_PIECES)


def take_lead(text: str, cutter: PieceCutter, pieces: int) -> str:
    """The first whole words of a text that fit into so many pieces."""
    cut, fitting = cutter.cut_lead(text, pieces)
    end = int(cut.offsets[fitting - 1, 1]) if fitting >= 1 else LEAD_CHARACTERS * pieces
    return text[:end]


def _teaches(item: Item) -> bool:
    return bool(item.bio or item.values or item.page or item.arguments)
