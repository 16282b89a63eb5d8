"""A tokenizer and an encoder small enough to be worked out by hand.

Loaded as a plugin, after test modules have imported it already: PYTEST_DONT_REWRITE.
"""

from collections.abc import Callable
from pathlib import Path

import numpy as np
import pytest
from tokenizers import Tokenizer, models, normalizers, pre_tokenizers

from fogline.tag.encoder import Encoder, Model, ModelCard
from fogline.tag.labels import LabelSpace
from fogline.tag.links import CUE_TO_SOURCE, DISTANCE_BUCKETS, LinkWeights
from fogline.tag.pieces import PieceCutter, WindowInput

WORDS = (
    "the rebels army denied said that it they had killed 12 soldiers near gao on tuesday , . “ ”"
    " shell ##ing attack a after town"
).split()

SPACE = LabelSpace(
    bio={
        "entities": ("group", "place"),
        "entities_inner": ("group", "place"),
        "triggers": ("ASSAULT", "killed"),
        "claims": ("source", "cue", "content"),
        "claims_inner": ("source", "cue", "content"),
    },
    flags={"trigger_flags": ("neg", "planned"), "cue_flags": ("denies", "hedged")},
    values=("factuality",),
    page={"relevance": ("conflict",)},
    arguments={"arguments": ("initiator", "victim")},
    projection=4,
    embedding=3,
)


def make_tokenizer(path: Path) -> Path:
    vocabulary = {word: index for index, word in enumerate(["[UNK]", "[CLS]", "[SEP]", *WORDS])}
    tokenizer = Tokenizer(models.WordPiece(vocabulary, unk_token="[UNK]"))
    tokenizer.normalizer = normalizers.BertNormalizer()
    tokenizer.pre_tokenizer = pre_tokenizers.BertPreTokenizer()
    tokenizer.add_special_tokens(["[UNK]", "[CLS]", "[SEP]"])
    tokenizer.save(str(path))
    return path


@pytest.fixture
def cutter(tmp_path: Path) -> PieceCutter:
    return PieceCutter(make_tokenizer(tmp_path / "tokenizer.json"))


class ScriptedRunner:
    """Gives each word the labels that a table has for its piece id.

    Args:
        labels: Piece id to head to label; everything else is O.
    """

    def __init__(self, labels: dict[int, dict[str, int]]) -> None:
        self.labels = labels
        self.seen: list[WindowInput] = []

    def run(self, given: WindowInput) -> tuple[np.ndarray, ...]:
        self.seen.append(given)
        columns = SPACE.word_columns()
        words = np.zeros((len(given.first), sum(SPACE.widths().values())), dtype=np.float32)
        for head in SPACE.bio:
            words[:, columns[head][0]] = 4
        for flag in SPACE.flags:
            words[:, slice(*columns[flag])] = -4
        for row, place in enumerate(given.first):
            for head, label in self.labels.get(int(given.ids[place]), {}).items():
                words[row, columns[head][0] + label] = 8
        projections = np.zeros((len(given.first), 5 * SPACE.projection), dtype=np.float32)
        page = np.array([2.5], dtype=np.float32)
        return words, projections, page, np.array([0.0, 1.0, 0.0], dtype=np.float32)


def plain_links() -> LinkWeights:
    """Links that go to the nearest; no argument anywhere."""
    near = np.array([-abs(b - DISTANCE_BUCKETS // 2) for b in range(DISTANCE_BUCKETS)], np.float32)
    zeros = np.zeros((DISTANCE_BUCKETS, 4), dtype=np.float32)
    bias = np.zeros(5, dtype=np.float32)
    bias[0] = 1
    form = np.zeros((2, 4, 4), dtype=np.float32)
    form[CUE_TO_SOURCE] = 0
    return LinkWeights(
        kind=np.zeros((3, 4), np.float32),
        form=form,
        distance=np.stack([near, near + 100]),
        none=np.zeros(4, np.float32),
        argument_distance=zeros,
        arguments={"arguments": (np.zeros((5, 4), np.float32), bias)},
    )


@pytest.fixture
def make_model(cutter: PieceCutter) -> Callable[[dict[str, dict[str, int]]], Model]:
    def make(labels: dict[str, dict[str, int]]) -> Model:
        ids = {cutter.cut(word).ids[0]: heads for word, heads in labels.items()}
        runner = ScriptedRunner({int(key): heads for key, heads in ids.items()})
        return Model(
            card=ModelCard(name="small", digest="0" * 64),
            encoder=Encoder(cutter, SPACE, runner),
            links=plain_links(),
        )

    return make


__all__ = ["SPACE", "ScriptedRunner", "cutter", "make_model", "plain_links"]
