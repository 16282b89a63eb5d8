"""What one data set gives to learn from: texts with labelled words, before windows are cut."""

from collections.abc import Sequence
from dataclasses import dataclass, field, replace

import numpy as np
import numpy.typing as npt

from fogline.tag.labels import LabelSpace
from fogline.tag.pieces import PieceCutter, Pieces, Window, find_words, plan_windows
from fogline.text import Span, split_sentences

IntArray = npt.NDArray[np.int64]

IGNORED = -100
"""Label of words that a data set does not say anything about."""


@dataclass(frozen=True, slots=True, kw_only=True)
class GoldTrigger:
    """A trigger with what is known of it.

    Attributes:
        span: Its characters.
        flags: Flags it carries; None when the set has none.
        arguments: (span, role) pairs.
    """

    span: Span
    flags: tuple[str, ...] | None = None
    arguments: tuple[tuple[Span, str], ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class GoldStatement:
    """One attribution: the cue with its sources and pieces of content.

    Attributes:
        cue: Characters of the (first piece of the) cue.
        sources: Characters of each source piece.
        contents: Characters of each content piece.
        flags: Stance and hedge of the cue; None when the set has none.
    """

    cue: Span
    sources: tuple[Span, ...] = ()
    contents: tuple[Span, ...] = ()
    flags: tuple[str, ...] | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Example:
    """A text of one data set with everything the set says about it.

    Attributes:
        source: The data set.
        id: The record's id.
        text: The text.
        layers: BIO head to its labelled spans; a head that is absent is not annotated.
        annotated: Stretches that the layers hold for; None for the whole text.
        statements: Attributions.
        triggers: Triggers.
        values: (span, number) pairs of the head ``factuality``.
        page: Page head to its 0/1 targets.
    """

    source: str
    id: str
    text: str
    layers: dict[str, tuple[tuple[Span, str], ...]] = field(default_factory=dict)
    annotated: tuple[Span, ...] | None = None
    statements: tuple[GoldStatement, ...] = ()
    triggers: tuple[GoldTrigger, ...] = ()
    values: tuple[tuple[Span, float], ...] = ()
    page: dict[str, tuple[float, ...]] = field(default_factory=dict)


@dataclass(frozen=True, slots=True, kw_only=True, eq=False)
class Item:
    """One window ready for a batch; all word numbers count from the window's first word.

    Attributes:
        source: The data set.
        ids: int64[piece], with the opening and closing piece.
        cases: int64[piece].
        first: int64[word].
        bio: BIO head to int64[word] labels.
        fragments: (kind, first word, last word): kind 0 source, 1 cue, 2 content.
        content_cue: (content fragment, cue fragment) pairs.
        cue_source: (cue fragment, source fragments) pairs; empty when the text names none.
        flags: (head, word, 0/1 targets).
        values: (word, number).
        arguments: (head, first word of the trigger, last word, int64[word] labels).
        page: Page head to its targets.
    """

    source: str
    ids: IntArray
    cases: IntArray
    first: IntArray
    bio: dict[str, IntArray] = field(default_factory=dict)
    fragments: tuple[tuple[int, int, int], ...] = ()
    content_cue: tuple[tuple[int, int], ...] = ()
    cue_source: tuple[tuple[int, tuple[int, ...]], ...] = ()
    flags: tuple[tuple[str, int, tuple[float, ...]], ...] = ()
    values: tuple[tuple[int, float], ...] = ()
    arguments: tuple[tuple[str, int, int, IntArray], ...] = ()
    page: dict[str, tuple[float, ...]] = field(default_factory=dict)


def make_items(
    example: Example, cutter: PieceCutter, space: LabelSpace, *, limit: int
) -> list[Item]:
    """Cut an example into windows and number its labels.

    Args:
        example: The text with its gold.
        cutter: Tokenizer of the base model.
        space: Label space; heads of the example that it lacks are left out.
        limit: Most pieces of a window.

    Returns:
        One item per window, without overlap.
    """
    pieces = cutter.cut(example.text)
    if not pieces.word_count:
        return []
    sentences = split_sentences(example.text)
    windows = plan_windows(pieces, sentences, limit=limit, overlap=0)
    layers = {
        head: _label_words(pieces, spans, space.bio[head])
        for head, spans in example.layers.items()
        if head in space.bio
    }
    if example.annotated is not None:
        silent = np.ones(pieces.word_count, dtype=bool)
        for start, end in find_words(pieces, example.annotated):
            silent[start:end] = False
        for labels in layers.values():
            labels[silent] = IGNORED
    return [_cut_item(example, cutter, space, pieces, layers, window) for window in windows]


def drop_case(item: Item) -> Item:
    """The same window as if typed in lower case."""
    return replace(item, cases=np.where((item.cases == 0) | (item.cases == 5), item.cases, 1))


def label_bio(
    size: int, spans: Sequence[tuple[int, int, int]], *, labels: IntArray | None = None
) -> IntArray:
    """Number the words of non-overlapping spans; the longer of two that overlap wins.

    Args:
        size: Number of words.
        spans: (first word, one past the last, type) triples.
        labels: Array to write into; a new one of O when None.
    """
    out = np.zeros(size, dtype=np.int64) if labels is None else labels
    taken = np.zeros(size, dtype=bool)
    for start, end, kind in sorted(spans, key=lambda span: (span[0] - span[1], span)):
        if start >= end or taken[start:end].any():
            continue
        taken[start:end] = True
        out[start:end] = 2 * kind + 2
        out[start] = 2 * kind + 1
    return out


def _label_words(
    pieces: Pieces, spans: Sequence[tuple[Span, str]], types: Sequence[str]
) -> IntArray:
    words = find_words(pieces, [span for span, _ in spans])
    known = {name: index for index, name in enumerate(types)}
    return label_bio(
        pieces.word_count,
        [
            (start, end, known[label])
            for (start, end), (_, label) in zip(words, spans, strict=True)
            if label in known
        ],
    )


class _Local:
    """Word ranges of one window."""

    def __init__(self, pieces: Pieces, window: Window) -> None:
        self._pieces = pieces
        self._window = window

    def find(self, span: Span) -> tuple[int, int] | None:
        """First and last word of a span inside the window; None when it lies elsewhere."""
        start, end = find_words(self._pieces, [span])[0]
        start = max(start, self._window.start)
        end = min(end, self._window.end)
        if start >= end:
            return None
        return start - self._window.start, end - 1 - self._window.start


def _cut_item(
    example: Example,
    cutter: PieceCutter,
    space: LabelSpace,
    pieces: Pieces,
    layers: dict[str, IntArray],
    window: Window,
) -> Item:
    local = _Local(pieces, window)
    size = window.end - window.start
    given = cutter.make_input(pieces, window)
    item = Item(
        source=example.source,
        ids=given.ids,
        cases=given.cases,
        first=given.first,
        bio={head: labels[window.start : window.end] for head, labels in layers.items()},
        values=tuple(
            (found[0], number)
            for found, number in ((local.find(span), number) for span, number in example.values)
            if found is not None
        ),
        page={head: values for head, values in example.page.items() if head in space.page},
    )
    item = _add_statements(item, example, space, local)
    return _add_triggers(item, example, space, local, size)


def _add_statements(item: Item, example: Example, space: LabelSpace, local: _Local) -> Item:
    fragments: dict[tuple[int, int, int], int] = {}
    content_cue: list[tuple[int, int]] = []
    cue_source: list[tuple[int, tuple[int, ...]]] = []
    flags: list[tuple[str, int, tuple[float, ...]]] = []

    def place(kind: int, span: Span) -> int | None:
        found = local.find(span)
        if found is None:
            return None
        return fragments.setdefault((kind, *found), len(fragments))

    for statement in example.statements:
        cue = place(1, statement.cue)
        sources = [place(0, span) for span in statement.sources]
        contents = [place(2, span) for span in statement.contents]
        if cue is None:
            continue
        inside = tuple(source for source in sources if source is not None)
        if inside or not statement.sources:
            cue_source.append((cue, inside))
        content_cue.extend((content, cue) for content in contents if content is not None)
        if statement.flags is not None and "cue_flags" in space.flags:
            word = next(key for key, index in fragments.items() if index == cue)[1]
            flags.append(("cue_flags", word, _mark_flags(statement.flags, space, "cue_flags")))
    return replace(
        item,
        fragments=tuple(fragments),
        content_cue=tuple(content_cue),
        cue_source=tuple(cue_source),
        flags=(*item.flags, *flags),
    )


def _mark_flags(given: Sequence[str], space: LabelSpace, head: str) -> tuple[float, ...]:
    return tuple(float(name in given) for name in space.flags[head])


def _add_triggers(
    item: Item, example: Example, space: LabelSpace, local: _Local, size: int
) -> Item:
    head = ARGUMENT_HEADS.get(example.source)
    if head is None or head not in space.arguments:
        return item
    roles = {name: index for index, name in enumerate(space.arguments[head])}
    arguments: list[tuple[str, int, int, IntArray]] = []
    flags: list[tuple[str, int, tuple[float, ...]]] = []
    for trigger in example.triggers:
        found = local.find(trigger.span)
        if found is None:
            continue
        spans = []
        for span, role in trigger.arguments:
            place = local.find(span)
            if place is not None and role in roles:
                spans.append((place[0], place[1] + 1, roles[role]))
        arguments.append((head, found[0], found[1], label_bio(size, spans)))
        if trigger.flags is not None:
            target = _mark_flags(trigger.flags, space, "trigger_flags")
            flags.append(("trigger_flags", found[0], target))
    return replace(item, arguments=tuple(arguments), flags=(*item.flags, *flags))


ARGUMENT_HEADS = {"corpus": "arguments", "wikievents": "wiki_arguments"}
"""Which data set's triggers teach which argument head."""
