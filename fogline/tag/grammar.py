"""A few questions about sentences that rules can answer without a parser."""

from fogline.lexicon import CueBook
from fogline.tag.chunks import Chunk, ChunkList
from fogline.tag.reading import Reading

BE = frozenset("is are was were be been being am 's 're get gets got".split())
HAVE = frozenset("has have had having 've".split())
MODALS = frozenset("will would can could may might must shall should".split())
AUXILIARIES = BE | HAVE | MODALS | frozenset("do does did not n't also".split())
PREPOSITIONS = frozenset(
    "of in on at by from to with for against near under over through into onto toward towards"
    " during after before between among across around inside outside along despite since until"
    " within without about like behind beside besides including amid following via per".split()
)
# What a count of the dead or hurt is called.
TOLL_WORDS = frozenset(["toll", "number", "count", "figure", "tally"])
PRONOUNS = frozenset("he she they it we i who which that".split())
_SUBORDINATORS = frozenset(
    "that when while after before as because although though if whether where which who whom whose"
    " since unless until".split()
)
_COORDINATORS = frozenset(["and", "but", "or"])
_ADVERBS = frozenset(
    "also then later earlier previously reportedly allegedly again still now not never already"
    " immediately repeatedly first only even just once always together jointly separately".split()
)
_MODIFIERS = frozenset(
    "the a an neighbouring neighboring nearby northern southern eastern western central".split()
)
_BEFORE_CHUNK = frozenset(
    [
        "the",
        "a",
        "an",
        "“",
        '"',
        "its",
        "their",
        "his",
        "her",
        "another",
        "several",
        "other",
        "some",
    ]
)
_PERSONAL = frozenset("it they he she we i you there".split())
_NOUN_ENDS = ("e", "g", "k", "t", "y")
_PARTS = frozenset(
    "one some several many two three most all column group band number unit wave majority couple"
    " handful pair dozens hundreds".split()
)
_OWNERS = frozenset(["its", "their", "our"])
_MARKS = frozenset(['"', "“", "”"])
_APPOSITION = frozenset(
    "who which whose where in the a an speaking citing quoting one also".split()
)
_PASSIVE_GAP = 4


class Grammar:
    """Clauses, subjects and voices of one reading.

    Args:
        reading: The text.
        chunks: Its mentions.
        cues: Word classes and cues.
    """

    def __init__(self, reading: Reading, chunks: ChunkList, cues: CueBook) -> None:
        self.reading = reading
        self.chunks = chunks
        self.cues = cues

    def low(self, at: int) -> str:
        """Lower-case word, or an empty text past either end."""
        return self.reading.lowers[at] if 0 <= at < len(self.reading.lowers) else ""

    def same_sentence(self, one: int, other: int) -> bool:
        """Whether two words stand in one sentence."""
        words = self.reading.words
        if not (0 <= one < len(words) and 0 <= other < len(words)):
            return False
        return words[one].sentence == words[other].sentence

    def is_passive(self, at: int) -> bool:
        """Whether a participle is passive: "were killed", "has been attacked"."""
        if self.low(at).endswith("ing"):
            return False
        for back in range(1, _PASSIVE_GAP + 1):
            index = at - back
            if not self.same_sentence(index, at):
                return False
            low = self.low(index)
            if low in _MARKS and back == 1:
                continue
            if low in BE:
                return True
            if low in HAVE or low in MODALS:
                return False
            if not (low in _ADVERBS or low.endswith("ly")):
                return False
        return False

    def skip_auxiliaries(self, at: int) -> int:
        """Walk left over auxiliaries and adverbs; gives the index of the word before them."""
        index = at - 1
        while self.same_sentence(index, at):
            low = self.low(index)
            if (
                low in AUXILIARIES
                or low in _ADVERBS
                or low.endswith("ly")
                or self._is_skipped(index, at)
            ):
                index -= 1
                continue
            chunk = self.chunks.at(index)
            if chunk is not None and chunk.kind == "time":
                index = chunk.first - 1
                if self.low(index) in ("on", "in", "at", "late", "early"):
                    index -= 1
                continue
            break
        return index

    def _is_skipped(self, index: int, at: int) -> bool:
        """Whether it is "to", or the quotation mark of a verb that is itself quoted."""
        if self.low(index) == "to":
            return True
        return index == at - 1 and self.low(index) in _MARKS and self.reading.words[at].quote >= 0

    def clause_start(self, at: int) -> int:
        """Index of the first word of the clause a word stands in."""
        first, _ = self.reading.sentence_of(at)
        index = at - 1
        while index >= first:
            index = self._before_aside(index)
            if self._ends_clause(index, at):
                return index + 1
            index -= 1
        return first

    def _before_aside(self, index: int) -> int:
        """Jump over a quotation set between commas: "three men, “all of them spies”, were"."""
        if self.low(index) not in _MARKS or index == 0:
            return index
        quote = self.reading.words[index - 1].quote
        start = index - 1
        while start > 0 and quote >= 0 and self.reading.words[start - 1].quote == quote:
            start -= 1
        return start - 2 if quote >= 0 and self.low(start - 2) == "," else index

    def clause_end(self, at: int) -> int:
        """Index one past the last word of the clause a word stands in."""
        _, last = self.reading.sentence_of(at)
        index = at + 1
        while index < last:
            low = self.low(index)
            if low in (";", ":"):
                return index
            if low in ("while", "although", "though", "when", "after", "before", "because"):
                return index
            if low == "," and self.low(index + 1) in ("but", "while", "who", "which"):
                return index
            if self.reading.words[index].quote != self.reading.words[at].quote and low in '”"':
                return index
            index += 1
        return last

    def _ends_clause(self, index: int, at: int) -> bool:
        low = self.low(index)
        if low in (";", ":", "“", '"', "”"):
            return True
        if low in _SUBORDINATORS:
            if low == "that" and self.chunks.at(index) is not None:
                return False
            return index + 1 < at
        if low in ("but", "and") and self.low(index - 1) == ",":
            return index + 1 < at and self.chunks.at(index + 1) is not None
        length, items = self.cues.cues.match(self.reading.lowers, index)
        if length and any(item.use == "say" for item in items) and index + length < at:
            # "that claimed it insist": the cue has its object, the clause goes on.
            is_whole = self.low(index + length) in ("it", "them") and index + length + 1 == at
            return self.chunks.at(index) is None and not is_whole
        return False

    def subject_of(self, at: int) -> Chunk | None:
        """The actor that stands as subject of a verb.

        Args:
            at: Index of the verb's first word.

        Returns:
            Its chunk; None when the clause names none.
        """
        index = self.skip_auxiliaries(at)
        if not self.same_sentence(index, at):
            return None
        low = self.low(index)
        if low in ("who", "which", "that"):
            return self._antecedent(index)
        before = self._before_apposition(index) if low == "," else None
        if before is not None:
            return self.named_neighbour(before)
        if low in _PERSONAL and not self.is_object(index, at):
            return None
        return self._clause_subject(index, at)

    def _clause_subject(self, index: int, at: int) -> Chunk | None:
        start = self.clause_start(at)
        candidates = [
            chunk
            for chunk in self.chunks.within(start, at)
            if chunk.last <= at and self._can_be_subject(chunk)
        ]
        if candidates:
            return self._pick_subject(candidates, at)
        is_relative = self.low(start - 1) in ("who", "which", "that")
        held = self._antecedent(start - 1) if is_relative else None
        if held is not None and self._has_verb(start, index + 1):
            return held
        if self.low(index) in _COORDINATORS or self.low(index) == ",":
            return self._subject_before(start, at)
        return None

    def is_object(self, index: int, at: int) -> bool:
        """Whether "it" before a plural verb belongs to the verb before: "that claimed it insist"."""
        if self.low(index) not in ("it", "he", "she") or index + 1 != at:
            return False
        verb = self.low(at)
        return not verb.endswith(("s", "ed", "d", "ing")) and verb not in (
            "wrote",
            "put",
            "swore",
            "struck",
            "hit",
            "shot",
            "fought",
            "took",
            "made",
        )

    def partners_of(self, chunk: Chunk | None, before: int) -> list[Chunk]:
        """Those joined to a subject: "Israel and Lebanon agreed"."""
        found: list[Chunk] = []
        while chunk is not None and self.low(chunk.last) in ("and", ",", "("):
            index = chunk.last
            if self.low(index) == "(":
                while index < before and self.low(index) != ")":
                    index += 1
                index += 1
                if self.low(index) != "and":
                    break
            if self.low(index) == "," and self.low(index + 1) == "and":
                index += 1
            if self.low(index) == ",":
                break
            partner = self.chunk_after(index + 1)
            if partner is None or partner.first >= before:
                break
            if not (partner.is_actor() or partner.kind == "place"):
                break
            found.append(partner)
            chunk = partner
        return found

    def pronoun_before(self, at: int) -> Chunk | None:
        """A personal pronoun as subject of a verb, made a chunk of its own."""
        index = self.skip_auxiliaries(at)
        low = self.low(index)
        if low not in ("it", "they", "he", "she", "we") or not self.same_sentence(index, at):
            owner = [i for i in range(self.clause_start(at), at) if self.low(i) in _OWNERS]
            if not owner or self.chunks.at(owner[-1]) is not None:
                return None
            index, low = owner[-1], self.low(owner[-1])
        kind = "person" if low in ("he", "she") else "group"
        return Chunk(first=index, last=index + 1, kind=kind, is_named=False, head=low)

    def _before_apposition(self, comma: int) -> Chunk | None:
        """Whom ", who speaks for the army," or ", in a message," is set after."""
        first, _ = self.reading.sentence_of(comma)
        for index in range(comma - 1, first, -1):
            if self.low(index) != ",":
                continue
            holder = index - 1
            if self.low(holder) == ")":
                while holder > first and self.low(holder) != "(":
                    holder -= 1
                holder -= 1
            chunk = self.chunks.at(holder)
            opener = self.low(index + 1)
            inner = self.chunks.at(index + 1)
            fits = opener in _APPOSITION or inner is not None
            if chunk is None or not fits or not self._can_be_subject(chunk):
                continue
            if chunk.is_actor() or (chunk.kind == "place" and opener in ("which", "in")):
                return chunk
        return None

    def named_neighbour(self, chunk: Chunk) -> Chunk:
        """The name right behind a description: "the armed group al-Shabaab"."""
        following = self.chunks.at(chunk.last)
        if (
            not chunk.is_named
            and following is not None
            and following.first == chunk.last
            and following.is_named
            and following.kind in ("group", "person")
            and self.same_sentence(chunk.first, following.first)
        ):
            return following
        return chunk

    def _has_verb(self, first: int, last: int) -> bool:
        """Whether a relative clause has had its own verb: "the groups that claimed it insist"."""
        return any(
            self.cues.cues.match(self.reading.lowers, at)[0]
            or self.cues.triggers.match(self.reading.lowers, at)[0]
            or self.low(at) in AUXILIARIES
            or self.low(at).endswith("ed")
            for at in range(first, last)
        )

    def _pick_subject(self, candidates: list[Chunk], at: int) -> Chunk:
        """Prefer the one right before the verb, else the first of the clause."""
        index = self.skip_auxiliaries(at)
        right_before = self.chunks.at(index)
        first = candidates[0]
        if right_before is not None and right_before in candidates:
            between = range(first.last, right_before.first)
            opened = any(
                self.low(i) in ("that", "which", "who")
                or (self.low(i) == "," and self.low(i + 1) in ("but", "and", "while"))
                for i in between
            )
            if opened:
                return self.named_neighbour(right_before)
        return self.named_neighbour(first)

    def _subject_before(self, start: int, at: int) -> Chunk | None:
        first, _ = self.reading.sentence_of(at)
        candidates = [
            chunk for chunk in self.chunks.within(first, start) if self._can_be_subject(chunk)
        ]
        return candidates[0] if candidates else None

    def _antecedent(self, index: int) -> Chunk | None:
        back = index - 1
        while self.same_sentence(back, index) and self.low(back) in (",", "in", "of"):
            back -= 1
        # "it was the army's aviation that bombed": the name stands before the noun.
        for step in range(3):
            chunk = self.chunks.at(back - step)
            if chunk is not None:
                return chunk if chunk.kind != "time" else None
            if step == 0 and self.low(back - 1) != "'s":
                return None
        return None

    def _can_be_subject(self, chunk: Chunk) -> bool:
        is_able = chunk.is_actor() or chunk.kind in ("place", "platform", "weapon", "facility")
        if not is_able or self.low(chunk.last) == "'s":
            return False
        if not self.same_sentence(chunk.first - 1, chunk.first):
            return True
        index = chunk.first - 1
        while self.low(index) in _MODIFIERS and self.same_sentence(index - 1, index):
            index -= 1
        before = self.low(index)
        if chunk.kind == "place" and self._only_places(chunk, before):
            return False
        if before == "of" and self.low(index - 1) in _PARTS:
            return True  # "one of its drones", "some of the troops"
        if before == "of":
            counted = self.chunks.at(index - 1)  # "hundreds of people"
            return counted is not None and counted.kind == "quantity"
        return before not in PREPOSITIONS and before not in ("told", "telling", "tell")

    def _only_places(self, chunk: Chunk, before: str) -> bool:
        """Whether a place only says where: "Gao, Mali", "the Lebanon truce"."""
        if before == "," and self._after_place(chunk):
            return True
        is_trigger = self.cues.triggers.match(self.reading.lowers, chunk.last)[0]
        is_last = chunk.last + 1 >= len(self.reading.words)
        return bool(is_trigger) and not is_last and self.low(chunk.last).endswith(_NOUN_ENDS)

    def _after_place(self, chunk: Chunk) -> bool:
        earlier = self.chunks.at(chunk.first - 2)
        return earlier is not None and earlier.kind == "place"

    def agent_of(self, at: int, *, limit: int = 26) -> Chunk | None:
        """The actor behind "by" after a passive or a noun."""
        end = min(self.clause_end(at), at + limit)
        for index in range(at + 1, end):
            if self.low(index) == "by":
                found = self.chunk_after(index + 1)
                if found is not None and (
                    found.is_actor() or found.kind in ("weapon", "platform", "nationality")
                ):
                    return found
                if self.low(index + 1) in ("the", "a") or found is not None:
                    return None
        return None

    def chunk_after(self, at: int, *, skip: int = 2) -> Chunk | None:
        """The chunk that begins at a word, determiners and quotation marks skipped."""
        reach = at + skip + 1
        while self.cues.has("title", self.low(reach - 1).rstrip(".")) or (
            self.low(reach - 1) == "." and reach > at + 1
        ):
            reach += 1  # "according to Commander Lt. Col. ..."
        for index in range(at, reach):
            chunk = self.chunks.at(index)
            if chunk is not None:
                return self.named_neighbour(chunk)
            low = self.low(index)
            is_title = self.cues.has("title", low.rstrip(".")) or low == "."
            if low not in _BEFORE_CHUNK and not is_title:
                return None
        return None

    def object_of(self, at: int, *, limit: int = 7) -> Chunk | None:
        """The first chunk right after a verb, before any preposition.

        Args:
            at: Index one past the verb.
            limit: How many words to look ahead.

        Returns:
            Its chunk; None when something else comes first.
        """
        for index in range(at, at + limit):
            if not self.same_sentence(index, at - 1):
                return None
            chunk = self.chunks.at(index)
            if chunk is not None and chunk.kind not in ("time", "quantity", "nationality"):
                return chunk
            low = self.low(index)
            if low in PREPOSITIONS or low in _SUBORDINATORS or low in (",", ";", ".", "and"):
                return None
        return None
