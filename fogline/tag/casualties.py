"""Killed, injured, captured, missing, displaced, destroyed: how many, and of whom."""

import itertools
from itertools import pairwise

from fogline.lexicon import Trigger
from fogline.tag.chunks import Chunk
from fogline.tag.circumstances import add_setting
from fogline.tag.frames import CASUALTY_KINDS, FrameFinder
from fogline.tag.grammar import Grammar
from fogline.tag.modality import set_modality
from fogline.tag.raw import RawArgument, RawFrame

_PEOPLE_KINDS = ("group", "person", "role", "nationality")
_GOODS_KINDS = ("facility", "platform", "weapon")
_INTRANSITIVE = frozenset(["die", "perish", "lose their lives", "flee", "disappear"])
_STATES = frozenset(["dead", "wounded", "injured", "hurt", "missing", "unaccounted for"])
_NOUNS = frozenset(
    [
        "gunshot wounds",
        "death",
        "fatality",
        "injury",
        "casualty",
        "losses",
        "body",
        "bodies",
        "death toll",
        "toll",
    ]
)
_SUFFERED = frozenset(
    "suffered suffer suffering sustained sustaining incurred incurring having taken".split()
)
_LOOK_BACK = 22
_LOOK_AHEAD = 9


def find_casualties(finder: FrameFinder) -> list[RawFrame]:
    """All casualty triggers that say how many, or of whom.

    Args:
        finder: Knows the reading, its chunks and its triggers.

    Returns:
        Frames with ``victim`` and ``quantity`` arguments, in text order.
    """
    grammar = finder.grammar
    found: list[RawFrame] = []
    used: set[int] = set()
    at = 0
    while at < len(grammar.reading.words):
        length, trigger = finder.choose(at)
        kind = _casualty_kind(trigger)
        if trigger is None or kind is None:
            at += 1
            continue
        last = at + length
        chunk = grammar.chunks.at(at)
        if chunk is not None and (chunk.last > last or chunk.is_named):
            at += 1
            continue
        if trigger.word in _STATES and grammar.low(at - 1) == "the":
            subset = _subset_of(kind, at, last, grammar)
            if subset is not None:
                used.add(subset.arguments[0].chunk.first)
                found.append(subset)
            at = last
            continue
        frame = RawFrame(
            first=at, last=last, kind=kind, mode="", pos=trigger.pos, word=trigger.word
        )
        set_modality(frame, grammar)
        if _fill(frame, grammar, used):
            shot = frame.get("victim")
            is_shot = trigger.word in ("shoot down", "down", "burn")
            if is_shot and shot is not None and shot.kind in _PEOPLE_KINDS:
                frame.kind = "killed"  # "shot down 30 mercenaries"
            add_setting(frame, grammar)
            found.append(frame)
        at = last
    found += _taken_prisoner(grammar, used)
    _carry_victims(found, grammar)
    found += _numbers_put(grammar, used, found)
    return found


def _carry_victims(found: list[RawFrame], grammar: Grammar) -> None:
    """Let "killed 52 soldiers and captured six others" count soldiers twice."""
    ordered = sorted(found, key=lambda frame: frame.first)
    for before, frame in pairwise(ordered):
        whose = before.get("victim")
        if whose is None or not grammar.same_sentence(before.first, frame.first):
            continue
        if frame.get("quantity") is not None and frame.get("victim") is None:
            frame.arguments.append(RawArgument(role="victim", chunk=whose))


def _casualty_kind(trigger: Trigger | None) -> str | None:
    """The point a trigger counts people under: arrests and abductions count as captured."""
    if trigger is None:
        return None
    if trigger.kind in CASUALTY_KINDS:
        return trigger.kind
    if trigger.mode == "destroy" and trigger.pos == "v":
        return "destroyed"
    return "captured" if trigger.mode in ("arrest", "abduct") else None


def _taken_prisoner(grammar: Grammar, used: set[int]) -> list[RawFrame]:
    """Reads "Taken 40 soldiers prisoner"."""
    made: list[RawFrame] = []
    for at, low in enumerate(grammar.reading.lowers):
        if low not in ("prisoner", "captive", "hostage"):
            continue
        for index in range(at - 1, max(at - 7, -1), -1):
            if grammar.low(index) in ("took", "taken", "taking", "take"):
                frame = RawFrame(first=at, last=at + 1, kind="captured", word="take prisoner")
                for chunk in grammar.chunks.within(index, at):
                    if chunk.kind == "quantity" and chunk.first not in used:
                        _take_quantity(frame, chunk, used)
                        _take_victim(frame, grammar, chunk.last)
                if frame.arguments:
                    made.append(frame)
                break
    return made


def _numbers_put(grammar: Grammar, used: set[int], found: list[RawFrame]) -> list[RawFrame]:
    """Reads "Put the number at more than 200": a number for what was counted before."""
    made: list[RawFrame] = []
    for at, low in enumerate(grammar.reading.lowers):
        if low not in ("number", "figure", "toll") or grammar.low(at + 1) not in ("at", "to"):
            continue
        number = grammar.chunks.at(at + 2)
        before = [f for f in found if f.first < at]
        if number is None or number.kind != "quantity" or number.first in used or not before:
            continue
        frame = RawFrame(first=at, last=at + 1, kind=before[-1].kind, pos="n", word=low)
        _take_quantity(frame, number, used)
        _take_victim(frame, grammar, number.last)
        made.append(frame)
    return made


def _subset_of(kind: str, at: int, last: int, grammar: Grammar) -> RawFrame | None:
    """Reads "Nine of the dead were soldiers": how many of them were who."""
    number = grammar.chunks.at(at - 3)
    if grammar.low(at - 2) != "of" or number is None or number.kind != "quantity":
        return None
    if grammar.low(last) not in ("were", "are", "was"):
        return None
    victim = grammar.chunk_after(last + 1)
    if victim is None or victim.kind not in _PEOPLE_KINDS:
        return None
    frame = RawFrame(first=at, last=last, kind=kind, pos="n", word="of the dead")
    frame.arguments.append(RawArgument(role="quantity", chunk=number))
    frame.arguments.append(RawArgument(role="victim", chunk=victim))
    return frame


def _fill(frame: RawFrame, grammar: Grammar, used: set[int]) -> bool:
    """Find quantity and victim; false when the frame says nothing countable."""
    if frame.word in _NOUNS and frame.pos == "n":
        return _fill_noun(frame, grammar, used)
    settled = _fill_state(frame, grammar, used) if frame.word in _STATES else None
    if settled is not None:
        return settled
    is_shot = frame.word == "dead" and grammar.low(frame.first - 1) == "shot"
    is_done = is_shot and not grammar.is_passive(frame.first - 1)
    if is_done and _fill_after(frame, grammar, used):
        return True  # "the army shot dead a rebel"
    if frame.word in _INTRANSITIVE or _is_suffered(frame, grammar):
        return _fill_suffered(frame, grammar, used)
    filled = _fill_after(frame, grammar, used)
    if filled and not grammar.low(frame.first).endswith("ing"):
        _take_hand(frame, grammar)
    return filled


def _fill_state(frame: RawFrame, grammar: Grammar, used: set[int]) -> bool | None:
    """Settle "no injured", "the number of dead", "no figure of dead"; None for other wordings."""
    before, earlier = grammar.low(frame.first - 1), grammar.low(frame.first - 2)
    if before == "no":
        frame.is_negated = True
        return True
    if before == "of" and earlier in ("number", "toll", "count", "tally"):
        first, last = grammar.reading.sentence_of(frame.first)
        return _take_toll(frame, grammar, first, last, used)
    if before == "of" and earlier in ("figure", "figures", "word", "report", "reports", "risk"):
        return False
    return None


def _is_suffered(frame: RawFrame, grammar: Grammar) -> bool:
    """Whether the victims stand before: a passive, a state or a participle without "were"."""
    if grammar.is_passive(frame.first):
        return True
    if grammar.low(frame.first).endswith("ing") and frame.word not in _STATES:
        return False
    return frame.word in _STATES or _is_reduced(frame, grammar)


def _fill_suffered(frame: RawFrame, grammar: Grammar, used: set[int]) -> bool:
    filled = _fill_before(frame, grammar, used)
    if not filled and frame.word in _STATES | {"injure", "wound", "kill"}:
        filled = _fill_after(frame, grammar, used)
    agent = grammar.agent_of(frame.last - 1) if frame.word not in _INTRANSITIVE else None
    if filled and agent is not None and agent.is_actor():
        end = grammar.reading.sentence_of(frame.first)[1]
        for hand in (agent, *grammar.partners_of(agent, end)):
            frame.arguments.append(RawArgument(role="initiator", chunk=hand))
    return filled


def _take_hand(frame: RawFrame, grammar: Grammar) -> None:
    """Add who killed, or with what and whose."""
    subject = grammar.subject_of(frame.first) or grammar.pronoun_before(frame.first)
    if subject is None or subject is frame.get("victim"):
        return
    role = "initiator" if subject.is_actor() else "instrument"
    frame.arguments.append(RawArgument(role=role, chunk=subject))
    owner = grammar.chunks.at(subject.first - 1)
    if role == "instrument" and owner is not None and owner.kind == "nationality":
        frame.arguments.append(RawArgument(role="initiator", chunk=owner))


def _is_reduced(frame: RawFrame, grammar: Grammar) -> bool:
    """A participle without "were": "12 soldiers killed in an ambush", "20 injured"."""
    if not grammar.low(frame.first).endswith(("ed", "en", "ured", "rt", "n")):
        return False
    after = grammar.low(frame.last)
    before = grammar.chunks.at(frame.first - 1)
    following = grammar.chunk_after(frame.last, skip=1)
    if following is not None and following.kind in (*_PEOPLE_KINDS, "quantity", *_GOODS_KINDS):
        return False
    if before is not None and before.kind in ("quantity", *_PEOPLE_KINDS, *_GOODS_KINDS):
        return after in (
            "in",
            "by",
            "when",
            "and",
            ",",
            ".",
            "on",
            "during",
            "after",
            "at",
            "near",
            "as",
            "while",
            ";",
            "",
            "so",
            "since",
            "including",
            "or",
            "overnight",
        )
    return False


def _fill_noun(frame: RawFrame, grammar: Grammar, used: set[int]) -> bool:
    first, last = grammar.reading.sentence_of(frame.first)
    window = grammar.reading.lowers[max(first, frame.first - 4) : frame.first]
    if frame.word in ("death toll", "toll"):
        return _take_toll(frame, grammar, first, last, used)
    before = grammar.chunks.at(frame.first - 1) or grammar.chunks.at(frame.first - 2)
    if before is not None and before.kind == "quantity" and before.first not in used:
        if frame.kind != "destroyed" and _is_partitive(grammar, before):
            return False
        _take_quantity(frame, before, used)
        _take_of(frame, grammar)
        return True
    if frame.word in ("casualty", "losses"):
        return _take_casualties(frame, grammar, window)
    if frame.word == "gunshot wounds":
        return _take_wounded(frame, grammar, used)
    return frame.kind == "killed" and _take_deaths_of(frame, grammar, used)


def _take_wounded(frame: RawFrame, grammar: Grammar, used: set[int]) -> bool:
    """Reads "seven people with gunshot wounds"."""
    first, _ = grammar.reading.sentence_of(frame.first)
    for chunk in reversed(grammar.chunks.within(max(first, frame.first - 7), frame.first)):
        if chunk.kind == "quantity" and chunk.first not in used:
            _take_quantity(frame, chunk, used)
            _take_victim(frame, grammar, chunk.last)
            return True
    return False


def _take_deaths_of(frame: RawFrame, grammar: Grammar, used: set[int]) -> bool:
    """Reads "the deaths of 12 people"."""
    following = grammar.chunk_after(frame.last + 1, skip=2)
    if grammar.low(frame.last) != "of" or following is None:
        return False
    if following.kind != "quantity" or following.first in used:
        return False
    _take_quantity(frame, following, used)
    _take_victim(frame, grammar, following.last)
    return True


def _take_casualties(frame: RawFrame, grammar: Grammar, window: list[str]) -> bool:
    """Reads "No casualties", "deny that they suffered casualties", "inflicted casualties"."""
    verbs = grammar.reading.lowers[grammar.clause_start(frame.first) : frame.first]
    if not ({*_SUFFERED, "no", "any", "caused", "reported"} & set(verbs)):
        return bool({"no", "without"} & set(window))
    if _SUFFERED & set(verbs):
        at = grammar.clause_start(frame.first) + next(
            i for i, low in enumerate(verbs) if low in _SUFFERED
        )
        subject = grammar.subject_of(at)
        if subject is not None:
            frame.arguments.append(RawArgument(role="victim", chunk=subject))
    return True


def _take_toll(frame: RawFrame, grammar: Grammar, first: int, last: int, used: set[int]) -> bool:
    """The newest number of "raised the toll from 12 to 17", "the toll stands at 17"."""
    numbers = [
        chunk
        for chunk in grammar.chunks.within(first, last)
        if chunk.kind == "quantity" and chunk.first not in used
    ]
    newest = next((c for c in numbers if grammar.low(c.first - 1) in ("to", "at", "of")), None)
    chosen = newest or next((c for c in numbers if c.first > frame.last), None)
    if chosen is None:
        return False
    _take_quantity(frame, chosen, used)
    for chunk in numbers:
        if grammar.low(chunk.first - 1) == "from":
            used.add(chunk.first)
    _take_victim(frame, grammar, chosen.last)
    return True


def _fill_before(frame: RawFrame, grammar: Grammar, used: set[int]) -> bool:
    first, _ = grammar.reading.sentence_of(frame.first)
    start = max(grammar.clause_start(frame.first), frame.first - _LOOK_BACK, first)
    chunks = [
        chunk
        for chunk in grammar.chunks.within(start, frame.first + 1)
        if chunk.last <= frame.first
    ]
    skip_from = _including_at(grammar, start, frame.first)
    numbers = [
        chunk
        for chunk in chunks
        if chunk.kind == "quantity"
        and chunk.first not in used
        and not (skip_from is not None and chunk.first > skip_from)
        and (frame.kind == "destroyed" or not _is_partitive(grammar, chunk))
        and not _is_share(grammar, chunk)
    ]
    if len(numbers) > 1 and grammar.low(grammar.skip_auxiliaries(frame.first)) == ",":
        numbers = numbers[:1]  # "39 pupils, 23 girls and 16 boys, were missing"
    revised = _revision(grammar, numbers)
    number = revised or (numbers[-1] if numbers else None)
    if number is not None and _is_same_group(grammar, number, frame.first):
        for chunk in numbers:
            if revised is not None and chunk is not revised:
                used.add(chunk.first)
        _take_quantity(frame, number, used)
        _take_victim(frame, grammar, number.last if revised is None else numbers[-1].last)
        return True
    if grammar.low(start - 1) == "whom" and grammar.low(start - 2) == "of":
        part = grammar.chunks.at(start - 3)
        if part is not None and part.kind == "quantity" and part.first not in used:
            _take_quantity(frame, part, used)
            return True
    nobody = grammar.low(grammar.skip_auxiliaries(frame.first))
    if nobody in ("anyone", "anybody", "nobody", "one"):
        frame.is_negated = nobody in ("nobody", "one")
        return nobody != "one" or grammar.low(grammar.skip_auxiliaries(frame.first) - 1) == "no"
    return _take_subject(frame, grammar, chunks, used)


def _take_subject(frame: RawFrame, grammar: Grammar, chunks: list[Chunk], used: set[int]) -> bool:
    """Add the one before the participle as who was harmed."""
    beside = grammar.chunks.at(frame.first - 1)
    if beside is not None and beside.kind == "quantity" and beside.first in used:
        return False  # "raised the toll to 47 killed": these are counted
    subject = grammar.subject_of(frame.first)
    if beside is not None and beside.kind in _PEOPLE_KINDS and not grammar.is_passive(frame.first):
        subject = beside  # "the toll of soldiers killed when ..."
    if subject is None and chunks:
        subject = chunks[-1]
    return _take_person(frame, grammar, subject)


def _is_share(grammar: Grammar, chunk: Chunk) -> bool:
    """Whether the number counts a share: "ten people, three of them civilians", "all of one family"."""
    after = (grammar.low(chunk.last), grammar.low(chunk.last + 1))
    if after in (("of", "them"), ("of", "whom"), ("of", "these"), ("of", "those")):
        return grammar.low(chunk.first - 1) == ","
    return grammar.low(chunk.first - 1) == "of" and grammar.low(chunk.first - 2) in (
        "all",
        "most",
        "members",
        "some",
    )


def _revision(grammar: Grammar, numbers: list[Chunk]) -> Chunk | None:
    """The newer of "from 12 to 17"."""
    for older, newer in itertools.pairwise(numbers):
        if grammar.low(older.first - 1) == "from" and grammar.low(newer.first - 1) == "to":
            return newer
    return None


def _including_at(grammar: Grammar, start: int, end: int) -> int | None:
    for index in range(end - 1, start, -1):
        if grammar.low(index) in ("including", "among"):
            return index
    return None


def _is_partitive(grammar: Grammar, chunk: Chunk) -> bool:
    """Whether the number counts hours, places or the like."""
    after = grammar.low(chunk.last)
    return after in (
        "hours",
        "days",
        "weeks",
        "months",
        "years",
        "minutes",
        "km",
        "kilometres",
        "kilometers",
        "miles",
        "metres",
        "per",
        "percent",
        "%",
        "drones",
        "missiles",
        "figure",
        "figures",
        "details",
        "information",
        "confirmation",
        "word",
        "reports",
        "toll",
        "rockets",
        "times",
        "villages",
        "districts",
        "attacks",
        "people's",
        "houses",
    )


def _is_same_group(grammar: Grammar, number: Chunk, at: int) -> bool:
    """Whether nothing but the counted people stands between a number and its verb."""
    for index in range(number.last, at):
        low = grammar.low(index)
        if low in ("and",) and grammar.chunk_after(index + 1, skip=0) is not None:
            continue
        if low in (";", ":"):
            return False
    return True


def _fill_after(frame: RawFrame, grammar: Grammar, used: set[int]) -> bool:
    end = min(frame.last + _LOOK_AHEAD, grammar.reading.sentence_of(frame.first)[1])
    for index in range(frame.last, end):
        low = grammar.low(index)
        chunk = grammar.chunks.at(index)
        if chunk is not None and chunk.kind == "quantity" and chunk.first not in used:
            if frame.kind != "destroyed" and _is_partitive(grammar, chunk):
                return False
            _take_quantity(frame, chunk, used)
            _take_victim(frame, grammar, chunk.last)
            return True
        if chunk is not None and chunk.kind in (*_PEOPLE_KINDS, *_GOODS_KINDS):
            counted = grammar.chunks.at(chunk.last + 1)  # "a family of four"
            if (
                grammar.low(chunk.last) == "of"
                and counted is not None
                and (counted.kind == "quantity" and counted.first not in used)
            ):
                _take_quantity(frame, counted, used)
            return _take_person(frame, grammar, chunk)
        if chunk is None and (low in (";", ".", "when", "after", "while") or low in ("in", "by")):
            return False
    return False


def _take_person(frame: RawFrame, grammar: Grammar, chunk: Chunk | None) -> bool:
    if chunk is None:
        return False
    wanted = _GOODS_KINDS if frame.kind == "destroyed" else _PEOPLE_KINDS
    if chunk.kind not in wanted:
        return False
    frame.arguments.append(RawArgument(role="victim", chunk=chunk))
    return True


def _take_quantity(frame: RawFrame, chunk: Chunk, used: set[int]) -> None:
    used.add(chunk.first)
    frame.arguments.append(RawArgument(role="quantity", chunk=chunk))


def _take_victim(frame: RawFrame, grammar: Grammar, at: int) -> None:
    index = at
    while grammar.low(index) in (
        "of",
        "its",
        "their",
        "the",
        "other",
        "“",
        '"',
        "his",
        "our",
        "more",
        "number",
        "local",
    ):
        index += 1
    chunk = grammar.chunks.at(index)
    if chunk is None and grammar.low(index + 1) in ("people", "men"):
        chunk = grammar.chunks.at(index + 1)
    if chunk is not None and chunk.kind in (*_PEOPLE_KINDS, *_GOODS_KINDS):
        frame.arguments.append(RawArgument(role="victim", chunk=chunk))


def _take_of(frame: RawFrame, grammar: Grammar) -> None:
    if grammar.low(frame.last) in ("of", "among"):
        _take_victim(frame, grammar, frame.last + 1)
