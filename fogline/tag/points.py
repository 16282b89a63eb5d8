"""Points other than casualties: aims, control, identity, a state's part, where a video was made."""

from collections.abc import Iterator, Mapping, Sequence

from fogline.tag.chunks import Chunk
from fogline.tag.circumstances import add_setting, place_relation
from fogline.tag.frames import FrameFinder
from fogline.tag.grammar import BE, Grammar
from fogline.tag.modality import set_modality
from fogline.tag.raw import RawArgument, RawFrame

_AIM_NOUNS = frozenset(
    "goal aim objective intention purpose ambition goals aims intentions".split()
)
_AIM_VERBS = frozenset("intend intends intended aim aims aimed seek seeks sought".split())
_SEEK = frozenset("seek seeks sought".split())
_MEDIA = frozenset("video videos footage clip clips recording images pictures photographs".split())
_RELEASED = frozenset(
    "released release releases published publishes posted posts shared shares issued aired circulated"
    " broadcast uploaded disseminated".split()
)
_FILMED = frozenset("recorded filmed shot taken made geolocated".split())


def _sort_by_first(*phrases: str) -> Mapping[str, Sequence[str]]:
    """Phrases by their first words, which nearly every word of a text is not."""
    found: dict[str, list[str]] = {}
    for phrase in phrases:
        found.setdefault(phrase.split()[0], []).append(phrase)
    return found


_TAKING_PART = _sort_by_first(
    "took part",
    "take part",
    "taken part",
    "participated",
    "were involved",
    "taking part",
)
_ONLY = frozenset("only all exclusively solely mostly none no".split())
_STATE_PARTS = _sort_by_first(
    "nothing to do with", "anything to do with", "no role in", "no part in", "any role in",
    "any part in", "no involvement", "any involvement", "not involved in", "involvement in",
    "involved in", "a hand in", "no hand", "behind the", "role in",
    "tolerates", "tolerated", "tolerating", "supports", "supported", "supporting", "backs",
    "backing", "arming", "arms the", "armed the", "funds", "funding", "finances", "financing",
    "alien to", "lets them", "let them operate", "turns a blind eye", "gives shelter", "permits",
    "sponsors", "sponsoring", "supplies", "supplying", "supplied", "harbours", "harbors",
    "harbouring", "shelters", "sheltering", "orchestrated", "directed by", "allows", "allowing",
)  # fmt: skip
_SEIZE = frozenset(
    "captured capture capturing seized seize seizing retook retaken recaptured recapture recapturing"
    " liberated liberating overran overrun occupied entered taken took take taking".split()
)
_LIGHT_SEIZE = frozenset("entered taken took take taking occupied".split())
_CONTROL = _sort_by_first(
    "control of", "full control of", "in control of", "control over", "under our control",
    "under its control", "under their control", "under the control of", "in the hands of",
)  # fmt: skip
_MOVING = frozenset(
    "heading headed heads advancing advances advanced advance marching marched moving moved moves"
    " pushing pushed closing".split()
)
_TOWARD = frozenset("toward towards to on in for into".split())
# What an army holds and loses as it does a town.
_HELD = frozenset(
    "post outpost base camp garrison barracks position positions headquarters fort bridgehead".split()
)
_FALL = frozenset(["fallen", "fell", "falls"])


def find_points(finder: FrameFinder, events: list[RawFrame]) -> list[RawFrame]:
    """All frames of the remaining points.

    Args:
        finder: Knows the reading, its chunks and its triggers.
        events: Event frames found before; they tell who took part.

    Returns:
        Frames, unsorted.
    """
    grammar = finder.grammar
    found: list[RawFrame] = []
    for first, last in grammar.reading.bounds:
        for maker in (_blames, _aims, _media, _identities, _state_parts, _controls, _movements):
            found += maker(grammar, first, last)
    found += _participants(grammar, events)
    found += [_as_assault(f) for f in found if f.kind == "control" and f.word in _SEIZE]
    return found


def _as_assault(control: RawFrame) -> RawFrame:
    """A town that is taken is taken by force: an event beside the point."""
    return RawFrame(
        first=control.first,
        last=control.last,
        kind="ASSAULT",
        word=control.word,
        is_negated=control.is_negated,
        is_hedged=control.is_hedged,
        modality=control.modality,
        arguments=list(control.arguments),
    )


def _blames(grammar: Grammar, first: int, last: int) -> Iterator[RawFrame]:
    """Reads "X were responsible", "a foreign hand was behind the bombing"."""
    for at in range(first + 1, last):
        low = grammar.low(at)
        is_target = low == "target" and grammar.low(at - 1) == "the"
        if is_target and grammar.low(at - 2) in BE:
            yield from _target(grammar, at)
        is_blame = low == "responsible" or (
            low == "behind" and grammar.low(at + 1) in ("the", "this", "it", "these", "that")
        )
        if not is_blame or grammar.low(at - 1) not in BE:
            continue
        who = _quoted_before(grammar, at - 1) or _chunk_before(grammar, at - 1)
        own = grammar.pronoun_before(at) if who is None and low == "behind" else None
        if own is not None:
            who = (own.first, own.last)  # "said it was behind the attack"
        if who is None:
            continue
        frame = RawFrame(first=at, last=at + 1, kind="responsible", word=low)
        set_modality(frame, grammar)
        frame.value = who
        if own is not None:
            frame.arguments.append(RawArgument(role="initiator", chunk=own))
        chunk = grammar.chunks.at(who[1] - 1)
        if chunk is not None and chunk.is_actor() and chunk.first <= who[0]:
            frame.arguments.append(RawArgument(role="initiator", chunk=chunk))
        yield frame


def _target(grammar: Grammar, at: int) -> Iterator[RawFrame]:
    """Reads "a senior commander had been the target"."""
    index = grammar.skip_auxiliaries(at - 1) + 1
    who = _quoted_before(grammar, index) or _chunk_before(grammar, index)
    if who is not None:
        frame = RawFrame(first=at, last=at + 1, kind="responsible", word="target")
        set_modality(frame, grammar)
        frame.value = who
        yield frame


def _quoted_before(grammar: Grammar, at: int) -> tuple[int, int] | None:
    """Words in quotation marks that end right before a word."""
    if grammar.low(at - 1) not in ('"', "”", "’"):
        return None
    quote = grammar.reading.words[at - 2].quote
    start = at - 1
    while start > 0 and quote >= 0 and grammar.reading.words[start - 1].quote == quote:
        start -= 1
    return (start, at - 1) if start < at - 1 else None


def _chunk_before(grammar: Grammar, at: int) -> tuple[int, int] | None:
    chunk = grammar.chunks.at(at - 1)
    if chunk is None or not (chunk.is_actor() or chunk.kind == "place"):
        return None
    return chunk.first, chunk.last


def _aims(grammar: Grammar, first: int, last: int) -> Iterator[RawFrame]:
    for at in range(first, last):
        low = grammar.low(at)
        begin = None
        if low in _AIM_NOUNS and grammar.low(at - 1) in (
            "its",
            "their",
            "his",
            "her",
            "the",
            "our",
            "stated",
            "declared",
            "main",
            "ultimate",
        ):
            begin = _after_link(grammar, at + 1, last)
        elif low in _AIM_VERBS and grammar.low(at + 1) == "to":
            begin = at + 2
        elif low in _SEEK and grammar.low(at + 1) in ("the", "an", "its", "their"):
            begin = at + 1
        elif low == "meant" and grammar.low(at + 1) == "to" and grammar.is_passive(at):
            begin = at + 2
        if begin is None or begin >= last:
            continue
        frame = RawFrame(first=at, last=at + 1, kind="aim", pos="n", word=low)
        frame.value = (begin, _clause_stop(grammar, begin, last))
        subject = grammar.subject_of(at) if low in _AIM_VERBS else None
        if subject is not None:
            frame.arguments.append(RawArgument(role="initiator", chunk=subject))
        yield frame


def _after_link(grammar: Grammar, at: int, last: int) -> int | None:
    for index in range(at, min(at + 3, last)):
        low = grammar.low(index)
        if low in ("is", "was", "are", "were", "remains", "of"):
            begin = index + 1
            return begin + 1 if grammar.low(begin) == "to" else begin
        if low == "to":
            return index + 1
    return None


def _clause_stop(grammar: Grammar, begin: int, last: int) -> int:
    index = begin
    while index < last:
        low = grammar.low(index)
        if low in (";", ".", "”") or (
            low == "," and grammar.low(index + 1) in ("but", "while", "which", "and")
        ):
            break
        index += 1
    while index > begin + 1 and grammar.low(index - 1) in (",", ".", '"', "”"):
        index -= 1
    return index


def _media(grammar: Grammar, first: int, last: int) -> Iterator[RawFrame]:
    for at in range(first, last):
        if grammar.low(at) not in _MEDIA:
            continue
        for index in range(at + 1, min(at + 16, last)):
            if grammar.low(index) not in _FILMED or (
                index > at + 5 and grammar.low(index - 1) not in ("was", "were", ",")
            ):
                continue
            time = next(
                (c for c in grammar.chunks.within(index, min(index + 6, last)) if c.kind == "time"),
                None,
            )
            if time is not None:
                dated = RawFrame(first=index, last=index + 1, kind="media_when", word="video")
                dated.arguments.append(RawArgument(role="time", chunk=time))
                yield dated
            place = next(
                (
                    chunk
                    for chunk in grammar.chunks.within(index, min(index + 12, last))
                    if chunk.kind == "place" and place_relation(chunk, grammar)
                ),
                None,
            )
            if place is None:
                place = _this_country(grammar, index, last)
            if place is not None:
                frame = RawFrame(first=index, last=index + 1, kind="media_where", word="video")
                around = grammar.reading.lowers[at + 1 : index + 3]
                frame.is_hedged = any(grammar.cues.has("hedge", low) for low in around)
                frame.arguments.append(RawArgument(role="place", chunk=place, relation="in"))
                releaser = _releaser(grammar, first, at)
                if releaser is not None:
                    frame.arguments.append(RawArgument(role="initiator", chunk=releaser))
                yield frame
            break


def _releaser(grammar: Grammar, first: int, at: int) -> Chunk | None:
    """Who published the footage: the subject of "released a video"."""
    for index in range(at - 1, max(first, at - 6) - 1, -1):
        if grammar.low(index) in _RELEASED:
            subject = grammar.subject_of(index)
            if subject is not None and subject.is_actor():
                return subject
            actors = [c for c in grammar.chunks.within(first, index) if c.is_actor()]
            return actors[-1] if actors else None
    return None


def _this_country(grammar: Grammar, at: int, last: int) -> Chunk | None:
    """Reads "recorded from the territory of this country": the place named just before."""
    words = grammar.reading.lowers[at : min(at + 9, last)]
    if "country" not in words or not {"this", "the", "that"} & set(words):
        return None
    first, _ = grammar.reading.sentence_of(at)
    places = [c for c in grammar.chunks.within(first, at) if c.kind == "place" and c.is_named]
    return places[-1] if places else None


def _identities(grammar: Grammar, first: int, last: int) -> Iterator[RawFrame]:
    joined = grammar.reading.lowers
    for at in range(first, last):
        if joined[at] in ("dead", "victims", "attackers", "detainees", "killed") and (
            joined[at - 1] in ("the", "those", "all") and grammar.low(at + 1) in ("were", "are")
        ):
            described = grammar.chunk_after(at + 2)
            if described is not None and described.is_actor():
                frame = RawFrame(first=at, last=at + 1, kind="identity", word=joined[at])
                frame.value = (described.first, _clause_stop(grammar, described.last, last))
                after = grammar.low(described.last)
                if after not in ("of", "from"):
                    frame.value = (described.first, described.last)
                else:
                    inner = grammar.chunk_after(described.last + 1)
                    frame.value = (described.first, inner.last if inner else described.last)
                yield frame
        taking = _find_phrase(_TAKING_PART, joined, at)
        if taking is None:
            continue
        length = taking.count(" ") + 1
        for index in range(at - 1, max(first, at - 8) - 1, -1):
            if grammar.low(index) in _ONLY:
                frame = RawFrame(first=at, last=at + length, kind="identity", word="took part")
                frame.value = (index, at)
                yield frame
                break


def _find_phrase(phrases: Mapping[str, Sequence[str]], lows: Sequence[str], at: int) -> str | None:
    """The first phrase of a table that stands at a word."""
    for phrase in phrases.get(lows[at], ()):
        words = phrase.split()
        if lows[at : at + len(words)] == words:
            return phrase
    return None


def _state_parts(grammar: Grammar, first: int, last: int) -> Iterator[RawFrame]:
    lows = grammar.reading.lowers
    at = first
    while at < last:
        phrase = _find_phrase(_STATE_PARTS, lows, at)
        chunk = grammar.chunks.at(at)
        if phrase is None or (chunk is not None and chunk.is_named):
            at += 1
            continue
        end = at + len(phrase.split())
        subject = grammar.subject_of(at)
        frame = RawFrame(first=at, last=end, kind="state_role", word=phrase)
        before = lows[max(first, at - 4) : at]
        frame.is_negated = phrase.startswith(("nothing", "no ", "not ", "alien")) or bool(
            {"not", "never", "n't", "no"} & set(before)
        )
        frame.value = (at, _clause_stop(grammar, end, last))
        if subject is not None:
            frame.arguments.append(RawArgument(role="initiator", chunk=subject))
        yield frame
        at = end


def _controls(grammar: Grammar, first: int, last: int) -> Iterator[RawFrame]:
    lows = grammar.reading.lowers
    for at in range(first, last):
        if lows[at] in _SEIZE and grammar.chunks.at(at) is None:
            yield from _seizure(grammar, at, last)
        elif lows[at] in _FALL and (
            _place_subject(grammar, at) is not None or _town_subject(grammar, at)
        ):
            yield _control_frame(grammar, at, at + 1, _place_subject(grammar, at))
        else:
            phrase = _find_phrase(_CONTROL, lows, at)
            if phrase is not None:
                end = at + len(phrase.split())
                holder = grammar.chunk_after(end)
                place = holder
                if holder is None or holder.kind != "place":
                    place = _place_before(grammar, first, at)
                if place is not None and place.kind == "place":
                    yield _control_frame(grammar, at, end, place)


def _seizure(grammar: Grammar, at: int, last: int) -> Iterator[RawFrame]:
    place = _town_after(grammar, at + 1, last)
    if grammar.low(at - 1) in ("the", "a", "in", "of") and grammar.low(at).endswith("ed"):
        return  # "the occupied West Bank"
    if grammar.is_passive(at):
        place = _place_subject(grammar, at)
        if grammar.low(at) in _LIGHT_SEIZE:
            return
    if place is None or (grammar.low(at) in _LIGHT_SEIZE and grammar.low(at) == "entered"):
        return
    frame = _control_frame(grammar, at, at + 1, place)
    by = grammar.agent_of(at) if grammar.is_passive(at) else grammar.subject_of(at)
    if by is not None and by.is_actor():
        frame.arguments.append(RawArgument(role="initiator", chunk=by))
    yield frame


def _town_after(grammar: Grammar, at: int, last: int) -> Chunk | None:
    for index in range(at, min(at + 7, last)):
        chunk = grammar.chunks.at(index)
        if chunk is not None:
            return chunk if chunk.kind == "place" else None
        low = grammar.low(index)
        if low in (
            "the",
            "of",
            "control",
            "a",
            "strategic",
            "key",
            "back",
            "over",
            "border",
            '"',
            "“",
            "”",
        ) or (grammar.cues.has("town-word", low)):
            continue
        return None
    return None


def _place_subject(grammar: Grammar, at: int) -> Chunk | None:
    index = grammar.skip_auxiliaries(at)
    chunk = grammar.chunks.at(index)
    return chunk if chunk is not None and chunk.kind == "place" else None


def _town_subject(grammar: Grammar, at: int) -> bool:
    """Whether "the town" or "the post", named before, is the subject."""
    index = grammar.skip_auxiliaries(at)
    chunk = grammar.chunks.at(index)
    if chunk is not None and chunk.kind == "facility" and not chunk.is_named:
        return chunk.head in _HELD and grammar.low(chunk.first) == "the"
    return grammar.cues.has("town-word", grammar.low(index)) and grammar.low(index - 1) == "the"


def _place_before(grammar: Grammar, first: int, at: int) -> Chunk | None:
    places = [c for c in grammar.chunks.within(first, at) if c.kind == "place"]
    return places[-1] if places else None


def _control_frame(grammar: Grammar, first: int, last: int, place: Chunk | None) -> RawFrame:
    frame = RawFrame(first=first, last=last, kind="control", word=grammar.low(first))
    set_modality(frame, grammar)
    if place is not None:
        frame.arguments.append(RawArgument(role="place", chunk=place, relation="in"))
    add_setting(frame, grammar)
    return frame


def _movements(grammar: Grammar, first: int, last: int) -> Iterator[RawFrame]:
    """Fighters said to head for a place: "heading towards Shebekino"."""
    for at in range(first, last):
        if grammar.low(at) not in _MOVING or grammar.low(at + 1) not in _TOWARD:
            continue
        end = at + 3 if grammar.low(at + 2) in ("of", "on") else at + 2
        place = _town_after(grammar, end, last)
        if place is None:
            continue
        frame = RawFrame(first=at, last=at + 1, kind="where", word=grammar.low(at))
        set_modality(frame, grammar)
        relation = "in" if grammar.low(at + 1) == "into" else "toward"
        frame.arguments.append(RawArgument(role="place", chunk=place, relation=relation))
        subject = grammar.subject_of(at)
        if subject is None or not (
            "combatant" in subject.classes or (subject.is_named and subject.kind == "group")
        ):
            continue  # a minister heads for a summit
        frame.arguments.append(RawArgument(role="initiator", chunk=subject))
        yield frame


def _participants(grammar: Grammar, events: list[RawFrame]) -> Iterator[RawFrame]:
    for event in events:
        actor = event.get("initiator")
        if event.kind != "ASSAULT" or actor is None or actor.is_named:
            continue
        number = grammar.chunks.at(actor.first - 1)
        if number is not None and number.kind == "quantity":
            frame = RawFrame(
                first=event.first, last=event.last, kind="participants", word=event.word
            )
            frame.arguments.append(RawArgument(role="quantity", chunk=number))
            frame.arguments.append(RawArgument(role="victim", chunk=actor))
            yield frame
