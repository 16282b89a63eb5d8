"""Triggers with their arguments, by rules."""

from collections.abc import Callable

from fogline.lexicon import CueBook, Trigger
from fogline.tag.chunks import ChunkList
from fogline.tag.circumstances import add_setting, share_settings
from fogline.tag.grammar import Grammar
from fogline.tag.modality import set_modality
from fogline.tag.participants import add_participants, mode_by_means
from fogline.tag.raw import RawFrame
from fogline.tag.reading import Reading

CASUALTY_KINDS = frozenset(
    ["killed", "injured", "captured", "missing", "displaced", "destroyed", "casualties"]
)
_PAPERS = frozenset("statement claim report bid offer candidacy support bill".split())
_BROKEN = {
    "opened": (("fire",), "firearms"), "open": (("fire",), "firearms"),
    "opening": (("fire",), "firearms"), "set": (("on", "fire"), "destroy"),
    "setting": (("on", "fire"), "destroy"),
}  # fmt: skip
# Forms that the tables give one part of speech but that the language gives two.
_EITHER = frozenset("hit hits down fire fires fall rape torture".split())


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
                found.append(self.make(trigger, at, at + length))
            at += length
        found += self._broken_phrases()
        found.sort(key=lambda frame: (frame.first, frame.last))
        share_settings(found, self.grammar)
        return found

    def _broken_phrases(self) -> list[RawFrame]:
        """Triggers with words in between: "opened unprovoked fire", "set a post on fire"."""
        made: list[RawFrame] = []
        for at, low in enumerate(self.reading.lowers):
            tail, mode = _BROKEN.get(low, ((), ""))
            _, end = self.reading.sentence_of(at)
            for index in range(at + 2, min(at + 9, end)) if tail else ():
                if tuple(self.reading.lowers[index : index + len(tail)]) != tail:
                    continue
                trigger = Trigger(word=low, pos="v", kind="ASSAULT", mode=mode, needs="")
                frame = self.make(trigger, at, at + 1)
                made.append(frame)
                break
        return made

    def choose(self, at: int) -> tuple[int, Trigger | None]:
        """The trigger that begins at a word, if one counts there."""
        length, items = self.cues.triggers.match(self.reading.lowers, at)
        return length, self._choose(items, at, length) if length else None

    def _choose(self, items: tuple[Trigger, ...], at: int, length: int) -> Trigger | None:
        chunk = self.chunks.at(at)
        if chunk is not None and (chunk.is_named or chunk.kind == "time"):
            return None  # a march is no March
        if self._is_other_sense(items[0], at, at + length):
            return None
        if self._is_town_taken(at + length):
            items = tuple(item for item in items if (item.word, item.kind) != ("seize", "COERCE"))
        usable = [item for item in items if self._fits_pos(item, items, at, length)]
        for item in usable:
            if self._has_need(item, at, at + length):
                return item
        return None

    def _is_other_sense(self, item: Trigger, at: int, last: int) -> bool:
        """Whether the words beside a trigger turn it to another sense."""
        before = self.grammar.low(at - 1)
        if item.word == "protest":
            return before == "in"  # "resigned in protest at"
        if item.word == "attack":
            return before in ("heart", "panic", "asthma", "verbal", "personal")
        if item.kind != "RETREAT" or item.mode != "withdraw":
            return False
        if _PAPERS & set(self.reading.lowers[last : last + 5]):
            return True  # "withdrew its statement"
        opener = self.grammar.low(self.grammar.clause_start(at) - 1)
        return opener in ("as", "while", "when", "after", "before")

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
        if not self.grammar.same_sentence(at, at + length):
            after = ""
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
                (
                    not {"tear", "rubber", "water"} & set(self.reading.lowers[last : last + 4])
                    and self._has_object_kind(last, ("weapon", "platform"))
                )
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
            "into": lambda: (
                bool({"from", "into"} & set(self.reading.lowers[last : last + 3]))
                or self.reading.lowers[at] == "crossed"
            ),
            "armed": lambda: self._has_armed_subject(at),
            "people": lambda: self._has_people_object(last),
            "border": lambda: bool(
                {"border", "borders", "crossing", "crossings", "airspace", "frontier"}
                & set(self.reading.lowers[last : last + 6])
            ),
            "placeout": lambda: (
                bool({"out", "from"} & set(self.reading.lowers[last : last + 6]))
                and self._has_object_after(last, "place")
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
        if self._has_weapon_subject(at):
            return True
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

    def _has_armed_subject(self, at: int) -> bool:
        if self.grammar.low(self.grammar.skip_auxiliaries(at)) in ("anyone", "anybody", "nobody"):
            return True  # "denied that anybody had crossed the border"
        subject = self.grammar.subject_of(at) or self.grammar.pronoun_before(at)
        if subject is None:
            return False
        is_pronoun = subject.head in ("they", "we", "it")
        is_force = "combatant" in subject.classes or (subject.is_named and subject.kind == "group")
        return is_force or (is_pronoun and self._has_force(at))

    def _is_town_taken(self, last: int) -> bool:
        """Whether a place is the object: "seized the town of Paletwa"."""
        for index in range(last, last + 6):
            chunk = self.chunks.at(index)
            if chunk is not None:
                return chunk.kind == "place"
            low = self.grammar.low(index)
            if low not in ("the", "of", "a", "strategic", "key") and not self.cues.has(
                "town-word", low
            ):
                return False
        return False

    def _has_people_object(self, last: int) -> bool:
        found = self.grammar.object_of(last)
        number = self.grammar.chunk_after(last)
        if number is not None and number.kind == "quantity":
            found = self.chunks.at(number.last) or self.grammar.chunk_after(number.last + 1)
        return found is not None and found.kind in ("group", "person")

    def _has_object_after(self, last: int, kind: str) -> bool:
        return any(
            (chunk := self.chunks.at(index)) is not None and chunk.kind == kind
            for index in range(last, min(last + 9, len(self.reading.words)))
        )

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

    def make(self, trigger: Trigger, first: int, last: int) -> RawFrame:
        """A trigger at a stretch of words, with what the grammar around it says of it."""
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
            means = mode_by_means(frame, self.grammar)
            if not frame.mode or means in ("aerial", "drone"):
                frame.mode = means
        return frame


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
