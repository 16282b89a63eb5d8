"""Our own corpus as examples: levels of statements and entities, and passages with swapped names."""

import hashlib
import random
import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace
from pathlib import Path

from fogline.text import Span
from fogline.train.examples import Example, GoldStatement, GoldTrigger
from fogline.train.markup import (
    ENTITY_KINDS,
    TRIGGER_KINDS,
    Mark,
    Passage,
    read_corpus,
)

DEV_SHARE = 5
"""One passage in so many is dev, chosen by the hash of its id."""

CORPUS = Path(__file__).resolve().parents[2] / "corpus" / "passages"

_SWAPPED = ("person", "place", "group")
_NAME = re.compile(r"[A-ZÀ-Þ][\w'’-]*(?: (?:of|de|al|the|du|del|bin|and|[A-ZÀ-Þ][\w'’-]*))*")
_DIGITS = re.compile(r"\d+")


def is_dev(passage: Passage) -> bool:
    """Whether a passage belongs to the fifth that is never trained on."""
    digest = hashlib.sha256(passage.id.encode()).digest()
    return digest[0] % DEV_SHARE == 0


def read_own(part: str, *, folder: Path = CORPUS) -> Iterator[Example]:
    """Read the training or dev part of the corpus, as the tagger sees it (glued words repaired)."""
    for passage in read_corpus(folder):
        if is_dev(passage) == (part == "dev"):
            yield make_example(part_glued(passage))


def make_example(passage: Passage) -> Example:
    """Turn a passage's marks into layers, statements and triggers."""
    entities = [mark for mark in passage.marks if mark.kind in ENTITY_KINDS]
    outer = [mark for mark in entities if not _is_inside(mark, entities)]
    inner = [mark for mark in entities if _is_inside(mark, entities)]
    triggers = [mark for mark in passage.marks if mark.kind in TRIGGER_KINDS]
    numbers = sorted({number for mark in passage.marks for number in mark.numbers})
    statements = {number: _gather_statement(passage, number) for number in numbers}
    deep = {number for number in numbers if _is_nested(number, statements)}
    return Example(
        source="corpus",
        id=passage.id,
        text=passage.text,
        layers={
            "entities": tuple((mark.span, mark.kind) for mark in outer),
            "entities_inner": tuple((mark.span, mark.kind) for mark in inner),
            "triggers": tuple((mark.span, mark.kind) for mark in triggers),
            "claims": _lay_claims(passage, set(numbers) - deep),
            "claims_inner": _lay_claims(passage, deep),
        },
        statements=tuple(statements.values()),
        triggers=tuple(_gather_trigger(mark, entities) for mark in triggers),
        page={"relevance": (float(passage.is_relevant),)},
    )


def part_glued(passage: Passage) -> Passage:
    """Put a blank where a mark ends or begins inside a word, as the repaired view has it."""
    text = passage.text
    edges = {
        edge
        for mark in passage.marks
        for edge in (mark.span.start, mark.span.end)
        if 0 < edge < len(text) and text[edge - 1].isalnum() and text[edge].isalnum()
    }
    cuts = sorted(edges)
    if not cuts:
        return passage
    out = "".join(
        character if i not in edges else f" {character}" for i, character in enumerate(text)
    )

    def shift(offset: int, *, is_end: bool) -> int:
        return offset + sum(cut < offset or (cut == offset and not is_end) for cut in cuts)

    marks = tuple(
        replace(
            mark,
            span=Span(shift(mark.span.start, is_end=False), shift(mark.span.end, is_end=True)),
        )
        for mark in passage.marks
    )
    return replace(passage, text=out, marks=marks)


def pool_names(passages: Sequence[Passage]) -> dict[str, list[str]]:
    """Names of persons, places and groups that may stand for one another."""
    pools: dict[str, set[str]] = {kind: set() for kind in _SWAPPED}
    for passage in passages:
        for mark in passage.marks:
            if _can_swap(passage, mark):
                pools[mark.kind].add(mark.span.slice(passage.text))
    return {kind: sorted(names) for kind, names in pools.items()}


def swap_names(
    passage: Passage, pools: Mapping[str, Sequence[str]], *, rng: random.Random, rate: float = 0.6
) -> Passage:
    """Give a passage other names, places and figures; the same name gets the same new one.

    Args:
        passage: The passage.
        pools: Names to choose from, by entity kind.
        rng: Source of chance.
        rate: Share of names and figures that are swapped.
    """
    chosen: dict[tuple[str, str], str] = {}
    edits: dict[Span, str] = {}
    for mark in passage.marks:
        words = mark.span.slice(passage.text)
        if _can_swap(passage, mark) and pools.get(mark.kind):
            if (mark.kind, words) not in chosen:
                new = rng.choice(pools[mark.kind]) if rng.random() < rate else words
                chosen[mark.kind, words] = new
            edits[mark.span] = chosen[mark.kind, words]
        elif mark.kind == "quantity" and _DIGITS.search(words) and rng.random() < rate:
            edits[mark.span] = _DIGITS.sub(lambda _: str(_draw_figure(rng)), words)
    return _apply(passage, edits)


def _draw_figure(rng: random.Random) -> int:
    return int(rng.choice((rng.randint(2, 20), rng.randint(20, 100), rng.randint(100, 1500))))


def _apply(passage: Passage, edits: Mapping[Span, str]) -> Passage:
    """Write other words over spans that do not overlap, and move all marks."""
    pieces: list[str] = []
    moves: list[tuple[int, int]] = []
    at = 0
    shift = 0
    for span in sorted(edits):
        pieces += [passage.text[at : span.start], edits[span]]
        shift += len(edits[span]) - len(span)
        moves.append((span.end, shift))
        at = span.end
    pieces.append(passage.text[at:])

    def move(offset: int) -> int:
        return offset + next((by for end, by in reversed(moves) if end <= offset), 0)

    marks = tuple(
        replace(mark, span=Span(move(mark.span.start), move(mark.span.end)))
        for mark in passage.marks
    )
    return replace(passage, text="".join(pieces), marks=marks)


def _can_swap(passage: Passage, mark: Mark) -> bool:
    if mark.kind not in _SWAPPED or not _NAME.fullmatch(mark.span.slice(passage.text)):
        return False
    return not any(
        other is not mark
        and mark.span.start <= other.span.start
        and other.span.end <= mark.span.end
        and other.span != mark.span
        for other in passage.marks
    ) and not any(
        other is not mark and other.span == mark.span and other.kind in ENTITY_KINDS
        for other in passage.marks
    )


def _is_inside(mark: Mark, others: Sequence[Mark]) -> bool:
    return any(
        other is not mark
        and other.span.start <= mark.span.start
        and mark.span.end <= other.span.end
        and (other.span != mark.span or others.index(other) < others.index(mark))
        for other in others
    )


def _gather_statement(passage: Passage, number: str) -> GoldStatement:
    def spans(kind: str) -> tuple[Span, ...]:
        return tuple(
            mark.span for mark in passage.marks if mark.kind == kind and number in mark.numbers
        )

    flags = {
        flag
        for mark in passage.marks
        if mark.kind == "cue" and number in mark.numbers
        for flag in mark.flags
    }
    return GoldStatement(
        cue=spans("cue")[0],
        sources=spans("source"),
        contents=spans("content"),
        flags=tuple(sorted(flags)),
    )


def _is_nested(number: str, statements: Mapping[str, GoldStatement]) -> bool:
    """Whether a statement's cue stands inside what another one says."""
    cue = statements[number].cue
    return any(
        content.start <= cue.start and cue.end <= content.end
        for other, statement in statements.items()
        if other != number
        for content in statement.contents
    )


def _lay_claims(passage: Passage, numbers: set[str]) -> tuple[tuple[Span, str], ...]:
    """Spans of one level; a content gives way where another part of its level lies inside it."""
    marks = [mark for mark in passage.marks if mark.numbers & numbers]
    return tuple((mark.span, mark.kind) for mark in marks)


def _gather_trigger(trigger: Mark, entities: Sequence[Mark]) -> GoldTrigger:
    arguments = tuple(
        (mark.span, role)
        for mark in entities
        for name, role in mark.links
        if trigger.id and name == trigger.id
    )
    return GoldTrigger(span=trigger.span, flags=trigger.flags, arguments=arguments)
