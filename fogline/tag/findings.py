"""What the model saw of a reading, in the reading's own words."""

from dataclasses import dataclass, field

import numpy as np

from fogline.tag.decode import squash
from fogline.tag.encoder import Model, Scores
from fogline.tag.reading import Reading
from fogline.tag.statements import (
    WordStatement,
    find_arguments,
    find_spans,
    find_statements,
)

LEAST_FLAG = 0.5


@dataclass(frozen=True, slots=True, kw_only=True)
class FoundEntity:
    """A mention: words ``first`` to ``last`` (exclusive) of the reading."""

    first: int
    last: int
    kind: str
    score: float


@dataclass(frozen=True, slots=True, kw_only=True)
class FoundTrigger:
    """A trigger with flags and arguments.

    Attributes:
        first: First word.
        last: One past the last.
        kind: PLOVER kind, casualty kind or ``control``.
        score: Mean probability of its labels.
        flags: Flags that are more likely than not.
        arguments: (first word, one past the last, role, score).
    """

    first: int
    last: int
    kind: str
    score: float
    flags: frozenset[str] = frozenset()
    arguments: tuple[tuple[int, int, str, float], ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class FoundStatement:
    """A statement in the reading's words.

    Attributes:
        cue: First word, one past the last.
        source: The same; None when nobody is named.
        contents: Pieces in order.
        flags: Stance and hedge of the cue.
        score: Mean probability of its fragments.
        is_inner: Whether it stands inside what another one says.
    """

    cue: tuple[int, int]
    source: tuple[int, int] | None
    contents: tuple[tuple[int, int], ...]
    flags: frozenset[str]
    score: float
    is_inner: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class Findings:
    """All that the model saw in one text.

    Attributes:
        entities: In text order, outer before inner.
        triggers: In text order.
        statements: In text order.
        doubt: Per word of the reading, the probability that no trigger stands there.
        relevance: Score of "reports conflict or unrest", before the sigmoid; the highest window's.
        embedding: The page's, of length 1.
    """

    entities: tuple[FoundEntity, ...] = ()
    triggers: tuple[FoundTrigger, ...] = ()
    statements: tuple[FoundStatement, ...] = ()
    doubt: tuple[float, ...] = ()
    relevance: float = 0.0
    embedding: tuple[float, ...] = field(default=(), repr=False)


def read_findings(model: Model, reading: Reading) -> Findings:
    """Let the model read the repaired view of a document.

    Args:
        model: The model.
        reading: The view with its words and sentences.
    """
    scores = model.encoder.read(reading.view, reading.sentences)
    if not scores.pieces.word_count or not reading.words:
        return Findings()
    match = _Matcher(scores, reading)
    return Findings(
        entities=_find_entities(model, scores, match),
        triggers=_find_triggers(model, scores, match),
        statements=_find_all_statements(model, scores, match),
        doubt=_measure_doubt(model, scores, match),
        relevance=float(model.encoder.page_head(scores, "relevance").max()),
        embedding=tuple(float(value) for value in scores.embedding),
    )


class _Matcher:
    """Leads from the encoder's words to the reading's."""

    def __init__(self, scores: Scores, reading: Reading) -> None:
        ends = np.array([word.end for word in reading.words])
        starts = np.array([word.start for word in reading.words])
        self._first = np.searchsorted(ends, scores.pieces.offsets[:, 0], side="right")
        self._last = np.searchsorted(starts, scores.pieces.offsets[:, 1], side="left")
        self.size = len(reading.words)

    def range(self, start: int, end: int) -> tuple[int, int]:
        """Words of the reading that a range of the encoder's words touches."""
        first, last = int(self._first[start]), int(self._last[end - 1])
        return first, max(last, first + 1)

    def word(self, index: int) -> int:
        """The word of the reading in which a word of the encoder begins."""
        return min(int(self._first[index]), self.size - 1)


def _find_entities(model: Model, scores: Scores, match: _Matcher) -> tuple[FoundEntity, ...]:
    found = []
    for head in ("entities", "entities_inner"):
        kinds = model.encoder.space.bio[head]
        for start, end, kind, score in find_spans(model, scores, head):
            first, last = match.range(start, end)
            found.append(FoundEntity(first=first, last=last, kind=kinds[kind], score=score))
    return tuple(sorted(found, key=lambda entity: (entity.first, -entity.last)))


def _find_triggers(model: Model, scores: Scores, match: _Matcher) -> tuple[FoundTrigger, ...]:
    kinds = model.encoder.space.bio["triggers"]
    flags = squash(model.encoder.head(scores, "trigger_flags"))
    names = model.encoder.space.flags["trigger_flags"]
    bias = model.card.biases.get("arguments", 0.0)
    found = []
    for start, end, kind, score in find_spans(model, scores, "triggers"):
        first, last = match.range(start, end)
        arguments = tuple(
            (*match.range(a.start, a.end), a.role, a.score)
            for a in find_arguments(model, scores, "arguments", (start, end), bias=bias)
        )
        found.append(
            FoundTrigger(
                first=first,
                last=last,
                kind=kinds[kind],
                score=score,
                flags=_choose_flags(names, flags[start]),
                arguments=arguments,
            )
        )
    return tuple(found)


def _find_all_statements(
    model: Model, scores: Scores, match: _Matcher
) -> tuple[FoundStatement, ...]:
    flags = squash(model.encoder.head(scores, "cue_flags"))
    names = model.encoder.space.flags["cue_flags"]

    def move(found: WordStatement, *, is_inner: bool) -> FoundStatement:
        return FoundStatement(
            cue=match.range(*found.cue),
            source=match.range(*found.source) if found.source else None,
            contents=tuple(match.range(*piece) for piece in found.contents),
            flags=_choose_flags(names, flags[found.cue[0]]),
            score=found.score,
            is_inner=is_inner,
        )

    outer = [move(s, is_inner=False) for s in find_statements(model, scores, "claims")]
    inner = [move(s, is_inner=True) for s in find_statements(model, scores, "claims_inner")]
    return tuple(sorted([*outer, *inner], key=lambda statement: statement.cue))


def _choose_flags(names: tuple[str, ...], row: np.ndarray) -> frozenset[str]:
    return frozenset(name for name, value in zip(names, row, strict=True) if value >= LEAST_FLAG)


def _measure_doubt(model: Model, scores: Scores, match: _Matcher) -> tuple[float, ...]:
    """The least probability of O among the encoder's words that a word of the reading holds."""
    head = model.encoder.head(scores, "triggers").astype(np.float64)
    shifted = np.exp(head - head.max(axis=1, keepdims=True))
    outside = shifted[:, 0] / shifted.sum(axis=1)
    doubt = [1.0] * match.size
    for index, value in enumerate(outside):
        word = match.word(index)
        doubt[word] = min(doubt[word], round(float(value), 4))
    return tuple(doubt)
