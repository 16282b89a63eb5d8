"""Label scores of words to spans: the best path that no illegal BIO step spoils."""

import numpy as np
import numpy.typing as npt

FloatArray = npt.NDArray[np.float32]
IntArray = npt.NDArray[np.int64]

WordSpan = tuple[int, int, int, float]
"""First word, one past the last, type, mean probability of the chosen labels."""


def decode_bio(scores: FloatArray, *, bias: float = 0.0) -> list[WordSpan]:
    """Find the spans of one BIO head.

    Args:
        scores: float32[word, label], before softmax; labels as in :mod:`fogline.tag.labels`.
        bias: Added to O; above 0 finds fewer spans.

    Returns:
        Spans in order, without overlap.

    Source:
        Viterbi (1967), over the two kinds of steps BIO allows into I: from B and from I of its type.
    """
    if not len(scores):
        return []
    if bias:
        scores = scores.copy()
        scores[:, 0] += bias
    labels = scores.argmax(axis=1)
    if not labels.any():
        return []
    wrong = _find_illegal(labels)
    if len(wrong):
        labels = labels.copy()
        cuts = np.concatenate((_find_cuts(scores), [len(labels)]))
        done = 0
        for word in wrong:
            if word < done:
                continue
            at = int(np.searchsorted(cuts, word, side="right"))
            start, done = int(cuts[at - 1]), int(cuts[at])
            labels[start:done] = _find_path(scores[start:done])
    return _join_labels(labels, scores)


def _find_illegal(labels: IntArray) -> IntArray:
    """Words whose label is an I that follows neither B nor I of its type."""
    inside = (labels > 0) & (labels % 2 == 0)
    before = np.concatenate(([0], labels[:-1]))
    return np.flatnonzero(inside & (before != labels) & (before != labels - 1))


def _find_cuts(scores: FloatArray) -> IntArray:
    """Words that no best path labels I, so that what stands before them does not matter.

    Were such a word labelled I, giving it its best other label and letting the word behind it begin
    anew would score higher. Equal will not do: where I and another label tie, the highest score
    alone may have picked I, and then what stands before it does matter.
    """
    begins, insides = scores[:, 1::2], scores[:, 2::2]
    free = np.maximum(scores[:, 0], begins.max(axis=1))
    loss = np.maximum((insides - begins).max(axis=1), 0)
    behind = np.concatenate((loss[1:], [0]))
    safe = free - insides.max(axis=1) > behind
    safe[0] = True
    return np.flatnonzero(safe)


def _find_path(scores: FloatArray) -> IntArray:
    """Viterbi: O and B may follow anything; I-t only B-t or I-t."""
    size, width = scores.shape
    inside = np.arange(2, width, 2)
    best = scores[0].astype(np.float64)
    best[inside] = -np.inf
    back = np.zeros((size, width), dtype=np.int64)
    for word in range(1, size):
        top = int(best.argmax())
        new = best[top] + scores[word]
        from_begin = best[inside - 1] >= best[inside]
        new[inside] = np.where(from_begin, best[inside - 1], best[inside]) + scores[word, inside]
        back[word] = top
        back[word, inside] = np.where(from_begin, inside - 1, inside)
        best = new
    path = np.zeros(size, dtype=np.int64)
    path[-1] = int(best.argmax())
    for word in range(size - 1, 0, -1):
        path[word - 1] = back[word, path[word]]
    return path


def _join_labels(labels: IntArray, scores: FloatArray) -> list[WordSpan]:
    spans: list[WordSpan] = []
    begins = np.flatnonzero((labels > 0) & (labels % 2 == 1))
    for begin in begins:
        kind = (int(labels[begin]) - 1) // 2
        end = int(begin) + 1
        while end < len(labels) and labels[end] == 2 * kind + 2:
            end += 1
        chosen = scores[begin:end].astype(np.float64)
        chosen = chosen - chosen.max(axis=1, keepdims=True)
        picked = chosen[np.arange(end - begin), labels[begin:end]]
        probability = np.exp(picked - np.log(np.exp(chosen).sum(axis=1)))
        spans.append((int(begin), end, kind, round(float(probability.mean()), 4)))
    return spans


def squash(scores: FloatArray) -> FloatArray:
    """Turn yes/no scores into probabilities."""
    return np.asarray(1 / (1 + np.exp(-np.clip(scores, -30, 30))), np.float32)
