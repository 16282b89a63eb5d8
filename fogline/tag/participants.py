"""Who did it, to whom, and with what."""

from fogline.tag.chunks import Chunk
from fogline.tag.grammar import AUXILIARIES, BE, PREPOSITIONS, Grammar
from fogline.tag.raw import RawArgument, RawFrame

_LIGHT_VERBS = frozenset(
    "launch launched launches launching carry carried carries out conduct conducted conducts"
    " conducting stage staged stages staging mount mounted mounting lead led perpetrate perpetrated"
    " unleash unleashed make made makes commit committed begin began begun start started undertake"
    " undertaken undertook wage waged step stepped intensify intensified resume resumed announce"
    " announced starred star stars hold held organise organised organize organized"
    " impose imposed declare declared continue continued".split()
)
# "Five police killed in gang ambush": headlines leave out "were".
_HARMED = frozenset("killed wounded injured hurt dead slain shot maimed".split())
_AFTER_HARM = frozenset("in by after when near as during at on while outside amid".split())
_MEANS = (
    ("drone", frozenset("drone drones uav uavs".split())),
    ("aerial", frozenset("aircraft warplane warplanes jets helicopters helicopter airstrikes"
                         " aviation".split())),
    ("heavy-weapons", frozenset("missile missiles rocket rockets artillery mortar mortars shells"
                                " howitzers tanks".split())),
    ("explosives", frozenset("bomb bombs explosives mine mines ied ieds grenade grenades".split())),
    ("firearms", frozenset("gunfire rifles guns machine-gun shot shots".split())),
)  # fmt: skip


def add_participants(frame: RawFrame, grammar: Grammar) -> None:
    """Add who did it, to whom and with what."""
    if frame.pos == "v":
        _add_verb_participants(frame, grammar)
    else:
        _add_noun_participants(frame, grammar)


def _add_verb_participants(frame: RawFrame, grammar: Grammar) -> None:
    subject = grammar.subject_of(frame.first) or grammar.pronoun_before(frame.first)
    low = grammar.low(frame.first)
    agent = grammar.agent_of(frame.last - 1)
    is_participle = low.endswith(("ed", "en", "un", "it", "uck", "own"))
    is_passive = grammar.is_passive(frame.first) or (agent is not None and is_participle)
    if is_passive or _is_harmed(subject, grammar):
        _add(frame, "target", subject)
        _add_actor(frame, agent)
        for partner in grammar.partners_of(agent, grammar.clause_end(frame.last - 1)):
            _add_actor(frame, partner)
        return
    _add_actor(frame, subject)
    for partner in grammar.partners_of(subject, frame.first):
        _add_actor(frame, partner)
    if subject is not None and subject.kind in ("weapon", "platform"):
        _add_owner(frame, subject, grammar)
        if grammar.low(subject.last) in ("of", "from", "belonging"):
            _add_actor(frame, grammar.chunk_after(subject.last + 1))
    found = grammar.object_of(frame.last)
    if frame.word == "launch" and found is not None and found.kind in ("weapon", "platform"):
        _add(frame, "instrument", found)
        on_what = grammar.chunk_after(found.last + 1)
        found = on_what if grammar.low(found.last) in ("on", "at", "toward", "towards") else None
    if found is None and grammar.low(frame.last) in ("on", "at", "against", "with"):
        found = grammar.chunk_after(frame.last + 1)
    _add(frame, "target", found)
    if found is None or found.kind not in ("facility", "platform"):
        return
    owner = grammar.chunk_after(found.last + 1)
    is_owned = grammar.low(found.last) in ("of", "carrying", "from")
    if is_owned and owner is not None and owner.is_actor():
        _add(frame, "target", owner)


def _is_harmed(subject: Chunk | None, grammar: Grammar) -> bool:
    """Whether a headline says of a noun that it was hit: "Five police killed near Gao"."""
    at = subject.last if subject is not None else -1
    return grammar.low(at) in _HARMED and grammar.low(at + 1) in _AFTER_HARM


def _add_owner(frame: RawFrame, means: Chunk, grammar: Grammar) -> None:
    """Whose drone or missile it was: "a Ukrainian drone"."""
    owner = grammar.chunks.at(means.first - 1)
    if owner is not None and owner.kind in ("nationality", "group"):
        _add(frame, "initiator", owner)


def _add_actor(frame: RawFrame, chunk: Chunk | None) -> None:
    if chunk is None:
        return
    if chunk.kind == "facility":
        return
    role = "instrument" if chunk.kind in ("weapon", "platform") else "initiator"
    if chunk.kind != "place" or frame.pos == "v":
        _add(frame, role, chunk)


def _add(frame: RawFrame, role: str, chunk: Chunk | None) -> None:
    if chunk is None or chunk.kind in ("time", "quantity"):
        return
    if role == "target" and chunk.kind == "nationality":
        return  # "an attack on a Haitian town" hits no state
    if all(argument.chunk is not chunk for argument in frame.arguments):
        frame.arguments.append(RawArgument(role=role, chunk=chunk))


def _add_noun_participants(frame: RawFrame, grammar: Grammar) -> None:
    agent = grammar.agent_of(frame.last - 1, limit=10)
    if agent is not None and _is_of_noun(agent, frame, grammar):
        _add_actor(frame, agent)
        if grammar.low(agent.last) in ("on", "against"):
            _add(frame, "target", grammar.chunk_after(agent.last + 1))
    _add_between(frame, grammar)
    before = _modifier_before(frame, grammar)
    if before is not None:
        _add_actor(frame, before)
    for index in range(frame.last, min(frame.last + 3, len(grammar.reading.words))):
        if grammar.low(index) in ("on", "against") and grammar.same_sentence(index, frame.first):
            _add(frame, "target", grammar.chunk_after(index + 1))
            break
    if frame.get("initiator") is None:
        _add_light_subject(frame, grammar)


def _add_between(frame: RawFrame, grammar: Grammar) -> None:
    """Reads "A ceasefire between Israel and Hezbollah": both are parties."""
    reach = 12 if frame.kind == "ASSAULT" else 4
    for index in range(frame.last, min(frame.last + reach, len(grammar.reading.words))):
        if grammar.low(index) != "between" or not grammar.same_sentence(index, frame.first):
            continue
        for chunk in grammar.chunks.within(index, index + 10)[:3]:
            if chunk.is_actor() or chunk.kind in ("place", "nationality"):
                _add(frame, "initiator", chunk)
        return


def _is_of_noun(agent: Chunk, frame: RawFrame, grammar: Grammar) -> bool:
    """Whether "by X" tells who made the attack, not who promised or reported it."""
    index = agent.first - 1
    while grammar.low(index) != "by" and index > frame.last:
        index -= 1
    before = grammar.low(index - 1)
    if before in _LIGHT_VERBS or before in ("out", "claimed", "blamed"):
        return True
    return not before.endswith(("ed", "en", "wn"))


def _modifier_before(frame: RawFrame, grammar: Grammar) -> Chunk | None:
    index = frame.first - 1
    if grammar.low(index) == "'s":
        index -= 1
    while grammar.same_sentence(index, frame.first):
        chunk = grammar.chunks.at(index)
        if chunk is not None:
            if chunk.kind in ("group", "person", "nationality", "weapon", "platform"):
                return chunk
            return None
        if grammar.low(index) in PREPOSITIONS or grammar.low(index) in (",", "and", "the", "a"):
            return None
        if frame.first - index > 2:
            return None
        index -= 1
    return None


def _add_light_subject(frame: RawFrame, grammar: Grammar) -> None:
    start = grammar.clause_start(frame.first)
    for index in range(frame.first - 1, max(start, frame.first - 12) - 1, -1):
        if grammar.low(index) in _LIGHT_VERBS and grammar.chunks.at(index) is None:
            if grammar.low(index) == "out":
                continue
            if not grammar.is_passive(index):
                subject = grammar.subject_of(index) or grammar.pronoun_before(index)
                _add_actor(frame, subject)
            return
        if grammar.cues.has("repelled", grammar.low(index)):
            _add(frame, "target", grammar.subject_of(index))
            return
    after = grammar.clause_end(frame.last - 1)
    for index in range(frame.last, min(after, frame.last + 8)):
        if grammar.low(index) in _LIGHT_VERBS and grammar.low(index - 1) in BE | AUXILIARIES:
            _add_actor(frame, grammar.agent_of(index))
            return


def mode_by_means(frame: RawFrame, grammar: Grammar) -> str:
    """PLOVER mode by the weapon a trigger's clause names."""
    start, end = grammar.clause_start(frame.first), grammar.clause_end(frame.last - 1)
    means: set[str] = set()
    for chunk in grammar.chunks.within(start, end):
        if chunk.kind not in ("weapon", "platform") and chunk is not frame.get("initiator"):
            continue
        before = grammar.low(chunk.first - 1)
        is_means = before in ("with", "by", "using", "from", "fired", "several", "two", "three")
        if is_means or chunk is frame.get("instrument") or chunk is frame.get("initiator"):
            means |= set(grammar.reading.lowers[chunk.first : chunk.last])
    for mode, words in _MEANS:
        if means & words:
            return mode
    return ""
