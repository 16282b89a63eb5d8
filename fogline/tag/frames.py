"""Triggers with their arguments, by rules."""

from collections.abc import Callable
from dataclasses import dataclass, field

from fogline.lexicon import CueBook, Trigger
from fogline.tag.chunks import Chunk, ChunkList
from fogline.tag.grammar import AUXILIARIES, BE, PREPOSITIONS, PRONOUNS, Grammar
from fogline.tag.reading import Reading

CASUALTY_KINDS = frozenset(
    ["killed", "injured", "captured", "missing", "displaced", "destroyed", "casualties"]
)
_LIGHT_VERBS = frozenset(
    "launch launched launches launching carry carried carries out conduct conducted conducts"
    " conducting stage staged stages staging mount mounted mounting lead led perpetrate perpetrated"
    " unleash unleashed make made makes commit committed begin began begun start started undertake"
    " undertaken undertook wage waged step stepped intensify intensified resume resumed announce"
    " announced starred star stars hold held organise organised organize organized"
    " impose imposed declare declared continue continued".split()
)
# Forms that the tables give one part of speech but that the language gives two.
_EITHER = frozenset("hit hits down fire fires fall rape torture".split())
_MEANS = (
    ("drone", frozenset("drone drones uav uavs".split())),
    ("aerial", frozenset("aircraft warplane warplanes jets helicopters helicopter airstrikes"
                         " aviation".split())),
    ("heavy-weapons", frozenset("missile missiles rocket rockets artillery mortar mortars shells"
                                " howitzers tanks".split())),
    ("explosives", frozenset("bomb bombs explosives mine mines ied ieds grenade grenades".split())),
    ("firearms", frozenset("gunfire rifles guns machine-gun shot shots gunmen".split())),
)  # fmt: skip
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
_BACKGROUND = (
    "for months",
    "for years",
    "for decades",
    "until now",
    "for centuries",
    "since independence",
    "years ago",
    "decades ago",
    "in recent years",
)
# Words beside a trigger that send it back behind the news of the page.
_PAST = ("to date", "so far this", "previous ", "last such", "earlier ", "in the past")
_ONGOING = frozenset("continue continues continuing continued ongoing underway".split())
_HYPOTHETICAL_NOUNS = frozenset(
    "threat risk fear fears possibility danger prospect prospects".split()
)
_PAST_WAR = frozenset(
    "anniversary memory commemorate commemorated veterans film novel documentary".split()
)


@dataclass(slots=True, kw_only=True)
class RawArgument:
    """An argument before mention ids exist."""

    role: str
    chunk: Chunk
    relation: str = ""


@dataclass(slots=True, kw_only=True)
class RawFrame:
    """A trigger before mention ids exist.

    Attributes mirror :class:`fogline.records.Frame`; ``value`` is a stretch of words.
    """

    first: int
    last: int
    kind: str
    mode: str = ""
    pos: str = "v"
    word: str = ""
    is_negated: bool = False
    is_hedged: bool = False
    modality: str = "happened"
    is_definite: bool = False
    is_new: bool = False
    arguments: list[RawArgument] = field(default_factory=list)
    value: tuple[int, int] | None = None
    score: float = 0.7

    def get(self, role: str) -> Chunk | None:
        """The first argument of a role."""
        return next((a.chunk for a in self.arguments if a.role == role), None)


class FrameFinder:
    """Finds event triggers and their arguments in one reading."""

    def __init__(self, reading: Reading, chunks: ChunkList, cues: CueBook) -> None:
        self.reading = reading
        self.chunks = chunks
        self.cues = cues
        self.grammar = Grammar(reading, chunks, cues)
        self._warlike = _warlike_sentences(reading, chunks, cues)
        self._crowd = any(
            low.startswith(("protest", "demonstrat", "riot")) for low in reading.lowers
        )

    def find_events(self) -> list[RawFrame]:
        """All event triggers with their arguments, in text order."""
        found: list[RawFrame] = []
        at = 0
        while at < len(self.reading.words):
            length, items = self.cues.triggers.match(self.reading.lowers, at)
            trigger = self._choose(items, at, length) if length else None
            if trigger is None:
                at += 1
                continue
            if trigger.kind not in CASUALTY_KINDS:
                found.append(self._make(trigger, at, at + length))
            at += length
        _share_settings(found, self.grammar)
        return found

    def choose(self, at: int) -> tuple[int, Trigger | None]:
        """The trigger that begins at a word, if one counts there."""
        length, items = self.cues.triggers.match(self.reading.lowers, at)
        return length, self._choose(items, at, length) if length else None

    def _choose(self, items: tuple[Trigger, ...], at: int, length: int) -> Trigger | None:
        chunk = self.chunks.at(at)
        if chunk is not None and chunk.is_named:
            return None
        if items[0].word.startswith("withdraw") and {
            "statement",
            "claim",
            "report",
            "bid",
            "offer",
            "candidacy",
            "support",
            "bill",
        } & set(self.reading.lowers[at + length : at + length + 5]):
            return None
        if items[0].word == "protest" and self.grammar.low(at - 1) == "in" and (
            self.grammar.low(at + length) in ("at", "over", "against")
        ):
            return None  # "resigned in protest at"
        usable = [item for item in items if self._fits_pos(item, items, at, length)]
        for item in usable:
            if self._has_need(item, at, at + length):
                return item
        return None

    def _fits_pos(self, item: Trigger, items: tuple[Trigger, ...], at: int, length: int) -> bool:
        first = self.reading.lowers[at]
        is_settled = len({i.pos for i in items}) == 1 and first not in _EITHER
        if length > 1 or first.endswith("ed") or is_settled:
            return True
        is_noun = self._is_noun_here(at, length)
        return is_noun if item.pos == "n" else not is_noun

    def _is_noun_here(self, at: int, length: int) -> bool:
        before = self.grammar.low(at - 1)
        if not self.grammar.same_sentence(at - 1, at):
            before = ""
        if before in (
            "the",
            "a",
            "an",
            "'s",
            "this",
            "that",
            "these",
            "those",
            "its",
            "their",
            "his",
            "her",
            "any",
            "no",
            "of",
            "in",
            "new",
            "another",
            "recent",
            "latest",
            "further",
            "more",
            "some",
            "several",
            "by",
            "for",
            "during",
            "after",
            "from",
            "deadly",
            "armed",
            "massive",
            "major",
            "fierce",
            "heavy",
            "fresh",
            "such",
        ):
            return True
        if before in (
            "to",
            "will",
            "would",
            "they",
            "he",
            "she",
            "it",
            "who",
            "we",
            "could",
            "did",
            "had",
            "has",
            "have",
            "were",
            "was",
            "been",
            "be",
            "not",
        ):
            return False
        after = self.grammar.low(at + length)
        if after in (
            "on",
            "in",
            "by",
            "at",
            "against",
            "near",
            "was",
            "were",
            "has",
            "had",
            "is",
            "of",
            "that",
            "which",
            "into",
            "from",
            "killed",
            ",",
            ".",
            "",
        ) and not (self.reading.lowers[at].endswith(("ed", "ing"))):
            chunk = self.chunks.at(at - 1)
            plural_subject = chunk is not None and chunk.kind == "group" and not chunk.is_named
            return not (plural_subject and before.endswith(("s", "men")))
        chunk = self.chunks.at(at + length)
        return chunk is None and self.grammar.low(at + length) not in ("the", "a", "an", "its")

    def _has_need(self, item: Trigger, at: int, last: int) -> bool:
        checks: dict[str, Callable[[], bool]] = {
            "": lambda: True,
            "war": lambda: self._is_warlike(at),
            "object": lambda: self._has_object(at, last),
            "weapon": lambda: self._has_kind(at, ("weapon", "platform")) or self._is_warlike(at),
            "missile": lambda: (
                not {"tear", "rubber", "water"} & set(self.reading.lowers[last : last + 4])
                and self._has_object_kind(last, ("weapon", "platform"))
                or (self.grammar.is_passive(at) and self._has_kind(at, ("weapon",)))
            ),
            "shoot": lambda: (
                not self.grammar.is_passive(at)
                and self.grammar.low(last)
                in (
                    "",
                    ".",
                    ",",
                    "shots",
                    "into",
                    "live",
                    "tear",
                    "rubber",
                    "back",
                    "first",
                    "from",
                )
            ),
            "road": lambda: bool(
                {"road", "roads", "street", "streets", "highway", "bridge", "traffic", "roundabout"}
                & set(self.reading.lowers[last : last + 5])
            ),
            "custody": lambda: self._has_word(
                at, ("police", "soldier", "officer", "guard", "prison", "custody", "detain", "gunm")
            ),
            "shells": lambda: self._has_weapon_subject(at),
            "pact": lambda: self._has_word(
                at,
                (
                    "ceasefire",
                    "truce",
                    "halt",
                    "agreement",
                    "accord",
                    "deal",
                    "swap",
                    "pause",
                    "peace",
                    "prisoner",
                    "exchange",
                ),
            ),
            "crowd": lambda: self._crowd,
            "force": lambda: self._has_force(at),
            "captive": lambda: self._has_word(
                at, ("hostage", "prisoner", "captiv", "detain", "kidnap", "abduct", "jail")
            ),
            "begun": lambda: self._has_word(
                at, ("begun", "began", "begins", "started", "launched", "under")
            ),
            "threat": lambda: self.grammar.low(last) in ("to", "with"),
            "count": lambda: self._has_count(at, last),
        }
        return checks[item.needs]()

    def _is_warlike(self, at: int) -> bool:
        return self._warlike[self.reading.words[at].sentence]

    def _has_object(self, at: int, last: int) -> bool:
        chunk = self.grammar.object_of(last)
        if chunk is not None and chunk.kind not in ("time", "quantity"):
            return self._is_warlike(at) or chunk.kind in ("place", "facility")
        for index in range(last, last + 4):
            if self.cues.has("town-word", self.grammar.low(index)):
                return self.grammar.same_sentence(index, at) and self._is_warlike(at)
        return self.grammar.is_passive(at) and self._is_warlike(at)

    def _has_object_kind(self, last: int, kinds: tuple[str, ...]) -> bool:
        for index in range(last, last + 5):
            chunk = self.chunks.at(index)
            if chunk is not None and chunk.kind in kinds:
                return self.grammar.same_sentence(index, last - 1)
        return False

    def _has_kind(self, at: int, kinds: tuple[str, ...]) -> bool:
        first, last = self.reading.sentence_of(at)
        return any(chunk.kind in kinds for chunk in self.chunks.within(first, last))

    def _has_weapon_subject(self, at: int) -> bool:
        chunk = self.chunks.at(self.grammar.skip_auxiliaries(at))
        return chunk is not None and chunk.kind in ("weapon", "platform")

    def _has_force(self, at: int) -> bool:
        first, last = self.reading.sentence_of(at)
        return any(
            chunk.kind == "group" and (chunk.is_named or "combatant" in chunk.classes)
            for chunk in self.chunks.within(first, last)
        )

    def _has_word(self, at: int, starts: tuple[str, ...]) -> bool:
        first, last = self.reading.sentence_of(at)
        return any(low.startswith(starts) for low in self.reading.lowers[first:last])

    def _has_count(self, at: int, last: int) -> bool:
        near = range(max(at - 5, 0), min(last + 5, len(self.reading.words)))
        for index in near:
            chunk = self.chunks.at(index)
            if chunk is not None and chunk.kind == "quantity":
                return self.grammar.same_sentence(index, at)
        return False

    def _make(self, trigger: Trigger, first: int, last: int) -> RawFrame:
        frame = RawFrame(
            first=first,
            last=last,
            kind=trigger.kind,
            mode=trigger.mode,
            pos=trigger.pos,
            word=trigger.word,
        )
        set_modality(frame, self.grammar)
        add_participants(frame, self.grammar)
        add_setting(frame, self.grammar)
        if frame.kind == "ASSAULT" and frame.mode in ("", "explosives"):
            means = _mode_by_means(frame, self.grammar)
            if not frame.mode or means in ("aerial", "drone"):
                frame.mode = means
        return frame


def _mode_by_means(frame: RawFrame, grammar: Grammar) -> str:
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


def set_modality(frame: RawFrame, grammar: Grammar) -> None:
    """Settle whether the text says it happened, goes on, is planned or only possible."""
    cues = grammar.cues
    lows = [
        "" if (chunk := grammar.chunks.at(i)) is not None and chunk.kind == "time" else low
        for i, low in enumerate(grammar.reading.lowers[: frame.last + 10])
    ]
    start, _ = grammar.reading.sentence_of(frame.first)
    window = lows[max(start, frame.first - 5) : frame.first]
    joined = " " + " ".join(window) + " "
    end = grammar.clause_end(frame.last - 1)
    after = " ".join(lows[frame.last : min(end, frame.last + 8)])
    frame.is_negated = (
        any(low in ("not", "no", "never", "n't", "without", "any", "false") for low in window[-3:])
        and "not only" not in joined
    )
    frame.is_hedged = any(cues.has("hedge", low) for low in window)
    frame.is_definite = any(
        low in ("the", "this", "that", "its", "their", "those", "these") for low in window[-3:]
    )
    frame.is_new = any(
        low in ("new", "another", "second", "third", "fresh", "further", "again")
        for low in [*window[-3:], *lows[frame.first : frame.last]]
    )
    clause = lows[grammar.clause_start(frame.first) : frame.first]
    around = " ".join(
        grammar.reading.lowers[max(start, frame.first - 5) : min(end, frame.last + 6)]
    )
    past = " ".join(grammar.reading.lowers[max(start, frame.first - 4) : min(end, frame.last + 3)])
    if any(phrase in past for phrase in _PAST):
        frame.modality = "past"
    elif (
        _is_standing(frame, grammar, end)
        or any(phrase in around for phrase in _BACKGROUND)
        or _PAST_WAR & set(window)
    ):
        frame.modality = "background"
    elif {"if", "unless", "could", "might", "may", "should"} & set(clause[-6:]) or (
        _HYPOTHETICAL_NOUNS & set(window)
    ):
        frame.modality = "hypothetical"
    elif {"will", "would", "shall"} & set(clause[-4:]) or any(
        cues.has("future", phrase) for phrase in _pairs(window)
    ):
        frame.modality = "planned"
    elif (
        _ONGOING & set(window[-2:])
        or after.startswith(
            (
                "is under way",
                "is underway",
                "has begun",
                "continue",
                "are under way",
                "is ongoing",
                "has started",
            )
        )
        or (
            frame.pos == "v"
            and lows[frame.first].endswith("ing")
            and set(window[-2:]) & {"are", "is"}
        )
    ):
        frame.modality = "ongoing"


def _is_standing(frame: RawFrame, grammar: Grammar, end: int) -> bool:
    """Whether it is a state of affairs: "has been fighting ... since 2012"."""
    before = grammar.reading.lowers[max(frame.first - 3, 0) : frame.first]
    if not {"been", "has", "have"} & set(before):
        return False
    return any(
        chunk.kind == "time" and chunk.head.startswith(("since", "for "))
        for chunk in grammar.chunks.within(frame.last, end)
    )


def _pairs(window: list[str]) -> list[str]:
    return [" ".join(window[i : i + 2]) for i in range(len(window))]


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
    if grammar.is_passive(frame.first) or (agent is not None and is_participle):
        _add(frame, "target", subject)
        _add_actor(frame, agent)
        return
    _add_actor(frame, subject)
    for partner in grammar.partners_of(subject, frame.first):
        _add_actor(frame, partner)
    if subject is not None and subject.kind in ("weapon", "platform"):
        _add_owner(frame, subject, grammar)
        if grammar.low(subject.last) in ("of", "from", "belonging"):
            _add_actor(frame, grammar.chunk_after(subject.last + 1))
    found = grammar.object_of(frame.last)
    if found is None and grammar.low(frame.last) in ("on", "at", "against", "with"):
        found = grammar.chunk_after(frame.last + 1)
    _add(frame, "target", found)
    if found is not None and found.kind in ("facility", "platform"):
        if grammar.low(found.last) in ("of", "carrying", "from"):
            owner = grammar.chunk_after(found.last + 1)
            if owner is not None and owner.is_actor():
                _add(frame, "target", owner)


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
    """ "A ceasefire between Israel and Hezbollah": both are parties."""
    for index in range(frame.last, min(frame.last + 4, len(grammar.reading.words))):
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
                _add_actor(frame, grammar.subject_of(index))
            return
        if grammar.cues.has("repelled", grammar.low(index)):
            _add(frame, "target", grammar.subject_of(index))
            return
    after = grammar.clause_end(frame.last - 1)
    for index in range(frame.last, min(after, frame.last + 8)):
        if grammar.low(index) in _LIGHT_VERBS and grammar.low(index - 1) in BE | AUXILIARIES:
            _add_actor(frame, grammar.agent_of(index))
            return


def add_setting(frame: RawFrame, grammar: Grammar) -> None:
    """Add where and when."""
    for chunk, relation in _places_of(frame, grammar):
        frame.arguments.append(RawArgument(role="place", chunk=chunk, relation=relation))
    time = _time_of(frame, grammar)
    if time is not None:
        frame.arguments.append(RawArgument(role="time", chunk=time))


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
        if chunk.kind != "place":
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
    index = chunk.first - 1
    nationality = 0
    while grammar.same_sentence(index, chunk.first):
        low = grammar.low(index)
        inner = grammar.chunks.at(index)
        holder = grammar.chunks.at(index - 1)
        if low in ("in", "of", "for") and holder is not None and holder.last == index:
            if holder.classes & {"authority", "spokes"} and "combatant" not in holder.classes:
                return None  # "the government in Maputo" places the government
        if low in _DIRECTIONS or (low == "of" and grammar.low(index - 1) in _DIRECTIONS):
            return "near"
        if low == "of" and grammar.low(index - 1) in _PLACE_FILL:
            index -= 1
            continue
        if low in _RELATIONS:
            return _RELATIONS[low] or None
        if inner is None and index < chunk.first - 1:
            _, triggers = grammar.cues.triggers.match(grammar.reading.lowers, index)
            if any(trigger.pos == "v" for trigger in triggers):
                return "in"  # "attacked the town of ..."
        if low in ("and", ",", "or"):
            earlier = grammar.chunks.at(index - 1)
            if earlier is not None and earlier.kind == "place":
                index = earlier.first - 1
                continue
            return None
        if low in _PLACE_FILL:
            index -= 1
            continue
        if low == "'s" and holder is not None and holder.kind == "place":
            index = holder.first - 1  # "in Russia's Belgorod region"
            continue
        if inner is not None and inner.kind == "nationality" and nationality == 0:
            nationality += 1
            index = inner.first - 1
            continue
        return None
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


def _share_settings(frames: list[RawFrame], grammar: Grammar) -> None:
    """Leave a time or place to the nearest trigger of its sentence.

    What opens a sentence ("On Sunday, ...") holds for all of it.
    """
    for frame in frames:
        kept: list[RawArgument] = []
        for argument in frame.arguments:
            if argument.role in ("time", "place") and not _opens(argument.chunk, grammar):
                if any(_is_between(other, frame, argument.chunk) for other in frames):
                    continue
            kept.append(argument)
        frame.arguments = kept


def _opens(chunk: Chunk, grammar: Grammar) -> bool:
    first, _ = grammar.reading.sentence_of(chunk.first)
    return chunk.first - first <= 2


def _is_between(other: RawFrame, frame: RawFrame, chunk: Chunk) -> bool:
    if other is frame:
        return False
    if chunk.first >= frame.last:
        return frame.last <= other.first < chunk.first
    return chunk.last <= other.first < frame.first


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
        if length and any(item.use in ("say", "deny", "blame", "accuse") for item in items):
            near = index + length >= before if index < chunk.first else index <= chunk.last
            if near and grammar.chunks.at(index) is None:
                return True
    return False


def _warlike_sentences(reading: Reading, chunks: ChunkList, cues: CueBook) -> list[bool]:
    """Sentences that speak of war or unrest beside any doubtful trigger."""
    marked: list[int] = []
    for first, last in reading.bounds:
        score = 0
        for at in range(first, last):
            if cues.match_class("news", reading.lowers, at):
                score += 1
        for chunk in chunks.within(first, last):
            if chunk.kind == "weapon" or "combatant" in chunk.classes:
                score += 1
        marked.append(score)
    total = sum(1 for score in marked if score)
    is_war_page = total >= 3 and total * 6 >= len(marked)
    return [score >= 1 or is_war_page for score in marked]


__all__ = [
    "CASUALTY_KINDS",
    "PRONOUNS",
    "FrameFinder",
    "RawArgument",
    "RawFrame",
    "add_setting",
    "place_relation",
    "set_modality",
]
