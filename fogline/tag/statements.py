"""Statements and arguments out of the encoder's scores: fragments found, then linked."""

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np

from fogline.tag.decode import WordSpan, decode_bio
from fogline.tag.encoder import Model, Scores
from fogline.tag.links import (
    CONTENT,
    CONTENT_TO_CUE,
    CUE,
    CUE_TO_SOURCE,
    SOURCE,
    FloatArray,
    IntArray,
    embed_fragments,
    measure_distances,
    score_arguments,
    score_links,
    score_no_source,
)

LINK_REACH = 160
"""Words over which a content may find its cue and a cue its source: somewhat more than half a window."""
ARGUMENT_REACH = 110
"""Words on each side of a trigger in which its arguments are looked for."""


@dataclass(frozen=True, slots=True, kw_only=True)
class WordStatement:
    """One attribution in word numbers.

    Attributes:
        cue: First word, one past the last.
        source: The same, or None when the text names nobody.
        contents: Pieces of what is said, in order.
        score: Mean probability of the fragments' labels.
    """

    cue: tuple[int, int]
    source: tuple[int, int] | None
    contents: tuple[tuple[int, int], ...]
    score: float


@dataclass(frozen=True, slots=True, kw_only=True)
class WordArgument:
    """An argument of a trigger in word numbers."""

    start: int
    end: int
    role: str
    score: float


def find_spans(model: Model, scores: Scores, head: str) -> list[WordSpan]:
    """Decode one BIO head with the bias that the model's card gives it."""
    return decode_bio(model.encoder.head(scores, head), bias=model.card.biases.get(head, 0.0))


def find_statements(model: Model, scores: Scores, head: str) -> list[WordStatement]:
    """Find a head's fragments and join those that belong together.

    Every content chooses its cue, every cue its source or none; a cue that no content chooses is dropped.

    Args:
        model: The model.
        scores: What it said of the text.
        head: A BIO head of source, cue and content.
    """
    return link_fragments(model, scores, find_spans(model, scores, head))


def link_fragments(model: Model, scores: Scores, spans: Sequence[WordSpan]) -> list[WordStatement]:
    """Join given fragments into statements."""
    sources, cues, contents = (
        [span for span in spans if span[2] == kind] for kind in (SOURCE, CUE, CONTENT)
    )
    if not cues or not contents:
        return []
    vectors = {
        kind: _embed(model, scores, found, kind)
        for kind, found in ((SOURCE, sources), (CUE, cues), (CONTENT, contents))
    }
    pull = _pull(model, (contents, cues), (vectors[CONTENT], vectors[CUE]), CONTENT_TO_CUE)
    cue_of = pull.argmax(axis=1)
    source_of = _choose_sources(model, vectors, sources, cues)
    statements = []
    for index, cue in enumerate(cues):
        pieces = [
            content
            for row, content in enumerate(contents)
            if cue_of[row] == index and pull[row, index] > -np.inf
        ]
        if not pieces:
            continue
        source = source_of[index]
        parts = [cue, *pieces, *([source] if source else [])]
        statements.append(
            WordStatement(
                cue=cue[:2],
                source=source[:2] if source else None,
                contents=tuple(piece[:2] for piece in pieces),
                score=round(sum(part[3] for part in parts) / len(parts), 4),
            )
        )
    return statements


def _choose_sources(
    model: Model,
    vectors: dict[int, FloatArray],
    sources: Sequence[WordSpan],
    cues: Sequence[WordSpan],
) -> list[WordSpan | None]:
    """The best source of every cue; None where "none is named" scores higher."""
    if not sources:
        return [None] * len(cues)
    pull = _pull(model, (cues, sources), (vectors[CUE], vectors[SOURCE]), CUE_TO_SOURCE)
    none = score_no_source(vectors[CUE], model.links)
    best = pull.argmax(axis=1)
    return [
        sources[best[row]] if pull[row, best[row]] > none[row] else None for row in range(len(cues))
    ]


def _pull(
    model: Model,
    spans: tuple[Sequence[WordSpan], Sequence[WordSpan]],
    vectors: tuple[FloatArray, FloatArray],
    relation: int,
) -> FloatArray:
    """Scores of every pair: float32[one, other]; minus infinity for those too far apart."""
    distances = measure_distances(_ends(spans[0]), _ends(spans[1]))
    scores = score_links(*vectors, distances, relation, model.links)
    return np.where(np.abs(distances) > LINK_REACH, np.float32(-np.inf), scores)


def find_arguments(
    model: Model, scores: Scores, head: str, trigger: tuple[int, int], *, bias: float = 0.0
) -> list[WordArgument]:
    """Find the arguments of one trigger.

    Args:
        model: The model.
        scores: What it said of the text.
        head: An argument head.
        trigger: First word of the trigger, one past its last.
        bias: Added to O.
    """
    encoder = model.encoder
    begin = max(0, trigger[0] - ARGUMENT_REACH)
    end = min(scores.pieces.word_count, trigger[1] + ARGUMENT_REACH)
    found = score_arguments(
        head,
        encoder.projection(scores, "argument_word")[begin:end],
        encoder.projection(scores, "trigger_first")[begin:end],
        encoder.projection(scores, "trigger_last")[begin:end],
        (trigger[0] - begin, trigger[1] - 1 - begin),
        model.links,
    )
    roles = encoder.space.arguments[head]
    return [
        WordArgument(start=begin + start, end=begin + stop, role=roles[kind], score=score)
        for start, stop, kind, score in decode_bio(found, bias=bias)
    ]


def _ends(spans: Sequence[WordSpan]) -> IntArray:
    """First and last word of each span."""
    return np.array([(start, end - 1) for start, end, _, _ in spans], dtype=np.int64)


def _embed(model: Model, scores: Scores, spans: Sequence[WordSpan], kind: int) -> FloatArray:
    if not spans:
        return np.zeros((0, model.encoder.space.projection), dtype=np.float32)
    encoder = model.encoder
    return embed_fragments(
        encoder.projection(scores, "link_first"),
        encoder.projection(scores, "link_last"),
        _ends(spans),
        kind,
        model.links,
    )
