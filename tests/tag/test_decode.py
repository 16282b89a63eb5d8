"""BIO decoding: the best legal path."""

import itertools

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from hypothesis.extra.numpy import arrays

from fogline.tag.decode import decode_bio, squash


def labels_of(spans, size):
    out = [0] * size
    for start, end, kind, _ in spans:
        out[start] = 2 * kind + 1
        out[start + 1 : end] = [2 * kind + 2] * (end - start - 1)
    return out


def is_legal(path):
    return all(
        label == 0 or label % 2 == 1 or before in (label, label - 1)
        for before, label in zip((0, *path), path, strict=False)
    )


def test_a_legal_argmax_is_taken_as_it_is():
    scores = np.eye(5, dtype=np.float32)[[0, 1, 2, 0, 3]] * 9
    assert [span[:3] for span in decode_bio(scores)] == [(1, 3, 0), (4, 5, 1)]


def test_an_inside_without_a_begin_is_repaired_by_the_whole_path():
    scores = np.array([[3, 0, 0], [0, 1, 2], [0, 0, 5]], dtype=np.float32)
    assert [span[:3] for span in decode_bio(scores)] == [(1, 3, 0)]


def test_bias_on_o_drops_weak_spans():
    scores = np.array([[0, 1, 0]], dtype=np.float32)
    assert decode_bio(scores)
    assert decode_bio(scores, bias=1.5) == []


def test_the_score_is_the_mean_probability():
    scores = np.log(np.array([[0.2, 0.7, 0.1], [0.3, 0.2, 0.5]], dtype=np.float32))
    assert decode_bio(scores) == [(0, 2, 0, pytest.approx(0.6, abs=1e-4))]


def test_nothing_in_gives_nothing():
    assert decode_bio(np.zeros((0, 3), dtype=np.float32)) == []


def test_a_tie_between_inside_and_begin_is_no_place_to_cut():
    scores = np.zeros((4, 5), dtype=np.float32)
    scores[1, 4] = scores[2, 2] = scores[3, 2] = scores[3, 3] = 1
    found = labels_of(decode_bio(scores), 4)
    assert sum(scores[at, label] for at, label in enumerate(found)) == 2


@settings(max_examples=400)
@given(arrays(np.float32, (4, 5), elements=st.integers(-8, 8).map(float)))
def test_no_legal_path_scores_higher(scores):
    found = labels_of(decode_bio(scores), 4)
    best = max(
        (path for path in itertools.product(range(5), repeat=4) if is_legal(path)),
        key=lambda path: sum(scores[at, label] for at, label in enumerate(path)),
    )
    assert is_legal(found)
    assert sum(scores[at, label] for at, label in enumerate(found)) == pytest.approx(
        sum(scores[at, label] for at, label in enumerate(best))
    )


def test_squash_is_the_logistic_function_and_never_overflows():
    assert squash(np.array([0.0, 1000.0, -1000.0], dtype=np.float32)).tolist() == pytest.approx(
        [0.5, 1.0, 0.0]
    )
