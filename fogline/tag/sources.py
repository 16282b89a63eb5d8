"""Who speaks: subjects, appositions, names behind roles."""

from fogline.lexicon import CueBook
from fogline.tag.chunks import Chunk, ChunkList
from fogline.tag.grammar import Grammar
from fogline.tag.reading import Reading

_SPEAKING_PRONOUNS = frozenset("he she they it".split())
_MEDIUM_HEADS = (
    "message messages post posts statement statements video videos communique communiqué letter"
    " report reports account channel footage recording text clip bulletin"
).split()
_CLOSING = frozenset([",", "”", '"', "’"])
_AFTER_SPEAKER = frozenset(
    ["", ".", ",", "who", "whose", "at", "of", "in", "from", "on", "for", "near", "with", ";"]
)
_AHEAD = 7


class Sources:
    """Finds who speaks beside a reporting verb."""

    def __init__(
        self, reading: Reading, chunks: ChunkList, cues: CueBook, grammar: Grammar
    ) -> None:
        self._reading = reading
        self._chunks = chunks
        self._cues = cues
        self._grammar = grammar

    def is_main_clause(self, first: int, comma: int) -> bool:
        """Whether the words before a comma can be what is said."""
        if comma - first < 4:
            return False
        opener = self._grammar.low(first)
        is_setting = opener in (
            "on",
            "in",
            "at",
            "after",
            "when",
            "while",
            "as",
            "since",
            "for",
            "during",
            "despite",
            "following",
            "according",
            "if",
            "with",
        )
        words = self._reading.lowers[first:comma]
        has_verb = any(
            low in ("was", "were", "is", "are", "has", "had", "have", "will", "did")
            or self._cues.triggers.match(self._reading.lowers, first + i)[0]
            or low.endswith("ed")
            for i, low in enumerate(words)
        )
        return has_verb and not (is_setting and comma - first < 9)

    def subject_start(self, at: int, first: int) -> int:
        """Index of the first word of the subject of a verb that stands behind its content."""
        index = self._grammar.skip_auxiliaries(at)
        if self._grammar.low(index) in _SPEAKING_PRONOUNS:
            return index
        start = index
        while start > first:
            chunk = self._chunks.at(start)
            if chunk is not None:
                start = chunk.first
            before = self._grammar.low(start - 1)
            if before in (",", "”", '"', ";") or start - 1 < first:
                inner = self._chunks.at(start - 2) if before == "," else None
                if (
                    inner is not None
                    and inner.is_actor()
                    and start - 2 > first
                    and (self._grammar.low(inner.first - 1) in (",", "”", '"'))
                ):
                    start = inner.first
                    continue
                return start
            start -= 1
        return start

    def after_quote(self, at: int, first: int) -> int | None:
        """Index right behind the quotation that stands before a reporting verb."""
        for index in range(at - 1, first - 1, -1):
            quote = self._reading.words[index].quote
            if quote >= 0 and self._reading.quotes[quote].is_speech:
                return index + 1
        return None

    def inverted_speaker(self, at: int, end: int, last: int) -> Chunk | None:
        """The speaker behind the verb: "..., said a doctor at the hospital".

        Args:
            at: Index of the reporting verb.
            end: Index behind it.
            last: Index behind the sentence.

        Returns:
            The speaking chunk; None when the sentence is in its usual order.
        """
        before = self._reading.words[at - 1]
        if before.lower not in _CLOSING and before.quote < 0:
            return None
        if self._grammar.low(at) in ("told", "tells", "telling"):
            return None  # whom it tells stands behind it
        for index in range(end, min(end + _AHEAD, last)):
            chunk = self._chunks.at(index)
            if chunk is not None:
                is_able = chunk.is_actor() or chunk.kind == "place"
                return chunk if is_able and self._ends_there(chunk, last, before.lower) else None
            if not (self._grammar.low(index)[0].isalpha() or self._grammar.low(index) == "."):
                return None
            if self._grammar.low(index) in ("that", "it", "they", "he", "she", "there", "if"):
                return None
        return None

    def _ends_there(self, chunk: Chunk, last: int, mark: str) -> bool:
        """Whether no clause begins with the chunk: it is followed by an aside or nothing."""
        after = self._grammar.low(chunk.last) if chunk.last < last else ""
        if mark in ("”", '"', "’"):
            return True
        following = self._chunks.at(chunk.last)
        return after in _AFTER_SPEAKER or (following is not None and following.is_actor())

    def speaker_between(self, start: int, at: int) -> tuple[tuple[int, int] | None, Chunk | None]:
        """Who stands between the content and its reporting verb: ", the army said"."""
        actors = [c for c in self._chunks.within(start, at) if c.is_actor()]
        if actors:
            return (actors[0].first, actors[0].last), actors[0]
        states = [c for c in self._chunks.within(start, at) if c.kind == "place"]
        if states:
            return (states[0].first, states[0].last), states[0]
        return self.subject(at)

    def prefer_name(
        self, speaker: Chunk | None, source: tuple[int, int]
    ) -> tuple[Chunk | None, tuple[int, int]]:
        """Of "army spokesman Col. Tarek Mansouri" the person speaks."""
        if speaker is None or speaker.kind == "person":
            return speaker, source
        index = speaker.last
        if self._grammar.low(index) in ("of", "for", "in"):
            ahead = index
            while ahead < index + 8 and not self._is_turn(ahead):
                ahead += 1
            index = ahead if self._is_turn(ahead) else index
        while self._grammar.low(index) in (",", ".", "(") or self._cues.has(
            "title", self._grammar.low(index).rstrip(".")
        ):
            index += 1
            if index - speaker.last > 12:
                return speaker, source
        following = self._chunks.at(index)
        if (
            following is not None
            and following.first == index
            and (
                following.kind == "person"
                or (
                    following.kind == "group"
                    and following.is_named
                    and not speaker.is_named
                    and self._grammar.low(following.last) == ","
                )
            )
        ) and self._grammar.same_sentence(index, speaker.first):
            return following, (source[0], following.last)
        return speaker, source

    def _is_turn(self, index: int) -> bool:
        """Whether an aside or a person's name begins: "the governor of Kursk Oleg Perevalov"."""
        chunk = self._chunks.at(index)
        return self._grammar.low(index) == "," or (chunk is not None and chunk.kind == "person")

    def subject(self, at: int) -> tuple[tuple[int, int] | None, Chunk | None]:
        """Words that name who speaks, and the speaking chunk; None for nobody."""
        index = self._grammar.skip_auxiliaries(at)
        if not self._grammar.same_sentence(index, at):
            return None, None
        low = self._grammar.low(index)
        if low in _SPEAKING_PRONOUNS and not self._grammar.is_object(index, at):
            return (index, index + 1), None
        chunk = self._grammar.subject_of(at)
        if chunk is None or not (chunk.is_actor() or chunk.kind in ("place", "nationality")):
            return self._medium_subject(at)
        speaker, source = self.prefer_name(chunk, (chunk.first, chunk.last))
        return source, speaker

    def is_compared(self, at: int) -> bool:
        """Reads "Two more than the police had reported" reports nothing new."""
        return "than" in self._reading.lowers[max(0, at - 3) : at]

    def _medium_subject(self, at: int) -> tuple[tuple[int, int] | None, Chunk | None]:
        """Reads "A statement by the army said", "A video released by the Legion shows"."""
        start = self._grammar.clause_start(at)
        for index in range(start, at):
            if self._grammar.low(index) in _MEDIUM_HEADS:
                for chunk in self._chunks.within(index, at):
                    if chunk.is_actor():
                        return (index, chunk.last), chunk
        return None, None
