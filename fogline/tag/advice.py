"""How the model's findings and the rules' go together: the written precedence.

1. What the rules found stays, with its extent, kind and speaker: they know registers, numbers, dates and
   quotation marks, and their precision is higher.
2. A mention, trigger or statement that only the model found is added when it overlaps none of the rules'
   and its score reaches :data:`LEAST_MENTION`, :data:`LEAST_TRIGGER` or :data:`LEAST_STATEMENT`.
3. An argument is added to a trigger of the rules when the trigger has none of that role there yet, the two
   agree on the trigger, and the score reaches :data:`LEAST_ARGUMENT`.
4. A trigger of the rules at which the model is surer than :data:`MOST_DOUBT` that nothing happens is dropped.
5. "Did not happen" is taken from either.
6. Whether a page reports conflict at all is the rules' to say unless the model is surer than
   :data:`SURELY_NONE` or :data:`SURELY_CONFLICT` (scores before the sigmoid) of the other answer.

The threshold of statements was chosen on the dev fifth of the corpus and on pages with a half-trained
model; the others are first guesses on the side of precision and wait for a model that is shipped.
"""

from typing import TYPE_CHECKING

from fogline.lexicon import Cue, CueBook, Trigger
from fogline.tag.attribution import RawAttribution
from fogline.tag.chunks import Chunk, ChunkList
from fogline.tag.circumstances import place_relation
from fogline.tag.frames import FrameFinder
from fogline.tag.raw import RawArgument, RawFrame
from fogline.tag.sources import Sources

if TYPE_CHECKING:
    # numpy, which rules alone need not wait for
    from fogline.tag.findings import Findings, FoundStatement, FoundTrigger

LEAST_MENTION = 0.9
LEAST_TRIGGER = 0.9
LEAST_STATEMENT = 0.75
LEAST_ARGUMENT = 0.9
MOST_DOUBT = 0.995
SURELY_NONE = -4.0
SURELY_CONFLICT = 4.0

_CASUALTIES = frozenset(("killed", "injured", "captured", "missing", "displaced", "destroyed"))
_ADDED_MENTIONS = frozenset(("person", "group", "facility", "platform", "weapon", "role", "place"))
_STANCES = {
    "denies": ("deny", "denies"),
    "declines": ("decline", "declines"),
    "retracts": ("retract", "retracts"),
    "doubts": ("doubt", "doubts"),
}


def add_mentions(chunks: ChunkList, findings: "Findings", cues: CueBook) -> None:
    """Add what only the model sees named or described."""
    words = chunks.reading.words
    for entity in findings.entities:
        if entity.kind not in _ADDED_MENTIONS or entity.score < LEAST_MENTION:
            continue
        if not chunks.is_free(entity.first, entity.last):
            continue
        is_named = words[entity.first].is_capital and entity.kind != "role"
        head = (
            " ".join(chunks.reading.lowers[entity.first : entity.last])
            if is_named
            else chunks.reading.lowers[entity.last - 1]
        )
        chunks.add(
            Chunk(
                first=entity.first,
                last=entity.last,
                kind=entity.kind,
                is_named=is_named,
                head=head,
                classes=cues.noun_classes(head),
            )
        )


def merge_frames(
    frames: list[RawFrame], findings: "Findings", finder: FrameFinder
) -> list[RawFrame]:
    """Drop what the model is sure of being none, complete what both see, add what only it sees."""
    kept = [frame for frame in frames if not _is_refused(frame, findings)]
    by_word = {at: frame for frame in kept for at in range(frame.first, frame.last)}
    added: list[RawFrame] = []
    for trigger in findings.triggers:
        same = next(
            (by_word[at] for at in range(trigger.first, trigger.last) if at in by_word), None
        )
        if same is not None:
            _complete(same, trigger, finder)
        elif trigger.score >= LEAST_TRIGGER:
            made = _make_frame(trigger, finder)
            if made is not None:
                added.append(made)
    return sorted([*kept, *added], key=lambda frame: (frame.first, frame.last, frame.kind))


def _is_refused(frame: RawFrame, findings: "Findings") -> bool:
    """Whether the model is sure that an event trigger of the rules is none."""
    if frame.kind != frame.kind.upper() or not findings.doubt:
        return False
    return min(findings.doubt[frame.first : frame.last], default=0.0) > MOST_DOUBT


def _make_frame(trigger: "FoundTrigger", finder: FrameFinder) -> RawFrame | None:
    if trigger.kind == "control":
        return None
    lowers = finder.reading.lowers[trigger.first : trigger.last]
    word = " ".join(lowers)
    item = Trigger(word=word, pos="v", kind=trigger.kind, mode="", needs="")
    frame = finder.make(item, trigger.first, trigger.last)
    frame.score = round(0.5 * trigger.score, 3)
    if trigger.kind in _CASUALTIES:
        frame.arguments = []
    _complete(frame, trigger, finder)
    if trigger.kind in _CASUALTIES and frame.get("quantity") is None:
        return None
    for flag in ("planned", "hypothetical", "ongoing", "background"):
        if flag in trigger.flags and frame.modality == "happened":
            frame.modality = flag
    frame.is_hedged = frame.is_hedged or "hedged" in trigger.flags
    return frame


def _complete(frame: RawFrame, trigger: "FoundTrigger", finder: FrameFinder) -> None:
    """Give a frame the arguments it lacks, and the model's "did not happen"."""
    if trigger.kind == frame.kind:
        for first, last, role, score in trigger.arguments:
            if score < LEAST_ARGUMENT or frame.get(role) is not None:
                continue
            chunk = _chunk_of(finder.chunks, first, last)
            if chunk is not None and not any(a.chunk == chunk for a in frame.arguments):
                relation = place_relation(chunk, finder.grammar) if role == "place" else ""
                frame.arguments.append(RawArgument(role=role, chunk=chunk, relation=relation or ""))
        if "neg" in trigger.flags:
            frame.is_negated = True


def judge_relevance(score: float, findings: "Findings") -> float:
    """The page's relevance: the rules' unless the model is sure of the other answer.

    Args:
        score: The rules', from 0 to 1.
        findings: The model's.

    Returns:
        From 0 to 1.
    """
    if findings.relevance < SURELY_NONE:
        return min(score, 0.3)
    if findings.relevance > SURELY_CONFLICT:
        return max(score, 0.7)
    return score


def _chunk_of(chunks: ChunkList, first: int, last: int) -> Chunk | None:
    """The chunk that a range of words means: the last one that ends inside it."""
    found = [chunk for chunk in chunks.within(first, last) if chunk.last <= last + 1]
    return found[-1] if found else chunks.at(last - 1)


def merge_attributions(
    attributions: list[RawAttribution], findings: "Findings", chunks: ChunkList, sources: Sources
) -> list[RawAttribution]:
    """Add statements that only the model sees."""
    added = [
        _make_attribution(statement, chunks, sources)
        for statement in findings.statements
        if statement.score >= LEAST_STATEMENT
        and statement.source is not None
        and not any(_overlap(a.cue, statement.cue) for a in attributions)
        and not _is_held(statement, attributions)
    ]
    return sorted([*attributions, *added], key=lambda a: a.cue)


def _overlap(one: tuple[int, int], other: tuple[int, int]) -> bool:
    return one[0] < other[1] and other[0] < one[1]


def _words_of(pieces: tuple[tuple[int, int], ...]) -> set[int]:
    return {at for piece in pieces for at in range(*piece)}


def _is_held(statement: "FoundStatement", attributions: list[RawAttribution]) -> bool:
    """Whether one statement of the rules with the same source says most of it already."""
    words = _words_of(statement.contents)
    return any(
        len(words & _words_of(a.contents)) > len(words) / 2
        and (a.source is None or statement.source is None or _overlap(a.source, statement.source))
        for a in attributions
    )


def _find_speaker(source: tuple[int, int], chunks: ChunkList, sources: Sources) -> Chunk | None:
    """The chunk that speaks inside a source: of several the first that can, a person before an office."""
    speaker = next((c for c in chunks.within(*source) if c.is_actor() or c.kind == "place"), None)
    if speaker is None:
        return None
    return sources.prefer_name(speaker, (speaker.first, speaker.last))[0]


def _make_attribution(
    statement: "FoundStatement", chunks: ChunkList, sources: Sources
) -> RawAttribution:
    source = statement.source or statement.cue
    speaker = _find_speaker(source, chunks, sources)
    use, stance = next(
        (_STANCES[flag] for flag in sorted(_STANCES) if flag in statement.flags), ("say", "asserts")
    )
    word = " ".join(chunks.reading.lowers[slice(*statement.cue)])
    first = statement.contents[0][0]
    return RawAttribution(
        source=source,
        speaker=speaker,
        cue=statement.cue,
        contents=statement.contents,
        item=Cue(word=word, use=use, stance=stance, is_hedged="hedged" in statement.flags),
        is_direct=chunks.reading.words[first].quote >= 0,
    )
