"""Where and when."""

from fogline.tag.chunks import Chunk
from fogline.tag.grammar import TOLL_WORDS, Grammar
from fogline.tag.raw import RawArgument, RawFrame

_RELATIONS = {
    "in": "in", "at": "in", "inside": "in", "into": "in", "on": "in", "within": "in",
    "across": "in", "throughout": "in", "against": "in", "of": "in", "entered": "in",
    "near": "near", "outside": "near", "around": "near", "close": "near", "beside": "near",
    "off": "near", "toward": "toward", "towards": "toward", "to": "toward", "from": "from",
    "over": "over", "above": "over", "through": "in", "between": "near", "along": "near",
    "reached": "in", "for": "",
}  # fmt: skip
_DIRECTIONS = frozenset(
    "north south east west northeast northwest southeast southwest north-east north-west"
    " south-east south-west northwards outskirts edge".split()
)
_PLACE_FILL = frozenset(
    "the town city village region province of district state capital port northern southern eastern"
    " western central border neighbouring neighboring nearby area settlement locality russian"
    " ukrainian country's north south east west hamlet suburb neighbourhood regional coastal island"
    " strategic remote besieged occupied disputed".split()
)


def add_setting(frame: RawFrame, grammar: Grammar) -> None:
    """Add where and when."""
    for chunk, relation in _places_of(frame, grammar):
        frame.arguments.append(RawArgument(role="place", chunk=chunk, relation=relation))
    time = _time_of(frame, grammar)
    if time is not None:
        frame.arguments.append(RawArgument(role="time", chunk=time))


def share_settings(frames: list[RawFrame], grammar: Grammar) -> None:
    """Leave a time or place to the nearest trigger of its sentence.

    What opens a sentence ("On Sunday, ...") holds for all of it.
    """
    for frame in frames:
        kept: list[RawArgument] = []
        for argument in frame.arguments:
            is_shared = argument.role not in ("time", "place") or _opens(argument.chunk, grammar)
            if is_shared or not any(_is_between(o, frame, argument.chunk) for o in frames):
                kept.append(argument)
        frame.arguments = kept


def _places_of(frame: RawFrame, grammar: Grammar) -> list[tuple[Chunk, str]]:
    first, last = grammar.reading.sentence_of(frame.first)
    found: list[tuple[int, Chunk, str]] = []
    start = grammar.clause_start(frame.first)
    if grammar.low(start - 1) == "where":
        # "the province where they carried out a raid": that province, nothing told before it.
        held = [c for c in grammar.chunks.within(first, start) if c.kind == "place" and c.is_named]
        own = [c for c in held if place_relation(c, grammar) is not None]
        return [(own[-1], "in")] if own else []
    for chunk in grammar.chunks.within(first, last):
        if chunk.kind != "place" or _is_speech_place(chunk, frame, grammar):
            continue
        relation = place_relation(chunk, grammar)
        distance = (
            chunk.first - frame.last
            if chunk.first >= frame.last
            else (frame.first - chunk.last + 6)
        )
        if relation is None:
            target = frame.get("target")
            if target is not chunk:
                continue
            relation = "in"
        if frame.kind in ("RETREAT", "AGREE", "CONSULT") and any(
            argument.chunk is chunk for argument in frame.arguments
        ):
            continue  # "a ceasefire between Israel and Hezbollah" names parties
        if relation == "from" and distance > 3:
            distance += 10
        found.append((distance, chunk, relation))
    found.sort(key=lambda item: (item[0], item[1].first))
    return [(chunk, relation) for _, chunk, relation in found[:3]]


def place_relation(chunk: Chunk, grammar: Grammar) -> str | None:
    """How a place is tied to what is said: in, near, toward, from, over; None when it is not.

    Args:
        chunk: A place.
        grammar: The sentence.

    Returns:
        The relation, from the preposition before it.
    """
    index: int | None = chunk.first - 1
    while index is not None and grammar.same_sentence(index, chunk.first):
        if _is_seat(index, grammar):
            return None
        low = grammar.low(index)
        if low in _DIRECTIONS or (low == "of" and grammar.low(index - 1) in _DIRECTIONS):
            return "near"
        is_filler = low == "of" and grammar.low(index - 1) in _PLACE_FILL
        if low in _RELATIONS and not is_filler:
            return _RELATIONS[low] or None
        if index < chunk.first - 1 and _is_attack(index, grammar):
            return "in"  # "attacked the town of ..."
        index = index - 1 if is_filler else _step_back(index, grammar)
    return None


def _is_speech_place(chunk: Chunk, frame: RawFrame, grammar: Grammar) -> bool:
    """Whether the place is where it was said: "told reporters in Bamako", "said in Kyiv that"."""
    between = range(frame.last, chunk.first)
    if chunk.first < frame.first:
        if (
            grammar.low(chunk.last) not in ("that", ",", "on")
            or grammar.low(chunk.first - 1) != "in"
        ):
            return False
        between = range(max(chunk.first - 4, 0), chunk.first)
    for index in between:
        length, items = grammar.cues.cues.match(grammar.reading.lowers, index)
        if not length or grammar.chunks.at(index) is not None:
            continue
        if any(item.use == "say" for item in items):
            return "that" not in grammar.reading.lowers[index : chunk.first]
    return False


def _is_seat(index: int, grammar: Grammar) -> bool:
    """Whether "in" places an office, not an event: "the government in Maputo"."""
    holder = grammar.chunks.at(index - 1)
    if grammar.low(index) not in ("in", "of", "for") or holder is None or holder.last != index:
        return False
    place = grammar.chunk_after(index + 1)
    if place is not None and holder.is_actor() and place.last < len(grammar.reading.words):
        _, cues = grammar.cues.cues.match(grammar.reading.lowers, place.last)
        if any(cue.use == "say" for cue in cues):
            return True  # "the police in Nairobi said"
    return bool(holder.classes & {"authority", "spokes"}) and "combatant" not in holder.classes


def _is_attack(index: int, grammar: Grammar) -> bool:
    if grammar.chunks.at(index) is not None:
        return False
    _, triggers = grammar.cues.triggers.match(grammar.reading.lowers, index)
    return any(trigger.pos == "v" for trigger in triggers)


def _step_back(index: int, grammar: Grammar) -> int | None:
    """Index before a word that may stand between a preposition and its place; else None."""
    low = grammar.low(index)
    inner, before = grammar.chunks.at(index), grammar.chunks.at(index - 1)
    if low in ("and", ",", "or", "'s"):
        # "in Homs and Hama", "in Russia's Belgorod region"
        is_place = before is not None and before.kind == "place"
        return before.first - 1 if before is not None and is_place else None
    if low in _PLACE_FILL:
        return index - 1
    if inner is not None and inner.kind == "nationality":
        return inner.first - 1
    return None


def _time_of(frame: RawFrame, grammar: Grammar) -> Chunk | None:
    first, last = grammar.reading.sentence_of(frame.first)
    best: tuple[int, Chunk] | None = None
    for chunk in grammar.chunks.within(first, last):
        if chunk.kind != "time" or _is_speech_time(chunk, grammar):
            continue
        if chunk.first >= frame.last:
            distance = chunk.first - frame.last
        else:
            distance = frame.first - chunk.last + 1
        if best is None or distance < best[0]:
            best = (distance, chunk)
    return best[1] if best is not None else None


def _opens(chunk: Chunk, grammar: Grammar) -> bool:
    first, _ = grammar.reading.sentence_of(chunk.first)
    return chunk.first - first <= 2


def _is_between(other: RawFrame, frame: RawFrame, chunk: Chunk) -> bool:
    if other is frame:
        return False
    if chunk.first >= frame.last:
        return frame.last <= other.first < chunk.first
    return chunk.last <= other.first < frame.first


def _counts_toll(at: int, grammar: Grammar) -> bool:
    """Whether a toll is what is put at a figure or raised: no event of that day."""
    ahead = [
        low
        for i, low in enumerate(grammar.reading.lowers[at : at + 10], at)
        if grammar.same_sentence(at, i)
    ]
    return bool(TOLL_WORDS & set(ahead))


def _is_speech_time(chunk: Chunk, grammar: Grammar) -> bool:
    """Whether the time belongs to the saying: "said on Thursday", "on Thursday announced"."""
    before = chunk.first - 1
    if grammar.low(before) in ("on", "late", "early", "in"):
        before -= 1
    if any(
        grammar.low(i)
        in (
            "published",
            "posted",
            "issued",
            "dated",
            "statement",
            "interview",
            "aired",
            "post",
            "conference",
            "broadcast",
        )
        and grammar.same_sentence(i, chunk.first)
        for i in (before, before - 1)
    ):
        return True
    if grammar.low(chunk.last) == "that":
        return True
    moved = grammar.reading.lowers[max(0, chunk.first - 7) : chunk.first]
    if {"rose", "risen", "raised", "climbed", "revised", "increased"} & set(moved):
        return True
    if {"recorded", "filmed"} & {grammar.low(before), grammar.low(before - 1)}:
        return True
    for index in (before, before - 1, before - 2, chunk.last, chunk.last + 1):
        if not grammar.same_sentence(index, chunk.first):
            continue
        length, items = grammar.cues.cues.match(grammar.reading.lowers, index)
        said = {item.use for item in items} & {"say", "deny", "blame", "accuse", "put"}
        is_count = said == {"put"} and _counts_toll(index + length, grammar)
        if length and (said - {"put"} or is_count):
            near = index + length >= before if index < chunk.first else index <= chunk.last
            if near and grammar.chunks.at(index) is None:
                return True
    return False
