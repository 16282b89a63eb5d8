"""Scores of links: which cue a content has, who its source is, which words are arguments.

Everything here is small dense arithmetic over the projections that the encoder gives out, in numpy,
so that the number of triggers or cues of a window does not change the encoder's own run.
"""

from dataclasses import dataclass
from pathlib import Path

import numpy as np
import numpy.typing as npt

FloatArray = npt.NDArray[np.float32]
IntArray = npt.NDArray[np.int64]

KIND_COUNT = 3
SOURCE, CUE, CONTENT = range(KIND_COUNT)
"""Kinds of fragments, in the order of the label heads' types."""

_REACH = 16
DISTANCE_BUCKETS = 2 * _REACH + 1
"""Buckets of the signed distance in words: 0 in the middle, doubling steps of a quarter outwards."""

CONTENT_TO_CUE, CUE_TO_SOURCE = range(2)


def bucket_distance(distance: IntArray) -> IntArray:
    """Give the bucket of signed word distances, on a logarithmic scale.

    Example:
        >>> bucket_distance(np.array([-1, 0, 1, 2, 8, 5000])).tolist()
        [14, 16, 18, 19, 22, 32]
    """
    size = np.floor(2 * np.log2(np.abs(distance) + 1)).astype(np.int64)
    return np.asarray(_REACH + np.sign(distance) * np.minimum(size, _REACH), np.int64)


@dataclass(frozen=True, slots=True, kw_only=True, eq=False)
class LinkWeights:
    """Weights that score links and arguments outside the encoder's graph.

    Attributes:
        kind: float32[kind, projection].
        form: float32[2, projection, projection]: content to cue, cue to source.
        distance: float32[2, bucket].
        none: float32[projection], stands for "no source is named".
        argument_distance: float32[bucket, projection].
        arguments: Argument head to (float32[label, projection], float32[label]).
    """

    kind: FloatArray
    form: FloatArray
    distance: FloatArray
    none: FloatArray
    argument_distance: FloatArray
    arguments: dict[str, tuple[FloatArray, FloatArray]]


def read_link_weights(path: Path) -> LinkWeights:
    """Read the ``.npz`` file that stands beside a model."""
    with np.load(path) as given:
        heads = sorted(
            key.removesuffix(".weight") for key in given.files if key.endswith(".weight")
        )
        return LinkWeights(
            kind=given["kind"],
            form=given["form"],
            distance=given["distance"],
            none=given["none"],
            argument_distance=given["argument_distance"],
            arguments={head: (given[f"{head}.weight"], given[f"{head}.bias"]) for head in heads},
        )


def embed_fragments(
    first: FloatArray, last: FloatArray, fragments: IntArray, kind: int, weights: LinkWeights
) -> FloatArray:
    """Represent stretches of words.

    Args:
        first: float32[word, projection], the words' ``link_first``.
        last: float32[word, projection], the words' ``link_last``.
        fragments: int64[fragment, 2], first and last word.
        kind: :data:`SOURCE`, :data:`CUE` or :data:`CONTENT`.
        weights: The model's.

    Returns:
        float32[fragment, projection].
    """
    summed = first[fragments[:, 0]] + last[fragments[:, 1]] + weights.kind[kind]
    return np.asarray(np.tanh(summed), np.float32)


def measure_distances(ones: IntArray, others: IntArray) -> IntArray:
    """Words between fragments, signed: int64[one, other]; 0 where they touch or overlap."""
    before = others[None, :, 1] - ones[:, None, 0]
    after = others[None, :, 0] - ones[:, None, 1]
    return np.asarray(np.where(after > 0, after, np.where(before < 0, before, 0)), np.int64)


def score_links(
    ones: FloatArray, others: FloatArray, distances: IntArray, relation: int, weights: LinkWeights
) -> FloatArray:
    """Score every pair: float32[one, other]; the relation says which form is used."""
    scores = ones @ weights.form[relation] @ others.T
    return np.asarray(scores + weights.distance[relation][bucket_distance(distances)], np.float32)


def score_no_source(cues: FloatArray, weights: LinkWeights) -> FloatArray:
    """Score for each cue that the text names no source: float32[cue]."""
    return np.asarray(cues @ weights.form[CUE_TO_SOURCE] @ weights.none, np.float32)


def score_arguments(
    head: str,
    words: FloatArray,
    first: FloatArray,
    last: FloatArray,
    trigger: tuple[int, int],
    weights: LinkWeights,
) -> FloatArray:
    """Score the BIO labels of every word as arguments of one trigger.

    Args:
        head: Argument head.
        words: float32[word, projection], ``argument_word``.
        first: float32[word, projection], ``trigger_first``.
        last: float32[word, projection], ``trigger_last``.
        trigger: Its first and last word.
        weights: The model's.

    Returns:
        float32[word, label].
    """
    places = np.arange(len(words))
    distance = np.where(
        places < trigger[0], places - trigger[0], np.maximum(places - trigger[1], 0)
    )
    hidden = np.tanh(
        words
        + first[trigger[0]]
        + last[trigger[1]]
        + weights.argument_distance[bucket_distance(distance)]
    )
    weight, bias = weights.arguments[head]
    return np.asarray(hidden @ weight.T + bias, np.float32)
